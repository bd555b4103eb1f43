"""What a permanent address leads to, from the ledger alone."""

from datetime import UTC, datetime
from typing import Any

import pytest

from destination_cms.graphql.reading.reader import Reader
from destination_cms.models import LedgerSite, PermanentAddress
from destination_cms.permanent.lookup import find
from tests.destination import Destination, fresh, publish


def found(thing: Any) -> Any:
    reader = Reader(LedgerSite.objects.get(), datetime.now(UTC))
    return find(reader, str(getattr(thing, "translation_key", thing)))


def test_each_language_is_a_target_the_main_one_first(destination: Destination) -> None:
    spot = destination.spot(slug="fort")
    publish(spot.copy_for_translation(destination.en, copy_parents=True), slug="fort-en")

    targets = found(spot).targets
    assert [(each.record.row.locale, each.url.partition("testserver")[2]) for each in targets] == [
        ("fr", "/fr/fort/"),
        ("en", "/en/fort-en/"),
    ]


def test_a_part_is_a_target_where_its_page_has_it_and_its_page_an_owner_where_not(destination: Destination) -> None:
    spot = destination.spot()
    circuit = destination.circuit(spots=[spot], slug="walk")
    stop = circuit.stops.all()[0]
    publish(fresh(circuit).copy_for_translation(destination.en, copy_parents=True))

    # The English circuit leads to the French spot.
    assert [each.fragment for each in found(stop).targets] == [f"stop-{stop.translation_key}"] * 2
    fresh(spot).unpublish()
    assert not found(stop).targets
    assert [owner.row.locale for owner in found(stop).owners] == ["fr", "en"]


def test_what_was_withdrawn_is_found_and_leads_nowhere(destination: Destination) -> None:
    spot = destination.spot()
    fresh(spot).unpublish()

    gone = found(spot)
    assert (gone.targets, gone.owners) == ([], [])


@pytest.mark.parametrize("text", ["", "x", "0" * 32, "{00000000-0000-0000-0000-000000000001}", "g" * 36])
def test_what_is_no_uuid_asks_nothing(text: str, destination: Destination, django_assert_num_queries: Any) -> None:
    reader = Reader(LedgerSite.objects.get(), datetime.now(UTC))
    with django_assert_num_queries(0):
        assert find(reader, text) is None


def test_a_kind_without_addresses_has_none(destination: Destination) -> None:
    section = destination.section()

    assert found(section) is None
    assert not PermanentAddress.objects.filter(uuid=section.translation_key).exists()
