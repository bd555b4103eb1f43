"""A large section can be renamed and moved on every database, with a redirect from each of its old addresses."""

from collections.abc import Callable

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import BatchRedirectCreator
from wagtail.models import Page

from destination_cms.publishing.changes import sweep_deferred
from destination_cms.publishing.redirect_batches import MOST_AT_ONCE
from tests.bulk import bulk_spots
from tests.destination import Destination, fresh

PAGES = 1_100  # More than SQLite's 1,000 levels.


def rename(section: Page, destination: Destination) -> None:
    section.slug = "renamed"
    section.save()


def move(section: Page, destination: Destination) -> None:
    section.move(destination.section("Elsewhere"), "last-child")


@pytest.mark.parametrize("change", [rename, move])
def test_every_old_address_of_a_large_section_redirects(
    destination: Destination, change: Callable[[Page, Destination], None]
) -> None:
    section = destination.section("Places")
    with sweep_deferred():
        bulk_spots(section, PAGES)

        change(fresh(section), destination)

    assert Redirect.objects.filter(automatically_created=True).count() == PAGES + 1


def test_a_batch_that_is_small_stays_as_it_is() -> None:
    assert BatchRedirectCreator(max_size=10).max_size == 10
    assert BatchRedirectCreator(max_size=2000, ignore_conflicts=True).max_size == MOST_AT_ONCE
