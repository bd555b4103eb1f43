"""A key that is published and shown nowhere is told by its path, wherever in a payload it is."""

from typing import Any

import pytest
from graphql import OverlappingFieldsCanBeMergedRule, build_schema, parse, validate

from destination_cms.graphql.schema import get_schema
from destination_cms.graphql.schema_checks import merging_faults, unseen_fault, unseen_keys

TEXT = {"html": "<p>Words</p>", "links": [{"ref": "spot:a:fr", "text": "Words"}]}
PAYLOAD = {
    "teaser": "Short",
    "length_m": 4200,
    "cover": {"image": {"ref": "image:a:"}, "alt": "A bridge"},
    "stops": [{"spot": {"ref": "spot:a:fr"}, "title": "", "story": TEXT, "is_optional": False, "position": 1}],
    "body": [
        {"id": "1", "type": "picture", "image": {"ref": "image:a:"}, "alt": "", "caption": ""},
        {"id": "2", "type": "quote", "text": "Words", "attribution": ""},
    ],
}


def unseen(**changed: Any) -> list[str]:
    return unseen_keys(get_schema(), "Circuit", {**PAYLOAD, **changed})


def test_nothing_is_missing_from_what_is_shown() -> None:
    assert unseen() == []


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"ascent_m": 120}, "ascent_m"),
        ({"cover": {"image": {"ref": "image:a:"}, "alt": "", "credit": ""}}, "cover.credit"),
        ({"stops": [{"spot": {"ref": "spot:a:fr"}, "minutes": 5}, {"minutes": 6}]}, "stops[].minutes"),
        ({"stops": [{"story": {**TEXT, "language": "fr"}}]}, "stops[].story.language"),
        ({"body": [{"id": "1", "type": "quote", "year": 1900}]}, "body[].year"),
    ],
)
def test_a_key_that_no_field_shows_is_found_once(changed: dict[str, Any], path: str) -> None:
    assert unseen(**changed) == [path]


def test_a_key_that_is_named_as_not_for_graphql_passes() -> None:
    assert unseen_keys(get_schema(), "Image", {"file_hash": "a"}) == []


def test_what_is_in_a_key_with_a_schema_of_its_own_passes() -> None:
    assert unseen(notices=[{"notice": {"ref": "notice:a:fr"}, "effect": "CLOSED"}]) == []


def test_the_sentence_says_what_to_do() -> None:
    sentence = unseen_fault("circuit", "Circuit", "ascent_m")

    assert "'ascent_m' of the kind 'circuit'" in sentence
    assert "add the field" in sentence
    assert "other_keys" in sentence


def test_a_field_of_one_name_has_one_type_across_unions_and_interfaces() -> None:
    assert [*merging_faults(get_schema())] == []


CONFLICTING = """
  type Query { thing: Thing, block: Block }
  interface Thing { id: ID! }
  type Spot implements Thing { id: ID!, kind: SpotKind!, email: String! }
  type Offer implements Thing { id: ID!, kind: OfferKind!, email: String }
  enum SpotKind { PARK }
  enum OfferKind { PARK }
  union Block = Spot | Offer
"""


def test_fields_that_no_query_could_select_together_are_found_once() -> None:
    kind, email = merging_faults(build_schema(CONFLICTING))

    assert "'kind'" in kind
    assert "Spot.kind: SpotKind!, Offer.kind: OfferKind!" in kind
    assert "Spot.email: String!, Offer.email: String" in email


TRANSLATED = """
  type Query { node: Node }
  interface Node { id: ID! }
  type Menu implements Node { id: ID!, translations: [Menu!]!, title: String! }
  type Section implements Node { id: ID!, translations: [Section!]%s, title: String! }
"""


def test_members_of_node_may_lead_to_others_of_their_own_type() -> None:
    """``node(id)`` selects both, and GraphQL merges the selections of what they lead to."""
    both = "{ node { ... on Menu { translations { title } } ... on Section { translations { title } } } }"

    schema = build_schema(TRANSLATED % "!")
    assert validate(schema, parse(both), [OverlappingFieldsCanBeMergedRule]) == []
    assert [*merging_faults(schema)] == []

    nullable = build_schema(TRANSLATED % "")
    assert validate(nullable, parse(both), [OverlappingFieldsCanBeMergedRule]) != []
    assert len([*merging_faults(nullable)]) == 1


def test_everything_of_a_body_is_selected_without_an_alias() -> None:
    """What generators write that select all of a schema."""
    schema = get_schema()
    union = schema.type_map["BodyBlock"]
    parts = [
        f"... on {member.name} {{ {' '.join(name for name, field in member.fields.items() if not field.args)} }}"
        for member in schema.get_possible_types(union)  # type: ignore[arg-type]
    ]
    document = parse(f"fragment f on BodyBlock {{ {' '.join(parts)} }}")

    assert validate(schema, document, [OverlappingFieldsCanBeMergedRule]) == []
