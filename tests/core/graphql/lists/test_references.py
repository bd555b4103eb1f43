"""Filters over a reference: by the id of what is referred to, and by its slug in whatever language it is."""

from typing import Any

import pytest

from destination_cms.graphql.lists.filters import MAX_LIST
from tests.asking import answer, ask
from tests.destination import Destination, fresh

SPOTS = "query($f: SpotFilter, $l: Locale) { spots(filter: $f, locale: $l) { nodes { title } } }"


@pytest.fixture
def districts(destination: Destination) -> dict[str, Any]:
    """Two districts with a spot each, and a spot in none."""
    found = {name: destination.district(name, slug=name.lower()) for name in ("Fort", "Quay")}
    for name, district in found.items():
        destination.spot(f"In {name}", district=district)
    destination.spot("Nowhere")
    return {**found, "destination": destination}


def titles(chosen: dict[str, Any], locale: str = "fr") -> list[str]:
    return [node["title"] for node in ask(SPOTS, f=chosen, l=locale)["spots"]["nodes"]]


def ids() -> dict[str, str]:
    return {node["name"]: node["id"] for node in ask("{ districts { nodes { id name } } }")["districts"]["nodes"]}


def test_a_reference_is_found_by_id(districts: dict[str, Any]) -> None:
    known = ids()

    assert titles({"district": {"eq": known["Fort"]}}) == ["In Fort"]
    assert titles({"district": {"in": [known["Fort"], known["Quay"]]}}) == ["In Fort", "In Quay"]
    assert titles({"not": {"district": {"eq": known["Fort"]}}}) == ["In Quay", "Nowhere"]


@pytest.mark.parametrize("stranger", ["", "no id of ours", "Cg", "\x00"])
def test_an_id_that_is_not_ours_finds_nothing_not_even_what_refers_to_nothing(
    districts: dict[str, Any], stranger: str
) -> None:
    assert titles({"district": {"eq": stranger}}) == []
    assert titles({"district": {"in": [stranger, ids()["Fort"]]}}) == ["In Fort"]


def test_a_reference_is_found_by_slug(districts: dict[str, Any]) -> None:
    assert titles({"districtSlug": {"eq": "fort"}}) == ["In Fort"]
    assert titles({"districtSlug": {"in": ["fort", "quay"]}}) == ["In Fort", "In Quay"]
    assert titles({"districtSlug": {"in": ["fort"], "eq": "quay"}}) == []
    assert titles({"districtSlug": {"eq": ""}}) == titles({"districtSlug": {"eq": "no-such"}}) == []


def test_a_slug_finds_what_shows_the_target_in_another_language(districts: dict[str, Any]) -> None:
    make = districts["destination"]
    spot = make.spot("Un lieu", district=districts["Fort"])
    copy = fresh(spot).copy_for_translation(make.en, copy_parents=True)
    copy.title = "A place"
    copy.save_revision().publish()

    # The district has no English translation: the English spot shows the French one.
    assert titles({"districtSlug": {"eq": "fort"}}, "en") == ["A place"]


@pytest.mark.parametrize("field", ["district", "districtSlug"])
def test_a_list_has_its_limit(districts: dict[str, Any], field: str) -> None:
    assert titles({field: {"in": ["x"] * MAX_LIST}}) == []
    error = answer(SPOTS, f={field: {"in": ["x"] * (MAX_LIST + 1)}})["errors"][0]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
