"""A payload that moves is told before an app stumbles over it."""

from typing import Any

from scripts.payload_shapes import outdated, unversioned
from scripts.verticals import PRESENT, VERTICALS
from tests.contract.payload_shapes import shape_of

BEFORE = {"circuit": {"version": 1, "payload": {"length_m": "number"}}}


def circuit(version: int, **payload: str) -> dict[str, Any]:
    return {"circuit": {"version": version, "payload": payload}}


def test_what_has_not_moved_is_fine():
    assert unversioned(BEFORE, BEFORE) == outdated(BEFORE, BEFORE) == []


def test_a_shape_that_moves_without_its_version_is_told_with_the_way_out():
    (sentence,) = unversioned(BEFORE, circuit(1, length_m="null | number", ascent_m="number"))

    assert sentence == (
        "The payload of 'circuit' has changed and its version is still 1: ascent_m (not there -> number), "
        "length_m (number -> null | number). Raise the version (in the projection.py of its vertical; for the core's "
        "kinds in destination_cms/projections/kinds.py), then: make shapes."
    )


def test_a_shape_that_moves_with_its_version_has_to_be_committed():
    after = circuit(2, length_m="number", ascent_m="number")

    assert unversioned(BEFORE, after) == []
    assert outdated(BEFORE, after) == [
        (
            "The payload of 'circuit' is not the one in tests/contract/payload_shapes.json. If that is meant: make shapes, "
            "read the difference, and commit it."
        )
    ]


def test_a_kind_that_comes_or_goes_has_to_be_committed():
    assert len(outdated({}, BEFORE)) == 1
    # Where a vertical was deleted, what is committed of it is not missed.
    assert len(outdated(BEFORE, {})) == (1 if PRESENT == VERTICALS else 0)
    assert unversioned({}, BEFORE) == unversioned(BEFORE, {}) == []


def test_a_shape_holds_every_payload_and_each_type_of_block():
    payloads: list[Any] = [
        {"teaser": "", "cover": None, "body": [{"id": "1", "type": "heading", "text": "A"}]},
        {"teaser": "x", "cover": {"image": {"ref": "image:1:"}, "alt": ""}, "body": [], "tags": [1, 2.5]},
    ]

    assert shape_of(iter(payloads)) == {
        "body": "list",
        "body[]=heading": "object",
        "body[]=heading.id": "text",
        "body[]=heading.text": "text",
        "body[]=heading.type": "text",
        "cover": "null | object",
        "cover.alt": "text",
        "cover.image": "reference",
        "tags": "absent | list",
        "tags[]": "number",
        "teaser": "text",
    }


def test_a_shape_says_what_is_absent_from_some_payloads():
    payloads: list[Any] = [
        {"seo": {"title": "x"}, "rooms": [{"name": "A", "story": {"html": "", "links": []}}, {"story": {"html": ""}}]},
        {"rooms": []},
    ]

    assert shape_of(iter(payloads)) == {
        "rooms": "list",
        "rooms[]": "object",
        "rooms[].name": "absent | text",
        "rooms[].story": "object",
        "rooms[].story.html": "text",
        "rooms[].story.links": "absent | list",
        "seo": "absent | object",
        "seo.title": "text",
    }
