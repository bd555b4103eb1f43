"""System checks: what is wrong in an installation, said at ``manage.py check`` with the way out."""

from typing import Any

from django.core.checks import CheckMessage, register


def register_checks() -> None:
    """Register every check. Called once, when the app is ready."""
    register(check_nothing)


def check_nothing(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return []
