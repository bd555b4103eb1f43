"""The home page that the seed writes below, on a site that is in use. ``make test-wheel`` writes below one."""

import pytest
from django.core.management.base import CommandError
from wagtail.models import Locale, Page, Site

from demo.seed.homes import ensure_homes, homes_in_use
from tests.destination import Destination, publish


def test_a_site_in_use_keeps_its_home_page_and_its_languages(destination: Destination) -> None:
    english = publish(destination.home.copy_for_translation(destination.en))

    assert [page.pk for page in homes_in_use()] == [destination.home.pk, english.pk]
    assert Site.objects.get().root_page_id == destination.home.pk


def test_only_the_languages_of_the_home_page_are_written(destination: Destination) -> None:
    assert [page.pk for page in homes_in_use()] == [destination.home.pk]
    assert Page.objects.filter(depth=2, locale=destination.en).count() == 0


def test_a_home_page_in_another_language_is_refused(destination: Destination) -> None:
    Page.objects.filter(pk=destination.home.pk).update(locale=Locale.objects.create(language_code="de"))

    with pytest.raises(CommandError, match=r"^The demo is written in fr and en; the home page is in de\.$"):
        homes_in_use()


def test_without_a_default_site_there_is_nothing_to_write_below(destination: Destination) -> None:
    Site.objects.all().delete()

    with pytest.raises(CommandError, match="no default site"):
        homes_in_use()


def test_the_refusal_of_a_site_in_use_names_the_flag(destination: Destination) -> None:
    with pytest.raises(CommandError, match="--below-home"):
        ensure_homes()
