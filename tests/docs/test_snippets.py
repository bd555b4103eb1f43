"""Whoever copies from the documentation gets what it says."""

import ast
import textwrap
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from circuits.models import SpotLayer
from scripts.module_sizes import ROOT
from tests.core.models.test_ar_layers import add_layer
from tests.core.projections.test_availability import add_notice
from tests.destination import Destination, publish
from tests.docs.pages import DOCS, Block, anchors, blocks, links, marked_block, pages
from tests.site_snippets import add_base_map, add_identity, add_menu, below

ALL = [block for path in pages() for block in blocks(path)]
#: What a vertical may need, and where one looked for it in vain.
GUIDE_NAMES = [
    "LocationField",
    "LocationPanel",
    "Point",
    "enum_of",
    "enum_rule",
    "place_rule",
    "number_rule",
    "member_enum_rule",
    "has_place",
    "HeadlessMixin",
    "project_seo",
    "project_cover",
    "project_body",
    "project_links",
    "project_rich_text",
    "same_in_every_language",
    "OrderedRow",
    "TranslatableRow",
    "ContentLinkMixin",
    "content_links_panel",
    "RecordType",
    "PartType",
    "GeoPoint",
    "ImageUse",
    "ContentLink",
    "BodyBlock",
    "lines_of",
    "ProjectionError",
    "StandaloneRules",
    "KindExtension",
    "ProjectedFields",
    "BlockType",
    "get_image_model_string",
]
QUERIES = DOCS / "how-to/query-with-graphql.md"
NOTICES_GUIDE = DOCS / "how-to/announce-closures.md"
LAYERS_GUIDE = DOCS / "how-to/add-augmented-reality.md"
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)
BASE_MAP_GUIDE = DOCS / "how-to/use-a-base-map.md"


@pytest.mark.parametrize("block", [block for block in ALL if block.language == "python"], ids=str)
def test_python_is_python(block: Block):
    ast.parse(textwrap.dedent(block.text))


@pytest.mark.parametrize("block", [block for block in ALL if block.key == "file"], ids=str)
def test_what_is_cut_from_a_file_stands_in_it(block: Block):
    assert block.text in (ROOT / block.value).read_text()


@pytest.mark.parametrize(("app", "left_out"), [("restaurants", set()), ("sponsors", {"apps.py", "wagtail_hooks.py"})])
def test_every_part_of_a_sample_is_shown_whole(app: str, left_out: set[str]):
    shown = {block.value: block.text for block in ALL if block.key == "file"}
    parts = {
        path for path in (ROOT / "tests/third_party" / app).glob("*.py") if path.name not in {"__init__.py", *left_out}
    }

    assert {str(path.relative_to(ROOT)): path.read_text() for path in parts}.items() <= shown.items()


def test_what_the_guide_imports_is_there():
    """Whoever writes from the page alone needs every import; the samples run, and this finds what the prose names."""
    text = (DOCS / "how-to/write-a-vertical.md").read_text()
    missing = [name for name in GUIDE_NAMES if f"`{name}" not in text and f" {name}" not in text]

    assert missing == []


@pytest.mark.parametrize(
    ("path", "target"),
    [(path, target) for path in pages() for target in links(path) if "://" not in target],
    ids=lambda value: str(value).rpartition("/")[2],
)
def test_a_link_leads_somewhere(path: Any, target: str):
    name, _, anchor = target.partition("#")
    page = (path.parent / name).resolve() if name else path

    assert page.exists()
    assert not anchor or anchor in anchors(page)


NOON = "2026-07-13T10:00:00Z"


def ask(name: str, *, page: Any = QUERIES, **variables: Any) -> dict[str, Any]:
    query = marked_block(page, "query", name)
    body = Client().post("/graphql/", {"query": query, "variables": variables}, content_type="application/json").json()
    assert "errors" not in body, body
    return body["data"]


def test_every_documented_query_is_asked_below():
    named = {"list", "detail", "related", "route", "frame", "near", "node", "build", "track", "today", "base_map"} | {
        *("hours", "status", "diverted", "layers")
    }
    # The README's own query is asked of the demo: tests/demo/test_run.py.
    assert {block.value for block in ALL if block.language == "graphql"} == named | {"readme"}


def test_the_documented_queries_answer(destination: Destination):
    picture = destination.image()
    district = destination.district("Le Fort", slug="le-fort")
    spot = destination.spot("The fort", cover_image=picture, district=district, opening_hours_osm="Mo-Fr 09:00-18:00")
    circuit = destination.circuit(
        "A walk",
        [spot],
        step_free="YES",
        duration_minutes=45,
        track={"type": "LineString", "coordinates": [[2.27, 48.82], [2.271, 48.82]]},
        cover_image=picture,
        cover_image_alt="A path",
        body=[("heading", "Begin"), ("paragraph", "<p>Here</p>"), ("quote", {"text": "Ah", "attribution": ""})],
    )

    add_menu(destination, circuit, below(spot))
    add_identity(destination, "Issy")

    assert ask("base_map", page=BASE_MAP_GUIDE)["baseMap"] is None
    add_base_map(destination)
    assert ask("base_map", page=BASE_MAP_GUIDE)["baseMap"]["maxZoom"] == 1
    listed = ask("list")["circuits"]
    assert [node["title"] for node in listed["nodes"]] == ["A walk"]
    detail = ask("detail", slug=circuit.slug, locale="fr")["circuit"]
    assert [stop["title"] for stop in detail["stops"]] == ["The fort"]
    assert [block["__typename"] for block in detail["body"]] == ["HeadingBlock", "ParagraphBlock", "QuoteBlock"]
    way = ask("track", slug=circuit.slug, locale="fr")["circuit"]
    assert (way["lengthMeters"], way["stops"][0]["distanceAlongMeters"]) == (73, 0)
    assert [file["format"] for file in way["exports"]] == ["gpx", "kml", "geojson", "jsonld"]
    status = ask("status", page=NOTICES_GUIDE, slug=circuit.slug, at=NOON)["circuit"]
    assert (status["status"]["availability"], status["stops"][0]["status"]["availability"]) == ("OPEN", "OPEN")
    add_notice(destination, circuit, effect="DIVERTED", detour_text="By the lock.", starts_at=BEGUN, ends_at=None)
    status = ask("status", page=NOTICES_GUIDE, slug=circuit.slug, at=NOON)["circuit"]["status"]
    assert (status["availability"], status["notices"][0]["detour"]["text"]) == ("DIVERTED", "By the lock.")
    (diverted,) = ask("diverted", page=NOTICES_GUIDE, at=NOON)["notices"]["nodes"]
    assert [each["title"] for each in diverted["circuits"]] == ["A walk"]
    publish(spot, layers=[SpotLayer(layer=add_layer(destination))])
    (layer,) = ask("layers", page=LAYERS_GUIDE, slug=spot.slug)["spot"]["layers"]
    assert layer["equivalentText"] == "Pipes lie under the street."
    assert layer["model"]["file"]["url"].endswith(".glb")
    hours = ask("hours", id=ask("detail", slug=circuit.slug, locale="fr")["circuit"]["stops"][0]["spot"]["id"], at=NOON)
    assert hours["spot"]["openingSchedule"]["isOpen"] is True
    frame = ask("frame", locale="fr")
    assert frame["main"]["items"] == [
        {
            "label": "A walk",
            "href": circuit.url_path.replace("/issy/", "/fr/"),
            "children": [{"label": "The fort", "href": spot.url_path.replace("/issy/", "/fr/")}],
        }
    ]
    assert (frame["site"]["name"], frame["footer"]) == ("Issy", None)
    (near,) = ask("near", latitude=spot.location.latitude, longitude=spot.location.longitude)["spots"]["edges"]
    assert (near["node"]["title"], near["distanceMeters"]) == ("The fort", 0)
    place = {"latitude": 48.82, "longitude": 2.27}
    (today,) = ask("today", month="MAY", mode="WALK", **place)["circuits"]["edges"]
    assert (today["distanceMeters"], today["node"]["practiceModes"][0]["durationMinutes"]) == (0, 45)
    assert ask("today", month="MAY", mode="BIKE", **place)["circuits"]["edges"] == []
    circuit_path = f"/fr/{circuit.slug}/"
    route = ask("route", path=f"/fr/{circuit.slug}?from=mail")["route"]
    assert route["content"]["title"] == "A walk"
    assert [step["path"] for step in route["breadcrumbs"]] == ["/fr/", f"/fr/{circuit.slug}/"]
    related = ask("related", district="le-fort", section="mobility")
    assert related["spots"]["nodes"] == [{"title": "The fort", "circuits": [{"title": "A walk", "path": circuit_path}]}]
    assert related["district"] == {"name": "Le Fort", "translations": []}
    (built,) = ask("build")["circuits"]["nodes"]
    assert (built["path"], len(built["shownHash"])) == (circuit_path, 64)
    assert ask("node", id=listed["nodes"][0]["id"])["node"]["title"] == "A walk"
