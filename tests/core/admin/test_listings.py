"""The listings of the kinds: what they show, what they are filtered by, to whom, and at what cost."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction

from circuits.models import CircuitPage, SpotPage
from destination_cms.admin.listings import listings
from destination_cms.models import ProjectionFailure, TranslationState
from destination_cms.publishing.changes import sweep_deferred
from destination_cms.publishing.sweep import sweep_publications
from tests.destination import Destination, picture_file, publish
from tests.third_party.events.models import EventPage

from .people import Person, editor, limited, words

SPOTS = "/admin/destination/spot/"
KINDS = ("event", "spot", "circuit")


def editor_once(language: str = "fr") -> Person:
    """Return the editor, whether or not there is one already."""
    user = get_user_model().objects.filter(username=f"editor-{language}").first()
    return Person(user) if user else editor(language)


def translate(page: Any, destination: Destination, *, live: bool = True, **fields: Any) -> Any:
    """Return the English page of a page, as a translator leaves it."""
    if destination.home.get_translation_or_none(destination.en) is None:
        destination.home.copy_for_translation(destination.en)
    copy = page.copy_for_translation(destination.en, copy_parents=True)
    for name, value in fields.items():
        setattr(copy, name, value)
    revision = copy.save_revision()
    if live:
        revision.publish()
    return type(page).objects.get(pk=copy.pk)


def schedule(page: Any, **delta: Any) -> None:
    page.go_live_at = timezone.now() + timedelta(**delta)
    page.save_revision(approved_go_live_at=page.go_live_at)


def test_each_registered_kind_of_page_has_one(destination: Destination) -> None:
    person = editor()
    for kind in KINDS:
        assert not person.rows(f"/admin/destination/{kind}/")

    menu = person.source("/admin/")
    assert [listing.kind.model for listing in listings() if listing.kind.name == "event"] == [EventPage]
    assert all(f'"/admin/destination/{kind}/"' in menu for kind in KINDS)
    # Plain pages have no listing of their own: they are what the explorer is for.
    assert "/admin/destination/page/" not in menu


def test_a_row_shows_languages_state_position_and_picture(destination: Destination) -> None:
    image = destination.image()
    spot = destination.spot("Le fort", cover_image=image, address="1, place du Fort")
    translate(spot, destination, title="The fort", live=False)

    (french,) = [row for row in editor().rows(SPOTS, locale="fr") if "Le fort" in row]
    (english,) = [row for row in editor("en").rows(SPOTS, locale="en") if "The fort" in row]

    assert "FR en ligne EN brouillon En ligne 1, place du Fort 48.82, 2.27" in french
    assert "FR live EN draft Draft 1, place du Fort 48.82, 2.27" in english


def test_a_missing_language_leads_to_its_translation(destination: Destination) -> None:
    spot = destination.spot("Le fort")

    source = editor().source(SPOTS)

    assert f'href="/admin/translation/submit/page/{spot.pk}/"' in source
    assert "EN missing" in editor("en").text(SPOTS)


def test_a_copy_that_mirrors_its_original_is_no_translation(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    destination.home.copy_for_translation(destination.en)
    spot.copy_for_translation(destination.en, alias=True)

    assert all("EN à compléter" in row for row in editor().rows(SPOTS))


def test_no_picture_is_made_for_a_listing(destination: Destination) -> None:
    image = destination.image(title="Small")
    spot = destination.spot("Le fort", cover_image=image)
    renditions = get_image_model().get_rendition_model().objects
    before = renditions.count(), _files("images")
    person = editor()

    waiting = person.source(SPOTS)
    assert "pas encore de petit fichier" in waiting
    assert (renditions.count(), _files("images")) == before

    file = renditions.create(
        image=image,
        filter_spec="width-200",
        file=picture_file(size=(200, 150)),
        width=200,
        height=150,
        focal_point_key="",
    )
    assert f'src="{file.url}" alt=""' in person.source(SPOTS)
    publish(spot, cover_image=None, cover_image_alt="")
    assert "Aucune image" in person.text(SPOTS)


def _files(folder: str) -> list[str]:
    return sorted(default_storage.listdir(folder)[1]) if default_storage.exists(folder) else []


def test_what_a_draft_says_counts(destination: Destination) -> None:
    """Wagtail keeps what is not live in a revision, and autosave makes a page of a title alone."""
    draft = destination.spot("Le belvédère", live=False, location=None)
    live = destination.spot("Le fort")
    draft.location = "48.8200, 2.2600"
    draft.save_revision()
    live.location = None
    live.save_revision()
    person = editor()

    assert person.titles(SPOTS, [draft, live], lacking="position") == {"Le fort"}
    assert [row for row in person.rows(SPOTS) if "Le belvédère" in row and "48.82, 2.26" in row]
    assert [row for row in person.rows(SPOTS) if "Le fort" in row and "Aucune position" in row]


@pytest.fixture
def spots(destination: Destination) -> dict[str, SpotPage]:
    """A spot in each state, named by it."""
    names = ("live", "changed", "draft", "scheduled", "overdue", "expired", "private", "failed", "outdated")
    spots = {name: destination.spot(f"Spot that is {name}", live=name not in {"draft", "scheduled"}) for name in names}
    spots["changed"].save_revision()
    schedule(spots["scheduled"], days=2)
    schedule(spots["overdue"], hours=-5)
    SpotPage.objects.filter(pk=spots["expired"].pk).update(live=False, expired=True)
    PageViewRestriction.objects.create(page=spots["private"], restriction_type="login")
    ProjectionFailure.objects.create(
        source=f"page:{spots['failed'].pk}", message="Broken", failed_at=timezone.now(), title="Failed"
    )
    TranslationState.objects.create(page_id=spots["outdated"].pk, is_outdated=True)
    return spots


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("changed", {"changed", "overdue"}),
        ("draft", {"draft"}),
        ("scheduled", {"scheduled", "overdue"}),
        ("overdue", {"overdue"}),
        ("expired", {"expired"}),
        ("private", {"private"}),
        ("failed", {"failed"}),
        ("outdated", {"outdated"}),
        ("live", {"live", "changed", "overdue", "private", "failed", "outdated"}),
    ],
)
def test_the_filter_of_states(spots: dict[str, SpotPage], state: str, shown: set[str]) -> None:
    expected = {spots[name].title for name in shown}

    assert editor().titles(SPOTS, spots.values(), state=state) == expected


def test_two_states_are_one_or_the_other(spots: dict[str, SpotPage]) -> None:
    shown = editor().titles(SPOTS, spots.values(), state=["draft", "private"])

    assert shown == {spots["draft"].title, spots["private"].title}


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("expired", "Expiré"),
        ("private", "En ligne Privé"),
        ("failed", "En ligne Publication impossible"),
        ("outdated", "En ligne À revoir"),
    ],
)
def test_a_row_names_its_states(spots: dict[str, SpotPage], state: str, words: str) -> None:
    (row,) = [row for row in editor().rows(SPOTS) if spots[state].title in row]

    assert words in row


def test_privacy_is_inherited(destination: Destination) -> None:
    section = destination.section("Members")
    within, outside = destination.spot("Within", section), destination.spot("Outside")
    PageViewRestriction.objects.create(page=section, restriction_type="login")

    assert editor().titles(SPOTS, [within, outside], state="private") == {"Within"}


def test_the_other_filters(destination: Destination) -> None:
    fort = destination.district("Fort")
    fort_en = destination.district("The Fort", locale=destination.en, translation_key=fort.translation_key)
    both = destination.spot("Le musée", kind="MUSEUM", district=fort)
    english = translate(both, destination, title="Museum of the fort", district=fort_en)
    alone = destination.spot("La place", location=None)
    among, person = [both, english, alone], editor()

    assert person.titles(SPOTS, among, translation="en") == {"La place"}
    assert person.titles(SPOTS, among, translation="any") == {"La place"}
    assert person.titles(SPOTS, among, locale="en") == {"Museum of the fort"}
    assert person.titles(SPOTS, among, kind="MUSEUM") == {"Le musée"}
    assert person.titles(SPOTS, among, kind="MUSEUM", locale="en") == {"Museum of the fort"}
    assert person.titles(SPOTS, among, district=fort.translation_key) == {"Le musée"}
    assert person.titles(SPOTS, among, lacking="position") == {"La place"}
    assert person.titles(SPOTS, among, lacking=["position", "picture"]) == {"Le musée", "La place"}


def test_a_thing_has_one_row_with_a_column_for_each_language(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    english = translate(spot, destination, title="The fort", live=False)
    person = editor()

    (row,) = person.rows(SPOTS)
    assert "Le fort" in row
    assert "FR en ligne EN brouillon" in row
    (row,) = editor("en").rows(SPOTS)
    assert "The fort" in row
    source = person.source(SPOTS)
    assert re.findall(r"<th[^>]*destination-language[^>]*>\s*([^<]*?)\s*<", source) == ["Français", "English"]
    for page in (spot, english):
        assert re.search(rf'<a class="w-status [^>]*href="/admin/pages/{page.pk}/edit/"', source)


def test_many_languages_share_a_column(destination: Destination, settings: Any) -> None:
    codes = ("de", "es", "it")
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES = [(code, code) for code in ("fr", "en", *codes)]
    for code in codes:
        Locale.objects.create(language_code=code)
    destination.spot("Le fort")

    source = editor().source(SPOTS)

    assert 'class="destination-language"' not in source
    assert "FR en ligne EN à compléter DE à compléter ES à compléter IT à compléter" in words(source)


def test_the_count_of_a_listing_is_that_of_the_things(destination: Destination) -> None:
    for title in ("Le fort", "La place"):
        translate(destination.spot(title), destination, title=f"{title} (en)")
    translate(destination.spot("Le pont", live=False), destination, live=False, title="Le pont (en)")

    for query, count in (({}, 3), ({"q": "le"}, 2), ({"state": "draft"}, 1), ({"locale": "en"}, 3)):
        source = editor_once().text(SPOTS, **query)
        assert re.search(rf"1-{count} sur {count} (lieux|lieu)", source), query


def test_a_row_stands_for_the_translation_that_was_asked_for(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    english = translate(spot, destination, title="The castle")
    english.unpublish()
    person = editor()

    for query, title in (
        ({"state": "draft"}, "The castle"),
        ({"state": ["draft", "live"]}, "Le fort"),
        ({"q": "castle"}, "The castle"),
        ({"q": "castle", "ordering": "title"}, "The castle"),
    ):
        (row,) = person.rows(SPOTS, **query)
        assert title in row, query


def test_a_row_in_another_language_says_so(destination: Destination) -> None:
    destination.home.copy_for_translation(destination.en)
    destination.spot("The castle", destination.home.get_translation(destination.en))
    destination.spot("Le fort")

    castle, fort = sorted(editor().rows(SPOTS), key=lambda row: "Le fort" in row)

    assert "The castle English" in castle
    assert "Français" not in fort


def test_an_alias_does_not_hide_its_original(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    destination.home.copy_for_translation(destination.en)
    spot.copy_for_translation(destination.en, alias=True)

    (row,) = editor("en").rows(SPOTS)

    assert "Le fort Français" in row
    assert f"/admin/pages/{spot.pk}/edit/" in editor_once("en").source(SPOTS)


def test_a_translation_that_the_user_does_not_see_hides_nothing(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    english = translate(spot, destination, title="The castle")
    person = limited(english.get_parent(), "change")

    assert person.titles(SPOTS, [spot, english]) == {"The castle"}
    assert person.titles(SPOTS, [spot, english], q="castle") == {"The castle"}


@pytest.mark.parametrize(
    ("query", "words_shown"),
    [
        ({}, "La liste « lieux » est vide. Créer une première fiche"),
        ({"q": "château"}, "Rien ne correspond dans la liste « lieux ». Afficher toute la liste"),
        ({"state": "draft"}, "Rien ne correspond dans la liste « lieux ». Afficher toute la liste"),
    ],
)
def test_an_empty_listing_says_so_and_what_to_do_next(
    destination: Destination, query: dict[str, str], words_shown: str
) -> None:
    source = editor().source(SPOTS, **query)

    assert words_shown in words(source).replace("\u00a0", " ")
    assert "1-0" not in words(source)
    target = SPOTS if query else f"{SPOTS}choose_parent/"
    assert re.search(rf'<a href="{target}">(Créer|Afficher)', source)


def test_search_and_filters_together(destination: Destination) -> None:
    live, draft = destination.spot("Le fort ancien"), destination.spot("Le fort nouveau", live=False)
    other = destination.spot("La place", live=False)
    person = editor()

    assert person.titles(SPOTS, [live, draft, other], q="fort") == {live.title, draft.title}
    assert person.titles(SPOTS, [live, draft, other], q="fort", state="draft") == {draft.title}
    assert person.titles(SPOTS, [live, draft, other], q="fort", ordering="title") == {live.title, draft.title}


def test_a_site_with_one_language_is_not_asked_for_languages(destination: Destination) -> None:
    person = editor()
    assert "Traduction manquante" in person.text(SPOTS)

    destination.en.delete()
    assert "Traduction manquante" not in person.text(SPOTS)


@pytest.mark.parametrize(
    "query", ["state=nonsense", "translation=xx", "lacking=head", "district=1", "p=99", "locale=fr"]
)
def test_nonsense_in_the_address_is_no_fault(destination: Destination, query: str) -> None:
    destination.spot("Le fort")
    response = editor().client.get(f"{SPOTS}?{query}")

    assert response.status_code == 200


def test_an_editor_of_a_section_sees_that_section(destination: Destination) -> None:
    mine, theirs = destination.section("Mine"), destination.section("Theirs")
    within, outside = destination.spot("Within", mine), destination.spot("Outside", theirs)
    person = limited(mine, "change")

    assert person.titles(SPOTS, [within, outside]) == {"Within"}
    assert person.titles(SPOTS, [within, outside], q="outside") == set()


def test_without_permission_there_is_nothing(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    person = limited(None)

    assert person.client.get(SPOTS).status_code == 302
    assert SPOTS not in person.source("/admin/")
    assert spot.title not in person.text("/admin/")


def test_the_explorer_shows_all_kinds_as_before(destination: Destination) -> None:
    spot, circuit = destination.spot("Le fort"), destination.circuit("Le tour")
    shown = editor().text(f"/admin/pages/{destination.home.pk}/")

    assert spot.title in shown
    assert circuit.title in shown


def _fill(destination: Destination, number: int) -> None:
    with sweep_deferred():
        image = destination.image()
        district = destination.district("Fort")
        for count in range(number):
            section = destination.section(f"Section {count}")
            spot = destination.spot(f"Spot {count}", section, cover_image=image, district=district)
            draft = destination.spot(f"Draft {count}", section, live=False, location=None, cover_image=image)
            draft.save_revision()
            destination.circuit(f"Circuit {count}", [spot], section)
            destination.event(f"Event {count}", section, live=count % 2 == 0, cover_image=image)
    sweep_publications()


def test_the_number_of_queries_does_not_depend_on_the_number_of_rows(destination: Destination, settings: Any) -> None:
    fronts = [{}, {"FRONTEND_URLS": {"testserver": "https://visit.example.org"}}]
    people = [editor(), limited(destination.home, "add", "change", "publish")]
    addresses = [
        (SPOTS, {}),
        (SPOTS, {"state": ["live", "draft"], "lacking": "picture"}),
        (SPOTS, {"q": "spot"}),
        ("/admin/destination/circuit/", {}),
        ("/admin/destination/event/", {}),
        ("/admin/destination/choose/spot/", {}),
        ("/admin/", {}),
    ]

    def cost() -> list[int]:
        found = []
        for settings.DESTINATION_CMS in fronts:
            found += [person.count_queries(path, **query) for person in people for path, query in addresses]
        return found

    _fill(destination, 3)
    cost()  # what is cached at first: sites, content types
    few = cost()
    _fill(destination, 27)
    assert Page.objects.type(CircuitPage).count() == 30

    assert cost() == few
    assert max(few) < 60
