"""A schema holds what its verticals add to each other's types, and the schema of others knows nothing of it."""

from typing import Any

import graphene
import pytest
from graphql import GraphQLSchema

from destination_cms.graphql.extended_types import additions_of
from destination_cms.graphql.lists.filters import number_rule
from destination_cms.graphql.lists.ordering import number_column
from destination_cms.graphql.schema import build_schema
from destination_cms.graphql.types.blocks import Block
from destination_cms.graphql.types.records import PartType, RecordType
from destination_cms.verticals import BlockType, KindExtension, Vertical
from tests.third_party.events.vertical import vertical as events


class Fees(RecordType):
    fee = graphene.Int(description="In euros; null when it is free.")
    kind_of_fee = graphene.String(source="fee_name", description="Its name; null when it is free.")


class PartyBlock(PartType):
    """A party."""

    class Meta:
        interfaces = (Block,)

    starts = graphene.String(description="When; null when it is over.")


MORE = Vertical(
    name="more",
    extensions=(
        KindExtension(
            kind="event",
            fields=Fees,
            filters={"fee": number_rule("fee", "By the fee in euros.")},
            orders={"FEE": number_column("fee", "By the fee.")},
        ),
    ),
    body_blocks=(BlockType(name="party", block=object, project=dict, graphql_type=PartyBlock),),
    image_presets={"LOGO": "max-320x160"},
)


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema({"events": events, "more": MORE})


def type_of(schema: GraphQLSchema, name: str) -> Any:
    return schema.type_map[name]


def test_fields_join_the_type_after_its_own(schema: GraphQLSchema):
    fields = type_of(schema, "Event").fields

    assert list(fields)[-2:] == ["fee", "kindOfFee"]
    assert fields["fee"].description == "In euros; null when it is free."


def test_they_take_the_payloads_value_and_are_null_without_one(schema: GraphQLSchema):
    class Shown:
        payload = {"fee": 12, "fee_name": "Entry"}

    class Free:
        payload: dict[str, Any] = {}

    fields = type_of(schema, "Event").fields

    assert [fields[name].resolve(Shown(), None) for name in ("fee", "kindOfFee")] == [12, "Entry"]
    assert [fields[name].resolve(Free(), None) for name in ("fee", "kindOfFee")] == [None, None]


def test_filters_and_orders_join_the_list(schema: GraphQLSchema):
    assert type_of(schema, "EventFilter").fields["fee"].description == "By the fee in euros."
    assert type_of(schema, "EventOrderField").values["FEE"].description == "By the fee."


def test_a_block_joins_the_union(schema: GraphQLSchema):
    assert [member.name for member in type_of(schema, "BodyBlock").types][-1] == "PartyBlock"
    assert "PartyBlock" in {found.name for found in schema.get_possible_types(type_of(schema, "Block"))}


def test_a_preset_joins_the_enum(schema: GraphQLSchema):
    presets = type_of(schema, "ImagePreset").values

    assert list(presets) == ["CARD", "HERO", "LOGO", "THUMBNAIL"]
    assert presets["LOGO"].description == "Made as max-320x160."


def test_the_schema_of_others_knows_nothing_of_it():
    alone = build_schema({"events": events})

    assert "fee" not in type_of(alone, "Event").fields
    assert "fee" not in type_of(alone, "EventFilter").fields
    assert "FEE" not in type_of(alone, "EventOrderField").values
    assert "PartyBlock" not in alone.type_map
    assert "LOGO" not in type_of(alone, "ImagePreset").values


def test_what_extends_a_kind_that_is_not_there_is_left_out():
    additions = additions_of([MORE])

    assert (additions.outputs, additions.inputs, additions.orders) == ({}, {}, {})
    assert "Event" not in build_schema({"more": MORE}).type_map
