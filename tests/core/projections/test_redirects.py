"""Old paths and where they lead, as a front-end follows them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from destination_cms.projections.redirects import dependents_of, requires_public_history, sites_of
from tests.destination import Destination
from tests.projecting import project

SINCE = datetime(2026, 6, 1, tzinfo=UTC)
BEFORE, AFTER = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


def told(**fields: Any) -> dict[str, Any]:
    return dict(project("redirect", Redirect(**fields), {(Page, 5): "spot:fort:fr"}).payload)


def test_a_redirect_leads_to_a_page_by_reference() -> None:
    found = told(old_path="/old", redirect_page_id=5, redirect_page_route_path="/map/")

    assert (found["target"], found["target_route_path"], found["link"]) == ({"ref": "spot:fort:fr"}, "/map/", "")


def test_where_a_page_is_named_the_link_beside_it_does_not_count() -> None:
    """As for Wagtail: it never sends anybody there."""
    found = told(
        old_path="/old", redirect_page_id=6, redirect_link="https://example.org/", redirect_page_route_path="/x/"
    )

    assert (found["target"], found["target_route_path"], found["link"]) == (None, "", "")


def test_a_redirect_leads_to_an_address_as_it_is() -> None:
    found = told(old_path="/old", redirect_link="https://example.org/a", is_permanent=False)

    assert (found["target"], found["link"], found["is_permanent"]) == (None, "https://example.org/a", False)


@pytest.mark.parametrize("path", ["/Old-Path/?b=2&a=1", "old-path?b=2&a=1", "/old-path"])
def test_the_old_path_is_in_wagtails_normal_form(path: str) -> None:
    assert told(old_path=path)["old_path"] == Redirect.normalise_path(path)


@pytest.mark.parametrize(
    ("fields", "sites"),
    [
        ({"redirect_page_id": 5}, None),
        ({"redirect_page_id": 5, "site_id": 3}, [3]),
        ({"redirect_link": "/there", "site_id": 3}, [3]),
        ({"site_id": 3}, []),
        ({}, []),
    ],
    ids=["for all sites", "for one", "an address on one", "to nowhere on one", "to nowhere"],
)
def test_it_is_public_on_its_site_and_nowhere_when_it_leads_nowhere(fields: Any, sites: Any) -> None:
    found = sites_of(Redirect(old_path="/old", **fields))

    assert (found if found is None else list(found)) == sites


@pytest.mark.parametrize(
    ("is_automatic", "created_at", "needs_history"),
    [(True, AFTER, True), (True, SINCE, True), (True, BEFORE, False), (False, AFTER, False), (True, None, False)],
)
def test_what_wagtail_made_itself_may_come_from_a_draft_and_needs_a_public_past(
    is_automatic: bool, created_at: datetime | None, needs_history: bool
) -> None:
    redirect = Redirect(old_path="/old", automatically_created=is_automatic, created_at=created_at)

    assert requires_public_history(redirect, SINCE) == needs_history


def test_a_page_and_a_path_find_the_redirects_that_hang_on_them(destination: Destination) -> None:
    page, other = destination.section(), destination.section()
    to_page = Redirect.objects.create(old_path="/to-page", redirect_page=page)
    made_from = Redirect.objects.create(old_path="/was-here", redirect_page=other, automatically_created=True)
    Redirect.objects.create(old_path="/was-here-too", redirect_page=other)

    assert set(dependents_of([page.pk], [])) == {to_page.pk}
    assert set(dependents_of([], ["/was-here/", "/was-here-too/"])) == {made_from.pk}
    assert list(dependents_of([], [])) == []
