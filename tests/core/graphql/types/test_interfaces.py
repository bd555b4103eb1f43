"""What is the same for every kind of content."""

from typing import Any

import pytest

from tests.asking import ask
from tests.destination import Destination

CARD = """query($path: String!) { route(path: $path) { ... on RouteContent {
  content { title teaser cover { alt image { title } } } } } }"""


def card(page: Any) -> Any:
    return ask(CARD, path=f"/fr/{page.slug}/")["route"]["content"]


@pytest.mark.parametrize("kind", ["spot", "circuit", "event"])
def test_content_of_any_kind_has_a_card(destination: Destination, kind: str) -> None:
    words = {"teaser": "Wheels.", "cover_image": destination.image("A mill"), "cover_image_alt": "A wheel"}

    shown = card(getattr(destination, kind)("Mill", **words))

    assert shown == {"title": "Mill", "teaser": "Wheels.", "cover": {"alt": "A wheel", "image": {"title": "A mill"}}}


def test_a_plain_page_has_a_card_without_teaser_and_cover(destination: Destination) -> None:
    assert card(destination.section("Sights")) == {"title": "Sights", "teaser": "", "cover": None}
