"""A list knows which columns and payload keys are shown of its records."""

from typing import Any

import graphene
import pytest
from graphql import FragmentDefinitionNode, GraphQLSchema
from graphql.execution.collect_fields import collect_sub_fields

from destination_cms.graphql.compiled.needs import is_record, needs_below
from destination_cms.graphql.extended_types import ExtendedTypeMap, additions_of
from destination_cms.graphql.lists.connections import connection_of
from destination_cms.graphql.reading.needs import EVERYTHING, Needs, shows
from destination_cms.graphql.types.records import PartType, RecordType

from .small_schema import parsed


class Opening(PartType):
    class Meta:
        name = "TestOpening"

    hours = graphene.String()


class Place(RecordType):
    class Meta:
        name = "TestPlace"

    title = graphene.String()
    url = graphene.String()
    size_square_meters = graphene.Int(source="size_m2")
    opening = graphene.Field(Opening)
    near = graphene.Field(lambda: Place)
    languages = graphene.List(graphene.String)
    note = graphene.String()

    @staticmethod
    @shows("locale")
    def resolve_languages(record: Any, info: Any) -> list[str]:
        return []

    @staticmethod
    def resolve_note(record: Any, info: Any) -> str:
        return ""


class Event(RecordType):
    class Meta:
        name = "TestEvent"

    title = graphene.String()
    starts_on = graphene.Date()


class Found(graphene.Union):
    class Meta:
        name = "TestFound"
        types = (Place, Event)


class Query(graphene.ObjectType):
    places = graphene.Field(connection_of(Place))
    found = graphene.List(Found)


MAP: Any = ExtendedTypeMap(additions_of([]), query=Query)
SCHEMA = GraphQLSchema(MAP.query, types=MAP.types)


def shown(text: str) -> dict[str, Needs]:
    document, operation = parsed(text)
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    node: Any = operation.selection_set.selections[0]
    of: Any = {"places": MAP["TestPlaceConnection"], "found": MAP["TestFound"]}[node.name.value]
    return needs_below(
        SCHEMA, lambda member, nodes: collect_sub_fields(SCHEMA, fragments, {}, member, nodes), of, [node]
    )


def needs(*columns: str, keys: tuple[str, ...] = ()) -> Needs:
    return Needs(frozenset(columns), frozenset(keys))


@pytest.mark.parametrize(
    ("selected", "expected"),
    [
        ("totalCount pageInfo { endCursor }", None),
        ("nodes { __typename }", needs()),
        ("nodes { title url }", needs("title", "url")),
        ("nodes { title } edges { cursor node { ...F } }", needs("title", "url", keys=("size_m2",))),
        ("nodes { sizeSquareMeters title }", needs("title", keys=("size_m2",))),
        ("nodes { opening { hours } }", needs(keys=("opening",))),
        ("nodes { near { sizeSquareMeters } }", needs(keys=("near",))),
        ("nodes { languages }", needs("locale")),
        ("nodes { title languages note }", needs("title", "locale") | EVERYTHING),
        ("nodes { title ... @include(if: false) { note } }", needs("title")),
    ],
)
def test_the_records_of_a_page_need_what_is_selected_of_them(selected: str, expected: Needs | None) -> None:
    found = shown(f"{{ places {{ {selected} }} }} fragment F on TestPlace {{ url sizeSquareMeters }}")

    records = {name: each for name, each in found.items() if "Place" in name and is_record(MAP[name])}
    assert records == ({} if expected is None else {"TestPlace": expected})


def test_a_list_knows_what_is_shown_beside_its_records() -> None:
    found = shown("{ places { total: totalCount edges { cursor node { title } } pageInfo { hasNextPage } } }")

    assert found == {
        "TestPlaceConnection": needs("totalCount"),
        "TestPlaceEdge": needs("cursor"),
        "TestPlace": needs("title"),
        "PageInfo": needs("hasNextPage"),
    }
    assert "TestPlaceConnection" not in shown("{ places { totalCount @skip(if: true) nodes { title } } }")


def test_each_type_of_a_union_has_its_own() -> None:
    found = shown("{ found { ... on TestPlace { url } ... on TestEvent { title startsOn } } }")

    assert found == {"TestPlace": needs("url"), "TestEvent": needs("title", keys=("starts_on",))}


def test_a_connection_is_not_a_record() -> None:
    assert is_record(MAP["TestPlace"])
    assert not is_record(MAP["TestPlaceConnection"])
    assert not is_record(MAP["TestOpening"])
