"""The demo's circuits and spots: complete, in two languages, where they say they are, and within the editors' limits."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from circuits.choices import Difficulty, PracticeMode, SpotKind, TourType
from circuits.track_warnings import NamedStop, track_warnings
from demo.seed.circuits import CIRCUITS, DISTRICTS, SPOTS, THEMES, track_of
from demo.seed.documents import LANGUAGES, texts_of
from destination_cms.geo.distance import path_length_m
from destination_cms.geo.point import Point
from destination_cms.geo.tracks import parse_linestring
from destination_cms.models.districts import DistrictKind

SPOT_BY_KEY = {spot.key: spot for spot in SPOTS}
PAGES = [*SPOTS, *CIRCUITS]
#: Keys that are not text for readers.
CODES = {"slug", "cover", "kind", "district", "practice_mode", "tour_type", "difficulty", "short_address"}
CODES |= {"stops.spot", "stops.trigger", "picture.file", "other_modes.mode", "other_modes.difficulty", "suitable_for"}
CODES |= {
    "transports.mode",
    "transports.line",
    "surfaces.kind",
    "reduced_mobility",
    "accessible_toilets",
    "step_free",
    "themes",
}


def every_text() -> Iterator[tuple[str, str, str, str]]:
    """Yield key, language, field and text of all that readers are told."""
    for page in PAGES:
        for language in LANGUAGES:
            found = ((field, text) for field, text in texts_of(page.languages[language]) if field not in CODES)
            yield from ((page.key, language, field, re.sub(r"</?p>", "", text)) for field, text in found)
    for word in (*DISTRICTS, *THEMES):
        for language in LANGUAGES:
            yield from ((word["key"], language, field, text) for field, text in word[language].items())


def point_of(spot: Any) -> Point:
    return Point(*spot.source["location"])


def test_there_is_a_destination():
    assert len(SPOTS) == len(SPOT_BY_KEY) == 24
    assert len(CIRCUITS) == 4
    assert len(DISTRICTS) == 4
    assert all(len(circuit.source["stops"]) >= 6 for circuit in CIRCUITS)
    assert {circuit.source["practice_mode"] for circuit in CIRCUITS} >= {"WALK", "BIKE"}


def test_every_choice_is_one():
    assert {spot.source["kind"] for spot in SPOTS} <= set(SpotKind.values)
    assert {district["kind"] for district in DISTRICTS} <= set(DistrictKind.values)
    for circuit in CIRCUITS:
        assert circuit.source["practice_mode"] in PracticeMode.values
        assert circuit.source["tour_type"] in TourType.values
        assert circuit.source["difficulty"] in Difficulty.values


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: spot.key)
def test_a_spot_lies_in_town_and_says_enough(spot):
    latitude, longitude = spot.source["location"]
    assert 48.815 <= latitude <= 48.835
    assert 2.240 <= longitude <= 2.295
    for language in LANGUAGES:
        told = [value for kind, value in spot.languages[language].body if kind in {"heading", "paragraph"}]
        told += [value["text"] for kind, value in spot.languages[language].body if kind == "quote"]
        assert 60 <= len(re.sub(r"</?p>", "", " ".join(told)).split()) <= 150


def test_no_two_spots_lie_on_one_point():
    assert len({point_of(spot) for spot in SPOTS}) == len(SPOTS)


def test_every_text_is_written_and_fits_its_field():
    limits = {"title": 100, "name": 100, "stops.title": 120, "teaser": 300, "description": 300, "heading": 120}
    limits |= {"cover_alt": 250, "picture.alt": 250, "picture.caption": 250, "quote.text": 600}

    for key, language, field, text in every_text():
        assert text, (key, language, field)
        assert text == text.strip(), (key, language, field)
        assert len(text) <= limits.get(field, 2000), (key, language, field)
    for page in PAGES:
        for document in page.languages.values():
            assert all(document[name] for name in ("title", "slug", "teaser", "cover_alt")), page.key
            assert [kind for kind, _ in document.body][:4] == ["heading", "paragraph", "picture", "paragraph"], page.key


def test_english_is_a_translation_and_not_a_copy():
    for page in PAGES:
        french, english = (page.languages[language] for language in LANGUAGES)
        assert all(french[name] != english[name] for name in ("teaser", "cover_alt")), page.key
        assert all(mine[1] != other[1] for mine, other in zip(french.body, english.body, strict=True)), page.key
    for district in DISTRICTS:
        assert all(district["fr"][name] != district["en"][name] for name in ("description", "cover_alt"))
    for circuit in CIRCUITS:
        rows = zip(*(circuit.languages[language]["stops"] for language in LANGUAGES), strict=True)
        assert all(french["story"] != english["story"] for french, english in rows)


def test_print_quality_of_the_texts():
    for key, language, field, text in every_text():
        assert "'" not in text, (key, language, field)
        assert '"' not in text, (key, language, field)
        assert "  " not in text, (key, language, field)
        if language == "fr" and field not in {"slug", "address"}:
            assert not re.search(r"[^\s][:;!?»]", text), (key, field)
        if language == "en":
            assert not re.search(r"\s[:;!?]", text), (key, field)


def test_addresses_are_of_their_own_in_each_language():
    for language in LANGUAGES:
        pages = Counter(page.languages[language]["slug"] for page in PAGES)
        assert max(pages.values()) == 1
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in pages)


def test_stops_visit_spots_of_the_demo_once():
    for circuit in CIRCUITS:
        visited = [stop["spot"] for stop in circuit.source["stops"]]
        assert len(visited) == len(set(visited))
        assert set(visited) <= set(SPOT_BY_KEY)


def test_stops_are_in_the_same_order_in_each_language():
    for circuit in CIRCUITS:
        orders = [[stop["spot"] for stop in document["stops"]] for document in circuit.languages.values()]
        assert orders[0] == orders[1]


def test_a_step_free_circuit_visits_step_free_spots_only():
    circuits = [circuit for circuit in CIRCUITS if circuit.source["step_free"] == "YES"]
    visited = [SPOT_BY_KEY[stop["spot"]] for circuit in circuits for stop in circuit.source["stops"]]

    assert circuits
    assert all(spot.source["step_free"] == "YES" for spot in visited)


@pytest.mark.parametrize("circuit", CIRCUITS, ids=lambda circuit: circuit.key)
def test_a_declared_length_is_that_of_streets_and_not_of_crows(circuit):
    points = [point_of(SPOT_BY_KEY[stop["spot"]]) for stop in circuit.source["stops"]]
    if circuit.source["tour_type"] == "LOOP":
        points.append(points[0])
    crow_m = path_length_m(points)

    assert 1.2 * crow_m <= circuit.source["length_m"] <= 1.6 * crow_m


def test_some_images_are_shared():
    details = [value["file"] for spot in SPOTS for kind, value in spot.source.body if kind == "picture"]

    assert max(Counter(details).values()) >= 2


def test_districts_are_known_and_some_spots_have_none():
    named = {spot.source.get("district") for spot in SPOTS}

    assert named - {""} == {district["key"] for district in DISTRICTS}
    assert "" in named


def test_every_theme_has_a_circuit_and_every_circuit_a_theme():
    named = [circuit.source["themes"] for circuit in CIRCUITS]

    assert all(named)
    assert {key for keys in named for key in keys} == {theme["key"] for theme in THEMES}
    assert all(theme["fr"]["description"] != theme["en"]["description"] for theme in THEMES)


@pytest.mark.parametrize("circuit", CIRCUITS, ids=lambda circuit: circuit.key)
def test_a_circuit_has_a_track_along_its_stops_that_is_as_long_as_declared(circuit):
    stops = [NamedStop(stop["spot"], point_of(SPOT_BY_KEY[stop["spot"]])) for stop in circuit.source["stops"]]
    track = track_of(circuit.key).track
    told = track_warnings(
        parse_linestring(track),
        stops,
        tour_type=circuit.source["tour_type"],
        declared_length_m=circuit.source["length_m"],
    )

    assert told == []
