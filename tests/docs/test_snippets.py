"""Whoever copies from the documentation gets what it says."""

import ast
import textwrap
from typing import Any

import pytest
from django.test import Client

from scripts.module_sizes import ROOT
from tests.destination import Destination
from tests.docs.pages import DOCS, Block, anchors, blocks, links, marked_block, pages
from tests.site_snippets import add_identity, add_menu, below

ALL = [block for path in pages() for block in blocks(path)]
QUERIES = DOCS / "how-to/query-with-graphql.md"


@pytest.mark.parametrize("block", [block for block in ALL if block.language == "python"], ids=str)
def test_python_is_python(block: Block):
    ast.parse(textwrap.dedent(block.text))


@pytest.mark.parametrize("block", [block for block in ALL if block.key == "file"], ids=str)
def test_what_is_cut_from_a_file_stands_in_it(block: Block):
    assert block.text in (ROOT / block.value).read_text()


def test_every_part_of_the_sample_vertical_is_shown():
    shown = {block.value for block in ALL if block.key == "file"}
    parts = {path.name for path in (ROOT / "tests/third_party/events").glob("*.py")} - {"__init__.py", "apps.py"}

    assert {f"tests/third_party/events/{part}" for part in parts} <= shown


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


def ask(name: str, **variables: Any) -> dict[str, Any]:
    query = marked_block(QUERIES, "query", name)
    body = Client().post("/graphql/", {"query": query, "variables": variables}, content_type="application/json").json()
    assert "errors" not in body, body
    return body["data"]


def test_every_documented_query_is_asked_below():
    named = {"list", "detail", "route", "frame", "near", "node"}
    assert {block.value for block in ALL if block.language == "graphql"} == named


def test_the_documented_queries_answer(destination: Destination):
    picture = destination.image()
    spot = destination.spot("The fort", cover_image=picture)
    circuit = destination.circuit(
        "A walk",
        [spot],
        is_step_free=True,
        duration_minutes=45,
        cover_image=picture,
        cover_image_alt="A path",
        body=[("heading", "Begin"), ("paragraph", "<p>Here</p>"), ("quote", {"text": "Ah", "attribution": ""})],
    )

    add_menu(destination, circuit, below(spot))
    add_identity(destination, "Issy")

    listed = ask("list")["circuits"]
    assert [node["title"] for node in listed["nodes"]] == ["A walk"]
    detail = ask("detail", slug=circuit.slug, locale="fr")["circuit"]
    assert [stop["title"] for stop in detail["stops"]] == ["The fort"]
    assert [block["__typename"] for block in detail["body"]] == ["HeadingBlock", "ParagraphBlock", "QuoteBlock"]
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
    route = ask("route", path=f"/fr/{circuit.slug}?from=mail")["route"]
    assert route["content"]["title"] == "A walk"
    assert [step["path"] for step in route["breadcrumbs"]] == ["/fr/", f"/fr/{circuit.slug}/"]
    assert ask("node", id=listed["nodes"][0]["id"])["node"]["title"] == "A walk"
