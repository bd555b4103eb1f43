"""System checks: what is wrong in an installation, said at ``manage.py check`` with the way out.

Ids are stable and listed in ``docs/reference/checks.md``.
"""

from django.core.checks import Tags, register

from .packages import check_packages
from .pages import check_base_page
from .scheduler import check_scheduler
from .schema import check_schema
from .settings import check_settings
from .site import (
    check_atomic_requests,
    check_middleware,
    check_publish_scheduled,
    check_task_backend,
    check_transaction_mode,
)
from .translation import check_new_translations
from .verticals import check_descriptions, check_hook_answers, check_kinds, check_names

CHECKS = (
    check_hook_answers,
    check_names,
    check_packages,
    check_kinds,
    check_schema,
    check_base_page,
    check_settings,
    check_descriptions,
    check_transaction_mode,
    check_atomic_requests,
    check_publish_scheduled,
    check_middleware,
    check_task_backend,
    check_new_translations,
)


def register_checks() -> None:
    """Register every check. Called once, when the app is ready."""
    for check in CHECKS:
        register(check)
    register(check_scheduler, Tags.database)
