"""The catalogues follow the source, in Python and in templates, and every gap is named."""

import gettext

import pytest
from babel.messages.pofile import write_po

from scripts.messages import AppCatalogue, contradictions, faults_of

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext

label = _("Stop")
counted = ngettext("%(count)d spot", "%(count)d spots", 2)
# Translators: the month
month = pgettext("month", "May")
joined = _("One sentence, "
           "one message.")
not_ours = other("Nothing")
"""
TEMPLATE = """{% load i18n %}
  <p title="{% translate "It's (here" %}">{{ place|default:_("nowhere") }}
    {% blocktranslate count stops=n trimmed %}
      One stop of {{ name }}
    {% plural %}
      {{ stops }} stops of {{ name }}
    {% endblocktranslate %}
"""


@pytest.fixture
def catalogue(tmp_path):
    (tmp_path / "walks" / "templates").mkdir(parents=True)
    (tmp_path / "walks" / "models.py").write_text(PYTHON)
    (tmp_path / "walks" / "templates" / "walk.html").write_text(TEMPLATE)
    return AppCatalogue("walks", tmp_path)


def translate(catalogue, prefix="fr "):
    """Fill in what a translator would, and leave the compiled catalogue as it was."""
    catalog = catalogue.written()
    for message in catalog:
        if message.id:
            message.string = prefix + message.id if isinstance(message.id, str) else tuple(map(str, message.id))
    with catalogue.po_path.open("wb") as file:
        write_po(file, catalog)


def test_every_message_of_the_source_is_found(catalogue):
    found = {(message.context, message.id) for message in catalogue.extracted() if message.id}

    assert found == {
        (None, "Stop"),
        (None, ("%(count)d spot", "%(count)d spots")),
        ("month", "May"),
        (None, "One sentence, one message."),
        (None, "It's (here"),
        (None, "nowhere"),
        (None, ("One stop of %(name)s", "%(stops)s stops of %(name)s")),
    }


def test_a_new_catalogue_says_what_is_not_translated(catalogue):
    assert len(faults_of(catalogue)) == 7

    assert catalogue.update()

    faults = faults_of(catalogue)
    assert "walks: not translated: 'Stop'" in faults
    assert "walks: not translated: '%(count)d spot'" in faults
    assert len(faults) == 7


def test_a_translated_catalogue_has_to_be_compiled(catalogue):
    catalogue.update()
    translate(catalogue)

    assert faults_of(catalogue) == ["walks: the compiled catalogue (.mo) is not this one"]

    catalogue.update()

    assert faults_of(catalogue) == []
    with catalogue.mo_path.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Stop") == "fr Stop"


def test_nothing_changes_when_no_message_does(catalogue):
    catalogue.update()
    before = catalogue.po_path.read_bytes()
    (catalogue.root / "walks" / "models.py").write_text(f"\n\n{PYTHON}")

    catalogue.update()

    assert catalogue.po_path.read_bytes() == before


def test_a_message_that_left_the_source_leaves_the_catalogue(catalogue):
    catalogue.update()
    translate(catalogue)
    (catalogue.root / "walks" / "models.py").write_text(PYTHON.replace('_("Stop")', '_("Halt")'))

    assert "walks: no longer in the source: 'Stop'" in faults_of(catalogue)
    assert "walks: not in the catalogue: 'Halt'" in faults_of(catalogue)

    catalogue.update()

    assert faults_of(catalogue) == ["walks: not translated: 'Halt'"]


def test_a_wrong_placeholder_is_named(catalogue):
    catalogue.update()
    translate(catalogue)
    text = catalogue.po_path.read_text()
    catalogue.po_path.write_text(text.replace('msgstr[0] "%(count)d spot"', 'msgstr[0] "%(compte)d lieu"'))

    assert any("'%(count)d spot'" in fault and "compte" in fault for fault in faults_of(catalogue))


def test_a_fuzzy_translation_is_not_a_translation(catalogue):
    catalogue.update()
    translate(catalogue)
    text = catalogue.po_path.read_text()
    catalogue.po_path.write_text(text.replace('msgid "Stop"', '#, fuzzy\nmsgid "Stop"'))

    assert "walks: fuzzy: 'Stop'" in faults_of(catalogue)


def test_two_apps_translate_a_message_alike(catalogue, tmp_path):
    (tmp_path / "rides").mkdir()
    (tmp_path / "rides" / "models.py").write_text('label = _("Stop")')
    other = AppCatalogue("rides", tmp_path)
    for each in (catalogue, other):
        each.update()
        translate(each)
    assert contradictions([catalogue, other]) == []

    translate(other, prefix="autre ")

    assert contradictions([catalogue, other]) == ["'Stop' is 'autre Stop' in rides and 'fr Stop' in walks"]
