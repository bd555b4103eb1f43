"""Where an editor reads that a translation is to be revised: in the list, on the home page and in the editor."""

from typing import Any

import pytest

from circuits.models import CircuitStop
from destination_cms.translations.notices import revision_notice
from tests.core.admin.people import editor
from tests.core.admin.test_home_panels import lines
from tests.destination import Destination, publish
from tests.translators import Translator

from .bilingual import in_english

SPOTS = "/admin/destination/spot/"


@pytest.fixture
def english(destination: Destination) -> Any:
    mill = destination.spot("Moulin", teaser="Un moulin")
    page = in_english(destination, mill, title="Mill", teaser="A mill")
    publish(mill, teaser="Fermé pour travaux")
    return page


def test_the_list_the_home_page_and_the_editor_say_it(english: Any) -> None:
    person = editor()

    (french,) = (row for row in person.rows(SPOTS) if "Moulin" in row)
    assert "EN à revoir" in french
    (translation,) = (row for row in person.rows(SPOTS, state="outdated") if "Mill" in row)
    assert "EN à revoir" in translation
    assert "En ligne À revoir" in translation
    assert person.titles(SPOTS, [english], state="outdated") == {"Mill"}
    assert lines(person)["À revoir : 1 lieu"].endswith("?state=outdated")
    told = person.text(f"/admin/pages/{english.pk}/edit/")
    assert "Cette traduction est à revoir" in told
    assert "Moulin" in told
    assert "Accroche" in told or "Chapô" in told


def test_nothing_is_said_of_the_source_or_once_it_is_revised(english: Any) -> None:
    source = english.get_translations().get()
    assert revision_notice(source) is None

    publish(english, teaser="Closed for works")

    assert revision_notice(english) is None
    assert "à revoir" not in editor().text(SPOTS)


def test_a_text_of_a_row_is_named_with_its_row(destination: Destination) -> None:
    loop = destination.circuit("Boucle", [destination.spot("Moulin")])
    english = in_english(destination, loop, title="Loop")
    (stop,) = loop.stops.all()
    stop.story = "<p>Fermé.</p>"
    publish(loop, stops=[stop, CircuitStop(spot=stop.spot, story="<p>Ici.</p>", sort_order=1)])

    text, source = revision_notice(english)

    assert source.pk == loop.pk
    assert text.count("Récit de cette étape (étape)") == 1


def test_a_translator_with_wagtail_localize_reads_it_too_and_clears_it_by_translating_what_changed(
    destination: Destination,
) -> None:
    translator = Translator(destination)
    translator.begin(destination.home)
    translator.publish(destination.home)
    mill = destination.spot("Moulin", teaser="Un moulin")
    copy = translator.begin(mill)
    translator.write(mill, title="Mill", teaser="A mill")
    translator.publish(mill)
    publish(mill, teaser="Fermé pour travaux", step_free="NO")
    page = copy.get_parent().get_children().get(pk=copy.pk).specific

    assert (page.step_free, page.teaser) == ("NO", "A mill")
    assert "à revoir" in translator.client.get(f"/admin/pages/{copy.pk}/edit/").content.decode()
    # wagtail-localize still shows the old text, so publishing again revises nothing; the fact stays.
    page = translator.publish(mill)
    assert (page.step_free, revision_notice(page) is None) == ("NO", False)

    translator.take_over(mill, is_published=False)
    translator.write(mill, teaser="Closed for works")
    page = translator.publish(mill)

    assert (page.step_free, page.teaser, revision_notice(page)) == ("NO", "Closed for works", None)
