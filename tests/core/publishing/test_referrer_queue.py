"""What many refer to comes and goes in batches, and no batch leaves a reference to what is not public."""

from typing import Any

import pytest

from destination_cms.geo import Point
from destination_cms.publishing.plan import Plan

from .memory import Town, key, keys_of, of, source


class Square(Town):
    """A town of which a batch takes two referrers."""

    def batches(self, *changed: Any) -> list[Plan]:
        """Sweep until nothing is left, and look at the ledger after each batch."""
        todo, planned = [*changed], []
        while todo:
            planned.append(self.sweep(*todo, most_referrers=2))
            self.demand_closed()
            todo = sorted(planned[-1].later)
            assert len(planned) < 20
        assert self.plan(*self.content.instances).count == 0
        return planned

    def demand_closed(self) -> None:
        live = {str(row_key[1]) for row_key, row in self.rows.items() if not row.is_withdrawn}
        for row in self.rows.values():
            missing = {link for link in row.links.splitlines() if link not in live}
            assert not missing, f"{row.source} refers to {missing}"


@pytest.fixture
def town() -> Square:
    return Square()


def test_an_image_goes_after_the_last_batch_of_those_that_show_it(town: Square):
    image = town.image()
    spots = [town.spot(cover_image_id=image.pk, cover_image_alt="A fort") for _ in range(5)]
    town.publish_all()

    image.collection_id = 99
    planned = town.batches(image)

    assert [len(each.upserts) for each in planned] == [2, 2, 1]
    assert [keys_of(each.tombstones) for each in planned] == [[], [], of(image)]
    assert [each.behind for each in planned] == [3, 1, 0]
    assert not any(town.shows(spot, image) for spot in spots)


def test_an_image_comes_first_and_those_that_show_it_follow(town: Square):
    image = town.image()
    image.collection_id = 99
    spots = [town.spot(cover_image_id=image.pk, cover_image_alt="A fort") for _ in range(5)]
    town.publish_all()

    image.collection_id = 1
    planned = town.batches(image)

    assert keys_of(planned[0].upserts)[0] == str(key(image))
    assert [len(each.upserts) for each in planned] == [3, 3]
    assert all(town.shows(spot, image) for spot in spots)


def test_a_spot_stays_until_the_last_circuit_has_let_go_of_it(town: Square):
    spot = town.spot()
    circuits = [town.circuit(spot, town.spot()) for _ in range(3)]
    town.publish_all()

    spot.live = False
    first, second = town.batches(spot)

    assert keys_of(first.tombstones) == []
    assert keys_of(second.tombstones) == of(spot)
    assert not any(town.shows(circuit, spot) for circuit in circuits)


def test_what_is_shown_by_what_has_to_stay_stays_too(town: Square):
    image = town.image()
    spot = town.spot(cover_image_id=image.pk, cover_image_alt="A fort")
    district = town.district()
    spot.district_id = district.pk
    for _ in range(5):
        town.circuit(spot)
    town.publish_all()

    spot.live = district.live = False
    planned = town.batches(spot, district)

    assert [len(each.tombstones) for each in planned] == [0, 0, 3]


def test_a_redirect_to_a_page_that_has_to_stay_goes_at_once(town: Square):
    spot = town.spot()
    redirect = town.redirect("/old", spot)
    for _ in range(3):
        town.circuit(spot)
    town.publish_all()

    spot.live = False
    planned = town.batches(spot)

    assert keys_of(planned[0].tombstones) == of(redirect)


def test_a_referrer_that_is_broken_lets_go_in_its_last_good_version(town: Square):
    image = town.image()
    spots = [town.spot(cover_image_id=image.pk, cover_image_alt="A fort") for _ in range(5)]
    town.publish_all()
    for spot in spots[:3]:
        town.breaks(spot)

    image.collection_id = 99
    planned = town.sweep(image, most_referrers=4)

    assert planned.failures.keys() == {source(spot) for spot in spots[:3]}
    assert not any(town.shows(spot, image) for spot in spots[:4])
    assert town.row(image)


def test_referrers_that_are_broken_and_damaged_hold_nothing_up(town: Square):
    image = town.image()
    spots = [town.spot(cover_image_id=image.pk, cover_image_alt="A fort") for _ in range(5)]
    town.publish_all()
    for spot in spots[:2]:
        town.breaks(spot)
        town.row(spot).payload = "not JSON"

    image.collection_id = 99
    planned = town.sweep(image, most_referrers=2)

    assert keys_of(planned.tombstones) == of(image)
    assert not planned.later
    assert not any(town.shows(spot, image) for spot in spots[2:])


def test_what_is_planned_anyway_is_not_counted(town: Square):
    image = town.image()
    spots = [town.spot(cover_image_id=image.pk, cover_image_alt="A fort") for _ in range(4)]
    town.publish_all()

    image.collection_id = 99
    planned = town.sweep(image, *spots[:2], most_referrers=2)

    assert keys_of(planned.tombstones) == of(image)


def test_without_a_limit_all_go_at_once(town: Square):
    image = town.image()
    for _ in range(5):
        town.spot(cover_image_id=image.pk, cover_image_alt="A fort")
    town.publish_all()

    image.collection_id = 99
    planned = town.sweep(image)

    assert len(planned.upserts) == 5
    assert keys_of(planned.tombstones) == of(image)


def test_circuits_are_planned_again_when_a_spot_of_theirs_moves(town: Square):
    """They say how far along their track it is."""
    spot, other = town.spot(), town.spot()
    circuits = [town.circuit(spot, other) for _ in range(5)]
    town.circuit(other)
    town.publish_all()

    spot.title = "Another title"
    assert town.plan(spot).sources == {source(spot)}
    spot.location = Point(48.83, 2.28)
    todo, sources = [spot], []
    while todo:
        planned = town.sweep(*todo, most_referrers=2)
        sources.append(planned.sources)
        todo = sorted(planned.later)

    assert set().union(*sources) == {source(each) for each in (spot, *circuits)}
    assert max(map(len, sources)) == 3
    assert town.plan(spot).sources == {source(spot)}


def test_circuits_are_planned_again_when_a_spot_of_theirs_is_in_another_district(town: Square):
    """They are found by the districts of their stops."""
    fort, quay = town.district("Fort"), town.district("Quay")
    spot, other = town.spot(district_id=fort.pk), town.spot()
    circuit, menu = town.circuit(spot), town.menu(spot)
    town.circuit(other)
    town.publish_all()

    for district in (quay.pk, None, fort.pk):
        spot.district_id = district
        planned = town.sweep(spot)
        assert {source(spot), source(circuit)} <= planned.sources
        assert source(menu) not in planned.sources
        assert town.plan(*town.content.instances).count == 0


def test_circuits_are_not_planned_again_when_a_spot_of_theirs_has_another_image(town: Square):
    """They use no references of their spots but those to districts."""
    spot = town.spot()
    circuit = town.circuit(spot)
    town.publish_all()

    spot.cover_image_id, spot.cover_image_alt = town.image().pk, "A fort"
    assert source(circuit) not in town.sweep(spot).sources


def test_a_menu_is_not_planned_again_when_what_it_leads_to_moves(town: Square):
    """Only kinds that say so read the positions of what they refer to."""
    spot = town.spot()
    menu = town.menu(spot)
    town.publish_all()

    spot.location = Point(48.83, 2.28)
    assert source(menu) not in town.plan(spot).sources
