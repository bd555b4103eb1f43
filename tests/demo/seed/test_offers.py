"""The demo's offers are written once, as an editor would, and never over what an editor did."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page, PageLogEntry, Revision

from demo.seed.documents import LANGUAGES, read_item
from demo.seed.images import image_titles
from demo.seed.offers import NAME, OFFERS, State, seed, state_of
from demo.seed.writing import is_seeded
from destination_cms.models import District, LedgerState, Mark, ProjectionFailure, Publication
from mice.models import MiceIndexPage, MiceOfferPage, OfferLink
from tests.destination import Destination, fresh, publish
from tests.mice.offers import ask

pytestmark = pytest.mark.usefixtures("few_files")

LIVE = [item for item in OFFERS if state_of(item) is State.LIVE]
WALK = """{ miceOffer(slug: "the-augmented-inquiry", locale: "en") {
  links { label note content { __typename title locale ... on Circuit { stops { spot { title } } } } } } }"""


def public_counts() -> dict[tuple[str, str], int]:
    rows = Publication.objects.filter(is_withdrawn=False, kind__startswith="mice").values_list("kind", "locale")
    return {key: list(rows).count(key) for key in set(rows)}


def everything() -> dict[str, Any]:
    """Return what a second run must not move."""
    return {
        "pages": list(Page.objects.order_by("pk").values_list("pk", "title", "url_path", "live", "last_published_at")),
        "revisions": Revision.objects.count(),
        "links": list(OfferLink.objects.order_by("pk").values_list("pk", "content")),
        "log": PageLogEntry.objects.count(),
        "ledger": list(Publication.objects.order_by("pk").values_list("pk", "sequence", "digest")),
        "head": LedgerState.objects.values_list("epoch", "head").first(),
        "marks": Mark.objects.count(),
    }


def in_two_languages(destination: Destination) -> list[Page]:
    english = destination.home.copy_for_translation(destination.en)
    english.save_revision().publish()
    return [Page.objects.get(pk=page.pk) for page in (destination.home, english)]


def add_surroundings(destination: Destination) -> None:
    """Publish in two languages the circuit, the district and the pictures that the offers look for."""
    town_hall = destination.spot("Hôtel de ville", slug="hotel-de-ville")
    circuit = destination.circuit("À pied", [town_hall], slug="issy-ville-intelligente-a-pied")
    for page, title in ((town_hall, "Town Hall"), (circuit, "On Foot")):
        copy = page.copy_for_translation(destination.en, copy_parents=True)
        copy.title = copy.draft_title = title
        copy.save_revision().publish()
    district = destination.district("Centre-ville")
    District.objects.filter(pk=district.pk).update(slug="centre-ville")
    copy = fresh(district).copy_for_translation(destination.en)
    copy.name, copy.live = "Town Centre", True
    copy.save()
    for item in OFFERS:
        destination.image(image_titles()[item.source["cover"]])


def test_the_offers_are_written_once_in_two_languages(destination: Destination) -> None:
    homes = in_two_languages(destination)
    add_surroundings(destination)

    seed(homes[1])

    assert public_counts() == {
        ("mice_index", "fr"): 1,
        ("mice_index", "en"): 1,
        ("mice_offer", "fr"): len(LIVE),
        ("mice_offer", "en"): len(LIVE),
    }
    assert len(LIVE) >= 8
    assert ProjectionFailure.objects.count() == Mark.objects.count() == 0
    for home in homes:
        (index,) = MiceIndexPage.objects.child_of(home)
        pages = MiceOfferPage.objects.child_of(index)
        assert pages.count() == len(OFFERS)
        for page in pages.live():
            page.full_clean()
            assert (page.locale, page.has_unpublished_changes) == (home.locale, False)
            assert page.cover_image_alt
            for relation in ("languages", "equipment", "rooms", "price_lines", "certifications", "links"):
                for row in getattr(page, relation).all():
                    row.full_clean()
    assert_the_walk_is_in_english()
    assert_rows_are_in_the_language_of_their_page(homes)
    french, english = (MiceOfferPage.objects.get(slug=slug) for slug in ("hotel-du-verger", "orchard-hotel"))
    assert french.translation_key == english.translation_key
    assert (french.room_count, english.room_count) == (128, 128)

    publish(french, title="À moi")
    english.delete()
    before = everything()
    seed(homes[0])
    assert everything() == before


def assert_the_walk_is_in_english() -> None:
    """The link names the French page; readers of English are led to its translation."""
    (link,) = ask(WALK)["miceOffer"]["links"]
    assert link["label"] == "The route of the inquiry"
    assert link["content"] == {
        "__typename": "Circuit",
        "title": "On Foot",
        "locale": "en",
        "stops": [{"spot": {"title": "Town Hall"}}],
    }


def assert_rows_are_in_the_language_of_their_page(homes: list[Page]) -> None:
    for language, home in zip(LANGUAGES, homes, strict=True):
        for item in LIVE:
            document = item.languages[language]
            page = MiceOfferPage.objects.get(locale=home.locale, title=document["title"])
            for stored in (page, page.get_latest_revision_as_object()):
                labels = [price["label"] for price in document.get("prices", [])]
                assert [line.label for line in stored.price_lines.all()] == labels
                names = [room["name"] for room in document.get("rooms", [])]
                assert [room.name for room in stored.rooms.all()] == names


def test_one_offer_is_over_and_one_cannot_be_published_yet(destination: Destination) -> None:
    seed(destination.home)

    over = MiceOfferPage.objects.get(slug="offre-d-ete-journee-d-etude-en-terrasse")
    assert (over.live, over.expired) == (False, True)
    draft = MiceOfferPage.objects.get(slug="pavillon-de-l-ile")
    assert (draft.live, draft.expired) == (False, False)
    with pytest.raises(ValidationError):
        draft.get_latest_revision().publish()
    hidden = {over.translation_key, draft.translation_key}
    assert not Publication.objects.filter(uuid__in=hidden, is_withdrawn=False).exists()


def test_what_is_not_there_is_left_out(destination: Destination) -> None:
    seed(destination.home)

    assert public_counts() == {("mice_index", "fr"): 1, ("mice_offer", "fr"): len(LIVE)}
    offers = MiceOfferPage.objects.all()
    assert not any(page.cover_image_id or page.district_id for page in offers)
    assert OfferLink.objects.count() == 0


def test_a_seed_that_fails_has_written_nothing(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demo.seed.offers.OFFERS", (*OFFERS, None))  # the last part of the seed breaks

    with pytest.raises(AttributeError):
        seed(destination.home)

    assert Page.objects.child_of(destination.home).count() == 0
    assert not is_seeded(destination.home, NAME)


def test_a_home_in_another_language_is_refused(destination: Destination) -> None:
    german = Locale.objects.create(language_code="de")
    Page.objects.filter(pk=destination.home.pk).update(locale=german)

    with pytest.raises(ValueError, match="fr and en; the home page is in de"):
        seed(Page.objects.get(pk=destination.home.pk))


def test_every_offer_says_everything_in_both_languages() -> None:
    keys = [item.key for item in OFFERS]
    documents = [item.languages[language] for item in OFFERS for language in LANGUAGES]
    indexes = read_item("offers").languages.values()
    words = [
        [[row.get(name) for row in document.get(rows, [])] for document in item.languages.values()]
        for item in OFFERS
        for rows, name in (("rooms", "name"), ("prices", "label"), ("links", "label"), ("links", "note"))
    ]

    assert len(keys) == len(set(keys)) >= 10
    assert len({document["slug"] for document in documents}) == len(documents)
    assert all(len(text["teaser"]) <= 300 and len(text["cover_alt"]) <= 250 for text in (*documents, *indexes))
    assert all([bool(text) for text in french] == [bool(text) for text in english] for french, english in words)
    assert all(item.languages["fr"].body != item.languages["en"].body for item in OFFERS)
    assert any(item.source.get("links") for item in OFFERS)
