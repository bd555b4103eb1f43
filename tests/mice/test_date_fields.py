"""The dates of an offer are shown as the editor's session writes them."""

import pytest

from tests.core.admin.people import editor
from tests.core.admin.test_date_fields import DAY, shown
from tests.destination import Destination

from .offers import add_index, add_offer


@pytest.mark.parametrize(("language", "day"), [("fr", "15/03/2026"), ("en", "2026-03-15")])
def test_an_offer_was_verified_on_a_day_as_the_editor_writes_it(
    destination: Destination, language: str, day: str
) -> None:
    offer = add_offer(destination, "Offer", add_index(destination), last_verified_on=DAY)

    assert shown(editor(language), offer, "last_verified_on")["value"] == day
