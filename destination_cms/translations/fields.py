"""Which fields of a model are facts, the same in every language, and which are texts.

Derived from the types of the fields as wagtail-localize does, so that a kind declares nothing; a model's
``translatable_fields`` and ``override_translatable_fields`` count. The derivation does not need wagtail-localize.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, AbstractPage, Orderable, TranslatableMixin

from ..base_page import page_model

__all__ = ["Fields", "fields_of", "is_translatable"]

#: Texts of Wagtail's own page; its other fields belong to each language.
PAGE_TEXTS = ("title", "seo_title", "search_description")
_FACT, _OVERRIDABLE, _TEXT, _OWN = "fact", "overridable", "text", "own"


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields of a page class or of its rows, by what a translation does with them.

    Attributes:
        facts: follow the source.
        overridable: follow the source until a translator has put another value in their place.
        texts: are translated.
        relations: names of the relations to rows.
    """

    facts: tuple[Any, ...]
    overridable: tuple[Any, ...]
    texts: tuple[Any, ...]
    relations: tuple[str, ...]


@cache
def fields_of(model: Any) -> Fields:
    """Return the fields of a page class or of a row's class."""
    found: dict[str, list[Any]] = {_FACT: [], _OVERRIDABLE: [], _TEXT: [], _OWN: []}
    declared = dict(_declared(model))
    for field in _candidates(model):
        found[declared.get(field.name) or _by_type(model, field)].append(field)
    relations = (
        relation.get_accessor_name()
        for relation in get_all_child_relations(model)
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME
    )
    return Fields(
        tuple(found[_FACT]),
        tuple(found[_OVERRIDABLE]),
        tuple(found[_TEXT]),
        tuple(name for name in relations if declared.get(name) != _OWN),
    )


def is_translatable(model: Any) -> bool:
    """Say whether each language has its own rows of a model, with a translation key."""
    return issubclass(model, TranslatableMixin)


def _candidates(model: Any) -> Iterator[Any]:
    of_rows = {field.name for base in (Orderable, TranslatableMixin) for field in base._meta.get_fields()}
    # The page's own: paths, schedules, addresses.
    kept = {f.name for f in page_model()._meta.get_fields()} if issubclass(model, AbstractPage) else of_rows
    for field in model._meta.concrete_fields:
        is_own = field.name in kept and field.name not in PAGE_TEXTS
        is_link = (
            field.primary_key or isinstance(field, ParentalKey) or getattr(field.remote_field, "parent_link", False)
        )
        if field.editable and not is_own and not is_link:
            yield field


def _declared(model: Any) -> Iterator[tuple[str, str]]:
    whole = getattr(model, "translatable_fields", None)
    if whole is not None:
        yield from ((field.name, _OWN) for field in model._meta.get_fields())
    for item in (*(whole or ()), *getattr(model, "override_translatable_fields", ())):
        if hasattr(item, "overridable"):
            yield item.field_name, _OVERRIDABLE if item.overridable else _FACT
        else:
            yield item.field_name, _TEXT if type(item).__name__ == "TranslatableField" else _OWN


def _by_type(model: Any, field: Any) -> str:
    if field.choices:
        return _FACT
    if isinstance(field, models.URLField | models.EmailField):
        return _OVERRIDABLE
    is_text = isinstance(field, StreamField | models.TextField | models.CharField)
    return _TEXT if is_text or hasattr(field, "get_translatable_segments") else _FACT
