"""View live leads to the front-end or to a plain page, never to a missing template."""

from typing import Any

from django.test import Client

from circuits.models import CircuitPage
from destination_cms.models import Publication
from tests.destination import Destination


def body_of(image: Any) -> list[tuple[str, Any]]:
    return [
        ("heading", "A heading"),
        ("paragraph", "<p>Words</p>"),
        ("picture", {"image": image, "alt": "Shown", "caption": "Below"}),
        ("quote", {"text": "Said", "attribution": "Somebody"}),
    ]


def test_without_a_front_end_every_kind_shows_a_plain_page(destination: Destination) -> None:
    image = destination.image()
    spot = destination.spot("A spot", cover_image=image, teaser="Short", body=body_of(image), address="Here 1")
    circuit = destination.circuit("A circuit", [spot])

    for page, words in (
        (spot, ["A spot", "Short", "A heading", "Words", "Below", "Said", "Here 1"]),
        (circuit, ["A spot"]),
    ):
        row = Publication.objects.get(source=f"page:{page.pk}")
        assert page.full_url == row.url
        response = Client().get(row.path)
        assert response.status_code == 200
        assert all(word in response.content.decode() for word in words)


def test_with_a_front_end_view_live_leads_there(destination: Destination, settings: Any) -> None:
    settings.DESTINATION_CMS = {"FRONTEND_URLS": {"testserver": "https://visit.example.org/"}}
    spot = destination.spot("A spot")

    row = Publication.objects.get(source=f"page:{spot.pk}")
    assert row.url == f"https://visit.example.org/fr/{spot.slug}/"
    assert spot.full_url == row.url
    response = Client().get(row.path)
    assert (response.status_code, response["Location"]) == (302, row.url)


def test_a_preview_shows_the_draft(destination: Destination, admin_client: Client) -> None:
    circuit = destination.circuit("A circuit", [destination.spot("A spot")])
    circuit.title = "A draft title"
    circuit.save_revision()
    draft = CircuitPage.objects.get(pk=circuit.pk).get_latest_revision_as_object()

    response = draft.make_preview_request(preview_mode="")

    assert response.status_code == 200
    assert "A draft title" in response.content.decode()
