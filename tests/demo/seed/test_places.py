"""Real open data is looked over place by place; the file is that of the town the demo shows."""

import json
from collections import Counter

import pytest

from demo.seed.places import Defect, DefectKind, inspect_places, is_on_the_globe, name_of, position_of
from tests.sample_data import sample

FILE = "issy/issy_pois_2014.geojson"


def place(titre="Parc", position=(2.27, 48.82), **properties):
    geometry = None if position is None else {"type": "Point", "coordinates": list(position)}
    return {"properties": {"titre": titre, "adresse": "1, rue", **properties}, "geometry": geometry}


def kinds(*features):
    return [defect.kind for defect in inspect_places(features)]


@pytest.fixture(scope="module")
def real_places():
    return json.loads(sample(FILE).read_text())["features"]


def test_the_real_places_have_these_defects(real_places):
    defects = inspect_places(real_places)

    assert len(real_places) == 335
    assert Counter(defect.kind for defect in defects) == {
        DefectKind.NAME_DUPLICATE: 40,
        DefectKind.APOSTROPHE_LOST: 18,
        DefectKind.POSITION_SHARED: 9,
        DefectKind.NAME_WITH_STARS: 8,
        DefectKind.NAME_IN_CAPITALS: 1,
    }


def test_the_known_defects_of_the_town_are_among_them(real_places):
    defects = inspect_places(real_places)
    found = {(defect.name, defect.field, defect.value, defect.kind) for defect in defects}

    assert ("DL SANTE", "titre", "DL SANTE", DefectKind.NAME_IN_CAPITALS) in found
    assert ("Etap Hôtel *", "titre", "Etap Hôtel *", DefectKind.NAME_WITH_STARS) in found
    assert ("Square de Weiden", "coordinates", "48.8225067, 2.2687541", DefectKind.POSITION_SHARED) in found
    assert {defect.name for defect in defects if defect.value == "48.8225067, 2.2687541"} == {
        "Les Arches",
        "Square de Weiden",
        "Parc Rodin",
    }
    lost = [defect for defect in defects if defect.kind is DefectKind.APOSTROPHE_LOST and defect.field == "titre"]
    assert [defect.value for defect in lost] == ["Parking vélos/motos Rue Michel de l?Hôpital"]


def test_three_places_in_one_house_are_no_defect(real_places):
    shared = [defect for defect in inspect_places(real_places) if defect.kind is DefectKind.POSITION_SHARED]

    assert "Palais des Congrès d'Issy (PACI)" not in {defect.name for defect in shared}


def test_a_good_place_has_none():
    assert inspect_places([place(description="Une phrase.\nEt une autre : pourquoi ?")]) == []


@pytest.mark.parametrize(
    ("feature", "kind"),
    [
        (place(titre=""), DefectKind.NAME_MISSING),
        (place(titre="  "), DefectKind.NAME_MISSING),
        (place(titre=None), DefectKind.NAME_MISSING),
        ({}, DefectKind.NAME_MISSING),
        (place(titre="P" + "a" * 120), DefectKind.NAME_TOO_LONG),
        (place(titre="PARC RODIN"), DefectKind.NAME_IN_CAPITALS),
        (place(titre="Hôtel ***"), DefectKind.NAME_WITH_STARS),
        (place(titre="Hôtel*  "), DefectKind.NAME_WITH_STARS),
        (place(titre="Mairie d?Issy"), DefectKind.APOSTROPHE_LOST),
        (place(description="près de l?eau"), DefectKind.APOSTROPHE_LOST),
        (place(titre="Parc\u2028Rodin"), DefectKind.CONTROL_CHARACTER),
        (place(titre="Parc\nRodin"), DefectKind.CONTROL_CHARACTER),
        (place(description="a\x00b"), DefectKind.CONTROL_CHARACTER),
        (place(description="a\u2029b"), DefectKind.CONTROL_CHARACTER),
        (place(position=None), DefectKind.POSITION_MISSING),
        (place(position=()), DefectKind.POSITION_MISSING),
        (place(position=("2.27", "48.82")), DefectKind.POSITION_MISSING),
        (place(position=(2.27, 90.1)), DefectKind.POSITION_OUT_OF_RANGE),
        (place(position=(-180.5, 48.8)), DefectKind.POSITION_OUT_OF_RANGE),
        (place(position=(float("nan"), 48.8)), DefectKind.POSITION_OUT_OF_RANGE),
    ],
)
def test_one_defect_is_seen(feature, kind):
    assert kind in kinds(feature)


@pytest.mark.parametrize("titre", ["JDS", "SNCF"[:3], "Parc * Rodin", "Ça va ?", "P" * 3 + "a" * 117])
def test_what_only_looks_like_a_defect(titre):
    assert kinds(place(titre=titre)) == []


def test_a_question_mark_in_an_address_of_the_web_is_meant():
    assert kinds(place(url="http://example.org/page?id=1")) == []


def test_names_are_the_same_but_for_capitals_and_spaces():
    defects = inspect_places([place("Parc Rodin"), place("parc  rodin", (2.2, 48.8)), place("Autre", (2.1, 48.8))])

    assert [(defect.place, defect.kind) for defect in defects] == [
        (0, DefectKind.NAME_DUPLICATE),
        (1, DefectKind.NAME_DUPLICATE),
    ]


def test_a_shared_position_takes_three_places_and_two_addresses():
    two = [place(f"Lieu {number}", adresse=f"{number}, rue A") for number in range(2)]
    one_house = [place(f"Lieu {number}", adresse=("1, rue A", "1 RUE A")[number % 2]) for number in range(3)]
    fallback = [place(f"Lieu {number}", adresse=f"{number}, rue A") for number in range(3)]

    assert kinds(*two) == []
    assert kinds(*one_house) == []
    assert kinds(*fallback) == [DefectKind.POSITION_SHARED] * 3


def test_a_value_is_shortened_around_what_is_wrong_and_can_be_printed():
    long = "début " * 40 + "l?eau\u2028" + " fin" * 40
    defects = inspect_places([place(description=long)])

    assert [defect.kind for defect in defects] == [DefectKind.APOSTROPHE_LOST, DefectKind.CONTROL_CHARACTER]
    assert all("l?eau\\u2028" in defect.value for defect in defects)
    assert all(defect.value.startswith("…") and defect.value.endswith("…") for defect in defects)
    assert all(defect.value.isprintable() and len(defect.value) < 80 for defect in defects)


def test_a_defect_says_where_and_what():
    assert inspect_places([place("Parc", None)]) == [
        Defect(place=0, name="Parc", field="coordinates", value="None", kind=DefectKind.POSITION_MISSING)
    ]


def test_the_parts_of_a_place():
    assert name_of(place("Parc")) == "Parc"
    assert position_of(place(position=(2.27, 48.82, 35.0))) == (48.82, 2.27)
    assert is_on_the_globe((90, -180))
    assert not is_on_the_globe((-90.1, 0))
