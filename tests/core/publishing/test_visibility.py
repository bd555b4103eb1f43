"""Which pages, images and snippets the rules let be public, where, and why not."""

from datetime import timedelta
from typing import Any

import pytest
from wagtail.models import Page

from destination_cms.publishing.page_paths import Root
from destination_cms.publishing.visibility import Place

from .memory import ENGLISH, FRENCH, HOME_PATH, NOW, SITE, Town, rules

MOMENT = timedelta(seconds=1)


def page(**fields: Any) -> Page:
    values = {
        "id": 7,
        "live": True,
        "locale_id": FRENCH,
        "path": f"{HOME_PATH}0007",
        "url_path": "/issy/fort/",
        "title": "Fort",
    }
    return Page(**{**values, **fields})


def reason_of(hidden: Page, **changes: Any) -> str:
    """Return why a page is public nowhere."""
    places, reason = rules(**changes).page_places(hidden)
    assert places == []
    return reason


def test_a_live_page_is_public_below_the_root_of_its_site_and_language():
    places, _ = rules().page_places(page())

    assert places == [Place(SITE, "/fr/fort/")]


def test_a_draft_is_public_nowhere():
    assert reason_of(page(live=False)) == "WITHDRAWN"


def test_a_page_is_public_until_its_expiry_and_not_at_it():
    assert rules().page_places(page(expire_at=NOW + MOMENT))[0]
    assert reason_of(page(expire_at=NOW)) == "EXPIRED"


def test_a_page_that_the_scheduler_has_unpublished_has_expired():
    assert reason_of(page(live=False, expired=True)) == "EXPIRED"


def test_a_page_below_a_private_one_is_public_nowhere():
    assert reason_of(page(), private_pages=frozenset({HOME_PATH})) == "WITHDRAWN"
    assert reason_of(page(), private_pages=frozenset({f"{HOME_PATH}0007"})) == "WITHDRAWN"


def test_a_private_page_hides_no_page_beside_it():
    assert rules(private_pages=frozenset({f"{HOME_PATH}0008"})).page_places(page())[0]


def test_a_page_in_a_language_that_is_switched_off_is_public_nowhere():
    assert reason_of(page(locale_id=ENGLISH), locales={FRENCH: "fr"}) == "WITHDRAWN"


def test_an_alias_that_stands_in_for_a_translation_is_public_nowhere():
    source = page(id=8)

    assert reason_of(page(alias_of=source, translation_key=source.translation_key)) == "WITHDRAWN"
    assert rules().page_places(page(alias_of=source))[0], "a copy elsewhere is a page of its own"


def test_a_page_below_no_site_is_public_nowhere():
    assert reason_of(page(path="000200010007")) == "WITHDRAWN"


def test_a_page_that_two_sites_reach_is_public_on_both_and_once_on_each():
    roots = [
        Root(SITE, f"{HOME_PATH}0007", "/issy/fort/", "fr"),
        Root(2, HOME_PATH, "/issy/", "fr"),
        Root(SITE, HOME_PATH, "/issy/", "fr"),
    ]

    places, _ = rules(roots=roots).page_places(page())

    assert [(place.site, place.path) for place in places] == [(SITE, "/"), (2, "/fort/")]


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [
        pytest.param({}, True, id="live"),
        pytest.param({"live": False}, False, id="draft"),
        pytest.param({"locale_id": 99}, False, id="language switched off"),
    ],
)
def test_a_district_may_be_shown(fields, is_open):
    assert rules().is_shared_open(Town().district(**fields)) is is_open


@pytest.mark.parametrize(
    ("collection", "private", "is_open"),
    [
        pytest.param(1, set(), True, id="public"),
        pytest.param(2, {"0001"}, False, id="below a private one"),
        pytest.param(1, {"00010001"}, True, id="above a private one"),
        pytest.param(9, set(), False, id="unknown"),
    ],
)
def test_an_image_may_be_shown_by_its_collection(collection, private, is_open):
    image = Town().image()
    image.collection_id = collection

    assert rules(private_collections=frozenset(private)).is_shared_open(image) is is_open


def test_an_image_may_be_shown_until_its_last_day_is_over():
    image = Town().image(rights_until=NOW.date())

    assert rules(now=image.expire_at - MOMENT).is_shared_open(image)
    assert not rules(now=image.expire_at - MOMENT).has_ended(image)
    assert not rules(now=image.expire_at).is_shared_open(image)
    assert rules(now=image.expire_at).has_ended(image)
