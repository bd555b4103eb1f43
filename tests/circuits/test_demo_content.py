"""The demo's texts: complete, in two languages, where they say they are, and within the editors' limits."""

import re
from collections import Counter

import pytest

from circuits.choices import Difficulty, PracticeMode, SpotKind, TourType
from circuits.demo.content_circuits import CIRCUITS
from circuits.demo.content_districts import DISTRICTS
from circuits.demo.pictures import SCENES
from circuits.demo.seed import SPOTS
from destination_cms.geo.distance import path_length_m
from destination_cms.geo.point import Point
from destination_cms.models.taxonomy import DistrictKind
from destination_cms.seeding import LANGUAGES, typeset

SPOT_BY_KEY = {spot.key: spot for spot in SPOTS}
ALL = [*SPOTS, *CIRCUITS, *DISTRICTS]


def texts_of(item):
    for language in LANGUAGES:
        text = item.texts[language]
        for field in text.__dataclass_fields__:
            yield language, field, getattr(text, field)


def every_text():
    for item in ALL:
        yield from ((item.key, *found) for found in texts_of(item))
    for circuit in CIRCUITS:
        for stop in circuit.stops:
            for language in LANGUAGES:
                yield circuit.key, language, "story", stop.stories[language]
                if stop.titles:
                    yield circuit.key, language, "title_override", stop.titles[language]


def test_there_is_a_destination():
    assert len(SPOTS) == len(SPOT_BY_KEY) == 24
    assert len(CIRCUITS) == 3
    assert len(DISTRICTS) == 4
    assert all(len(circuit.stops) >= 6 for circuit in CIRCUITS)
    assert {circuit.practice_mode for circuit in CIRCUITS} >= {"WALK", "BIKE"}


def test_every_choice_is_one():
    assert {spot.kind for spot in SPOTS} <= set(SpotKind.values)
    assert {district.kind for district in DISTRICTS} <= set(DistrictKind.values)
    for circuit in CIRCUITS:
        assert circuit.practice_mode in PracticeMode.values
        assert circuit.tour_type in TourType.values
        assert circuit.difficulty in Difficulty.values


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: spot.key)
def test_a_spot_lies_in_town_and_says_enough(spot):
    assert 48.815 <= spot.latitude <= 48.835
    assert 2.240 <= spot.longitude <= 2.295
    for language in LANGUAGES:
        text = spot.texts[language]
        assert 60 <= len(f"{text.heading} {text.first} {text.second} {text.tip}".split()) <= 150


def test_no_two_spots_lie_on_one_point():
    assert len({(spot.latitude, spot.longitude) for spot in SPOTS}) == len(SPOTS)


def test_every_text_is_written_and_fits_its_field():
    limits = {"title": 100, "name": 100, "title_override": 120, "teaser": 300, "description": 300, "heading": 120}
    limits |= {"cover_alt": 250, "detail_alt": 250, "detail_caption": 250, "tip": 600}

    for key, language, field, text in every_text():
        assert text or field == "tip", (key, language, field)
        assert text == text.strip(), (key, language, field)
        assert len(typeset(text, language)) <= limits.get(field, 2000), (key, language, field)


def test_english_is_a_translation_and_not_a_copy():
    for item in ALL:
        for field in ("teaser", "first", "second", "description", "cover_alt"):
            french, english = (getattr(item.texts[language], field, None) for language in LANGUAGES)
            assert french != english or french is None, (item.key, field)
    for circuit in CIRCUITS:
        assert all(stop.stories["fr"] != stop.stories["en"] for stop in circuit.stops)


def test_print_quality_of_the_texts():
    for key, language, field, text in every_text():
        assert "'" not in text, (key, language, field)
        assert '"' not in text, (key, language, field)
        assert "  " not in text, (key, language, field)
        if language == "fr" and field != "slug":
            assert not re.search(r"[^\s][:;!?»]", text), (key, field)
        if language == "en":
            assert not re.search(r"\s[:;!?]", text), (key, field)


def test_addresses_are_of_their_own_in_each_language():
    for language in LANGUAGES:
        pages = Counter(item.texts[language].slug for item in [*SPOTS, *CIRCUITS])
        assert max(pages.values()) == 1
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in pages)


def test_stops_visit_spots_of_the_demo_once():
    for circuit in CIRCUITS:
        visited = [stop.spot for stop in circuit.stops]
        assert len(visited) == len(set(visited))
        assert set(visited) <= set(SPOT_BY_KEY)


def test_a_step_free_circuit_visits_step_free_spots_only():
    circuits = [circuit for circuit in CIRCUITS if circuit.is_step_free]

    assert circuits
    assert all(SPOT_BY_KEY[stop.spot].is_step_free for circuit in circuits for stop in circuit.stops)


@pytest.mark.parametrize("circuit", CIRCUITS, ids=lambda circuit: circuit.key)
def test_a_declared_length_is_that_of_streets_and_not_of_crows(circuit):
    spots = [SPOT_BY_KEY[stop.spot] for stop in circuit.stops]
    if circuit.tour_type == "LOOP":
        spots.append(spots[0])
    points = [Point(spot.latitude, spot.longitude) for spot in spots]
    crow_m = path_length_m(points)

    assert 1.2 * crow_m <= circuit.length_m <= 1.6 * crow_m


def test_every_picture_is_used_and_some_are_shared():
    uses = Counter([spot.key for spot in SPOTS] + [circuit.key for circuit in CIRCUITS])
    uses += Counter(district.cover for district in DISTRICTS)
    uses += Counter(item.detail for item in [*SPOTS, *CIRCUITS])

    assert set(uses) == set(SCENES)
    assert max(Counter(spot.detail for spot in SPOTS).values()) >= 2


def test_districts_are_known_and_some_spots_have_none():
    named = {spot.district for spot in SPOTS}

    assert named - {""} == {district.key for district in DISTRICTS}
    assert "" in named


def test_french_spaces_do_not_break():
    assert typeset("Entrez : « oui » !", "fr") == "Entrez\u00a0: «\u00a0oui\u00a0»\u00a0!"
    assert typeset("Come in: yes!", "en") == "Come in: yes!"
