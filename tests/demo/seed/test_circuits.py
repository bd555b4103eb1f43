"""The demo is written once, as an editor would, and never over what an editor did."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageLogEntry, Revision, Site
from wagtail_localize.models import Translation

from circuits.models import CircuitPage, CircuitStop, SpotPage
from demo.seed.accounts import ADMIN, EDITOR, PASSWORD
from demo.seed.circuits import CIRCUITS, NAME, SPOTS, files_used, seed
from demo.seed.homes import HOME_KEY, WELCOME_TITLE, ensure_homes
from demo.seed.writing import homes_by_language, is_seeded, key_of
from destination_cms.geo.point import Point
from destination_cms.models import District, LedgerState, Mark, Publication, TranslationState
from tests.destination import ensure_roots, publish

pytestmark = pytest.mark.usefixtures("few_files")

# The kinds of a destination, in two languages where they have one.
EXPECTED = {
    ("page", "fr"): 1,
    ("page", "en"): 1,
    ("spot", "fr"): 24,
    ("spot", "en"): 24,
    ("circuit", "fr"): 4,
    ("circuit", "en"): 4,
    ("district", "fr"): 4,
    ("district", "en"): 4,
    ("theme", "fr"): 4,
    ("theme", "en"): 4,
    ("image", ""): len(set(files_used())),
}


def public_counts():
    kinds = {kind for kind, _ in EXPECTED}
    rows = Publication.objects.filter(is_withdrawn=False, kind__in=kinds).values_list("kind", "locale")
    return {key: list(rows).count(key) for key in set(rows)}


def everything():
    """Return what a second run must not move: every row that an editor or a reader could see."""
    return {
        "pages": list(Page.objects.order_by("pk").values_list("pk", "title", "url_path", "live", "last_published_at")),
        "revisions": Revision.objects.count(),
        "stops": list(CircuitStop.objects.order_by("pk").values_list("pk", "spot", "story")),
        "districts": list(District.objects.order_by("pk").values_list("pk", "name", "description")),
        "images": list(get_image_model().objects.order_by("pk").values_list("pk", "title", "file")),
        "log": PageLogEntry.objects.count(),
        "ledger": list(Publication.objects.order_by("pk").values_list("pk", "sequence", "digest")),
        "head": LedgerState.objects.values_list("epoch", "head").first(),
        "marks": Mark.objects.count(),
    }


def translate_home(destination):
    english = destination.home.copy_for_translation(destination.en)
    english.save_revision().publish()
    return Page.objects.get(pk=english.pk)


def spot_of(home, key="tour-aux-figures"):
    return SpotPage.objects.get(translation_key=key_of(home, "spot", key), locale=home.locale)


def assert_pages_are_complete(home):
    spots = SpotPage.objects.child_of(home).live()
    assert spots.count() == len(SPOTS)
    for page in [*spots, *CircuitPage.objects.child_of(home)]:
        page.full_clean()
        assert page.locale == home.locale
        assert page.cover_image is not None
        assert page.has_unpublished_changes is False
        assert [block.block_type for block in page.body][:4] == ["heading", "paragraph", "picture", "paragraph"]


def assert_stops_are_in_the_language_of(home):
    for content in CIRCUITS:
        circuit = CircuitPage.objects.get(translation_key=key_of(home, "circuit", content.key), locale=home.locale)
        stops = list(circuit.stops.select_related("spot__locale", "spot__district"))
        assert [stop.spot.translation_key for stop in stops] == [
            key_of(home, "spot", stop["spot"]) for stop in content.source["stops"]
        ]
        assert {stop.spot.locale for stop in stops} == {home.locale}
        assert {stop.spot.district.locale for stop in stops if stop.spot.district} <= {home.locale}
        assert all(stop.story for stop in stops)
        assert {row.theme.locale for row in circuit.themes.select_related("theme__locale")} == {home.locale}


def test_the_demo_is_written_once_in_two_languages(destination):
    """One story, because a seed takes its time: written, changed by an editor, deleted by an editor."""
    english_home = translate_home(destination)

    seed(english_home)

    assert public_counts() == EXPECTED
    assert Mark.objects.count() == 0
    for home in (destination.home, english_home):
        assert_pages_are_complete(home)
        assert_stops_are_in_the_language_of(home)
    french, english = spot_of(destination.home), SpotPage.objects.get(slug="the-tour-aux-figures")
    assert french.translation_key == english.translation_key
    assert (french.teaser, french.cover_image_alt) != (english.teaser, english.cover_image_alt)
    assert french.location == english.location

    # Pages of the seed are translations like all others.
    assert not TranslationState.objects.filter(is_outdated=True).exists()
    publish(french, title="La tour de Dubuffet", teaser="Autre chose.", location=Point(48.83, 2.28))
    assert SpotPage.objects.get(pk=english.pk).location == Point(48.83, 2.28)
    assert set(TranslationState.objects.get(pk=english.pk).changed) == {"title", "teaser"}
    spot_of(destination.home, "isseane").delete()
    CircuitPage.objects.child_of(destination.home).first().unpublish()
    get_image_model().objects.filter(title="Tramway T2").first().delete()
    before = everything()
    seed(destination.home)
    assert everything() == before
    assert spot_of(destination.home).title == "La tour de Dubuffet"

    for home in (destination.home, english_home):
        Page.objects.get(pk=home.pk).get_children().delete()
    get_image_model().objects.all().delete()
    District.objects.all().delete()
    seed(Page.objects.get(pk=destination.home.pk))
    assert [Page.objects.child_of(home).count() for home in (destination.home, english_home)] == [0, 0]
    assert get_image_model().objects.count() == District.objects.count() == 0
    assert is_seeded(destination.home, NAME)


def test_one_language_is_written_beside_what_is_there(destination):
    mine = destination.section("Mon fort")
    mine.slug = "fort-d-issy"
    mine.save()

    seed(destination.home)

    expected = {key: count for key, count in EXPECTED.items() if key[1] != "en"}
    assert public_counts() == {**expected, ("page", "fr"): 2}
    assert Page.objects.get(pk=mine.pk).slug == "fort-d-issy"
    assert spot_of(destination.home, "fort-d-issy").slug == "fort-d-issy-1"


def test_a_seed_that_fails_has_written_nothing(destination, monkeypatch):
    monkeypatch.setattr("demo.seed.circuits.CIRCUITS", (None,))  # the last part of the seed breaks

    with pytest.raises(AttributeError):
        seed(destination.home)

    assert Page.objects.child_of(destination.home).count() == 0
    assert not is_seeded(destination.home, NAME)


def test_a_home_in_another_language_is_refused(destination):
    german = Locale.objects.create(language_code="de")
    Page.objects.filter(pk=destination.home.pk).update(locale=german)

    with pytest.raises(ValueError, match="fr and en; the home page is in de"):
        seed(Page.objects.get(pk=destination.home.pk))


def test_a_regional_language_is_its_language(destination):
    Locale.objects.filter(language_code="fr").update(language_code="fr-fr")

    assert list(homes_by_language(Page.objects.get(pk=destination.home.pk))) == ["fr"]


def fresh_site():
    """Make the database what Wagtail's own migrations leave."""
    fr, _, root = ensure_roots()
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    # A migration of wagtail-localize writes it; a database that was flushed since has lost it.
    owner = ContentType.objects.get_for_model(Translation)
    Permission.objects.get_or_create(content_type=owner, codename="submit_translation", defaults={"name": "Translate"})
    welcome = Page.objects.get(pk=root.pk).add_child(instance=Page(title=WELCOME_TITLE, slug="home", locale=fr))
    return Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)


def test_the_command_makes_a_site_once(transactional_db, capsys):
    site = fresh_site()

    call_command("seed_demo", "--host", "town.example", "--port", "8321")

    site.refresh_from_db()
    assert (site.root_page.title, site.root_page.translation_key) == ("Smart Issy", HOME_KEY)
    assert (site.hostname, site.port) == ("town.example", 8321)
    assert not Page.objects.filter(title=WELCOME_TITLE).exists()
    # Other verticals show pictures of their own.
    assert public_counts() | {("image", ""): len(set(files_used()))} == EXPECTED
    town_hall = Publication.objects.get(kind="spot", locale="en", title="Town Hall")
    assert town_hall.path == "/en/town-hall/"
    said = capsys.readouterr().out
    assert all(f"{name} / {PASSWORD}" in said for name in (EDITOR, ADMIN))
    assert authenticate(username=ADMIN, password=PASSWORD).is_superuser
    editor = authenticate(username=EDITOR, password=PASSWORD)
    assert not editor.is_superuser
    assert editor.wagtail_userprofile.preferred_language == "fr"
    assert {group.name for group in editor.groups.all()} == {"Editors", "Moderators"}
    assert editor.has_perms(["destination_cms.publish_district", "wagtail_localize.submit_translation"])

    editor.groups.clear()
    editor.set_password("another")
    editor.save()
    publish(SpotPage.objects.get(slug="la-tour-aux-figures"), title="À moi")
    before = everything()
    call_command("seed_demo", "--port", "8321")
    assert everything() == before
    assert authenticate(username=EDITOR, password="another").groups.count() == 0


def test_the_command_leaves_a_site_in_use_alone(destination):
    with pytest.raises(CommandError, match="already shows “Issy”"):
        call_command("seed_demo")

    assert Page.objects.child_of(destination.home).count() == 0
    assert Site.objects.get(is_default_site=True).root_page == destination.home


def test_a_home_is_made_where_there_is_no_site(transactional_db):
    ensure_roots()

    homes = ensure_homes()

    assert Site.objects.get().root_page == homes[0]
    assert [(home.locale.language_code, home.live, home.translation_key) for home in homes] == [
        ("fr", True, HOME_KEY),
        ("en", True, HOME_KEY),
    ]
    assert ensure_homes() == homes
