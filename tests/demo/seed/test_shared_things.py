"""The demo's districts, organisations, layers, notices and events say what they may, and each has its use."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from demo.seed.circuits import CIRCUITS, SPOTS, track_of
from demo.seed.districts import DISTRICTS
from demo.seed.documents import LANGUAGES
from demo.seed.events import EVENT_TAGS
from demo.seed.layers import FORMATS, LAYERS, MODELS
from demo.seed.news import ARTICLES
from demo.seed.notices import NOTICES, notices_of_stops
from demo.seed.offers import OFFERS
from demo.seed.organisations import ORGANISATIONS
from destination_cms.ar.glb import read_glb
from destination_cms.ar.usdz import read_usdz
from destination_cms.choices_ar import Reveal
from destination_cms.geo.point import Point
from destination_cms.geo.shapes import parse_shape
from destination_cms.geo.touching import overlap, touches_line, touches_point
from destination_cms.geo.tracks import parse_linestring
from destination_cms.models.notices import AvailabilityNotice
from destination_cms.projections.availability import TOUCHING_M
from tests.demo.front_pages import ask
from tests.destination import ensure_roots

ECO = [district for district in DISTRICTS if district["kind"] == "ECO_DISTRICT"]
#: Real, and not said to be imaginary.
REAL = {"ville-d-issy"}
INVENTED = {"fr": "imaginaire", "en": "imaginary"}


@pytest.mark.parametrize("district", ECO, ids=lambda district: district["key"])
def test_an_outline_holds_the_places_of_its_district_and_no_other(district: dict[str, Any]) -> None:
    outline = parse_shape(district["outline"])
    inside = {
        spot.key
        for spot in SPOTS
        if overlap(outline, parse_shape({"type": "Point", "coordinates": spot.source["location"][::-1]}))
    }

    assert inside == {spot.key for spot in SPOTS if spot.source.get("district") == district["key"]}


@pytest.mark.parametrize("district", ECO, ids=lambda district: district["key"])
def test_a_fact_has_a_source_and_an_invented_one_says_so(district: dict[str, Any]) -> None:
    assert 3 <= len(district["facts"]) <= 5
    for fact in district["facts"]:
        assert fact["checked_on"] < timezone.localdate()
        sources = [fact[language]["source"] for language in LANGUAGES]
        assert all(sources)
        # What comes from no page and no track of the demo is invented.
        if not any(word in sources[0] for word in ("Page du lieu", "Tracé du circuit")):
            assert ["invent" in source for source in sources] == [True, True]


def test_organisations_are_imaginary_and_named_where_they_work() -> None:
    for organisation in ORGANISATIONS:
        assert "siret" not in organisation
        if organisation["key"] not in REAL:
            assert organisation["website"].endswith(".example")
            assert all(word in organisation[language]["description"].lower() for language, word in INVENTED.items())
    used = {spot.source["host"] for spot in SPOTS if "host" in spot.source.facts}
    used |= {key for offer in OFFERS for key in offer.source.get("organisations", ())}
    used |= {
        author["employer"] for item in ARTICLES for author in item.source.get("authors", ()) if "employer" in author
    }
    assert used == {organisation["key"] for organisation in ORGANISATIONS}


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer["key"])
def test_a_layer_has_both_models_and_the_same_for_everyone(layer: dict[str, Any]) -> None:
    assert layer["reveal"] in Reveal.values
    for ending, read_file in (("glb", read_glb), ("usdz", read_usdz)):
        path = MODELS / f"{layer['key']}.{ending}"
        read_file(path.name, path.read_bytes())
    assert {*FORMATS.values()} == {"glb", "usdz"}
    words = [layer[language] for language in LANGUAGES]
    for name in ("title", "explanation", "equivalent", "cover_alt", "safety_note"):
        assert all(each[name] for each in words)
        assert words[0][name] != words[1][name]
    # It was never measured.
    assert "inventées" in words[0]["explanation"]
    assert "invented" in words[1]["explanation"]


def test_layers_are_on_spots_and_one_on_a_stop() -> None:
    on_spots = {key for spot in SPOTS for key in spot.source.get("layers", ())}
    on_stops = {stop["layer"] for circuit in CIRCUITS for stop in circuit.source["stops"] if "layer" in stop}

    assert on_spots == {layer["key"] for layer in LAYERS}
    assert on_stops
    assert on_stops <= on_spots
    assert {layer["reveal"] for layer in LAYERS} >= {"BENEATH", "BEHIND", "BEFORE"}


def test_the_diversion_touches_one_circuit_and_no_place() -> None:
    (item,) = (item for item in NOTICES if item["effect"] == "DIVERTED")
    shape = parse_shape(item["place"])

    touched = [
        each.key for each in CIRCUITS if touches_line(shape, parse_linestring(track_of(each.key).track), TOUCHING_M)
    ]
    assert touched == ["circuit-eco-quartiers"]
    assert not [spot.key for spot in SPOTS if touches_point(shape, Point(*spot.source["location"]), TOUCHING_M)]
    assert all(item[language]["detour"] for language in LANGUAGES)
    assert len(item["detour_track"]["coordinates"]) > 2


def test_every_notice_says_that_it_is_invented_and_one_closes_a_stop() -> None:
    for item in NOTICES:
        assert "invent" in item["fr"]["source"]
        assert "invent" in item["en"]["source"]
    assert notices_of_stops() == {"church-climb"}


def test_an_event_is_to_come_and_says_that_it_is_imaginary() -> None:
    (event,) = (item for item in EVENT_TAGS if "weekend_in_days" in item)

    assert {*event["districts"]} <= {district["key"] for district in ECO}
    assert event["links"]
    assert event["places_elsewhere"]
    assert all(word in event[language]["series"].lower() for language, word in INVENTED.items())


@pytest.mark.usefixtures("few_files")
def test_what_is_written_is_public_and_linked(transactional_db: None, settings: Any) -> None:
    settings.ROOT_URLCONF = "demo.urls"
    cache.clear()
    ensure_roots()
    call_command("seed_demo", "--port", "80", verbosity=0)
    now = timezone.now().isoformat()
    told = ask(
        """query Told($now: DateTime!) {
          districts(locale: "fr", first: 10) { nodes { slug outline facts { value } organisations { name } notices { title } } }
          organisations(locale: "fr", first: 20) { totalCount }
          notices(locale: "fr", first: 10) { nodes { title eventTag { label notices { title } } } }
          eventTags(locale: "fr", first: 10) { nodes { label startsOn links { content { title } } facts { value } districts { slug } } }
          circuits(locale: "fr", first: 10) { nodes { slug status(at: $now) { availability } stops { status(at: $now) { availability } layer { title } } } }
          spots(locale: "fr", first: 50) { nodes { layers { title appleModel { format } } host { name } } }
        }""",
        now=now,
    )

    eco = [each for each in told["districts"]["nodes"] if each["outline"]]
    assert len(eco) == len(ECO)
    assert all(
        json.loads(each["outline"])["type"] == "Polygon" and each["facts"] and each["organisations"] for each in eco
    )
    assert told["organisations"]["totalCount"] == len(ORGANISATIONS)
    assert len(told["notices"]["nodes"]) == len(NOTICES)
    (event,) = (each for each in told["eventTags"]["nodes"] if each["label"] == "FORTENFETE")
    assert len(event["links"]) == len(event["districts"]) == 2
    assert event["startsOn"] > timezone.localdate().isoformat()
    states = {each["slug"]: each for each in told["circuits"]["nodes"]}
    assert states["d-un-eco-quartier-a-l-autre-a-velo"]["status"]["availability"] == "DIVERTED"
    walk = states["issy-ville-intelligente-a-pied"]
    assert walk["status"]["availability"] == "PARTIAL"
    assert [stop["status"]["availability"] for stop in walk["stops"]].count("CLOSED") == 1
    assert [bool(stop["layer"]) for stop in walk["stops"]].count(True) == 1
    shown = [layer for spot in told["spots"]["nodes"] for layer in spot["layers"]]
    assert len(shown) == len(LAYERS)
    assert {layer["appleModel"]["format"] for layer in shown} == {"USDZ"}

    # Written once: nothing is added or brought back.
    AvailabilityNotice.objects.all().delete()
    call_command("seed_demo", "--port", "80", verbosity=0)
    assert not AvailabilityNotice.objects.exists()
