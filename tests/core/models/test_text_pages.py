"""A text page, such as a legal notice, in the admin, on its own page, and as the target of links."""

from typing import Any

import pytest

from destination_cms.admin.listings import listings
from destination_cms.admin.states import gap_conditions
from destination_cms.checks.panels import fields_without_panel
from destination_cms.models.links import linkable_models
from destination_cms.models.text_pages import TextPage
from tests.asking import ask
from tests.core.admin.people import editor
from tests.destination import Destination
from tests.headless import assert_leads_to_the_front_end, assert_shown, body_of


@pytest.fixture
def notice(destination: Destination) -> TextPage:
    page = TextPage(
        title="Mentions légales",
        slug="mentions-legales",
        teaser="Qui publie ce site.",
        body=body_of(destination.image()),
    )
    return destination._add(page)  # type: ignore[no-any-return]


def test_it_is_shown_without_a_front_end_and_else_leads_to_one(
    destination: Destination, notice: TextPage, settings: Any
) -> None:
    assert_shown(notice, "Mentions légales", "Qui publie ce site.", "A heading", "Words")

    settings.DESTINATION_CMS = {"FRONTEND_URLS": {"testserver": "https://visit.example.org"}}
    assert_leads_to_the_front_end(destination._add(TextPage(title="About", slug="about")), "https://visit.example.org")


def test_editors_list_it_and_are_not_asked_for_a_cover(notice: TextPage) -> None:
    person = editor()

    assert any("Mentions légales" in row for row in person.rows("/admin/destination/text-page/"))
    assert gap_conditions(TextPage) == {}
    assert "text_page" in [listing.kind.name for listing in listings()]
    assert fields_without_panel(TextPage) == []


def test_other_content_may_link_to_it(destination: Destination, notice: TextPage) -> None:
    assert TextPage in linkable_models()
    event = destination.event("Fair", links=[notice])
    asked = "query($s: String!) { event(slug: $s) { links { content { __typename title } } } }"

    (link,) = ask(asked, s=event.slug)["event"]["links"]

    assert link == {"content": {"__typename": "TextPage", "title": "Mentions légales"}}
