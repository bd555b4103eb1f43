"""What a read costs and touches: the same SQL for 3 rows and 300, the ledger's tables only, and no write."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, connection
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from circuits.models import CircuitStop, CircuitTheme, SpotLayer, SpotPage
from destination_cms.graphql.reading.reader import Reader
from destination_cms.models import (
    Edge,
    HeadStamp,
    LedgerSite,
    LedgerState,
    Mark,
    PermanentAddress,
    Publication,
    PublicationIndex,
    PublicationMember,
    Tally,
    Theme,
)
from destination_cms.publishing.reconcile import reconcile_publications
from tests.bulk import bulk_circuits, bulk_pages, bulk_spots
from tests.core.models.test_ar_layers import add_layer
from tests.core.models.test_audio import recording
from tests.core.models.test_organisations import add_organisation
from tests.core.models.test_track_fields import LINE
from tests.core.projections.test_availability import add_notice
from tests.destination import Destination

#: The ledger's tables; an index row is the ledger's as well.
LEDGER = {
    model._meta.db_table
    for model in (
        Edge,
        HeadStamp,
        LedgerSite,
        LedgerState,
        Mark,
        PermanentAddress,
        Publication,
        PublicationMember,
        Tally,
    )
} | {model._meta.db_table for model in apps.get_models() if issubclass(model, PublicationIndex)}
BOUNDARY = re.compile(r"^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|PRAGMA)\b", re.IGNORECASE)
WRITE = re.compile(r"^\s*(INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|REPLACE|TRUNCATE)\b", re.IGNORECASE)
# A function of SQLite takes lists apart: it is not a table.
TABLE = re.compile(r'\b(?:FROM|JOIN|INTO|UPDATE)\s+"?(?!json_each\b)([a-z_][a-z0-9_]*)"?', re.IGNORECASE)
#: A name that a statement gives to a part of itself.
PART = re.compile(r"(?:\bWITH|,)\s+([a-z_]+) AS (?:MATERIALIZED )?\(")

PICTURE = "cover { alt image { title } responsive(preset: CARD) { src srcSet } }"
BODY = "body { __typename ... on ParagraphBlock { richText { html plainText links { href } } } }"
SPOT = f"title location {{ latitude }} district {{ name {PICTURE} }} {PICTURE} {BODY} translations {{ id url }}"
QUERIES = {
    "circuits": f"""{{ circuits(first: 300) {{ totalCount nodes {{
        title seo {{ title jsonLd image {{ image {{ title }} }} }} {PICTURE} translations {{ id }}
        stops {{ position distanceFromPreviousMeters story {{ html }} spot {{ {SPOT} }} }} }} }} }}""",
    "spots": f"{{ spots(first: 300) {{ totalCount edges {{ cursor node {{ {SPOT} }} }} pageInfo {{ endCursor }} }} }}",
    "near": """{ spots(first: 300, filter: {location: {near: {latitude: 48.8, longitude: 2.2, radiusMeters: 90000}}})
        { edges { distanceMeters node { title } } } }""",
    "route": """{ home: route(path: "/fr/") { ...at } old: route(path: "/old?x=1", locale: "fr") { ...at } }
        fragment at on Route {
          ... on RouteContent { content { title } breadcrumbs { title path } }
          ... on RouteRedirect { to isPermanent target { title } } }""",
    "map": "{ spots(first: 300) { nodes { id title slug url spotKind location { latitude longitude } } } }",
    "reverse": "{ spots(first: 300) { nodes { title circuits { title stops { spot { title } } } } } }",
    "filtered": """{ circuits(first: 300, filter: {stopCount: {gte: 1}}, orderBy: [{field: DURATION}])
        { nodes { title stops { spot { title } } } } }""",
    "whole": """{ circuits(first: 300) { nodes { title themes { name } districts { name } exports { url } practiceModes { mode }
        track { lengthMeters geoJson encodedPolyline } permanentUrl openingSchedule { osm }
        stops { permanentUrl audio { title file { url } } spot { title audio { title file { url } } } }
        nearbySpots(first: 2, withinMeters: 300) { edges { distanceMeters node { title audio { title } } } } } } }""",
    "today": """{ circuits(first: 300) { nodes { title notices { title district { name } detour { text } }
        status(at: "2030-01-01T00:00:00Z") { availability nextChangeAt notices { title } }
        stops { status(at: "2030-01-01T00:00:00Z") { availability notices { title } } layer { title model { file { url } } }
        spot { title host { name logo { alt } district { name } }
          layers { title cover { alt } model { title file { url } } audio { title } } } } } } }""",
    # Each alone: what one list has read, another one need not read again.
    "of districts": "{ districts { nodes { name spots(first: 3) { title } circuits(first: 3) { title } organisations { name } } } }",
    "of notices": "{ notices { nodes { title circuits(first: 3) { title } spots(first: 3) { title } } } }",
    "of organisations": "{ organisations { nodes { name spots(first: 3) { title } district { name spots(first: 1) { title } } } } }",
}


@pytest.fixture(autouse=True)
def _without_a_price(settings: Any) -> None:
    """Let a test ask for all of 300 rows at once; the price of a query has tests of its own."""
    settings.DESTINATION_CMS = {"MAX_COST": 10_000_000}


@contextmanager
def recorded() -> Iterator[list[str]]:
    """Collect the SQL statements that are run, boundaries of transactions aside."""
    statements: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not BOUNDARY.match(sql):
            statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield statements


def ask(query: str) -> dict[str, Any]:
    response = Client().post("/graphql/", json.dumps({"query": query}), content_type="application/json")
    body: dict[str, Any] = response.json()
    assert "errors" not in body, body["errors"]
    return body


def fill(destination: Destination, count: int) -> None:
    """Publish so many circuits of two stops over as many spots, with pictures, recordings, themes and a text."""
    district = destination.district(cover_image=destination.image(), cover_image_alt="A district")
    pictures = [destination.image(f"Picture {number}") for number in range(3)]
    recordings = [recording(title=f"Voice {number}") for number in range(6)]
    themes = [Theme.objects.create(name=f"T{n} {count}", slug=f"t{n}-{count}", locale=destination.fr) for n in range(3)]
    text = [("paragraph", "<p>Words</p>")]
    shown = {"district": district, "body": text, "cover_image_alt": "Shown"}
    spots = []
    for number, (picture, audio) in enumerate(zip(pictures, recordings[:3], strict=True)):
        several = {"start": number * count, "cover_image": picture, "audio": audio, **shown}
        spots += bulk_spots(destination.home, count // 3, **several)
    circuits = bulk_circuits(destination.home, spots, count, stops=2, track=LINE)
    CircuitTheme.objects.bulk_create(
        CircuitTheme(circuit=circuit, theme=theme, sort_order=order)
        for number, circuit in enumerate(circuits)
        for order, theme in enumerate(themes[number % 3 :])
    )
    for number, stop in enumerate(CircuitStop.objects.order_by("pk")):
        CircuitStop.objects.filter(pk=stop.pk).update(audio=recordings[3 + number % 3])
    furnish(destination, spots, district, count)
    Redirect.objects.get_or_create(old_path="/old", redirect_page=destination.home)
    Redirect.objects.bulk_create(Redirect(old_path=f"/old-{n}-{count}", redirect_page=spots[n]) for n in range(count))
    reconcile_publications()


def furnish(destination: Destination, spots: list[SpotPage], district: Any, count: int) -> None:
    """Give spots hosts and layers, and close the way that all circuits take."""
    hosts = [add_organisation(destination, f"Bank {n} {count}", district=district) for n in range(3)]
    layers = [add_layer(destination, title=f"Layer {n} {count}") for n in range(3)]
    for number, spot in enumerate(spots):
        SpotPage.objects.filter(pk=spot.pk).update(host=hosts[number % 3])
    SpotLayer.objects.bulk_create(
        SpotLayer(spot=spot, layer=layers[(number + order) % 3], sort_order=order)
        for number, spot in enumerate(spots)
        for order in range(2)
    )
    CircuitStop.objects.update(layer=layers[0])
    long_ago: Any = {"starts_at": datetime(2020, 1, 1, tzinfo=UTC), "ends_at": None}
    for number, at in enumerate((LINE["coordinates"][0], LINE["coordinates"][-1])):
        place = {"type": "Point", "coordinates": at[:2]}
        add_notice(destination, title=f"Notice {number}", place=place, district=district, **long_ago)


def costs() -> dict[str, int]:
    """Return the number of statements of each query, and of the feed."""
    return {name: len(statements) for name, statements in all_statements().items()}


def all_statements() -> dict[str, list[str]]:
    """Return the statements of each query, and of the feed."""
    found = {}
    for name, query in QUERIES.items():
        ask(query)
        with recorded() as statements:
            body = ask(query)
        assert json.dumps(body).count('"title"') >= 3
        found[name] = statements
    with recorded() as statements:
        page = Client().get("/sync/changes", {"limit": "500"})
    assert page.status_code == 200
    found["feed"] = statements
    token = json.loads(page.content.splitlines()[-1])["token"]
    while (
        json.loads((page := Client().get("/sync/changes", {"token": token, "limit": "500"})).content.splitlines()[-1])[
            "op"
        ]
        == "continue"
    ):
        token = json.loads(page.content.splitlines()[-1])["token"]
    token = json.loads(page.content.splitlines()[-1])["token"]
    with recorded() as statements:
        unchanged = Client().get("/sync/changes", {"token": token})
    assert len(unchanged.content.splitlines()) == 1
    found["unchanged"] = statements
    return found


def test_three_rows_and_three_hundred_cost_the_same(destination: Destination) -> None:
    fill(destination, 3)
    few = all_statements()
    SpotPage.objects.all().delete()
    bulk_pages(SpotPage, destination.home, [])
    other = Destination(destination.site, destination.section("More"), destination.fr, destination.en)
    fill(other, 300)

    many = all_statements()

    for name in QUERIES | {"feed": "", "unchanged": ""}:
        assert len(many[name]) == len(few[name]), (name, few[name], many[name])
    assert len(few["unchanged"]) <= 2
    assert max(map(len, few.values())) <= 12


def test_a_page_deep_down_costs_as_much_as_one_on_top(destination: Destination) -> None:
    place, found = destination.home, []
    for depth in (1, 9):
        while place.depth < destination.home.depth + depth:
            place = destination.section(parent=place)
        path = Publication.objects.get(source=f"page:{place.pk}").path
        query = (
            f'{{ route(path: "{path}") {{ ... on RouteContent {{ content {{ title }} breadcrumbs {{ path }} }} }} }}'
        )
        ask(query)
        with recorded() as statements:
            assert len(ask(query)["data"]["route"]["breadcrumbs"]) == depth + 1
        found.append(len(statements))

    # The ledger's state with its sites, the page, and the pages above it.
    assert found == [3, 3]


@pytest.mark.parametrize(
    ("shown", "is_read"),
    [
        ("id title slug url spotKind location { latitude longitude } translations { url }", False),
        ("path firstPublishedAt lastPublishedAt contentHash", False),
        ("title teaser", True),
        ("title cover { alt }", True),
        ("title seo { title }", True),
    ],
)
def test_a_list_reads_payloads_where_it_shows_something_of_them(
    destination: Destination, shown: str, is_read: bool
) -> None:
    for number in range(3):
        destination.spot(f"Spot {number}")

    with recorded() as statements:
        found = ask(f"{{ spots {{ nodes {{ {shown} }} edges {{ node {{ title }} }} }} }}")

    assert len(found["data"]["spots"]["nodes"]) == 3
    (listed,) = [sql for sql in statements if "destination_spot_index" in sql]
    assert ('"payload"' in listed) == is_read


def test_a_query_per_row_would_be_noticed(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(destination, 3)
    few = costs()
    monkeypatch.setattr(
        Reader,
        "follow",
        lambda self, record, key: next(iter(self.batch(self.published().filter(uuid=key.split(":")[1]))), None),
    )
    assert costs()["circuits"] > few["circuits"] + 3


def tables_read(statements: list[str]) -> set[str]:
    return {table.lower() for sql in statements for table in {*TABLE.findall(sql)} - {*PART.findall(sql)}}


def read_everything() -> None:
    for query in QUERIES.values():
        ask(query)
        assert Client().get("/graphql/", {"query": query}).status_code == 200
    for address in ("/sync/changes", "/sync/changes?limit=1", "/sync/changes?token=x", "/health/"):
        assert Client().get(address).status_code in {200, 400}
    slug, uuid = Publication.objects.filter(kind="spot", is_withdrawn=False).values_list("slug", "uuid")[0]
    for address, status in ((f"/go/{uuid}", 302), (f"/go/{uuid}.png", 200), (f"/go/{UUID(int=1)}", 404)):
        assert Client().get(address).status_code == status
    identity = ask(f'{{ spot(slug: "{slug}") {{ id }} }}')["data"]["spot"]["id"]
    ask(f'{{ node(id: "{identity}") {{ __typename id }} nodes(ids: ["{identity}"]) {{ id }} }}')


def test_reads_touch_the_ledger_and_nothing_else(destination: Destination) -> None:
    fill(destination, 3)
    with recorded() as statements:
        read_everything()

    assert len(statements) > 20
    assert tables_read(statements) <= LEDGER


def test_a_read_of_an_editing_table_would_be_noticed(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(destination, 3)
    original = Reader.published

    def peek(self: Reader, *arguments: Any) -> Any:
        list(SpotPage.objects.values_list("pk")[:1])
        return original(self, *arguments)

    monkeypatch.setattr(Reader, "published", peek)
    with recorded() as statements:
        read_everything()

    assert tables_read(statements) - LEDGER


def test_reads_write_nothing(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(destination, 3)
    before = [ask(query)["data"] for query in QUERIES.values()]
    files = sorted(Path(settings.MEDIA_ROOT).rglob("*"))

    def refuse(*arguments: Any, **named: Any) -> Any:
        raise AssertionError("a read opened, wrote or deleted a file")

    def refuse_writes(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        assert not WRITE.match(sql), sql
        return execute(sql, *rest)

    for name in ("save", "_save", "delete", "open", "_open"):
        monkeypatch.setattr(FileSystemStorage, name, refuse)
    with connection.execute_wrapper(refuse_writes):
        assert [ask(query)["data"] for query in QUERIES.values()] == before
        read_everything()
    assert sorted(Path(settings.MEDIA_ROOT).rglob("*")) == files


def away(*arguments: Any) -> Any:
    raise OperationalError('connection to server at "db.internal" (10.0.0.5), port 5432 failed')


@pytest.mark.parametrize(
    "ask_it",
    [
        lambda: Client().get("/sync/changes"),
        lambda: Client().get("/graphql/", {"query": "{ spots { totalCount } }"}),
        lambda: Client().post("/graphql/", json.dumps({"query": "{ spots { totalCount } }"}), "application/json"),
    ],
)
def test_without_the_database_it_is_503_and_names_no_host(destination: Destination, ask_it: Callable[[], Any]) -> None:
    with connection.execute_wrapper(away):
        response = ask_it()

    assert response.status_code == 503
    assert response["Content-Type"].startswith("application/json")
    assert response["Cache-Control"] == "no-store"
    assert int(response["Retry-After"]) > 0
    assert "db.internal" not in response.content.decode()
    assert "5432" not in response.content.decode()
    assert json.loads(response.content)


def test_a_feed_that_cannot_sweep_what_is_due_says_so(
    destination: Destination, monkeypatch: pytest.MonkeyPatch, time_machine: Any
) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from destination_cms.sync import views

    end = timezone.now() + timedelta(hours=1)
    destination.spot(expire_at=end)
    time_machine.move_to(end + timedelta(seconds=1))
    monkeypatch.setattr(views, "sweep_publications", lambda: None)

    response = Client().get("/sync/changes")

    assert response.status_code == 503
    assert "Retry-After" in response
    assert ask("{ spots { totalCount } }")["data"]["spots"]["totalCount"] == 0
