"""Everything that is wrong at once: a form that tells one thing in each round is sent many times."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

__all__ = ["refuse_together"]


def refuse_together(*checks: Callable[[], Any]) -> None:
    """Run every check, also after one that refuses; the ``clean`` of the next class is one of them.

    Raises:
        ValidationError: keyed by field, with what all of them refuse.
    """
    refused: dict[str, Any] = {}
    for check in checks:
        try:
            check()
        except ValidationError as error:
            error.update_error_dict(refused)
    if refused:
        raise ValidationError(refused)
