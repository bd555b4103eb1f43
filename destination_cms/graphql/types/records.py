"""Types whose fields take their values from a publication by name.

A field is declared once. Its value is the column or the payload key of the same name, or the one that the
field's ``source`` names; its declared type says how the stored value becomes the shown one. A resolver is
written only where a value is computed.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from functools import cache, partial
from typing import Any

import graphene
from graphene.types.field import source_resolver
from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLField

from ..reading.needs import shows
from ..reading.reader import Record
from .sources import SOURCE, Conversion, Source

#: Attributes of ``Row`` that a field of a ``RecordType`` shows by name; they come before a payload key of that name.
COLUMNS = frozenset(
    {
        "digest",
        "expires_at",
        "first_published_at",
        "id",
        "last_published_at",
        "locale",
        "location",
        "path",
        "slug",
        "title",
        "url",
        "uuid_text",
    }
)

#: The extension of an object type of the schema that holds the ``other_keys`` of what declares it.
OTHER_KEYS = "destination_other_keys"


class Part:
    """A part of a record's payload, such as a stop or a block. It follows references as the record does."""

    __slots__ = ("payload", "record")

    def __init__(self, record: Record, payload: dict[str, Any]) -> None:
        self.record = record
        self.payload = payload

    def refer(self, value: dict[str, str] | None) -> Record | None:
        """Return what a reference of this part points to; see ``Record.refer``."""
        return self.record.refer(value)


def part_of(owner: Any, payload: dict[str, Any]) -> Part:
    """Return a part of a record, or of a part of it."""
    return Part(owner.record if isinstance(owner, Part) else owner, payload)


class _StoredType(graphene.ObjectType):
    """A type whose fields are found by name."""

    class Meta:
        abstract = True

    #: Names that stand for columns.
    columns = frozenset[str]()
    #: Payload keys that no field is named after: those that a resolver reads, and those that are not for GraphQL. A
    #: mapping gives each its JSON Schema for apps (``stored_keys``), or ``None`` where the field of its name describes it.
    other_keys: Collection[str] = frozenset()

    @classmethod
    def source_of(cls, name: str) -> Source | None:
        """Return where the value of a field is stored, by its name in Python; ``None`` where it is computed."""
        declared = cls._meta.fields[name]
        if cls._is_computed(name):
            return None
        if declared.resolver is None:
            return cls._stored_in(name, declared)
        if isinstance(declared.resolver, partial) and declared.resolver.func is source_resolver:
            return cls._stored_in(str(declared.resolver.args[0]), declared)
        return None

    @classmethod
    def _stored_in(cls, name: str, declared: Any) -> Source:
        if name in cls.columns:
            return Source(name, is_column=True)
        of = declared.type
        # A required reference may be absent: what cannot be without it is then left out (``is_whole``).
        is_required = isinstance(of, graphene.NonNull) and not hasattr(of.of_type, "from_payload")
        return Source(name, False, declared.default_value, _conversion_of(of), is_required)

    @classmethod
    def _is_computed(cls, name: str) -> bool:
        of_interfaces = (interface for interface in cls._meta.interfaces if name in interface._meta.fields)
        return any(hasattr(owner, f"resolve_{name}") for owner in (cls, *of_interfaces))

    @classmethod
    def is_whole(cls, shown: Any) -> bool:
        """Return whether everything is there that the record or part cannot be without: its required references."""
        owner: Any = cls
        return all(resolve(shown, None) is not None for resolve in _required_references(owner))


class RecordType(_StoredType):
    """A type that shows a publication: its columns, and the keys of its payload."""

    class Meta:
        abstract = True

    columns = COLUMNS

    @staticmethod
    def from_payload(owner: Any, value: dict[str, str]) -> Record | None:
        """Return what a reference leads to, or ``None`` when that is not public at this moment."""
        return owner.refer(value)  # type: ignore[no-any-return]


class PartType(_StoredType):
    """A type that shows a part of a payload, by the keys of that part."""

    class Meta:
        abstract = True

    @classmethod
    def from_payload(cls, owner: Any, value: dict[str, Any]) -> Part | None:
        """Return the part, or ``None`` when something that it cannot be without is not public at this moment."""
        part = part_of(owner, value)
        return part if cls.is_whole(part) else None


_OF_SCALARS: dict[Any, Conversion] = {
    graphene.Date: lambda _, value: date.fromisoformat(value),
    graphene.DateTime: lambda _, value: datetime.fromisoformat(value),
}


def resolver_of(owner: type[_StoredType], name: str) -> Callable[..., Any] | None:
    """Return the resolver of a field that is found by name, or ``None`` where the field has one of its own."""
    source = owner.source_of(name)
    return None if source is None else source.resolver()


def _conversion_of(declared: Any) -> Conversion | None:
    """Return how a declared type shows a stored value, or ``None`` where it shows the value as it is."""
    if isinstance(declared, graphene.NonNull):
        return _conversion_of(declared.of_type)
    if isinstance(declared, graphene.List):
        convert = _conversion_of(declared.of_type)
        if convert is None:
            return None
        return lambda owner, values: [found for value in values if (found := convert(owner, value)) is not None]
    return getattr(declared, "from_payload", None) or _OF_SCALARS.get(declared)


def translations_field(of: Callable[[], Any]) -> Any:
    """Return the field ``translations`` of a type that has a language and is not ``Content``."""

    @shows("uuid_text", "locale")
    def resolve(record: Record, info: Any) -> list[Record]:
        return record.reader.translations(record)

    return graphene.List(
        graphene.NonNull(of),
        required=True,
        description="The same in its other languages, where it is public, by language tag.",
        resolver=resolve,
    )


@cache
def _required_references(owner: Any) -> tuple[Callable[..., Any], ...]:
    """Return the resolvers of the fields of a type that may not be null and may lead to what is not public."""
    required = (
        name
        for name, field in owner._meta.fields.items()
        if isinstance(field.type, graphene.NonNull) and hasattr(field.type.of_type, "from_payload")
    )
    return tuple(filter(None, (resolver_of(owner, name) for name in required)))


def bind_fields(declared: Any, fields: Mapping[str, GraphQLField]) -> None:
    """Give the fields of a type that are found by name their resolvers, and their ``Source`` as an extension.

    Args:
        declared: the graphene class.
        fields: what graphene made of its fields, by their names in GraphQL.
    """
    if not issubclass(declared, _StoredType):
        return
    for name, field in declared._meta.fields.items():
        source = declared.source_of(name)
        if source is not None:
            made = fields[field.name or to_camel_case(name)]
            made.resolve = source.resolver()
            made.extensions = {SOURCE: source}
