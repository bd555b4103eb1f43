"""E005: a schema that cannot be built, or in which one thing hides another."""

from dataclasses import replace
from typing import Any

import graphene
import pytest
from django.core.checks import CheckMessage

from destination_cms.checks.schema import check_schema
from destination_cms.graphql.types.interfaces import Content, Node
from destination_cms.verticals import Vertical
from tests.declared import declared_instead_of_events
from tests.third_party.events.schema import Event, EventsQuery
from tests.third_party.events.vertical import vertical as events


def node_type(name: str) -> Any:
    meta = type("Meta", (), {"interfaces": (Content, Node)})
    return type(name, (graphene.ObjectType,), {"__module__": __name__, "Meta": meta})


def query_with(**fields: Any) -> Any:
    return type("MoreEvents", (EventsQuery,), fields)


def found(changed: Vertical) -> list[CheckMessage]:
    with declared_instead_of_events(changed):
        messages = check_schema(None)
    assert all(message.id == "destination_cms.E005" and message.hint for message in messages)
    return messages


def test_the_installed_schema_is_sound():
    assert check_schema(None) == []


def test_a_type_name_that_a_vertical_has_is_refused_with_both_owners():
    (message,) = found(replace(events, types=(Event, node_type("Spot"))))

    assert message.msg == (
        "The GraphQL type name 'Spot' is taken by circuits.graphql.types.Spot and by tests.core.checks.test_schema.Spot."
    )


def test_a_type_name_that_the_core_has_is_refused_also_deep_inside():
    point = type("GeoPoint", (graphene.ObjectType,), {"x": graphene.Float()})
    place = type("Venue", (graphene.ObjectType,), {"points": graphene.List(graphene.NonNull(point))})

    (message,) = found(replace(events, query=query_with(venue=graphene.Field(place))))

    assert "'GeoPoint' is taken by destination_cms.graphql.types.geo.GeoPoint and by" in message.msg


def test_an_input_type_of_a_taken_name_is_refused():
    circuit = type("Circuit", (graphene.InputObjectType,), {"length": graphene.Int()})

    (message,) = found(replace(events, query=query_with(near=graphene.String(walk=circuit()))))

    assert "'Circuit' is taken by" in message.msg


@pytest.mark.parametrize(("field", "owner"), [("spots", "the vertical 'circuits'"), ("node", "the core")])
def test_a_root_field_that_would_hide_another_is_refused(field: str, owner: str):
    (message,) = found(replace(events, query=query_with(**{field: graphene.String()})))

    assert message.msg == f"The root field '{field}' is declared by {owner} and by the vertical 'events'."


@pytest.mark.parametrize("query", ["EventsQuery", dict, EventsQuery()])
def test_a_query_that_is_no_object_type_is_refused(query: Any):
    (message,) = found(replace(events, query=query))

    assert message.msg == "The query of the vertical 'events' is not a graphene ObjectType."


def test_what_keeps_the_schema_from_being_built_is_quoted():
    (message,) = found(replace(events, types=(Event, int)))

    assert message.msg.startswith("The GraphQL schema cannot be built: ")
    assert "int" in message.msg


def test_a_kind_whose_type_is_missing_is_refused():
    (kind,) = events.kinds

    (message,) = found(replace(events, kinds=(replace(kind, graphql_type="Party"),)))

    assert message.msg == "The kind 'event' names the GraphQL type 'Party', which the schema does not have."


@pytest.mark.parametrize("name", ["PageInfo", "Node", "String"])
def test_a_kind_whose_type_is_no_node_is_refused(name: str):
    (kind,) = events.kinds

    (message,) = found(replace(events, kinds=(replace(kind, graphql_type=name),)))

    assert message.msg == f"The GraphQL type '{name}' of the kind 'event' does not implement Node."


def test_wrong_settings_are_not_blamed_on_the_schema(settings):
    settings.DESTINATION_CMS = {"IMAGE_PRESETS": {}}

    assert check_schema(None) == []
