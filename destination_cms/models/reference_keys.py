"""The key by which a thing names another one that has a life of its own: a recording, a district, an organisation."""

from typing import Any

from django.db import models

__all__ = ["reference_key"]


def reference_key(to: str, verbose_name: Any, help_text: Any = "", *, blank: bool = True) -> Any:
    """Return the model field; it is empty where the other thing is deleted.

    Args:
        to: the other model, as ``app_label.Model``.
        verbose_name: of the field.
        help_text: of the field.
        blank: whether a form may leave it empty; a row that is there only for this may not.
    """
    return models.ForeignKey(
        to,
        verbose_name=verbose_name,
        null=True,
        blank=blank,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )
