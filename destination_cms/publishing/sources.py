"""The editing tables, as the planner reads them."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import DatabaseError, connections, router, transaction
from django.db.models import Exists, Model, OuterRef, prefetch_related_objects
from django.db.models.query import ModelIterable

from ..base_page import page_model
from ..compiled_queries import columns_of, primary_key, query_in
from ..models import Publication, TranslationState
from ..models.rows import has_rows, lookups_in_order, row_relations
from ..projections.content import NO_SEO
from ..projections.extensions import get_extensions, prefetch_of
from ..projections.kinds import page_kind_names
from ..verticals import Kind, Projection, Resolver
from .mentions import mentions
from .payload import Key, demand_json
from .targets import Target, Targets, kind_of_content_type

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
    for model, prefetch in _models(kind):
        missing = [pk for pk in pks if pk not in rows and pk not in broken]
        try:
            rows.update(_rows_by_pk(model, missing, prefetch))
        except BROKEN_ROW:
            _load_one_by_one(model, missing, prefetch, rows, broken)
    return LoadedRows(rows, broken, kind.prepare(list(rows.values())) if kind.prepare else None)


def _models(kind: Kind) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Yield the classes of a kind's rows, with what is prefetched: subclasses that extend the kind come first."""
    for extension in reversed(get_extensions().get(kind.name, ())):
        if extension.model is not None:
            yield extension.model, (*kind.prefetch, *extension.prefetch)
    yield kind.model, (*kind.prefetch,)


def _rows_by_pk(model: Any, pks: Collection[int], prefetch: tuple[str, ...]) -> dict[int, Any]:
    """Return rows with relations prefetched, as the model's own manager gives them.

    The statement for the rows also says which relations have any: an article has six, and a publish asks for each.
    """
    rows = model._default_manager.all()
    if not _is_of_columns(rows):
        return {row.pk: row for row in rows.filter(pk__in=pks).prefetch_related(*lookups_in_order(model, prefetch))}
    lookup, field = primary_key(model)
    relations = row_relations(model, prefetch)

    def build(pks: Any) -> Any:
        found = model._default_manager.filter(**{lookup: pks})
        return found.annotate(**{_flag(name): has_rows(model, name) for name in relations})

    names = (*columns_of(model), *map(_flag, relations))
    found = query_in(model, ("with rows", prefetch), build, names, (field, pks), others=relations.values())
    loaded = found.instances(model)
    empty = {name for number, name in enumerate(relations) if not any(flags[number] for _, flags in loaded)}
    by_pk = {row.pk: row for row, _ in loaded}
    prefetch_related_objects([*by_pk.values()], *lookups_in_order(model, prefetch, empty=empty))
    return by_pk


def _flag(name: str) -> str:
    return f"destination_has_{name}"


def _is_of_columns(rows: Any) -> bool:
    """Say whether a manager gives rows with all their columns and nothing else."""
    asked = rows.query
    return not (
        asked.annotations
        or asked.select_related
        or asked.deferred_loading[0]
        or rows._prefetch_related_lookups  # noqa: SLF001 - as the manager has set it
        or rows._iterable_class is not ModelIterable  # noqa: SLF001 - as above
    )


def _load_one_by_one(
    model: Any, wanted: Iterable[int], prefetch: tuple[str, ...], rows: dict[int, Any], broken: dict[int, Exception]
) -> None:
    for pk in wanted:
        try:
            rows.update(_rows_by_pk(model, [pk], prefetch))
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


class StoredContent:
    """The editing tables of the database.

    Args:
        is_careful: put a savepoint round each projection, so that one that breaks the transaction fails alone.
    """

    def __init__(self, installation: uuid.UUID, locales: Mapping[int, str], *, is_careful: bool = False) -> None:
        self._is_careful = is_careful
        self._targets = Targets(installation, locales)
        self._outdated: set[int] = set()
        #: Pages of kinds with rules of warnings that were loaded, by kind.
        self.loaded: dict[str, tuple[Kind, dict[int, Any]]] = {}

    def page_rows(self, pks: Iterable[int]) -> dict[int, tuple[Any, Kind | None]]:
        model = page_model()

        def build(pks: Any) -> Any:
            states = TranslationState.objects.filter(pk=OuterRef("pk"), is_outdated=True)
            return model._default_manager.filter(pk__in=pks).annotate(destination_is_outdated=Exists(states))

        names = (*columns_of(model), "destination_is_outdated")
        rows = query_in(model, "with state", build, names, (model._meta.pk, [*pks])).instances(model)
        self._outdated.update(row.pk for row, (is_outdated,) in rows if is_outdated)
        found = [row for row, _ in rows]
        _load_mirrored(found)
        return {row.pk: (row, kind_of_content_type(row.content_type_id)) for row in found}

    def aliases_of(self, pks: Collection[int]) -> Iterable[int]:
        return page_model()._default_manager.filter(alias_of__in=pks).values_list("pk", flat=True)  # type: ignore[no-any-return]

    def load(self, kind: Kind, pks: Collection[int]) -> LoadedRows:
        found = load_instances(kind, pks)
        if kind.warnings is not None:
            self.loaded.setdefault(kind.name, (kind, {}))[1].update(found.instances)
        return found

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

    def preload_targets(self, loaded: Iterable[tuple[Kind, LoadedRows]]) -> set[str]:
        wanted: dict[Any, set[int]] = {}
        parents = set()
        for kind, rows in loaded:
            if kind.prepared_references:
                for model, pks in kind.prepared_references(rows.context).items():
                    wanted.setdefault(model, set()).update(pks)
            for instance in rows.instances.values():
                if kind.name in page_kind_names():
                    # Pages may refer to the one above them, as articles do.
                    parents.add(instance.path[: -instance.steplen])
                names = prefetch_of(kind, instance) if kind.name in get_extensions() else kind.prefetch
                children = (child for name in names for child in getattr(instance, name).all())
                for row in (instance, *children):
                    for model, pk in mentions(row):
                        wanted.setdefault(model, set()).add(pk)
        self._targets.load(wanted, pages=parents)
        return self._targets.uuids()

    def target(self, model: type[Model], pk: int) -> Target | None:
        return self._targets.get(model, pk)

    def pk_of_key(self, key: Key) -> int | None:
        return self._targets.pk_of_key(key)

    def dependents(self, kind: Kind, pages: Collection[int], paths: Collection[str]) -> Iterable[int]:
        return kind.standalone.dependents(pages, paths) if kind.standalone else ()


def _load_mirrored(rows: Iterable[Any]) -> None:
    """Load what aliases mirror, and what those mirror, a level at a time."""
    todo = [row for row in rows if row.alias_of_id is not None]
    known: dict[int, Any] = {}
    while todo:
        missing = {row.alias_of_id for row in todo} - known.keys()
        known |= page_model()._default_manager.in_bulk(missing)
        for row in todo:
            row.alias_of = known.get(row.alias_of_id)
        todo = [known[pk] for pk in missing if pk in known and known[pk].alias_of_id is not None]


def _is_database_there() -> bool:
    return bool(connections[router.db_for_write(Publication)].is_usable())
