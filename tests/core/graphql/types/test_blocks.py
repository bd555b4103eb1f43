"""A block's id names one text: clients that cache by id never show the text of another language."""

from typing import Any

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


def test_a_blocks_id_is_no_nodes_id(destination: Destination) -> None:
    spot = destination.spot("A spot", body=[("heading", "One")])
    (block,) = body_of(spot.slug)

    assert ask("query($id: ID!) { node(id: $id) { id } }", id=block["id"]) == {"node": None}
