"""The demo's legal notice and about page are there in both languages, written once, and linked from the footer."""

from typing import Any

from demo.seed.documents import LANGUAGES
from demo.seed.menus import ensure_menus
from demo.seed.texts import TEXTS, seed
from destination_cms.models.text_pages import TextPage
from tests.asking import ask
from tests.core.models.test_menus import labels
from tests.destination import Destination, publish

NODES = (
    "query($l: Locale) { textPages(locale: $l) { nodes { title path body { __typename } translations { locale } } } }"
)


def nodes(locale: str) -> list[dict[str, Any]]:
    return ask(NODES, l=locale)["textPages"]["nodes"]  # type: ignore[no-any-return]


def test_they_are_public_in_both_languages_and_lead_to_each_other(destination: Destination) -> None:
    english = publish(destination.home.copy_for_translation(destination.en))

    seed(destination.home)

    for language in LANGUAGES:
        assert {node["title"] for node in nodes(language)} == {item.languages[language]["title"] for item in TEXTS}
        assert all(
            len(node["translations"]) == len(LANGUAGES) - 1 and len(node["body"]) > 3 for node in nodes(language)
        )
    assert {node["path"] for node in nodes("fr")} == {"/fr/a-propos/", "/fr/mentions-legales/"}

    ensure_menus([destination.home, english], destination.home.translation_key)
    assert labels() == ["Découvrir la ville"]
    assert labels("FOOTER") == ["À propos de Smart Issy", "Mentions légales", "Nous écrire"]
    assert labels("FOOTER", locale="en") == ["About Smart Issy", "Legal notice", "Write to us"]


def test_a_second_run_leaves_what_an_editor_changed(destination: Destination) -> None:
    seed(destination.home)
    publish(TextPage.objects.get(slug="a-propos"), title="Who we are")
    TextPage.objects.get(slug="mentions-legales").delete()

    seed(destination.home)

    assert [page.title for page in TextPage.objects.all()] == ["Who we are"]
