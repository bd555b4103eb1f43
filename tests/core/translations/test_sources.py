"""Which language is the source, and what wagtail-localize knows."""

from django.utils import timezone
from wagtail.models import Locale

from destination_cms.translations.signals import translations_of
from destination_cms.translations.sources import overridden_paths, source_in, stale_in_localize
from tests.destination import Destination
from tests.translators import Translator

from .bilingual import in_english


def test_the_source_is_the_page_in_the_default_language_or_else_the_first(destination: Destination) -> None:
    english_home = in_english(destination, destination.home)
    first = destination.spot("Mill", english_home)
    german = in_english(destination, first, Locale.objects.create(language_code="de"))
    assert source_in(translations_of(german)).pk == first.pk

    french = in_english(destination, first, destination.fr)

    assert source_in(translations_of(first)).pk == french.pk


def test_the_source_is_what_wagtail_localize_translates_from(destination: Destination) -> None:
    translator = Translator(destination)
    english_home = in_english(destination, destination.home)
    first = destination.spot("Mill", english_home)
    french = in_english(destination, first, destination.fr)
    translator.en = Locale.objects.create(language_code="de")
    translator.begin(destination.home)
    assert source_in(translations_of(first)).pk == french.pk

    translator.begin(first)

    assert source_in(translations_of(french)).pk == first.pk
    assert not stale_in_localize(first, first.last_published_at)
    assert stale_in_localize(first, timezone.now())
    assert overridden_paths(french) == set()
