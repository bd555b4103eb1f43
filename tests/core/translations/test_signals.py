"""Which pages have translations that follow them, and what a page without any costs."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from destination_cms.geo.point import Point
from destination_cms.models import TranslationState
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.sources import StoredContent
from destination_cms.translations.signals import follow_published, has_followers, note_texts, translations_of
from tests.destination import Destination, fresh, publish
from tests.projecting import Resolver

from .bilingual import in_english


def test_aliases_and_pages_of_no_kind_follow_nothing(destination: Destination) -> None:
    spot = destination.spot("Moulin")
    alias = spot.copy_for_translation(destination.en, copy_parents=True, alias=True)

    assert has_followers(spot)
    assert not has_followers(fresh(alias))
    assert not has_followers(destination.home)
    assert not has_followers(destination.district())
    assert [page.pk for page in translations_of(spot)] == [spot.pk]


def test_a_page_without_translations_costs_two_queries(
    destination: Destination, django_assert_num_queries: Any
) -> None:
    spot = destination.spot("Moulin")

    with django_assert_num_queries(1):
        note_texts(type(spot), spot)
    with django_assert_num_queries(1):
        follow_published(type(spot), spot)

    publish(fresh(spot))
    assert not TranslationState.objects.exists()


def test_translations_follow_whether_or_not_wagtail_shows_languages(destination: Destination, settings: Any) -> None:
    """A site may switch ``WAGTAIL_I18N_ENABLED`` off for a while: its rows stay translations."""
    spot = destination.spot("Moulin", location=Point(48.82, 2.27))
    english = in_english(destination, spot)
    settings.WAGTAIL_I18N_ENABLED = False

    publish(spot, location=Point(48.83, 2.28))

    assert fresh(english).location == Point(48.83, 2.28)


def test_an_outdated_translation_that_cannot_be_projected_stops_no_other(destination: Destination) -> None:
    spot = destination.spot("Moulin")
    TranslationState.objects.create(pk=spot.pk, is_outdated=True)
    content = StoredContent(uuid4(), {})
    kind = get_kinds()["spot"]
    content.page_rows([spot.pk])

    result = content.project(replace(kind, project=lambda *_: None), spot, Resolver({}), None)

    assert isinstance(result, AttributeError)
