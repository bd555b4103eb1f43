"""The French of our catalogue for texts of Wagtail and wagtail-localize replaces theirs, and is of texts they have."""

import io
from pathlib import Path

import pytest
import wagtail
import wagtail_localize
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.utils.translation import gettext, ngettext, override

from scripts.messages import AppCatalogue

MODULE = "destination_cms/admin/upstream_texts.py"
OURS = [
    message
    for message in AppCatalogue("destination_cms").written()
    if message.id and MODULE in {file for file, _ in message.locations}
]
UPSTREAM = [Path(str(module.__file__)).parent for module in (wagtail, wagtail_localize)]


def upstream_ids() -> set[object]:
    catalogues = [path for root in UPSTREAM for path in root.rglob("locale/en/LC_MESSAGES/*.po")]
    return {
        message.id
        for path in catalogues
        for message in read_po(io.BytesIO(path.read_bytes()), locale="en")
        if message.id
    }


def test_upstream_still_has_every_text() -> None:
    assert len(OURS) > 30
    known = upstream_ids()
    assert [message.id for message in OURS if message.id not in known] == []


@pytest.mark.parametrize("message", OURS, ids=lambda message: str(message.id)[:40])
def test_our_french_is_shown(message: Message) -> None:
    with override("fr"):
        if isinstance(message.id, str):
            assert gettext(message.id) == message.string
        else:
            assert (ngettext(*message.id, 1), ngettext(*message.id, 2)) == message.string


def test_a_language_is_not_called_a_region() -> None:
    with override("fr"):
        french = [gettext(text) for text in ("Locale", "Locales", "Locale: ", "Switch locales", "Add a locale")]

    assert french == ["Langue", "Langues", "Langue\u00a0: ", "Changer de langue", "Ajouter une langue"]
    assert [message.id for message in OURS if "région" in str(message.string).lower()] == []
