"""Drafts are kept as they are; what is missing or wrong is asked when something goes live."""

from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import AbstractPage

from .checked_rows import CheckedRowsPageForm, CheckedRowsSnippetForm

__all__ = ["KeptDraftMixin", "is_kept_as_draft", "parent_of"]


def is_kept_as_draft(thing: Any) -> bool:
    """Return whether a page or a snippet, or what a row stands on, is saved as a draft and may be incomplete.

    A form says so (``is_draft``). Where none does, what is not live is a draft; what has no such state, and a row that
    does not know what it stands on, is not.
    """
    owner = parent_of(thing) if _parental_key(thing) else thing
    if owner is None:
        return False
    told = getattr(owner, "is_draft", None)
    return not getattr(owner, "live", True) if told is None else bool(told)


def parent_of(row: Any) -> Any:
    """Return the page or the snippet that a row stands on; ``None`` while a form does not know it."""
    key = _parental_key(row)
    return getattr(row, key.name, None) if key else None


def _parental_key(thing: Any) -> Any:
    return next((field for field in thing._meta.concrete_fields if isinstance(field, ParentalKey)), None)


class _FormClass:
    """The form of a page or of a snippet, whichever the mixin is part of."""

    def __get__(self, instance: Any, owner: type) -> type:
        return CheckedRowsPageForm if issubclass(owner, AbstractPage) else CheckedRowsSnippetForm


class KeptDraftMixin(models.Model):
    """A page or a snippet with rules for what is live, which let a draft pass.

    Such a rule stands in ``clean`` and begins with ``if is_kept_as_draft(self): return``. A form class of the model's
    own inherits from ``CheckedRowsPageForm`` or ``CheckedRowsSnippetForm``.
    """

    base_form_class: Any = _FormClass()

    #: Whether it is being saved as a draft; set by the form, ``None`` elsewhere.
    is_draft: bool | None = None

    class Meta:
        abstract = True
