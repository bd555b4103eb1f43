"""Translation with wagtail-localize, as a translator does it in the admin: its traps stay closed."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail_localize.models import OverridableSegment, TranslationSource

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.geo.point import Point
from destination_cms.models import EventTag, Menu
from destination_cms.registry import get_verticals
from tests.destination import Destination, fresh, publish
from tests.translators import Translator, public


@pytest.fixture
def translator(destination: Destination) -> Translator:
    work = Translator(destination)
    work.begin(destination.home)
    work.publish(destination.home)
    return work


def spots_of(circuit: Any, locale: str = "en") -> list[str]:
    return [stop["spot"]["ref"] for stop in public(circuit, locale)["stops"]]


def test_a_translation_begins_as_a_draft_and_is_public_once_it_is_published(
    destination: Destination, translator: Translator
):
    mill = destination.spot("Moulin", teaser="Un vieux moulin")

    copy = translator.begin(mill)

    assert (copy.live, copy.title) == (False, "Moulin")
    assert public(mill) is None
    translator.write(mill, title="Mill", teaser="An old mill")
    translator.publish(mill)
    assert (public(mill)["title"], public(mill)["teaser"]) == ("Mill", "An old mill")
    assert public(mill, "fr")["title"] == "Moulin"


def test_a_position_is_never_translated_and_moves_with_its_source(destination: Destination, translator: Translator):
    mill = destination.spot("Moulin", address="1 rue du Moulin", location=Point(48.82, 2.27))
    copy = translator.begin(mill)

    asked = {path.split(".")[0] for path in translator.segments(mill)}
    may_differ = set(OverridableSegment.objects.values_list("context__path", flat=True))

    assert "location" not in asked | may_differ
    assert "address" not in asked
    assert copy.location == Point(48.82, 2.27)
    translator.write(mill, title="Mill")
    translator.publish(mill)
    publish(mill, location=Point(48.83, 2.28))
    translator.take_over(mill)
    assert public(mill)["position"] == public(mill, "fr")["position"] == (48.83, 2.28)
    assert fresh(copy).location == Point(48.83, 2.28)


def test_stops_and_links_lead_to_the_reader_s_language(destination: Destination, translator: Translator):
    mill, pond = destination.spot("Moulin"), destination.spot("Étang")
    loop = destination.circuit("Boucle", [mill, pond])
    translator.begin(mill)
    translator.write(mill, title="Mill")
    translator.publish(mill)

    translator.begin(loop)
    english = translator.publish(loop)

    # The row still holds the French page: what is told is the English publication of the same thing.
    assert {stop.spot_id for stop in english.stops.all()} == {mill.pk, pond.pk}
    assert spots_of(loop) == [f"spot:{mill.translation_key}:en", f"spot:{pond.translation_key}:fr"]
    translator.begin(pond)
    translator.publish(pond)
    assert spots_of(loop) == [f"spot:{mill.translation_key}:en", f"spot:{pond.translation_key}:en"]
    assert spots_of(loop, "fr") == [f"spot:{mill.translation_key}:fr", f"spot:{pond.translation_key}:fr"]


def test_what_a_translator_wrote_in_a_row_survives_a_change_of_the_source(
    destination: Destination, translator: Translator
):
    mill, pond = destination.spot("Moulin"), destination.spot("Étang")
    for spot in (mill, pond):
        translator.begin(spot)
        translator.publish(spot)
    loop = destination.circuit("Boucle", [mill, pond])
    first, second = loop.stops.all()
    first.title_override, second.title_override = "Premier", "Second"
    loop.stops = [first, second]
    loop.save_revision().publish()
    translator.begin(loop)
    translator.write(loop, **{f"{first.translation_key}.title_override": "First"})
    english = translator.publish(loop)
    assert [stop.title_override for stop in english.stops.all()] == ["First", "Second"]

    loop = fresh(loop)
    first, second = loop.stops.all()
    first.sort_order, second.sort_order, first.is_optional = 1, 0, True
    loop.stops = [first, second]
    loop.save_revision().publish()
    translator.take_over(loop)

    rows = [(stop.title_override, stop.is_optional, stop.locale) for stop in fresh(english).stops.all()]
    assert rows == [("Second", False, destination.en), ("First", True, destination.en)]
    assert CircuitStop.objects.count() == 4
    told = [stop["title"] for stop in public(loop)["stops"]]
    assert told == ["Second", "First"]


def test_a_handle_and_a_schedule_stay_what_they_are(destination: Destination, translator: Translator):
    menu = Menu.objects.create(handle="MAIN", site=destination.site, locale=destination.fr)
    tag = EventTag.objects.create(label="TOTEC19", series="Totec", locale=destination.fr)
    for snippet in (menu, tag):
        snippet.save_revision().publish()

    copies = [translator.begin_snippet(snippet) for snippet in (menu, tag)]

    assert not any(copy.live for copy in copies)
    assert "handle" not in translator.segments(menu)
    assert "label" not in translator.segments(tag)
    assert copies[0].handle == "MAIN"
    assert copies[1].label == "TOTEC19"


def test_every_row_with_words_has_a_language_of_its_own():
    """Of a new row in any vertical too: one language's words must not be copied over another's."""
    for vertical in get_verticals().values():
        for kind in vertical.kinds:
            for relation in getattr(kind.model, "_meta").related_objects:  # noqa: B009 - kinds may have no model
                _assert_words_are_translatable(relation)


def _assert_words_are_translatable(relation: Any) -> None:
    from django.db import models
    from modelcluster.fields import ParentalKey
    from wagtail.models import TranslatableMixin

    if not isinstance(relation.field, ParentalKey) or relation.related_model.__module__.startswith("wagtail."):
        return
    texts = [
        column.name
        for column in relation.related_model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField)
        and not isinstance(column, models.URLField | models.EmailField)
        and not column.choices
    ]
    assert not texts or issubclass(relation.related_model, TranslatableMixin), (relation.related_model, texts)


def test_an_alias_of_the_other_tree_is_no_publication(destination: Destination, translator: Translator):
    """Placeholders of localize for pages that are not translated yet."""
    mill = destination.spot("Moulin")

    alias = mill.copy_for_translation(destination.en, alias=True)

    assert (alias.live, alias.alias_of_id) == (True, mill.pk)
    assert public(mill) is None
    assert SpotPage.objects.filter(translation_key=mill.translation_key).count() == 2
    assert CircuitPage.objects.count() == 0


def test_a_listing_leads_to_what_is_to_translate_and_to_what_has_to_be_brought_up_to_date(
    destination: Destination, translator: Translator
):
    mill, pond = destination.spot("Moulin"), destination.spot("Étang")
    translator.begin(mill)
    source = TranslationSource.objects.get(object_id=mill.translation_key)

    listing = translator.client.get("/admin/destination/spot/results/").content.decode()
    explorer = translator.client.get(f"/admin/pages/{destination.home.pk}/results/").content.decode()

    for shown in (listing, explorer):
        assert shown.count(reverse("wagtail_localize:update_translations", args=[source.pk])) == 1
        assert reverse("wagtail_localize:submit_page_translation", args=[pond.pk]) in shown
        assert reverse("wagtail_localize:submit_page_translation", args=[mill.pk]) not in shown
