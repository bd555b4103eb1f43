"""How many statements a sweep and a reconcile take: they grow neither with what pages refer to nor with their number."""

import pytest
from wagtail.rich_text import RichText

from destination_cms.publishing.reconcile import reconcile_publications
from tests.destination import Destination, publish

from .statements import assert_few_statements, statements_of


@pytest.mark.parametrize("kind", ["spot", "circuit"])
def test_one_record_is_published_again_in_few_statements(destination: Destination, kind: str) -> None:
    spot = destination.spot(cover_image=destination.image(), cover_image_alt="A", district=destination.district())
    pages = {
        "spot": lambda: spot,
        "circuit": lambda: destination.circuit(spots=[spot, destination.spot()]),
    }
    assert_few_statements(pages[kind](), kind)


def test_a_reconcile_takes_no_statement_for_a_page(destination: Destination) -> None:
    targets = [destination.spot() for _ in range(6)]

    def linked(number: int) -> None:
        text = f'<p><a linktype="page" id="{targets[number % 6].pk}">a</a></p>'
        image, district = destination.image(), destination.district(f"D{number}", slug=f"d{number}")
        spot = destination.spot(cover_image=image, cover_image_alt="A", district=district)
        publish(spot, body=[("paragraph", RichText(text)), ("picture", {"image": destination.image(), "alt": "A"})])
        destination.circuit(spots=[spot])

    linked(0)
    reconcile_publications()
    few = statements_of(reconcile_publications)
    for number in range(1, 6):
        linked(number)

    assert len(statements_of(reconcile_publications)) == len(few)
