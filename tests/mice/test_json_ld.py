"""What a search engine is told of an offer's pictures; the rest is in ``test_types``."""

from tests.core.graphql.test_search_images import assert_names_large_jpegs, cover
from tests.destination import Destination

from .offers import add_offer


def test_a_venue_names_large_jpegs(destination: Destination) -> None:
    assert_names_large_jpegs(add_offer(destination, kind="CONFERENCE", **cover()), "MiceOffer")
