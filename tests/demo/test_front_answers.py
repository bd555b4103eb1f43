"""The front shows what there is, leads where redirects lead, and knows nothing but the API."""

import ast
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from mice.models import MiceOfferPage
from scripts.module_sizes import ROOT
from tests.destination import Destination
from tests.mice.offers import add_index, full_offer

from .front_pages import read

FRONT = ROOT / "destination_cms" / "demo" / "front"
#: Of Django what has no tables. Everything else of ours and of Wagtail is out of reach.
ALLOWED = {
    f"django.{name}"
    for name in (
        "apps",
        "conf",
        "core.handlers",
        "http",
        "shortcuts",
        "template",
        "templatetags",
        "urls",
        "utils",
        "views",
    )
}


@pytest.fixture(autouse=True)
def demo_urls(settings: Any) -> None:
    settings.ROOT_URLCONF = "destination_cms.demo.urls"


def test_bare_content_has_no_empty_part(destination: Destination) -> None:
    spot = destination.spot("Bare", location=None)
    paths = ["/fr/", "/fr/circuits/", "/fr/lieux/", spot.url]
    paths += [destination.circuit("Nothing to see", []).url, destination.circuit("One stop", [spot]).url]

    assert [fault for path in paths for fault in read(path).faults()] == []


def test_an_empty_destination_says_so(destination: Destination) -> None:
    for path, words in (("/fr/", "Issy"), ("/fr/circuits/", "Circuits"), ("/fr/lieux/", "Lieux")):
        page = read(path)
        assert page.soup.h1.get_text() == words
        assert page.faults() == []


def test_what_is_not_translated_leads_to_the_other_home(destination: Destination) -> None:
    page = read(destination.spot("Only here").url)

    assert [link["href"] for link in page.soup.select(".languages a")] == [page.path, "/en/"]


@pytest.mark.parametrize(("is_permanent", "status"), [(True, 301), (False, 302)])
def test_redirects_lead_on(destination: Destination, is_permanent: bool, status: int) -> None:
    spot = destination.spot("Moved")
    Redirect.add_redirect("/fr/before", redirect_to=spot, is_permanent=is_permanent)

    response = Client().get("/fr/before/")

    assert (response.status_code, response["Location"]) == (status, spot.url)


def test_a_plain_page_is_shown(destination: Destination) -> None:
    page = read(destination.section("About us").url)

    assert page.soup.h1.get_text() == "About us"
    assert page.faults() == []


def test_a_label_that_has_ended_is_not_shown_as_current(destination: Destination) -> None:
    offer = full_offer(destination, slug="hall")
    add_index(destination).add_child(instance=offer)
    offer.save_revision().publish()

    for today, words in (("2030-06-30", "jusqu’au 30 juin 2030"), ("2030-07-01", "terminé le 30 juin 2030")):
        with time_machine.travel(f"{today}T12:00:00+02:00", tick=False):
            assert words in read(MiceOfferPage.objects.get().url).soup.main.get_text()


def test_a_text_cannot_end_a_script(destination: Destination) -> None:
    spot = destination.spot("</script><script>alert(1)</script>")
    page = read(spot.url)

    assert page.soup.h1.get_text() == spot.title
    assert page.faults() == []


def test_tiles_are_asked_of_the_host_that_the_site_names(destination: Destination, settings: Any) -> None:
    spot = destination.spot("Here")
    assert "img-src 'self' data:;" in read(spot.url).response["Content-Security-Policy"]

    settings.GEO_WIDGET_LEAFLET_TILE_LAYER = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    page = read(spot.url)

    assert "img-src 'self' data: https://*.tiles.example;" in page.response["Content-Security-Policy"]
    assert "https://{s}.tiles.example" in page.soup.select_one("#map-data").string


def imports_of(path: Path) -> set[str]:
    """Return the modules that a file imports by an absolute name."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(FRONT).parts[:-1]
            assert node.level <= len(package) + 1, f"{path.name} reaches out of the front"
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def test_the_front_reaches_no_table_and_no_page() -> None:
    paths = [*FRONT.rglob("*.py")]
    ours = {"django", "wagtail", "destination_cms", "circuits", "mice", "news", "graphql", "graphene", "tests"}
    imported = {name for path in paths for name in imports_of(path) if name.split(".")[0] in ours}

    assert len(paths) > 8
    assert {name for name in imported if not any(f"{name}.".startswith(f"{allowed}.") for allowed in ALLOWED)} == set()
