"""The scripts of wagtail-localize are told our French."""

from tests.destination import Destination, publish
from tests.translators import Translator

from .people import editor


def test_scripts_of_localize_are_told_our_french(destination: Destination) -> None:
    catalogue = editor("fr").source("/admin/localize/jsi18n/")

    assert '"Publish in ": "Publier en "' in catalogue
    # The rest is upstream's.
    assert "Enregistrer" in catalogue


def test_in_english_upstream_decides(destination: Destination) -> None:
    assert '"Publish in ": "' not in editor("en").source("/admin/localize/jsi18n/")


def test_the_title_of_a_translation_is_told_to_its_script(destination: Destination) -> None:
    translator = Translator(destination)
    copy = translator.begin(publish(destination.spot()))

    page = translator.client.get(f"/admin/pages/{copy.pk}/edit/").content.decode()

    assert "translation-title.js" in page
    assert 'data-title="Traduction\u00a0: {source} vers {target}"' in page
