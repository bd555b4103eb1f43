"""The editing tables, as the planner reads them."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.db import DatabaseError, connections, router, transaction
from django.db.models import Model
from wagtail.models import AbstractPage

from ..base_page import page_model
from ..models import Publication, TranslationState
from ..models.rows import prefetch_in_order
from ..projections.content import NO_SEO
from ..projections.extensions import get_extensions, prefetch_of
from ..projections.kinds import IMAGE_KIND, kind_of_model, page_kind_names
from ..verticals import Kind, Projection, Resolver
from .payload import Key, demand_json

#: Payload key of a translation whose source's texts have changed since it was translated.
OUTDATED = "is_translation_outdated"

#: What a StreamField with broken content raises while Django builds the row.
BROKEN_ROW = (ValueError, TypeError, KeyError, AttributeError, LookupError)


@dataclass(frozen=True, slots=True)
class LoadedRows:
    """Rows of one kind by primary key, what went wrong with the others, and what the kind's ``prepare`` returned."""

    instances: dict[int, Any] = field(default_factory=dict)
    broken: dict[int, Exception] = field(default_factory=dict)
    context: Any = None


def load_instances(kind: Kind, pks: Collection[int]) -> LoadedRows:
    """Return the rows of a kind.

    A StreamField with broken content raises while Django builds the row, which would take
    every other row of the query along; so after a failure they are loaded one by one.
    """
    rows: dict[int, Any] = {}
    broken: dict[int, Exception] = {}
    for queryset in _querysets(kind):
        missing = [pk for pk in pks if pk not in rows and pk not in broken]
        try:
            rows.update((row.pk, row) for row in queryset.filter(pk__in=missing))
        except BROKEN_ROW:
            _load_one_by_one(queryset, missing, rows, broken)
    return LoadedRows(rows, broken, kind.prepare(list(rows.values())) if kind.prepare else None)


def _querysets(kind: Kind) -> Iterator[Any]:
    """Yield the rows of a kind as their own class has them: subclasses that extend the kind come first."""
    for extension in reversed(get_extensions().get(kind.name, ())):
        if extension.model is not None:
            yield prefetch_in_order(extension.model._default_manager.all(), (*kind.prefetch, *extension.prefetch))
    yield prefetch_in_order(kind.model._default_manager.all(), kind.prefetch)


def _load_one_by_one(queryset: Any, wanted: Iterable[int], rows: dict[int, Any], broken: dict[int, Exception]) -> None:
    for pk in wanted:
        try:
            rows.update((row.pk, row) for row in queryset.filter(pk=pk))
        except BROKEN_ROW as error:
            broken[pk] = error


def project(kind: Kind, instance: Any, resolver: Resolver, context: Any) -> Projection:
    """Return the projection of a loaded row; ``context`` is what the kind's ``prepare`` returned for its batch.

    A page without texts for search engines has no ``seo`` in its payload.
    """
    found = kind.project(instance, resolver, context) if kind.prepare else kind.project(instance, resolver)
    match found:
        # A vertical may return anything: callers report what is not a projection.
        case Projection(payload={"seo": seo, **rest}) if seo == NO_SEO and kind.name in page_kind_names():
            return replace(found, payload=rest)
    return found


def page_kind_of(row: Any) -> Kind | None:
    """Return the kind that publishes a page, by its content type."""
    model = row.content_type.model_class()
    return kind_of_model(model) if model else None


def key_of(kind: Kind, instance: Any, installation: uuid.UUID, locales: Mapping[int, str]) -> Key:
    """Return the key of a page, snippet or image.

    Translatable things are known by translation key and locale. An image has no such key: its
    UUID is a uuid5 of the installation's, the model and the primary key.
    """
    if kind.name == IMAGE_KIND or not hasattr(instance, "translation_key"):
        name = f"{kind.model._meta.label_lower}:{instance.pk}"
        return Key(kind.name, str(uuid.uuid5(installation, name)), "")
    return Key(kind.name, str(instance.translation_key), locales.get(instance.locale_id, ""))


#: What a foreign key points to: its kind, its key, and its primary key.
Target = tuple[Kind, Key, int]


class StoredContent:
    """The editing tables of the database.

    Args:
        is_careful: put a savepoint round each projection, so that one that breaks the transaction fails alone.
    """

    def __init__(self, installation: uuid.UUID, locales: Mapping[int, str], *, is_careful: bool = False) -> None:
        self._installation = installation
        self._locales = locales
        self._is_careful = is_careful
        self._pages: dict[int, Target | None] = {}
        self._shared: dict[tuple[str, int], Target | None] = {}
        self._pk_of_key: dict[Key, int] = {}
        self._outdated: set[int] = set()

    def page_rows(self, pks: Iterable[int]) -> dict[int, tuple[Any, Kind | None]]:
        rows = page_model()._default_manager.filter(pk__in=list(pks))
        found = list(rows.select_related("alias_of", "content_type", "locale"))
        _load_mirrored(row.alias_of for row in found)
        return {row.pk: (row, page_kind_of(row)) for row in found}

    def aliases_of(self, pks: Collection[int]) -> Iterable[int]:
        return page_model()._default_manager.filter(alias_of__in=pks).values_list("pk", flat=True)  # type: ignore[no-any-return]

    def load(self, kind: Kind, pks: Collection[int]) -> LoadedRows:
        loaded = load_instances(kind, pks)
        if kind.name in page_kind_names() and loaded.instances:
            outdated = TranslationState.objects.filter(pk__in=list(loaded.instances), is_outdated=True)
            self._outdated.update(outdated.values_list("pk", flat=True))
        return loaded

    def project(self, kind: Kind, instance: Any, resolver: Resolver, context: Any) -> Projection | Exception:
        try:
            with transaction.atomic() if self._is_careful else nullcontext():
                found = project(kind, instance, resolver, context)
                demand_json(found.payload)
                is_outdated = instance.pk in self._outdated and kind.name in page_kind_names()
                # Only where it is so: the payloads of all other pages stay as they are.
                return replace(found, payload={**found.payload, OUTDATED: True}) if is_outdated else found
        except Exception as error:  # one broken item must not stop the others; the planner reports it
            if isinstance(error, DatabaseError) and not (self._is_careful and _is_database_there()):
                raise
            return error

    def preload_targets(self, kind: Kind, instances: Iterable[Any]) -> set[str]:
        # What a StreamField or a rich text points to is looked up when it is met.
        wanted: dict[Any, set[int]] = {}
        for instance in instances:
            names = prefetch_of(kind, instance) if kind.name in get_extensions() else kind.prefetch
            children = (child for name in names for child in getattr(instance, name).all())
            for row in (instance, *children):
                for foreign_key in _references(row.__class__):
                    if pk := getattr(row, foreign_key.attname):
                        wanted.setdefault(foreign_key.related_model, set()).add(pk)
        for model, pks in wanted.items():
            if issubclass(model, AbstractPage):
                self._load_pages(pks)
            elif target := kind_of_model(model):
                self._load_shared(target, pks)
        return {target[1].uuid for found in (self._pages, self._shared) for target in found.values() if target}

    def target(self, model: type[Model], pk: int) -> Target | None:
        if issubclass(model, AbstractPage):
            if pk not in self._pages:
                self._load_pages({pk})
            return self._pages[pk]
        kind = kind_of_model(model)
        if kind is None:
            return None
        if (kind.name, pk) not in self._shared:
            self._load_shared(kind, {pk})
        return self._shared[kind.name, pk]

    def pk_of_key(self, key: Key) -> int | None:
        return self._pk_of_key.get(key)

    def dependents(self, kind: Kind, pages: Collection[int], paths: Collection[str]) -> Iterable[int]:
        return kind.standalone.dependents(pages, paths) if kind.standalone else ()

    def _load_pages(self, pks: set[int]) -> None:
        missing = pks - set(self._pages)
        self._pages.update(dict.fromkeys(missing))
        rows = page_model()._default_manager.filter(pk__in=missing).select_related("content_type")
        for row in rows.only("pk", "translation_key", "locale_id", "content_type"):
            if kind := page_kind_of(row):
                self._pages[row.pk] = (kind, self._key(kind, row), row.pk)

    def _load_shared(self, kind: Kind, pks: set[int]) -> None:
        missing = {pk for pk in pks if (kind.name, pk) not in self._shared}
        self._shared.update({(kind.name, pk): None for pk in missing})
        rows = kind.model._default_manager.all()
        if hasattr(kind.model, "translation_key"):
            # With their translations: content in another language shows those, if they are there.
            keys = rows.filter(pk__in=missing).values("translation_key")
            rows = rows.filter(translation_key__in=keys).only("pk", "translation_key", "locale")
        else:
            rows = rows.filter(pk__in=missing).only("pk")
        for row in rows:
            key = self._key(kind, row)
            self._shared[kind.name, row.pk] = (kind, key, row.pk)
            self._pk_of_key[key] = row.pk

    def _key(self, kind: Kind, row: Any) -> Key:
        return key_of(kind, row, self._installation, self._locales)


def _load_mirrored(sources: Iterable[Any]) -> None:
    """Load what aliases of aliases mirror, a level at a time."""
    todo = [source for source in sources if source is not None and source.alias_of_id is not None]
    known: dict[int, Any] = {}
    while todo:
        missing = {source.alias_of_id for source in todo} - known.keys()
        known |= page_model()._default_manager.in_bulk(missing)
        for source in todo:
            source.alias_of = known.get(source.alias_of_id)
        todo = [known[pk] for pk in missing if pk in known and known[pk].alias_of_id is not None]


@cache
def _references(model: Any) -> list[Any]:
    """Return the foreign keys of a model that lead to content."""
    fields = [
        field for field in model._meta.concrete_fields if field.many_to_one and not field.remote_field.parent_link
    ]
    return [f for f in fields if issubclass(f.related_model, AbstractPage) or kind_of_model(f.related_model)]


def _is_database_there() -> bool:
    return bool(connections[router.db_for_write(Publication)].is_usable())
