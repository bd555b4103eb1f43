"""The front shows what there is, leads where redirects lead, and knows nothing but the API."""

import ast
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from destination_cms.models import SocialLink
from mice.models import MiceOfferPage
from scripts.module_sizes import ROOT
from tests.destination import Destination
from tests.mice.offers import add_index, full_offer
from tests.site_snippets import add_identity, add_menu, below

from .front_pages import read

FRONT = ROOT / "demo" / "front"
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
    settings.ROOT_URLCONF = "demo.urls"


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

    for today, words in (("2030-06-30", "jusqu’au 30 juin 2030"), ("2030-07-01", "expiré le 30 juin 2030")):
        with time_machine.travel(f"{today}T12:00:00+02:00", tick=False):
            assert words in read(MiceOfferPage.objects.get().url).soup.main.get_text()


def test_menus_are_those_that_editors_made(destination: Destination) -> None:
    spot, section = destination.spot("Fort"), destination.section("À propos")
    add_menu(destination, (destination.home.url, "Découvrir"), below(spot), section)
    add_menu(destination, section, ("https://other.example/", "Ailleurs"), handle="FOOTER")

    page = read(spot.url)

    assert [link.get_text() for link in page.soup.select("nav.menu > ul > li > a")] == ["Découvrir", "À propos"]
    assert [link["href"] for link in page.soup.select("nav.menu li li a")] == [spot.url]
    # The visitor is below the first entry, and on the one below it.
    assert [link.get_text() for link in page.soup.select("nav.menu [aria-current]")] == ["Découvrir", "Fort"]
    assert [link.get_text() for link in page.soup.select("footer nav a")] == [
        "Circuits",
        "Lieux",
        "Quartiers",
        "Organismes",
        "Fermetures et déviations",
        "À propos",
        "Ailleurs",
    ]
    assert page.faults() == []


def test_without_a_menu_visitors_are_led_to_the_lists(destination: Destination) -> None:
    menu = read("/fr/").soup.select("nav.menu a")

    assert [link["href"] for link in menu] == ["/fr/circuits/", "/fr/lieux/"]


def test_the_site_is_called_and_reached_as_editors_say(destination: Destination) -> None:
    spot = destination.spot("Fort")
    assert read(spot.url).soup.select_one("header .brand").get_text() == "Issy"

    identity = add_identity(
        destination, "Val de Seine", tagline="Au fil de l’eau.", contact_email="office@town.example", phone="+33 1 02"
    )
    identity.social_links = [SocialLink(network="MASTODON", url="https://social.example/@town")]
    identity.save()
    page = read(spot.url)

    assert page.soup.select_one("header .brand").get_text() == "Val de Seine"
    assert page.soup.title.get_text().endswith("· Val de Seine")
    footer = {link["href"]: link.get_text() for link in page.soup.select("footer section a")}
    assert footer == {
        "mailto:office@town.example": "office@town.example",
        "tel:+33102": "+33 1 02",
        "https://social.example/@town": "Mastodon",
    }
    for found in (page.soup.footer, read("/fr/").soup.select_one(".hero")):
        assert "Au fil de l’eau." in found.get_text()
    assert page.faults() == []


def test_what_has_not_been_stated_is_not_told(destination: Destination) -> None:
    """A box that was not ticked says nothing about steps."""
    spot = destination.spot("Fort")
    circuit = destination.circuit("Promenade", [spot])

    for path in (spot.url, circuit.url):
        assert "marche" not in read(path).soup.main.get_text().lower()


def test_what_has_been_stated_is_told(destination: Destination) -> None:
    spot = destination.spot("Fort", step_free="NO")
    circuit = destination.circuit("Promenade", [spot], step_free="PARTIAL")

    assert "Accès par des marches" in read(spot.url).soup.main.get_text()
    assert "Aucune sur une partie du parcours" in read(circuit.url).soup.main.get_text()


def test_a_room_and_a_price_tell_what_has_been_stated(destination: Destination) -> None:
    offer = destination._add(full_offer(destination))

    main = read(offer.url).soup.main
    assert "lumière du jour, sans marche en partie" in main.get_text()
    prices = [item.get_text(" ", strip=True) for item in main.select("ul.prices li")]
    assert ["HT" in price for price in prices] == [True, False]


def test_a_text_cannot_end_a_script(destination: Destination) -> None:
    spot = destination.spot("</script><script>alert(1)</script>")
    page = read(spot.url)

    assert page.soup.h1.get_text() == spot.title
    assert page.faults() == []


def test_tiles_are_asked_of_the_host_that_the_site_names(destination: Destination, settings: Any) -> None:
    spot = destination.spot("Here")
    assert "img-src 'self' data: http://127.0.0.1:8000;" in read(spot.url).response["Content-Security-Policy"]

    settings.GEO_WIDGET_LEAFLET_TILE_LAYER = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    page = read(spot.url)

    assert (
        "img-src 'self' data: http://127.0.0.1:8000 https://*.tiles.example;"
        in page.response["Content-Security-Policy"]
    )
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
    ours = {"django", "wagtail", "destination_cms", "circuits", "mice", "news", "demo", "graphql", "graphene", "tests"}
    imported = {name for path in paths for name in imports_of(path) if name.split(".")[0] in ours}

    assert len(paths) > 8
    assert {name for name in imported if not any(f"{name}.".startswith(f"{allowed}.") for allowed in ALLOWED)} == set()
