"""Edited rows by name: ``page:12``, ``image:3``, ``district:5``; loading them, and their keys."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from ..base_page import page_model
from ..kinds import IMAGE_KIND, get_kinds, is_page_kind, kind_of_model
from ..verticals import Kind
from .payload import Key

PAGE_GROUP = "page"


def source_of(kind: Kind, pk: Any) -> str:
    """Return the name of an edited row. Pages share one name space: a page keeps it whatever its kind."""
    return f"{PAGE_GROUP if is_page_kind(kind) else kind.name}:{pk}"


def group_by_kind(sources: Iterable[str]) -> tuple[list[int], dict[str, list[int]]]:
    """Split sources into page primary keys and, per shared kind, primary keys. Unknown kinds are left out."""
    pages: list[int] = []
    shared: dict[str, list[int]] = {}
    for source in sources:
        group, _, pk = source.partition(":")
        if group == PAGE_GROUP:
            pages.append(int(pk))
        elif group in get_kinds():
            shared.setdefault(group, []).append(int(pk))
    return pages, shared


def load_instances(kind: Kind, pks: Iterable[int]) -> tuple[dict[int, Model], dict[int, Exception]]:
    """Return the rows of a kind by primary key, and what went wrong with those that cannot be loaded.

    A StreamField with broken content raises while Django builds the row, which would take
    every other row of the query along; so after a failure they are loaded one by one.
    """
    queryset = kind.model._default_manager.prefetch_related(*kind.prefetch)
    wanted = list(pks)
    try:
        rows = list(queryset.filter(pk__in=wanted))
    except (ValueError, TypeError, KeyError, AttributeError, LookupError):
        return _load_one_by_one(kind, queryset, wanted)
    if kind.prepare:
        kind.prepare(rows)
    return {row.pk: row for row in rows}, {}


def _load_one_by_one(kind: Kind, queryset: Any, wanted: Iterable[int]) -> tuple[dict[int, Model], dict[int, Exception]]:
    loaded: dict[int, Model] = {}
    failed: dict[int, Exception] = {}
    for pk in wanted:
        try:
            row = queryset.filter(pk=pk).first()
        except (ValueError, TypeError, KeyError, AttributeError, LookupError) as error:
            failed[pk] = error
        else:
            if row is not None:
                loaded[pk] = row
    if kind.prepare:
        kind.prepare(list(loaded.values()))
    return loaded, failed


def load_page_rows(pks: Iterable[int]) -> dict[int, Any]:
    """Return the base rows of pages by primary key: enough for the gate, and always loadable."""
    rows = page_model()._default_manager.filter(pk__in=list(pks)).select_related("alias_of", "content_type", "locale")
    return {row.pk: row for row in rows}


def page_kind_of(row: Any) -> Kind | None:
    """Return the kind that publishes a page, told by its content type."""
    model = row.content_type.model_class()
    return kind_of_model(model) if model else None


def key_of(kind: Kind, instance: Any, installation: uuid.UUID, locales: Mapping[int, str]) -> Key:
    """Return the key of a page, snippet or picture.

    Translatable things are known by translation key and locale. A picture has no such key: its
    UUID is a uuid5 of the installation's, the model and the primary key.
    """
    if kind.name == IMAGE_KIND or not hasattr(instance, "translation_key"):
        name = f"{kind.model._meta.label_lower}:{instance.pk}"
        return Key(kind.name, str(uuid.uuid5(installation, name)), "")
    return Key(kind.name, str(instance.translation_key), locales.get(instance.locale_id, ""))
