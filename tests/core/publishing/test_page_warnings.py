"""What the sweep stores for the report of warnings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from circuits.page_warnings import SPOT_WARNINGS
from destination_cms.geo.point import Point
from destination_cms.models import Mark, PageWarning
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.verticals import ContentWarning
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination, publish

pytestmark = pytest.mark.django_db

HERE, THERE = Point(48.82, 2.27), Point(48.9, 2.3)
TIMELESS = ("not_verified",)


def stored(*pages: Any) -> list[str]:
    rows = PageWarning.objects.exclude(code__in=TIMELESS).order_by("page", "pk")
    return [*rows.filter(page__in=[page.pk for page in pages]).values_list("code", flat=True)]


def test_a_page_that_is_published_has_its_warnings_stored(destination: Destination) -> None:
    page = destination.circuit("LE GRAND TOUR", spots=[destination.spot(location=HERE)], track=LINE, tour_type="LOOP")

    assert stored(page) == ["title_in_capitals", "loop_is_open"]
    publish(page, tour_type="ONE_WAY", title="Le grand tour")
    assert stored(page) == []


def test_what_stays_keeps_its_row_and_its_day(destination: Destination) -> None:
    page = destination.circuit(track=LINE, tour_type="LOOP")
    PageWarning.objects.update(starts_on=date(2026, 1, 1))
    before = PageWarning.objects.get()

    publish(page, teaser="New")
    assert PageWarning.objects.get() == before
    assert PageWarning.objects.get().starts_on == date(2026, 1, 1)


def test_what_is_verified_again_holds_from_another_day(destination: Destination) -> None:
    page = destination.spot(last_verified_on=date(2026, 1, 5))
    assert PageWarning.objects.get(page=page.pk).starts_on == date(2027, 1, 5)

    publish(page, last_verified_on=date(2026, 3, 7))
    assert PageWarning.objects.get(page=page.pk).starts_on == date(2027, 3, 7)


def test_a_draft_and_what_is_withdrawn_or_deleted_have_none(destination: Destination) -> None:
    draft = destination.circuit(track=LINE, tour_type="LOOP", live=False)
    gone, withdrawn = (destination.circuit(track=LINE, tour_type="LOOP") for _ in range(2))
    assert stored(draft, gone, withdrawn) == ["loop_is_open"] * 2

    withdrawn.unpublish()
    gone.delete()
    assert not PageWarning.objects.exists()


def test_a_spot_that_moves_changes_what_is_told_of_its_circuits(destination: Destination) -> None:
    spot = destination.spot("Gate", location=HERE)
    page = destination.circuit(spots=[spot], track=LINE, tour_type="ONE_WAY")
    assert stored(page) == []

    publish(spot, location=Point(48.83, 2.27))
    assert stored(page) == ["stop_far_from_track"]


def test_a_position_that_three_share_is_told_of_all_until_one_leaves(destination: Destination) -> None:
    a, b = destination.spot("Gate", location=HERE), destination.spot("Mill", location=HERE)
    assert stored(a, b) == []

    c = destination.spot("Tower", location=HERE)
    assert stored(a, b, c) == ["shared_place"] * 3
    publish(b, location=THERE)
    assert stored(a, b, c) == []
    publish(b, location=HERE)
    assert stored(a, b, c) == ["shared_place"] * 3
    a.delete()
    assert stored(a, b, c) == []
    assert not Mark.objects.exists()


def test_one_place_that_is_there_twice_is_told_of_both_until_one_is_renamed(destination: Destination) -> None:
    a, b = destination.spot("Fort d’Issy", location=HERE), destination.spot("Fort d'Issy", location=HERE)
    assert stored(a, b) == ["similar_nearby"] * 2

    publish(a, title="Cité de l’Air")
    assert stored(a, b) == []


def test_pages_of_other_languages_and_kinds_are_not_compared(destination: Destination) -> None:
    spot = destination.spot("Fort d’Issy", location=HERE)
    spot.copy_for_translation(destination.en, copy_parents=True).save_revision().publish()
    destination.event("Fort d’Issy")

    assert stored(*type(spot).objects.all()) == []


def test_a_reconcile_repairs_what_sent_no_signal_and_sweeps_the_neighbours(destination: Destination) -> None:
    pages = [destination.spot(title, location=HERE) for title in ("Gate", "Mill", "Tower")]
    PageWarning.objects.all().delete()
    type(pages[0]).objects.filter(pk=pages[0].pk).update(location=THERE)

    reconcile_publications()
    assert stored(*pages) == []
    assert PageWarning.objects.filter(code="not_verified").count() == 3


def test_a_publish_of_a_spot_costs_three_statements_more_at_most(destination: Destination) -> None:
    page = destination.spot("Gate", location=HERE)

    with CaptureQueriesContext(connection) as queries:
        publish(page, teaser="New")
    asked = [query["sql"] for query in queries if "destination_page_warning" in query["sql"]]
    near = [query["sql"] for query in queries if '"latitude" >=' in query["sql"]]
    assert (len(asked), len(near)) == (1, 1)


@pytest.fixture
def broken_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules of spots that fail for one of them."""

    def find(pages: Sequence[Any]) -> dict[int, list[ContentWarning]]:
        if any(page.title == "Mill" for page in pages):
            raise ValueError("a mill")
        return {page.pk: [ContentWarning(code="seen")] for page in pages}

    kinds = get_kinds()
    spot = replace(kinds["spot"], warnings=replace(SPOT_WARNINGS, find=find))
    monkeypatch.setitem(kinds, "spot", spot)


def test_rules_that_fail_stop_no_publish(destination: Destination, broken_rules: None, caplog: Any) -> None:
    mill, gate = destination.spot("Mill", location=HERE), destination.spot("Gate", location=THERE)

    reconcile_publications()
    assert (stored(mill), stored(gate)) == ([], ["seen"])
    assert "could not be found" in caplog.text
