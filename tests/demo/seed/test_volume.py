"""The volume loader: many rows, fast, with the defects of real data, and a ledger that agrees."""

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Page

from circuits.models import CircuitPage, CircuitStop, SpotPage
from demo.seed.management.commands import seed_volume
from demo.seed.volume import load_volume, synthetic_places
from destination_cms.geo.point import Point
from destination_cms.models import Publication
from tests.sample_data import sample

from .test_places import FILE, place


@pytest.fixture
def folder(destination):
    return destination.section("Volume")


def real_places():
    return json.loads(sample(FILE).read_text())["features"]


def test_the_real_places_are_loaded_as_they_are(folder):
    features = real_places()

    volume = load_volume(folder, features, spot_count=335, circuit_count=0)

    assert (volume.spots, volume.drafts) == (335, 0)
    spots = list(SpotPage.objects.child_of(folder).order_by("path"))
    assert [spot.title for spot in spots] == [feature["properties"]["titre"] for feature in features]
    longitude, latitude = features[0]["geometry"]["coordinates"]
    assert spots[0].location == Point(latitude, longitude)
    assert SpotPage.objects.filter(title="Parking vélos/motos Rue Michel de l?Hôpital").exists()


def test_what_cannot_be_published_is_a_draft(folder):
    features = [
        place("Bon"),
        place("Sans position", None),
        place("Hors du globe", (2.27, 148.8)),
        place("", (2.2, 48.8)),
        place("N" * 300),
        place("Zéro\x00", description="a\x00b"),
        place("Séparateur\u2028", adresse="rue " * 100, description="mot " * 200),
    ]

    volume = load_volume(folder, features, spot_count=7, circuit_count=0)

    live = {spot.title[:10]: spot.live for spot in SpotPage.objects.child_of(folder)}
    assert volume.drafts == 5
    assert live == {
        "Bon": True,
        "Sans posit": False,
        "Hors du gl": False,
        "Place 4": False,
        "NNNNNNNNNN": False,
        "Zéro": False,
        "Séparateur": True,
    }
    assert SpotPage.objects.get(title="Bon").has_unpublished_changes is False
    assert SpotPage.objects.get(title="Sans position").has_unpublished_changes is True
    assert SpotPage.objects.get(title="Sans position").first_published_at is None


def test_later_rounds_are_copies_nearby(folder):
    load_volume(folder, [place("Parc"), place("Tour", (2.28, 48.83))], spot_count=5, circuit_count=0)

    spots = list(SpotPage.objects.child_of(folder).order_by("path"))
    assert [spot.title for spot in spots] == ["Parc", "Tour", "Parc (2)", "Tour (2)", "Parc (3)"]
    assert len({spot.location for spot in spots}) == len({spot.slug for spot in spots}) == 5
    assert abs(spots[2].location.latitude - 48.82) < 0.001


def test_the_tree_is_what_wagtail_would_have_made(folder):
    before = folder.add_child(instance=Page(title="Avant", slug="avant"))
    load_volume(folder, synthetic_places(50), spot_count=50, circuit_count=5)

    assert Page.find_problems() == ([], [], [], [], [])
    fresh = Page.objects.get(pk=folder.pk)
    assert fresh.numchild == 56
    assert fresh.get_children().first() == before
    spot = SpotPage.objects.child_of(folder).first()
    assert spot.url_path == f"{fresh.url_path}{spot.slug}/"
    assert spot.get_parent() == fresh
    after = fresh.add_child(instance=Page(title="Après", slug="apres"))
    assert Page.objects.get(pk=folder.pk).get_last_child() == after
    spot.title = "Changé par un éditeur"
    spot.save_revision().publish()
    assert SpotPage.objects.get(pk=spot.pk).title == "Changé par un éditeur"


def test_circuits_visit_every_spot_in_turn(folder):
    volume = load_volume(folder, synthetic_places(40), spot_count=40, circuit_count=4)

    assert (volume.circuits, volume.stops) == (4, 40)
    assert CircuitStop.objects.values("spot").distinct().count() == 40
    circuit = CircuitPage.objects.child_of(folder).first()
    assert [stop.sort_order for stop in circuit.stops.all()] == list(range(10))
    circuit.full_clean()


def test_synthetic_places_are_the_same_every_time():
    assert synthetic_places(30) == synthetic_places(30)
    assert len({tuple(feature["geometry"]["coordinates"]) for feature in synthetic_places(335)}) == 335


def test_the_command_reports_loads_and_reconciles(destination):
    out = io.StringIO()

    call_command("seed_volume", "--scale", "small", "--from", str(sample(FILE)), stdout=out)

    text = out.getvalue()
    assert "DL SANTE  titre: DL SANTE  (name in capitals)\n" in text
    assert "335 places, 76 defects\n" in text
    assert "    18  question mark instead of an apostrophe\n" in text
    assert "1000 spots (0 drafts), 100 circuits and 1000 stops written in " in text
    live = Publication.objects.filter(is_withdrawn=False)
    assert live.filter(kind="spot").count() == 1000
    assert live.filter(kind="circuit").count() == 100
    payload = json.loads(live.filter(kind="circuit").first().payload)
    assert len(payload["stops"]) == 10


def test_the_command_makes_places_up_without_a_file(destination, monkeypatch):
    monkeypatch.setattr(seed_volume, "SPOTS", 7)
    monkeypatch.setattr(seed_volume, "CIRCUITS", 1)
    out = io.StringIO()

    call_command("seed_volume", "--scale", "large", stdout=out)
    call_command("seed_volume", stdout=io.StringIO())

    assert "335 places, 0 defects\n70 spots (0 drafts), 10 circuits and 100 stops" in out.getvalue()
    folders = Page.objects.child_of(destination.home).order_by("path")
    assert [(folder.slug, folder.numchild) for folder in folders] == [("volume-large", 80), ("volume-small", 8)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read: No such file"),
        ("{", "is not a GeoJSON FeatureCollection"),
        ("[]", "is not a GeoJSON FeatureCollection"),
        ('{"features": []}', "holds no features"),
        ('{"features": [1]}', "holds no features"),
    ],
)
def test_a_bad_file_is_named_and_nothing_is_written(destination, tmp_path, content, message):
    file = tmp_path / "places.geojson"
    if content is not None:
        file.write_text(content)

    with pytest.raises(CommandError, match=message):
        call_command("seed_volume", "--from", str(file), stdout=io.StringIO())

    assert Page.objects.child_of(destination.home).count() == 0


def test_a_site_is_needed(transactional_db):
    with pytest.raises(CommandError, match="Run seed_demo first"):
        call_command("seed_volume", stdout=io.StringIO())
