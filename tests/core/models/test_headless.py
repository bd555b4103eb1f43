"""View live leads to the front-end or to a plain page, never to a missing template."""

from typing import Any

from django.test import Client

from circuits.models import CircuitPage
from destination_cms.models import Publication
from tests.destination import Destination
from tests.headless import assert_leads_to_the_front_end, assert_no_page_is_offered, assert_shown, body_of


def test_without_a_front_end_content_shows_a_plain_page(destination: Destination) -> None:
    image = destination.image()
    spot = destination.spot("A spot", cover_image=image, teaser="Short", body=body_of(image), address="Here 1")
    circuit = destination.circuit("A circuit", [spot])

    for page, words in (
        (spot, ["A spot", "Short", "A heading", "Words", "Below", "Said", "Here 1"]),
        (circuit, ["A spot"]),
    ):
        assert_shown(page, *words)


def test_with_a_front_end_view_live_leads_there(destination: Destination, settings: Any) -> None:
    settings.DESTINATION_CMS = {"FRONTEND_URLS": {"testserver": "https://visit.example.org/"}}
    spot = destination.spot("A spot")

    row = Publication.objects.get(source=f"page:{spot.pk}")
    assert row.path == f"/fr/{spot.slug}/"
    assert spot.full_url == f"https://visit.example.org{row.path}"
    response = Client().get(row.path)
    assert (response.status_code, response["Location"]) == (302, spot.full_url)


def test_view_live_in_the_admin_leads_there(destination: Destination, settings: Any, admin_client: Client) -> None:
    settings.DESTINATION_CMS = {"FRONTEND_URLS": {"testserver": "https://visit.example.org"}}
    circuit = destination.circuit("A circuit")

    assert_leads_to_the_front_end(circuit, "https://visit.example.org")
    editing = admin_client.get(f"/admin/pages/{circuit.pk}/edit/").content.decode()
    listing = admin_client.get("/admin/destination/circuit/").content.decode()

    assert f'href="https://visit.example.org/fr/{circuit.slug}/"' in editing
    assert f'href="https://visit.example.org/fr/{circuit.slug}/"' in listing


def test_snippets_offer_no_page_to_look_at(destination: Destination, admin_client: Client) -> None:
    assert_no_page_is_offered(admin_client, destination.district())


def test_a_preview_shows_the_draft(destination: Destination, admin_client: Client) -> None:
    circuit = destination.circuit("A circuit", [destination.spot("A spot")])
    circuit.title = "A draft title"
    circuit.save_revision()
    draft = CircuitPage.objects.get(pk=circuit.pk).get_latest_revision_as_object()

    response = draft.make_preview_request(preview_mode="")

    assert response.status_code == 200
    assert "A draft title" in response.content.decode()
