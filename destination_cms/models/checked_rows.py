"""Validated rows of a page or a snippet: published as the form shows them, and complete."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.models import COMMENTS_RELATION_NAME

__all__ = [
    "CheckedRowsMixin",
    "CheckedRowsPageForm",
    "CheckedRowsSnippetForm",
    "IncompleteError",
    "child_rows",
    "refuse_row_errors",
    "row_errors",
]


class DraftFormMixin:
    """A form that tells what it saves whether it is kept as a draft, before anything is looked at."""

    instance: Any
    is_deferred_validation: bool

    def _post_clean(self) -> None:
        self.instance.is_draft = self.is_deferred_validation
        super()._post_clean()  # type: ignore[misc]


class TypedDatesMixin:
    """A form whose date fields, and those of its rows, say how a date is typed in every language (``date_fields``)."""

    fields: Any
    formsets: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Mark the widgets; the forms of the rows are made later, of their class."""
        super().__init__(*args, **kwargs)
        for fields in (self.fields, *(formset.form.base_fields for formset in self.formsets.values())):
            for field in fields.values():
                field.widget.always_shows_pattern = True


class RowsAsShownMixin:
    """A form whose rows are all the rows that there are.

    An autosave may have stored a row whose answer the browser has not read: the form sends that row once more, as a
    new one. The row that Wagtail would keep as well was never seen or validated: it is deleted. The same holds for a
    row that another editor added since; it stays in the history.
    """

    formsets: Any
    instance: Any

    def is_valid(self) -> bool:
        """Say whether it may be saved; the rows know what they are on, and may look at it."""
        for formset in self.formsets.values():
            for form in formset.forms:
                setattr(form.instance, formset.fk.name, self.instance)
        return bool(super().is_valid())  # type: ignore[misc]

    def save(self, commit: bool = True) -> Any:
        """Save as Wagtail does, without the rows that the form does not know."""
        for name, formset in self.formsets.items():
            # The form leaves out comments that are resolved.
            if name != COMMENTS_RELATION_NAME:
                _remove_unknown(formset)
        return super().save(commit)  # type: ignore[misc]


def _remove_unknown(formset: Any) -> None:
    known = {form.instance.pk for form in formset.initial_forms}
    rows = getattr(formset.instance, formset.rel_name)
    rows.remove(*(row for row in rows.all() if row.pk is not None and row.pk not in known))


class CheckedRowsPageForm(DraftFormMixin, TypedDatesMixin, RowsAsShownMixin, WagtailAdminPageForm):
    """The form of a page with rows."""


class CheckedRowsSnippetForm(DraftFormMixin, TypedDatesMixin, RowsAsShownMixin, WagtailAdminModelForm):
    """The form of a snippet with rows."""


class IncompleteError(ValidationError):
    """What keeps a page from being saved, with the page's title: a bulk action saves many."""

    def __init__(self, error: ValidationError, title: str) -> None:
        """Take over an error of the page called ``title``."""
        super().__init__(error)
        self.title = title


class CheckedRowsMixin:
    """A page whose rows are looked at whenever it goes live, also where no form asks: a bulk action, a script.

    Put it before the page class. A form class of the page's own inherits from ``CheckedRowsPageForm``.
    """

    base_form_class = CheckedRowsPageForm

    def save(self, clean: bool = True, **kwargs: Any) -> Any:
        """Save as Wagtail does; what goes live has complete rows.

        Raises:
            IncompleteError: keyed by field or relation.
        """
        try:
            if clean and self.live:  # type: ignore[attr-defined]
                refuse_row_errors(self)
            return super().save(clean=clean, **kwargs)  # type: ignore[misc]
        except ValidationError as error:
            raise IncompleteError(error, self.title) from error  # type: ignore[attr-defined]

    def clean_with_rows(self) -> None:
        """Look at the page and its rows as one; override it for what ``clean`` cannot see.

        A form validates a page before it gives it the rows: such a rule has its mirror in the form's ``is_valid``.

        Raises:
            ValidationError: keyed by field or relation.
        """


def refuse_row_errors(instance: Any) -> None:
    """Refuse a page or a snippet that is not complete with its rows.

    Raises:
        ValidationError: keyed by relation or field.
    """
    if errors := row_errors(instance):
        raise ValidationError(errors)


def row_errors(instance: Any) -> dict[str, list[str]]:
    """Return what is missing or wrong in a page's rows, and in the page with them, in the session's language.

    Keyed by relation or field.
    """
    found: dict[str, list[str]] = {}
    if isinstance(instance, CheckedRowsMixin):
        try:
            instance.clean_with_rows()
        except ValidationError as error:
            found.update(error.message_dict)
    for name, parent, rows in child_rows(instance):
        errors = [error for number, row in enumerate(rows, start=1) for error in _errors_of(row, parent, number)]
        if errors:
            found[name] = [*found.get(name, ()), *errors]
    return found


def child_rows(instance: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield the relations of a page's or a snippet's rows, without comments: name, field of the rows, and the rows."""
    for relation in get_all_child_relations(type(instance)):
        name = relation.get_accessor_name()
        if name != COMMENTS_RELATION_NAME:
            yield name, relation.field.name, getattr(instance, name).all()


def _errors_of(row: Any, parent: str, number: int) -> list[str]:
    # Only a draft may leave a field empty; all else is refused by the forms of drafts too. What a stored row led
    # to may be deleted: then visitors do not see the row, and the next form asks for something else.
    unseen = {
        field.name
        for field in row._meta.concrete_fields
        if not field.editable
        or (row.pk is not None and field.many_to_one and field.null and getattr(row, field.attname) is None)
    }
    try:
        row.clean_fields(exclude={parent, row._meta.pk.name, *unseen})
    except ValidationError as error:
        return [_sentence(row, number, field, text) for field, texts in error.message_dict.items() for text in texts]
    return []


def _sentence(row: Any, number: int, field: str, text: str) -> str:
    return _("%(row)s %(number)d, “%(field)s”: %(message)s") % {
        "row": capfirst(row._meta.verbose_name),
        "number": number,
        "field": row._meta.get_field(field).verbose_name,
        "message": text,
    }
