"""The shape of each kind's payload: its keys and the JSON types of their values, seen on full and on empty content."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelcluster.models import get_all_child_relations

from destination_cms.models import Publication
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.sources import load_instances, project
from destination_cms.publishing.sweep import sweep_publications
from destination_cms.testing.projections import ClosedResolver, OpenResolver
from destination_cms.verticals import Kind
from tests.destination import Destination
from tests.site_snippets import add_base_map, add_identity, add_menu, below

from .public_site import PublicSite

#: Path of a value in a payload, by the names of its JSON types.
Shape = dict[str, str]


def shapes() -> dict[str, dict[str, Any]]:
    """Return ``{kind: {"version", "payload": shape}}`` of everything that this project publishes.

    It needs an empty database, and fills it.
    """
    destination = Destination.create()
    site = PublicSite.create(destination, bearers=0)
    page = site.pages[0]
    add_menu(destination, page, below(page), ("https://example.org/", "Elsewhere"))
    add_identity(destination)
    add_base_map(destination)
    sweep_publications()
    ours = [kind for kind in get_kinds().values() if not kind.model.__module__.startswith("tests.")]
    return {kind.name: {"version": kind.version, "payload": shape_of(_payloads(kind))} for kind in ours}


def _payloads(kind: Kind) -> Iterator[Any]:
    published = Publication.objects.filter(kind=kind.name, is_withdrawn=False)
    yield from (json.loads(text) for text in published.values_list("payload", flat=True))
    pks = {int(source.partition(":")[2]) for source in published.values_list("source", flat=True)}
    loaded = load_instances(kind, sorted(pks))
    for row in loaded.instances.values():
        for resolver in (ClosedResolver(), OpenResolver()):
            yield project(kind, emptied(row), resolver, loaded.context).payload


def emptied(instance: Any) -> Any:
    """Return a thing, not to be saved, without anything that may be left out, in its rows too."""
    for column in instance._meta.concrete_fields:
        if not column.primary_key and column.editable and (column.null or column.blank):
            setattr(instance, column.attname, None if column.null else column.get_default())
    for relation in get_all_child_relations(type(instance)):
        name = relation.get_accessor_name()
        setattr(instance, name, [emptied(row) for row in getattr(instance, name).all()])
    return instance


def shape_of(payloads: Iterator[Any]) -> Shape:
    """Return the shape that holds all of these payloads.

    A list is written ``[]``, and of what stands in a text each type of block for itself: ``body[]=quote.text``. What some
    of the objects at a path do not have is ``absent`` there.
    """
    found: dict[str, set[str]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for payload in payloads:
        for path, name in _types(payload, ""):
            found.setdefault(path, set()).add(name)
            counts[path, name] += 1
    for path, names in found.items():
        owner, _, key = path.rpartition(".")
        if key and "[]" not in key and sum(counts[path, name] for name in names) < counts[owner, "object"]:
            names.add("absent")
    return {path: " | ".join(sorted(names)) for path, names in sorted(found.items()) if path}


def _types(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        if set(value) == {"ref"}:
            yield path, "reference"
            return
        yield path, "object"
        for name, item in value.items():
            yield from _types(item, f"{path}.{name}".removeprefix("."))
    elif isinstance(value, list | tuple):
        yield path, "list"
        for item in value:
            is_block = isinstance(item, Mapping) and {"id", "type"} <= set(item)
            yield from _types(item, f"{path}[]={item['type']}" if is_block else f"{path}[]")
    else:
        yield path, _NAMES[type(value)]


_NAMES = {type(None): "null", bool: "boolean", int: "number", float: "number", str: "text"}
