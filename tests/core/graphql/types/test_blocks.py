"""A block's id names one text: clients that cache by id never show the text of another language."""

import json
from typing import Any

import pytest

from destination_cms.models import Publication
from tests.core.graphql.test_lists import ask
from tests.destination import Destination, publish

QUERY = """query($slug: String!, $locale: Locale) {
  spot(slug: $slug, locale: $locale) { body { ... on Block { id } ... on HeadingBlock { text } } }
}"""


def body_of(slug: str, locale: str = "fr") -> list[dict[str, Any]]:
    return ask(QUERY, slug=slug, locale=locale)["spot"]["body"]


def test_a_translated_block_has_an_id_of_its_own(destination: Destination) -> None:
    spot = destination.spot("A spot", body=[("heading", "Un titre"), ("heading", "Un autre")])
    copy = spot.copy_for_translation(destination.en, copy_parents=True)
    copy.body[0].value = "A heading"
    copy.save_revision().publish()

    french, english = body_of(spot.slug), body_of(spot.slug, "en")

    assert [block["text"] for block in english] == ["A heading", "Un autre"]
    assert len({block["id"] for block in [*french, *english]}) == 4


def test_a_block_that_is_moved_keeps_its_id(destination: Destination) -> None:
    spot = destination.spot("A spot", body=[("heading", "One"), ("heading", "Two")])
    before = body_of(spot.slug)

    publish(spot, body=[*reversed(spot.body.get_prep_value())])

    assert body_of(spot.slug) == before[::-1]


@pytest.mark.parametrize("stored", [{}, {"links": []}], ids=["now", "before"])
def test_a_text_without_a_link_has_none(destination: Destination, stored: Any) -> None:
    destination.spot("A spot", body=[("paragraph", "<p>Words</p>")])
    row = Publication.objects.get(kind="spot")
    payload = json.loads(row.payload)
    assert payload["body"][0]["text"] == {"html": "<p>Words</p>"}
    payload["body"][0]["text"] |= stored
    Publication.objects.filter(pk=row.pk).update(payload=json.dumps(payload))

    found = ask("{ spots { nodes { body { ... on ParagraphBlock { richText { html links { text } } } } } } }")

    (block,) = found["spots"]["nodes"][0]["body"]
    assert block["richText"] == {"html": "<p>Words</p>", "links": []}


def test_a_blocks_id_is_no_nodes_id(destination: Destination) -> None:
    spot = destination.spot("A spot", body=[("heading", "One")])
    (block,) = body_of(spot.slug)

    assert ask("query($id: ID!) { node(id: $id) { id } }", id=block["id"]) == {"node": None}
