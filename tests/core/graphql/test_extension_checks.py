"""E005, of what is added to a type: it never replaces what is there, and never promises what others cannot have."""

from typing import Any

import graphene
import pytest

from circuits.models import SpotPage
from destination_cms.graphql.lists.filters import number_rule
from destination_cms.graphql.lists.ordering import number_column
from destination_cms.graphql.schema_checks import schema_faults
from destination_cms.graphql.types.records import RecordType
from destination_cms.verticals import BlockType, KindExtension, Vertical
from tests.third_party.events.vertical import vertical as events

RULE, COLUMN = number_rule("fee", "By the fee."), number_column("fee", "By the fee.")


def fields(**declared: Any) -> Any:
    return type("Added", (RecordType,), declared)


def faults(*extensions: KindExtension, **fields: Any) -> list[str]:
    more = Vertical(name="more", extensions=extensions, **fields)
    return schema_faults({"events": events, "more": more})


def test_what_fits_is_no_fault():
    extension = KindExtension(
        kind="event", fields=fields(fee=graphene.Int()), filters={"fee": RULE}, orders={"FEE": COLUMN}
    )

    assert faults(extension) == []


@pytest.mark.parametrize(
    ("added", "sentence"),
    [
        pytest.param(
            {"fields": fields(venue=graphene.String())},
            "The field 'venue' of the GraphQL type 'Event' is there already: an extension cannot replace it.",
            id="a field of the type",
        ),
        pytest.param(
            {"fields": fields(title=graphene.String())},
            "The field 'title' of the GraphQL type 'Event' is there already: an extension cannot replace it.",
            id="a field of an interface",
        ),
        pytest.param(
            {"model": SpotPage, "fields": fields(fee=graphene.Int(required=True))},
            "The field 'fee' that an extension adds to the GraphQL type 'Event' may not be required: what the extension is "
            "not for has no value.",
            id="a field that others cannot have",
        ),
        pytest.param(
            {"filters": {"starts_at": RULE}},
            "The filter 'starts_at' of the kind 'event' is there already: an extension cannot replace it.",
            id="a filter of the list",
        ),
        pytest.param(
            {"filters": {"not_": RULE}},
            "The filter 'not_' of the kind 'event' is there already: an extension cannot replace it.",
            id="a word of filters",
        ),
        pytest.param(
            {"orders": {"TITLE": COLUMN}},
            "The order 'TITLE' of the kind 'event' is there already: an extension cannot replace it.",
            id="an order of the list",
        ),
        pytest.param(
            {"fields": graphene.ObjectType},
            "The fields of an extension of the kind 'event' are not a RecordType.",
            id="another type",
        ),
        pytest.param(
            {"filters": {"fee": "fee"}},
            "The filter 'fee' of an extension of the kind 'event' is not a rule of destination_cms.graphql.lists.filters.",
            id="no rule",
        ),
        pytest.param(
            {"orders": {"FEE": "fee"}},
            "The order 'FEE' of an extension of the kind 'event' is not a column of destination_cms.graphql.lists.ordering.",
            id="no column",
        ),
    ],
)
def test_what_does_not_fit_is_told(added: dict[str, Any], sentence: str):
    assert faults(KindExtension(kind="event", **added)) == [sentence]


def test_a_kind_without_a_list_has_no_filters():
    assert faults(KindExtension(kind="image", filters={"fee": RULE})) == [
        "The kind 'image' has no list, so an extension cannot add the filter 'fee'."
    ]


def test_two_extensions_may_not_add_the_same():
    one = KindExtension(kind="event", fields=fields(fee=graphene.Int()))

    assert len(faults(one, one)) == 1


def test_a_block_without_the_interface_is_told():
    party = BlockType(name="party", block=object, project=dict, graphql_type=graphene.ObjectType)

    assert faults(body_blocks=(party,)) == ["The GraphQL type of the block type 'party' does not implement Block."]


def test_a_type_of_a_taken_name_is_told_wherever_it_is_added():
    event = type("Event", (graphene.ObjectType,), {"x": graphene.Int()})

    (sentence,) = faults(KindExtension(kind="event", fields=fields(partner=graphene.Field(event))))

    assert "The GraphQL type name 'Event' is taken by" in sentence
