"""Notices mark what they touch, and nothing else; the feed, the API and the tag of answers change when they begin."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from destination_cms.geo import Point
from destination_cms.models import AvailabilityNotice, LedgerState, NoticeTarget, Publication
from destination_cms.publishing.changes import mark_source, sweep_deferred
from destination_cms.publishing.sweep import sweep_publications
from tests.destination import Destination, publish
from tests.feed import Replica

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 7, 1, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
#: A way along a parallel; the bridge is on it, the mill is 2 km north.
WAY: Any = {"type": "LineString", "coordinates": [[2.26, 48.82], [2.28, 48.82]]}
AWAY: Any = {"type": "LineString", "coordinates": [[2.26, 48.84], [2.28, 48.84]]}
BRIDGE: Any = {"type": "Point", "coordinates": [2.27, 48.82]}
ON_THE_BRIDGE, MILL = Point(48.82, 2.27), Point(48.84, 2.27)


@pytest.fixture(autouse=True)
def clock(time_machine: Any) -> Any:
    time_machine.move_to(NOW, tick=False)
    return time_machine


def add_notice(destination: Destination, *targets: Any, live: bool = True, **fields: Any) -> AvailabilityNotice:
    known = {
        "title": "The bridge is closed",
        "starts_at": NOW + HOUR,
        "ends_at": NOW + 3 * HOUR,
        "locale": destination.fr,
    }
    notice = AvailabilityNotice(**{**known, **fields}, live=False)
    notice.targets = [NoticeTarget(content_id=page.pk, sort_order=order) for order, page in enumerate(targets)]
    notice.is_draft = not live
    notice.save()
    revision = notice.save_revision()
    if live:
        revision.publish()
    return AvailabilityNotice.objects.get(pk=notice.pk)


def ask(query: str, **variables: Any) -> Any:
    answer = (
        Client().post("/graphql/", {"query": query, "variables": variables}, content_type="application/json").json()
    )
    assert "errors" not in answer, answer
    return answer["data"]


STATUS = "status(at: $at) { availability causes nextChangeAt notices { title } }"


def status_of(page: Any, at: datetime, of: str = "circuit") -> Any:
    found = ask(
        f"query ($slug: String!, $at: DateTime!) {{ {of}(slug: $slug) {{ {STATUS} }} }}",
        slug=page.slug,
        at=at.isoformat(),
    )
    return found[of]["status"]


def keys_of(kind: str, pages: list[Any]) -> set[str]:
    return {f"{kind}:{page.translation_key}:fr" for page in pages}


def test_one_notice_on_a_bridge_changes_exactly_what_it_touches(destination: Destination) -> None:
    on, off = destination.spot("On", location=ON_THE_BRIDGE), destination.spot("Off", location=MILL)
    crossing, visiting = destination.circuit(track=WAY), destination.circuit(spots=[off, on], track=AWAY)
    destination.circuit(spots=[off], track=AWAY)
    destination.district("Elsewhere")
    app = Replica()
    app.sync()

    notice = add_notice(destination, place=BRIDGE)
    changed = app.sync()

    touched = keys_of("circuit", [crossing, visiting]) | keys_of("spot", [on]) | keys_of("notice", [notice])
    assert {line["key"] for line in changed} == touched
    assert status_of(crossing, NOW + HOUR) == {
        "availability": "CLOSED",
        "causes": ["NOTICE"],
        "nextChangeAt": "2026-07-01T11:00:00+00:00",
        "notices": [{"title": "The bridge is closed"}],
    }
    assert status_of(visiting, NOW + HOUR)["availability"] == "PARTIAL"
    assert status_of(on, NOW + HOUR, "spot")["availability"] == "CLOSED"
    assert status_of(off, NOW + HOUR, "spot")["availability"] == "OPEN"


def test_the_feed_the_tag_and_the_status_change_when_it_begins_and_ends(destination: Destination, clock: Any) -> None:
    crossing = destination.circuit(track=WAY)
    add_notice(destination, place=BRIDGE, effect="PARTIAL")
    app = Replica()
    app.sync()
    key = f"circuit:{crossing.translation_key}:fr"
    query = "{ circuits { nodes { title } } }"

    def tag() -> str | None:
        return Client().get("/graphql/", {"query": query}).headers.get("ETag")

    before = tag()
    assert "availability" not in app.records[key]["payload"]
    assert LedgerState.objects.get().next_due_at == NOW + HOUR
    clock.move_to(NOW + HOUR, tick=False)
    assert tag() is None, "no answer may be kept between the moment and the sweep"

    assert [line["key"] for line in app.sync()] == [key]
    assert app.records[key]["payload"]["availability"] == "PARTIAL"
    assert tag() not in {None, before}
    assert LedgerState.objects.get().next_due_at == NOW + 3 * HOUR

    clock.move_to(NOW + 3 * HOUR, tick=False)
    gone = {line["key"]: line["op"] for line in app.sync()}
    assert gone[key] == "upsert"
    assert [op for changed, op in gone.items() if changed.startswith("notice:")] == ["delete"]
    assert not {"availability", "notices"} & set(app.records[key]["payload"])
    assert LedgerState.objects.get().next_due_at is None


def test_what_is_asked_before_is_what_is_answered_then(destination: Destination, clock: Any) -> None:
    crossing = destination.circuit(track=WAY)
    add_notice(destination, place=BRIDGE)
    moments = [NOW + minutes * timedelta(minutes=1) for minutes in (59, 60, 61, 179)]
    before = [status_of(crossing, moment) for moment in moments]

    for moment, told in zip(moments, before, strict=True):
        clock.move_to(moment, tick=False)
        assert status_of(crossing, moment) == told


def states(*pages: Any) -> list[str]:
    return [status_of(page, NOW + HOUR)["availability"] for page in pages]


def test_a_notice_that_moves_leaves_what_it_touched(destination: Destination) -> None:
    here, there = destination.circuit(track=WAY), destination.circuit(track=AWAY)
    notice = add_notice(destination, place=BRIDGE)
    assert states(here, there) == ["CLOSED", "OPEN"]

    notice.place = {"type": "Point", "coordinates": [2.27, 48.84]}
    notice.save_revision().publish()
    assert states(here, there) == ["OPEN", "CLOSED"]

    notice.unpublish()
    assert states(here, there) == ["OPEN", "OPEN"]
    notice.save_revision().publish()
    AvailabilityNotice.objects.get(pk=notice.pk).delete()
    assert states(here, there) == ["OPEN", "OPEN"]


def test_a_draft_of_a_notice_is_not_told(destination: Destination) -> None:
    crossing = destination.circuit(track=WAY)
    add_notice(destination, place=BRIDGE, live=False)

    assert states(crossing) == ["OPEN"]
    assert not Publication.objects.filter(kind="notice").exists()


def test_a_way_that_comes_to_the_bridge_is_marked_too(destination: Destination) -> None:
    page = destination.circuit(track=AWAY)
    add_notice(destination, place=BRIDGE)
    assert states(page) == ["OPEN"]

    publish(page, track=WAY)
    assert states(page) == ["CLOSED"]


def test_a_notice_is_about_the_pages_that_it_names_and_their_translations(destination: Destination) -> None:
    page, other = destination.circuit(track=AWAY), destination.circuit(track=AWAY)
    english = page.copy_for_translation(destination.en, copy_parents=True)
    english.save_revision().publish()
    add_notice(destination, page)

    assert states(page, other) == ["CLOSED", "OPEN"]
    found = ask(
        f'query ($slug: String!, $at: DateTime!) {{ circuit(slug: $slug, locale: "en") {{ {STATUS} }} }}',
        slug=english.slug,
        at=(NOW + HOUR).isoformat(),
    )
    assert found["circuit"]["status"]["availability"] == "CLOSED"


STOPS = "query ($slug: String!, $at: DateTime!) { circuit(slug: $slug) { stops { status(at: $at) { availability } } } }"


def test_a_notice_on_one_stop_leaves_the_spot_open(destination: Destination) -> None:
    notice = add_notice(destination, destination.spot("Elsewhere"))
    spots = [destination.spot(f"Spot {number}", location=MILL) for number in (1, 2)]
    page = destination.circuit(spots=spots)
    stops = list(page.stops.all())
    stops[1].notice = notice
    page.stops = stops
    page.save_revision().publish()

    told = ask(STOPS, slug=page.slug, at=(NOW + HOUR).isoformat())["circuit"]["stops"]
    assert [stop["status"]["availability"] for stop in told] == ["OPEN", "CLOSED"]
    assert states(page) == ["PARTIAL"]
    assert status_of(spots[1], NOW + HOUR, "spot")["availability"] == "OPEN"

    notice.effect = "PARTIAL"
    notice.save_revision().publish()
    told = ask(STOPS, slug=page.slug, at=(NOW + HOUR).isoformat())["circuit"]["stops"]
    assert [stop["status"]["availability"] for stop in told] == ["OPEN", "PARTIAL"]


def test_a_season_begins_and_ends_by_itself(destination: Destination, clock: Any) -> None:
    page = destination.circuit(season_months=["JULY"])
    app = Replica()
    app.sync()
    key = f"circuit:{page.translation_key}:fr"
    assert "availability" not in app.records[key]["payload"]

    clock.move_to("2026-07-31T22:00:00Z", tick=False)
    app.sync()
    assert app.records[key]["payload"]["availability"] == "CLOSED"
    assert status_of(page, datetime(2026, 8, 1, tzinfo=UTC))["causes"] == ["SEASON"]


def test_a_notice_far_ahead_is_not_forgotten(destination: Destination, clock: Any) -> None:
    page = destination.circuit(track=WAY)
    add_notice(destination, place=BRIDGE, starts_at=NOW + timedelta(days=900), ends_at=NOW + timedelta(days=901))
    app = Replica()
    app.sync()

    clock.move_to(NOW + timedelta(days=900), tick=False)
    app.sync()
    assert app.records[f"circuit:{page.translation_key}:fr"]["payload"]["availability"] == "CLOSED"


def test_districts_are_closed_as_a_whole_or_where_a_notice_lies_in_them(destination: Destination) -> None:
    square: Any = {
        "type": "Polygon",
        "coordinates": [[[2.269, 48.819], [2.271, 48.819], [2.271, 48.821], [2.269, 48.821], [2.269, 48.819]]],
    }
    named, outlined, other = (
        destination.district(name, outline=outline) for name, outline in (("A", None), ("B", square), ("C", None))
    )
    for district in (named, outlined, other):
        destination.spot(district=district, location=MILL)
    add_notice(destination, district=named, effect="PARTIAL")
    add_notice(destination, place=BRIDGE)

    query = f"query ($at: DateTime!) {{ districts {{ nodes {{ name {STATUS} }} }} }}"
    nodes = ask(query, at=(NOW + HOUR).isoformat())["districts"]["nodes"]
    assert {node["name"]: node["status"]["availability"] for node in nodes} == {
        "A": "PARTIAL",
        "B": "CLOSED",
        "C": "OPEN",
    }


def test_notices_are_listed_by_moment_and_district(destination: Destination) -> None:
    fort = destination.district("Fort", slug="fort")
    destination.spot(district=fort)
    add_notice(destination, title="Now", starts_at=NOW - HOUR, ends_at=None, district=fort)
    add_notice(destination, title="Later", starts_at=NOW + HOUR, place=BRIDGE)

    query = "query ($filter: AvailabilityNoticeFilter) { notices(filter: $filter) { nodes { title effect validFrom validUntil geoJson } } }"

    def titles(**conditions: Any) -> list[str]:
        return [node["title"] for node in ask(query, filter=conditions)["notices"]["nodes"]]

    assert titles() == ["Now", "Later"]
    assert titles(at=NOW.isoformat()) == ["Now"]
    assert titles(at=(NOW + HOUR).isoformat()) == ["Now", "Later"]
    assert titles(at=(NOW + 3 * HOUR).isoformat()) == ["Now"]
    assert titles(districtSlug={"eq": "fort"}) == ["Now"]


def test_a_publish_reads_notices_at_once(destination: Destination) -> None:
    page, counts = destination.circuit(track=WAY), []
    for number in range(20):
        add_notice(destination, title=f"Notice {number}", place=BRIDGE)
        if number in {0, 19}:
            counts.append(_statements(page))
    assert counts[0] == counts[1]


def _statements(page: Any) -> int:
    with sweep_deferred():
        mark_source(f"page:{page.pk}")
    with CaptureQueriesContext(connection) as queries:
        sweep_publications()
    return len(queries)
