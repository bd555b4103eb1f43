"""What the front says of closures and diversions, of stops that are closed, and of layers."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from demo.front.availability import detours_of, told_of
from demo.front.layers import shown, viewer_of
from destination_cms.models.notices import AvailabilityNotice, NoticeTarget
from tests.destination import Destination

from .front_pages import read


@pytest.fixture(autouse=True)
def demo_urls(settings: Any) -> None:
    settings.ROOT_URLCONF = "demo.urls"


def point_at(spot: Any) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [spot.location.longitude, spot.location.latitude]}


def notice(destination: Destination, title: str = "Pont fermé", *pages: Any, **fields: Any) -> AvailabilityNotice:
    """Publish a notice that holds from yesterday to tomorrow, about these pages."""
    now = timezone.now()
    values: dict[str, Any] = {"starts_at": now - timedelta(days=1), "ends_at": now + timedelta(days=1), "live": False}
    row = AvailabilityNotice(title=title, locale=destination.fr, **{**values, **fields})
    row.targets = [NoticeTarget(content_id=page.pk) for page in pages]
    row.full_clean()
    row.save()
    row.save_revision().publish()
    return row


def test_an_open_spot_has_no_banner(destination: Destination) -> None:
    page = read(destination.spot("Fort").url)

    assert page.soup.select(".status") == []
    assert page.faults() == []


def test_a_closed_spot_says_why_and_until_when(destination: Destination) -> None:
    spot = destination.spot("Fort")
    ends_at = datetime(2037, 6, 5, 9, 30, tzinfo=timezone.get_default_timezone())
    notice(destination, place=point_at(spot), reason="On répare.", ends_at=ends_at)

    page = read(spot.url)
    (banner,) = page.soup.select(".status-closed")
    words = banner.get_text(" ", strip=True)

    assert words.startswith("En ce moment\u00a0: Fermé")
    assert "On répare." in words
    assert "au 5 juin 2037 à 9\u00a0h\u00a030" in words
    assert "à venir" not in words
    assert page.faults() == []


def test_what_is_announced_is_told_before(destination: Destination) -> None:
    spot = destination.spot("Fort")
    starts_at = timezone.now() + timedelta(days=3)
    notice(destination, place=point_at(spot), starts_at=starts_at, ends_at=None)

    words = read(spot.url).soup.select_one(".status-open").get_text(" ", strip=True)

    assert words.startswith("Annoncé")
    assert "à venir" in words
    assert "jusqu’à nouvel ordre" in words


def test_a_page_changes_in_the_second_in_which_a_notice_begins_and_ends(
    destination: Destination, time_machine: Any
) -> None:
    spot = destination.spot("Fort")
    # Editors type whole minutes.
    starts_at = (timezone.now() + timedelta(days=3)).replace(second=0, microsecond=0)
    ends_at = starts_at + timedelta(days=1)
    notice(destination, place=point_at(spot), starts_at=starts_at, ends_at=ends_at)

    def said_at(moment: datetime) -> list[str]:
        time_machine.move_to(moment, tick=False)
        banners = read(spot.url).soup.select(".status")
        return [name for banner in banners for name in banner["class"] if name.startswith("status-")]

    second = timedelta(seconds=1)
    assert said_at(starts_at - second) == ["status-open"]
    assert said_at(starts_at) == ["status-closed"]
    assert said_at(ends_at - second) == ["status-closed"]
    assert said_at(ends_at) == []


def test_a_closed_stop_says_so_and_the_circuit_is_open_in_part(destination: Destination) -> None:
    first, second = destination.spot("Fort"), destination.spot("Halle")
    circuit = destination.circuit("Promenade", [first, second])
    own = notice(destination, "La montée est fermée")
    stop = circuit.stops.get(spot=second)
    stop.notice = own
    circuit.stops.add(stop)
    circuit.save_revision().publish()

    page = read(circuit.url)
    told = [
        [item.get_text(" ", strip=True) for item in stop.select(".closed")] for stop in page.soup.select(".stops > li")
    ]

    assert told[0] == []
    assert told[1][0].startswith("Fermé · La montée est fermée · Prochain changement")
    assert page.soup.select_one(".status-partial h2").get_text() == "En ce moment\u00a0: Ouvert en partie"
    assert page.faults() == []


def test_a_detour_is_drawn_on_the_map(destination: Destination) -> None:
    line = {"type": "LineString", "coordinates": [[2.26, 48.82], [2.27, 48.83]]}
    spot = destination.spot("Fort")
    circuit = destination.circuit("Promenade", [spot, destination.spot("Halle")])
    notice(destination, "Quai fermé", circuit, effect="DIVERTED", detour_text="Par le quai.", detour_track=line)

    page = read(circuit.url)

    assert '"detours": [[[2.26, 48.82], [2.27, 48.83]]]' in page.soup.select_one("#map-data").string
    assert "La ligne orange contourne l’obstacle." in page.soup.main.get_text()
    assert "Par le quai." in page.soup.select_one(".status-diverted").get_text()


def test_nothing_is_told_of_what_is_simply_open() -> None:
    status = {"availability": "OPEN", "causes": [], "nextChangeAt": None, "notices": []}

    assert told_of({"status": status, "notices": []}) is None
    assert detours_of([{"detour": None}, {"detour": {"text": "Par le quai.", "geoJson": None}}]) == []


def test_a_layer_whose_model_is_gone_keeps_its_equivalent_and_needs_no_viewer() -> None:
    layers = shown([None, {"title": "Pipes", "model": None, "appleModel": None}])

    assert [layer["path"] for layer in layers] == [""]
    assert viewer_of(layers) is None


def test_models_are_asked_of_the_visitor_s_own_host() -> None:
    model = {"file": {"url": "http://site.example/media/models/pipes.glb"}}
    (layer,) = shown([{"title": "Pipes", "model": model, "appleModel": None}])

    assert (layer["path"], layer["apple"]) == ("/media/models/pipes.glb", "")
    assert viewer_of([layer]) is not None
