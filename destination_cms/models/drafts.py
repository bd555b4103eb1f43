"""Drafts are kept as they are; what is missing or wrong is asked when something goes live."""

from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import AbstractPage

from .checked_rows import CheckedRowsPageForm, CheckedRowsSnippetForm, child_rows, refuse_row_errors

__all__ = ["KeptDraftMixin", "is_kept_as_draft", "parent_of", "refuse_incomplete"]


def is_kept_as_draft(thing: Any) -> bool:
    """Return whether a page or a snippet, or what a row stands on, is saved as a draft and may be incomplete.

    A form says so (``is_draft``). Where none does, a page that is not live is a draft: Wagtail looks at it again when
    it goes live. A snippet is not, nor is a row that does not know what it stands on.
    """
    owner = parent_of(thing) if _parental_key(thing) else thing
    told = getattr(owner, "is_draft", None)
    return isinstance(owner, AbstractPage) and not owner.live if told is None else bool(told)


def refuse_incomplete(thing: Any) -> None:
    """Look at a page or a snippet that is about to go live as nothing but a form would, with its rows.

    Raises:
        ValidationError: keyed by field or relation.
    """
    thing.is_draft = False
    thing.full_clean()
    refuse_row_errors(thing)
    if isinstance(thing, AbstractPage):
        # Scripts may give the rows of a page what a form would not offer, such as a link to a page without a kind.
        return
    for _name, _parent, rows in child_rows(thing):
        for row in rows:
            row.clean()


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

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision as Wagtail does, if it is complete.

        Wagtail looks at a page when it is live, and never at a snippet or at what a workflow schedules.

        Raises:
            ValidationError: keyed by field or relation.
        """
        if not isinstance(self, AbstractPage) or revision.content.get("go_live_at"):
            refuse_incomplete(revision.as_object())
        return super().publish(revision, *args, **kwargs)  # type: ignore[misc]
