"""A plan is what the ledger says afterwards: numbers, index rows, edges, tallies, paths, failures."""

from dataclasses import replace
from typing import Any

import pytest

from circuits.index import SpotIndex
from destination_cms.models import Edge, HeadStamp, LedgerState, ProjectionFailure, Publication, PublicPath, Tally
from destination_cms.publishing.payload import checksum_hex, checksum_term
from destination_cms.publishing.plan import EdgeChanges, Plan
from destination_cms.publishing.records import key_of_row
from destination_cms.publishing.writer import withdraw, write

from .memory import NOW, Town, key, source

pytestmark = pytest.mark.django_db


class Ledger:
    """The ledger of the database, and a town in memory whose plans are written into it."""

    def __init__(self) -> None:
        self.town = Town()
        self.state = LedgerState(head=40)

    def write(self, *changed: Any, **changes: Any) -> None:
        planned = replace(self.town.plan(*changed), **changes)
        write(planned, self.state, NOW)
        self.town.rows = {(row.site, str(key_of_row(row))): row for row in Publication.objects.all()}
        self.town.edges = set(Edge.objects.values_list("site", "source_key", "target_key"))

    def row(self, instance: Any) -> Publication:
        return Publication.objects.get(kind=key(instance).kind, uuid=key(instance).uuid)


def test_what_is_told_first_has_the_lower_number():
    ledger = Ledger()
    image = ledger.town.image()
    spot = ledger.town.spot(cover_image_id=image.pk, cover_image_alt="A fort")

    ledger.write(spot)

    assert (ledger.row(image).sequence, ledger.row(spot).sequence, ledger.state.head) == (41, 42, 42)


def test_each_write_that_gives_a_number_has_a_stamp_of_its_own():
    ledger = Ledger()
    spot = ledger.town.spot("Fort")
    ledger.write(spot)
    first = ledger.state.stamp

    ledger.write(spot)
    assert ledger.state.stamp == first

    spot.live = False
    ledger.write(spot)
    stamps = HeadStamp.objects.order_by("sequence").values_list("sequence", "stamp")
    assert list(stamps) == [(41, first), (42, ledger.state.stamp)]
    assert len({"", first, ledger.state.stamp}) == 3


def test_a_change_keeps_its_row_and_gets_a_new_number():
    ledger = Ledger()
    spot = ledger.town.spot("Fort")
    ledger.write(spot)
    before = ledger.row(spot)

    spot.title = "Old fort"
    ledger.write(spot)

    after = ledger.row(spot)
    assert (after.pk, after.title, after.sequence) == (before.pk, "Old fort", before.sequence + 1)


def test_a_tombstone_says_where_it_was_and_no_longer_what():
    ledger = Ledger()
    spot = ledger.town.spot("Fort")
    ledger.write(spot)
    path = ledger.row(spot).path

    spot.live = False
    ledger.write(spot)

    row = ledger.row(spot)
    assert (row.is_withdrawn, row.reason, row.path, row.sequence) == (True, "WITHDRAWN", path, 42)
    assert (row.payload, row.title, row.links, row.digest, row.latitude) == ("", "", "", "", None)


def test_a_row_that_is_withdrawn_has_no_end_any_more():
    row = Publication(visible_until=NOW, expires_at=NOW, payload="{}")

    withdraw(row, "DELETED", 7, NOW)

    assert (row.visible_until, row.expires_at, row.payload, row.sequence) == (None, None, "", 7)


def test_an_update_in_place_moves_no_number():
    ledger = Ledger()
    spot = ledger.town.spot()
    ledger.write(spot)
    Publication.objects.update(sidecar_digest="older")
    ledger.town.rows = {(row.site, str(key_of_row(row))): row for row in Publication.objects.all()}

    ledger.write(spot)

    row = ledger.row(spot)
    assert row.sidecar_digest not in {"", "older"}
    assert (row.sequence, ledger.state.head) == (41, 41)


def test_index_rows_come_change_and_go_with_what_they_are_of():
    ledger = Ledger()
    spot = ledger.town.spot()
    ledger.write(spot)
    assert SpotIndex.objects.get().publication_id == ledger.row(spot).pk

    spot.step_free = "YES"
    ledger.write(spot)
    assert SpotIndex.objects.get().step_free == "YES"

    spot.live = False
    ledger.write(spot)
    assert not SpotIndex.objects.exists()


def test_edges_are_what_is_wanted_and_nothing_else():
    ledger = Ledger()
    here, there = ledger.town.district("Here"), ledger.town.district("There", live=False)
    spot = ledger.town.spot(district_id=here.pk)
    ledger.write(spot)
    assert set(Edge.objects.values_list("target_key", flat=True)) == {str(key(here))}

    spot.district_id = there.pk
    ledger.write(spot)
    assert set(Edge.objects.values_list("target_key", flat=True)) == {str(key(there))}, "wanted, public or not"

    spot.live = False
    ledger.write(spot)
    assert not Edge.objects.exists()


def test_edges_of_thousands_go_on_every_database():
    rows = [(1, f"circuit:{number}:fr", "spot:1:fr") for number in range(1500)]
    Edge.objects.bulk_create(Edge(site=site, source_key=near, target_key=far) for site, near, far in rows)
    removed = {(site, near): {far} for site, near, far in rows[1:]}

    write(Plan(edges=EdgeChanges(removed=removed)), LedgerState(head=40), NOW)

    assert list(Edge.objects.values_list("site", "source_key", "target_key")) == rows[:1]


def test_tallies_count_what_is_public_and_check_its_sum():
    ledger = Ledger()
    spots = [ledger.town.spot(f"Spot {number}") for number in range(3)]
    ledger.write(*spots)
    spots[0].title, spots[1].live = "Another", False
    ledger.write(*spots)

    public = Publication.objects.filter(is_withdrawn=False)
    terms = [checksum_term(row.site, key_of_row(row), row.digest) for row in public]
    tally = Tally.objects.get(kind="spot")
    assert (tally.count, tally.checksum) == (2, checksum_hex(sum(terms)))


def test_the_paths_of_pages_are_remembered_once():
    ledger = Ledger()
    spot = ledger.town.spot()
    ledger.write(spot)
    spot.title = "Another"
    ledger.write(spot)

    assert [row.path_digest for row in PublicPath.objects.all()] == [ledger.row(spot).path_digest]


def test_a_failure_is_reported_until_it_is_mended():
    ledger = Ledger()
    spot = ledger.town.spot("Fort")
    ledger.town.breaks(spot)
    ledger.write(spot)
    assert [(row.source, row.title) for row in ProjectionFailure.objects.all()] == [(source(spot), "Fort")]

    ledger.town.heals(spot)
    ledger.write(spot)
    assert not ProjectionFailure.objects.exists()
