"""View live leads to the front-end or to a plain page, never to a missing template."""

from typing import Any

from django.test import Client

from circuits.models import CircuitPage
from destination_cms.models import Publication
from tests.destination import Destination
from tests.mice.offers import add_index, add_offer
from tests.news.desk import NewsDesk


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

    desk = NewsDesk.create(destination)
    article = desk.article("An article", [desk.section()], body=body_of(image), cover_image=image, cover_image_alt="A")
    business = add_index(destination, "Meet here", teaser="Rooms", cover_image=image, cover_image_alt="A")
    offer = add_offer(destination, "An offer", business, teaser="Large", body=body_of(image))

    for page, words in (
        (spot, ["A spot", "Short", "A heading", "Words", "Below", "Said", "Here 1"]),
        (circuit, ["A spot"]),
        (desk.index, ["News", "All of it"]),
        (article, ["An article", "A heading", "Words"]),
        (business, ["Meet here", "Rooms"]),
        (offer, ["An offer", "Large", "A heading"]),
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


def test_every_kind_of_page_leads_to_the_front_end(destination: Destination, settings: Any) -> None:
    settings.DESTINATION_CMS = {"FRONTEND_URLS": {"testserver": "https://visit.example.org"}}
    desk = NewsDesk.create(destination)
    business = add_index(destination)
    pages = [
        desk.index,
        desk.article("An article", [desk.section()]),
        business,
        add_offer(destination, "An offer", business),
        destination.circuit("A circuit"),
    ]

    for page in pages:
        row = Publication.objects.get(source=f"page:{page.pk}")
        assert page.full_url == row.url
        assert row.url.startswith("https://visit.example.org/fr/")
        response = Client().get(row.path)
        assert (response.status_code, response["Location"]) == (302, row.url)


def test_view_live_in_the_admin_leads_there(destination: Destination, settings: Any, admin_client: Client) -> None:
    settings.DESTINATION_CMS = {"FRONTEND_URLS": {"testserver": "https://visit.example.org"}}
    index = NewsDesk.create(destination).index

    editing = admin_client.get(f"/admin/pages/{index.pk}/edit/").content.decode()
    listing = admin_client.get("/admin/destination/news-index/").content.decode()

    assert f'href="https://visit.example.org/fr/{index.slug}/"' in editing
    assert f'href="https://visit.example.org/fr/{index.slug}/"' in listing


def test_index_pages_have_a_preview(destination: Destination) -> None:
    for page in (NewsDesk.create(destination).index, add_index(destination, teaser="Rooms")):
        response = page.make_preview_request(preview_mode="")
        assert response.status_code == 200
        assert page.teaser in response.content.decode()


def test_snippets_offer_no_page_to_look_at(destination: Destination, admin_client: Client) -> None:
    district, section = destination.district(), NewsDesk.create(destination).section()

    for path in (
        f"/admin/snippets/destination_cms/district/edit/{district.pk}/",
        f"/admin/snippets/destination_news/section/edit/{section.pk}/",
    ):
        response = admin_client.get(path)
        assert response.status_code == 200
        assert 'data-side-panel-toggle="preview"' not in response.content.decode()
        assert "page-status-tag" not in response.content.decode()


def test_a_preview_shows_the_draft(destination: Destination, admin_client: Client) -> None:
    circuit = destination.circuit("A circuit", [destination.spot("A spot")])
    circuit.title = "A draft title"
    circuit.save_revision()
    draft = CircuitPage.objects.get(pk=circuit.pk).get_latest_revision_as_object()

    response = draft.make_preview_request(preview_mode="")

    assert response.status_code == 200
    assert "A draft title" in response.content.decode()
