"""Circuits are found by the districts of their public stops' spots, from the sweep on in which these change."""

from typing import Any

import pytest
from django.db import transaction

from destination_cms.publishing.reconcile import reconcile_publications
from tests.asking import ask
from tests.destination import Destination, fresh, publish

pytestmark = pytest.mark.django_db

QUERY = "query($f: CircuitFilter, $l: Locale) { circuits(filter: $f, locale: $l) { totalCount nodes { title } } }"


def found(slug: str, locale: str = "fr") -> list[str]:
    """Return the titles of circuits in a district, by its slug and by its id."""
    ids = ask("query($s: String!, $l: Locale) { district(slug: $s, locale: $l) { id } }", s=slug, l=locale)["district"]
    titles, *others = (
        [node["title"] for node in ask(QUERY, f=chosen, l=locale)["circuits"]["nodes"]]
        for chosen in ({"districtSlug": {"eq": slug}}, *([{"district": {"eq": ids["id"]}}] if ids else ()))
    )
    assert others in ([], [titles])
    return titles


def demand_settled() -> None:
    assert reconcile_publications(is_dry_run=True).count == 0


@pytest.fixture
def town(destination: Destination) -> dict[str, Any]:
    """Two districts with a spot each; a circuit of both, and one of the first."""
    districts = {name: destination.district(name.title(), slug=name) for name in ("fort", "quay")}
    spots = {name: destination.spot(f"In {name}", district=district) for name, district in districts.items()}
    both, one = destination.circuit("Both", [*spots.values()]), destination.circuit("One", [spots["fort"]])
    # A district stays public where nothing but this spot is in it.
    for district in districts.values():
        destination.spot("Another", district=district)
    return {**districts, "spots": spots, "both": both, "one": one, "destination": destination}


def test_a_circuit_is_in_every_district_of_its_stops(town: dict[str, Any]) -> None:
    assert found("fort") == ["Both", "One"]
    assert found("quay") == ["Both"]
    assert [
        node["title"] for node in ask(QUERY, f={"districtSlug": {"in": ["fort", "quay"]}})["circuits"]["nodes"]
    ] == [
        "Both",
        "One",
    ]
    demand_settled()


def test_circuits_follow_a_spot_into_another_district_in_the_same_sweep(town: dict[str, Any]) -> None:
    spot = town["spots"]["fort"]

    publish(spot, district=town["quay"])
    assert (found("fort"), found("quay")) == ([], ["Both", "One"])
    demand_settled()

    publish(spot, district=None)
    assert (found("fort"), found("quay")) == ([], ["Both"])
    demand_settled()


def test_a_draft_of_a_district_is_not_told(town: dict[str, Any]) -> None:
    spot = fresh(town["spots"]["fort"])
    spot.district = town["quay"]
    spot.save_revision()
    publish(town["one"], teaser="Changed")

    assert (found("fort"), found("quay")) == (["Both", "One"], ["Both"])


def test_a_stop_whose_spot_is_not_public_counts_for_nothing(town: dict[str, Any]) -> None:
    spot = fresh(town["spots"]["quay"])
    with transaction.atomic():
        spot.unpublish()
    assert found("quay") == []
    demand_settled()

    publish(spot)
    assert found("quay") == ["Both"]
    demand_settled()


def test_a_district_that_is_a_draft_again_finds_no_circuits(town: dict[str, Any]) -> None:
    with transaction.atomic():
        fresh(town["fort"]).unpublish()
    assert found("fort") == []
    demand_settled()

    with transaction.atomic():
        fresh(town["fort"]).save_revision().publish()
    assert found("fort") == ["Both", "One"]
    demand_settled()


def test_a_circuit_in_another_language_is_in_the_districts_of_its_language(town: dict[str, Any]) -> None:
    make = town["destination"]
    with transaction.atomic():
        copy = town["fort"].copy_for_translation(make.en)
        copy.name, copy.slug, copy.live = "Fort (en)", "the-fort", True
        copy.save()
    publish(town["one"].copy_for_translation(make.en, copy_parents=True), title="The one")

    # Until its spot is translated, it leads to the French one, which shows the French district.
    assert found("the-fort", "en") == []
    (node,) = ask('{ circuits(locale: "en") { nodes { title districts { name } } } }')["circuits"]["nodes"]
    assert node == {"title": "The one", "districts": [{"name": "Fort"}]}

    publish(town["spots"]["fort"].copy_for_translation(make.en, copy_parents=True), district=copy)

    assert found("the-fort", "en") == ["The one"]
    assert found("fort", "fr") == ["Both", "One"]
    demand_settled()
