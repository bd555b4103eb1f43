"""Unique names in a shared list: a name that is taken in a language is refused, whatever its case."""

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

__all__ = ["name_key", "refuse_taken_names"]


def name_key(name: str) -> str:
    """Return what two spellings of one name have in common: no case, no form of Unicode, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def refuse_taken_names(instance: Any, *fields: str) -> None:
    """Refuse a translatable snippet that is called as another one in its language.

    Compared in Python: SQLite folds the case of ASCII only, and these lists are short.

    Raises:
        ValidationError: keyed by field, with the code ``taken``.
    """
    if instance.locale_id is None:
        return
    others = type(instance)._default_manager.filter(locale=instance.locale_id).exclude(pk=instance.pk)
    rows = list(others.values_list(*fields))
    errors = {}
    for number, field in enumerate(fields):
        value = getattr(instance, field)
        found = next((row[number] for row in rows if value and name_key(row[number]) == name_key(value)), None)
        if found is not None:
            message = _("This language has “%(value)s” already: use that one, or choose another name.")
            errors[field] = ValidationError(message, code="taken", params={"value": found})
    if errors:
        raise ValidationError(errors)
