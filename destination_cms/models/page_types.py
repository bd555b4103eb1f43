"""Allowed parents and children of pages, also for subclasses that extend a kind."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from ..registry import declared_items
from ..verticals import KindExtension

__all__ = ["PageTypesMixin"]


class PageTypesMixin:
    """Let a subclass that extends a kind stand wherever the kind's own pages may, and hold what they may hold.

    Wagtail's ``parent_page_types`` and ``subpage_types`` name classes, and mean no subclass of them.
    """

    @classmethod
    def clean_parent_page_models(cls) -> list[Any]:
        """Return the page classes that this one may stand below."""
        return _with_subclasses(super().clean_parent_page_models())  # type: ignore[misc]

    @classmethod
    def clean_subpage_models(cls) -> list[Any]:
        """Return the page classes that may stand below this one."""
        return _with_subclasses(super().clean_subpage_models())  # type: ignore[misc]


def _with_subclasses(allowed: Iterable[type[Model]]) -> list[Any]:
    found = list(allowed)
    for extension in declared_items(KindExtension):
        model = extension.model
        if model is not None and model not in found and issubclass(model, tuple(found)):
            found.append(model)
    return found
