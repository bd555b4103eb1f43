"""Where "View live" leads from an article and its index, and what they show without a front-end."""

from typing import Any

import pytest
from django.test import Client

from tests.headless import (
    assert_leads_to_the_front_end,
    assert_no_page_is_offered,
    assert_previewed,
    assert_shown,
    body_of,
)

from .news_site import NewsSite


@pytest.fixture
def frontend(settings: Any) -> str:
    settings.DESTINATION_CMS = {"FRONTEND_URLS": {"testserver": "https://visit.example.org"}}
    return "https://visit.example.org"


def test_without_a_front_end_they_show_a_plain_page(news: NewsSite) -> None:
    image = news.destination.image()
    article = news.article("An article", [news.section()], body=body_of(image), cover_image=image, cover_image_alt="A")

    assert_shown(news.index, "News", "All of it")
    assert_shown(article, "An article", "A heading", "Words")


def test_with_a_front_end_they_lead_there(frontend: str, news: NewsSite) -> None:
    assert_leads_to_the_front_end(news.index, frontend)
    assert_leads_to_the_front_end(news.article("An article", [news.section()]), frontend)


def test_view_live_in_the_admin_leads_there(frontend: str, news: NewsSite, admin_client: Client) -> None:
    editing = admin_client.get(f"/admin/pages/{news.index.pk}/edit/").content.decode()
    listing = admin_client.get("/admin/destination/news-index/").content.decode()

    assert f'href="{frontend}/fr/{news.index.slug}/"' in editing
    assert f'href="{frontend}/fr/{news.index.slug}/"' in listing


def test_an_index_page_has_a_preview(news: NewsSite) -> None:
    assert_previewed(news.index, "All of it")


def test_a_section_offers_no_page_to_look_at(news: NewsSite, admin_client: Client) -> None:
    assert_no_page_is_offered(admin_client, news.section())
