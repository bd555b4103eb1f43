"""Kinds together with what other apps add to them (``KindExtension``)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from ..registry import declared_items
from ..verticals import Kind, KindExtension, Projection, ProjectionError, Resolver
from .index_values import index_values, indexed


@cache
def get_extensions() -> dict[str, tuple[KindExtension, ...]]:
    """Return the registered extensions by the name of their kind.

    A subclass comes after the class that it inherits from, otherwise they stand in the order of the verticals.
    """
    found: dict[str, list[KindExtension]] = {}
    for extension in declared_items(KindExtension):
        found.setdefault(extension.kind, []).append(extension)
    return {kind: tuple(sorted(items, key=_depth)) for kind, items in found.items()}


def _depth(extension: KindExtension) -> int:
    return len(extension.model.__mro__) if extension.model is not None else 0


def extensions_of(kind: Kind) -> tuple[KindExtension, ...]:
    """Return what is added to a kind."""
    return get_extensions().get(kind.name, ())


def models_of(kind: Kind) -> list[type[Model]]:
    """Return the models that are published under a kind: its own, then the subclasses that extend it."""
    return [kind.model, *(extension.model for extension in extensions_of(kind) if extension.model is not None)]


def prefetch_of(kind: Kind, instance: Any) -> list[str]:
    """Return the relations that are loaded with a thing of a kind."""
    return [
        *kind.prefetch,
        *(name for item in extensions_of(kind) if _is_for(item, instance) for name in item.prefetch),
    ]


def extended(kind: Kind) -> Kind:
    """Return the kind with a projector that adds what extensions add, and names the value of every index column."""
    extensions = extensions_of(kind)

    own = indexed(kind.project, kind.index) if kind.index is not None else kind.project
    if not extensions:
        return replace(kind, project=own)

    def project(instance: Any, resolver: Resolver, *context: Any) -> Projection:
        return _joined(own(instance, resolver, *context), extensions, instance, resolver)

    return replace(kind, project=project)


def _joined(
    projection: Projection, extensions: Sequence[KindExtension], instance: Any, resolver: Resolver
) -> Projection:
    payload, index = dict(projection.payload), dict(projection.index)
    for extension in _for_instance(extensions, instance):
        given: Mapping[str, Any] = {}
        if extension.project is not None:
            added = extension.project(instance, resolver)
            for name in added.payload.keys() & payload.keys():
                raise ProjectionError(_("An extension names “%(key)s”, which the payload already has") % {"key": name})
            payload |= added.payload
            given = added.index
        if extension.index is not None:
            index |= index_values(extension.index, payload, given)
    return replace(projection, payload=payload, index=index)


def _for_instance(extensions: Iterable[KindExtension], instance: Any) -> Iterable[KindExtension]:
    return (extension for extension in extensions if _is_for(extension, instance))


def _is_for(extension: KindExtension, instance: Any) -> bool:
    return extension.model is None or isinstance(instance, extension.model)
