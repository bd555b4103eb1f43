"""Whatever the admin shows in a French session comes from a French catalogue, for each role; no other host is asked."""

import re
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import pytest
from django.test import Client
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from demo.seed.accounts import ADMIN, EDITOR
from tests.destination import Destination

from .admin_crawl import crawl
from .greek_site import MODERATOR, client_of, fill
from .marked_french import PageTexts, marked_french, unmarked

NAMES = re.compile(
    # Products, languages in their own words, keys, hosts, printed addresses, files, models; and the vertical of the tests.
    r"\b(?:Wagtail|Smart Issy|[Ff]rançais|English|FR|EN|MAIN|Ctrl|Shift|Alt|Esc|SVG|PNG|testserver(?:/go/[0-9a-f-]{36})?|\w+\.(?:pdf|png|jpe?g)"
    r"|(?:destination_\w+|wagtailcore)\.\w+|[Ee]vents?)\b"
)
EVENTS = {"Venue", "Ends at*", "Starts at*", "Name and address on one line.", "Related page"}
#: Wagtail's templates and classes, not its catalogues, decide on these.
UPSTREAM = {
    "Search",  # the hidden button of a search form
    "None",  # a counter that is hidden while it is empty
    "Actions",  # the same in both languages
    # Read from the catalogue once, when the class is made: in LANGUAGE_CODE for everybody.
    "Accueil",
    "Choisir",
    "Langue",
    "Mis à jour",
    "Rechercher",
}
#: Made with the class of each chooser of snippets, in the same way.
CHOOSERS = re.compile(
    r"(?:Choisir|Choisir un autre|Modifier ce/cette) (?:enregistrement|modèle|quartier|étiquette)\b.*"
)
ZONES = available_timezones()


def faults_of(page: PageTexts) -> set[str]:
    """Return the texts of a page that are neither translated nor content nor names."""
    found = page.unmarked() - EVENTS - UPSTREAM - ZONES
    return {text for text in found if unmarked(NAMES.sub("", text)) and not CHOOSERS.fullmatch(text)}


def foreign_files_of(page: PageTexts) -> set[str]:
    return {file for file in page.files if urlsplit(file).netloc}


@pytest.mark.parametrize("role", [ADMIN, *(pytest.param(role, marks=pytest.mark.soak) for role in (EDITOR, MODERATOR))])
def test_no_role_reads_a_text_that_no_catalogue_translates(destination: Destination, role: str) -> None:
    fill(destination)

    faults: dict[str, set[str]] = {}
    paths = []
    with marked_french():
        for path, page in crawl(client_of(role)):
            paths.append(path)
            if found := faults_of(page) | foreign_files_of(page):
                faults[path] = found

    assert faults == {}
    assert len(paths) > 80


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/password_reset/"])
def test_who_is_not_logged_in_reads_french(destination: Destination, path: str) -> None:
    with marked_french():
        page = PageTexts(Client().get(path, headers={"accept-language": "fr"}).content.decode())

    assert len(page.texts) > 5
    assert faults_of(page) | foreign_files_of(page) == set()


def test_an_english_text_is_found(destination: Destination) -> None:
    fill(destination)
    plant = MenuItem("Never translated", "/admin/account/")

    with marked_french(), hooks.register_temporarily("construct_main_menu", lambda request, items: items.append(plant)):
        page = PageTexts(client_of(ADMIN).get("/admin/account/").content.decode())

    assert "Never translated" in faults_of(page)


@pytest.mark.parametrize(
    "source",
    [
        "<p>Never <b>translated</b></p>",
        "<p>⟦À ⟦côté⟧⟧ Never translated</p>",
        '<a title="Never translated">⟦Voir⟧</a>',
        '<input type="submit" value="Never translated">',
        '<div data-block="{&quot;label&quot;: &quot;Never translated&quot;}"></div>',
        '<script type="text/template"><p>Never translated</p></script>',
        '<script type="application/json">{"label": "Never translated"}</script>',
        "<template><p>Never translated</p></template>",
    ],
)
def test_wherever_it_stands(source: str) -> None:
    assert [text for text in faults_of(PageTexts(source)) if text.endswith("Never translated")]


@pytest.mark.parametrize(
    "source",
    [
        "<p>⟦Déjà ⟦traduit⟧ %⟧ 12</p>",
        "<script>const never = 'translated';</script>",
        "<style>p { color: red }</style>",
        "<p>Κείμενο ⟦de⟧ Français</p>",
        '<input type="hidden" value="never translated">',
    ],
)
def test_what_is_translated_or_content_is_not(source: str) -> None:
    assert faults_of(PageTexts(source)) == set()


def test_a_file_of_another_host_is_found() -> None:
    page = PageTexts('<img src="//gravatar.example/a"><script src="/static/a.js"></script>')

    assert foreign_files_of(page) == {"//gravatar.example/a"}
