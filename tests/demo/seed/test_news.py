"""The demo's news is written once, as an editor would, and never over what an editor did."""

from collections import Counter

import pytest
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision

from demo.seed.documents import LANGUAGES
from demo.seed.news import ARTICLES, ARTICLES_BY_INDEX, EVENT_TAGS, NAME, SECTIONS, State, seed, state_of
from demo.seed.writing import is_seeded, key_of
from destination_cms.models import EventTag, LedgerState, Mark, ProjectionFailure, Publication
from destination_cms.projections.kinds import get_kinds
from news.models import NewsArticlePage, NewsIndexPage, Section
from tests.destination import Destination, publish
from tests.news.news_site import ask

pytestmark = pytest.mark.usefixtures("few_files")

LIVE = [item for item in ARTICLES_BY_INDEX["news"] if state_of(item) is State.LIVE]
OTHERS = {
    "draft": [item for item in ARTICLES if state_of(item) is State.DRAFT],
    "scheduled": [item for item in ARTICLES if state_of(item) is State.SCHEDULED],
    "expired": [item for item in ARTICLES if state_of(item) is State.EXPIRED],
    "private": [*ARTICLES_BY_INDEX["partners"]],
}


def translate_home(destination: Destination) -> Page:
    english = destination.home.copy_for_translation(destination.en)
    english.save_revision().publish()
    return Page.objects.get(pk=english.pk)


def public_counts() -> Counter:
    rows = Publication.objects.filter(is_withdrawn=False).values_list("kind", "locale")
    return Counter(rows)


def everything():
    """Return what a second run must not move: every row that an editor or a reader could see."""
    return {
        "pages": list(Page.objects.order_by("pk").values_list("pk", "title", "url_path", "live", "last_published_at")),
        "revisions": Revision.objects.count(),
        "sections": list(Section.objects.order_by("pk").values_list("pk", "name")),
        "tags": list(EventTag.objects.order_by("pk").values_list("pk", "label")),
        "images": list(get_image_model().objects.order_by("pk").values_list("pk", "title", "file")),
        "restrictions": PageViewRestriction.objects.count(),
        "log": PageLogEntry.objects.count(),
        "ledger": list(Publication.objects.order_by("pk").values_list("pk", "sequence", "digest")),
        "head": LedgerState.objects.values_list("epoch", "head").first(),
        "marks": Mark.objects.count(),
    }


def page_of(item, home: Page) -> NewsArticlePage:
    return NewsArticlePage.objects.get(translation_key=key_of(home, "news_article", item.key), locale=home.locale)


def test_the_demo_is_what_was_asked_for():
    assert len(LIVE) >= 12
    assert len(SECTIONS) == 4
    assert all(len(items) == 1 for items in OTHERS.values())


@pytest.mark.parametrize("item", ARTICLES, ids=lambda item: item.key)
def test_each_text_is_within_the_limits_in_both_languages(item):
    assert set(item.languages) == set(LANGUAGES)
    for document in item.languages.values():
        assert 0 < len(document["teaser"]) <= 300
        assert all(len(value) <= 120 for kind, value in document.body if kind == "heading")
    assert set(item.source.get("read_also", ())) <= {other.key for other in ARTICLES} - {item.key}
    french, english = (item.languages[language] for language in LANGUAGES)
    assert french["slug"] != english["slug"]
    assert french.body[0] != english.body[0]


@pytest.mark.parametrize("item", ARTICLES, ids=lambda item: item.key)
def test_each_image_is_described_in_both_languages(item):
    texts = {item.languages[language]["cover_alt"] for language in LANGUAGES}

    assert len(texts) == len(LANGUAGES)
    assert all(0 < len(text) <= 250 for text in texts)


def test_the_news_is_written_once_in_two_languages(destination: Destination):
    """One story, because a seed takes its time: written, changed by an editor, deleted by an editor."""
    english_home = translate_home(destination)

    seed(english_home)

    shown = {item.source["cover"] for item in LIVE}
    expected = Counter({("image", ""): len(shown)})
    for language in LANGUAGES:
        expected |= Counter(
            {
                ("news_article", language): len(LIVE),
                ("page", language): 1,
                ("news_index", language): 1,
                ("section", language): len(SECTIONS),
                ("event_tag", language): len(EVENT_TAGS),
            }
        )
    assert public_counts() == expected
    assert Mark.objects.count() == ProjectionFailure.objects.count() == 0
    for home in (destination.home, english_home):
        assert_articles_are_complete(home)
        assert_what_is_hidden_is_hidden_for_its_reason(home)

    publish(page_of(LIVE[0], destination.home), title="Autre chose")
    page_of(LIVE[1], destination.home).delete()
    before = everything()
    seed(destination.home)
    assert everything() == before

    Page.objects.get(pk=destination.home.pk).get_children().delete()
    seed(Page.objects.get(pk=destination.home.pk))
    assert not NewsIndexPage.objects.child_of(destination.home).exists()
    assert is_seeded(destination.home, NAME)


def assert_articles_are_complete(home: Page) -> None:
    language = home.locale.language_code
    for item in LIVE:
        page = page_of(item, home)
        page.full_clean()
        assert page.live
        assert not page.has_unpublished_changes
        assert page.get_parent().locale == home.locale
        assert [row.section.locale for row in page.sections.all()] == [home.locale] * len(item.source["sections"])
        assert [row.content.locale for row in page.read_also.all()] == [home.locale] * len(
            item.source.get("read_also", ())
        )
        assert page.title == item.languages[language]["title"]
    query = '{ newsArticles(locale: "%s", first: 50) { nodes { displayedAt readingTimeMinutes sections { name } } } }'
    nodes = ask(query % language)["newsArticles"]["nodes"]
    dates = [node["displayedAt"] for node in nodes]
    assert dates == sorted(dates, reverse=True)
    assert all(node["readingTimeMinutes"] and node["sections"] for node in nodes)


def assert_what_is_hidden_is_hidden_for_its_reason(home: Page) -> None:
    draft, scheduled, expired, private = (page_of(items[0], home) for items in OTHERS.values())
    assert (draft.live, draft.first_published_at) == (False, None)
    assert (scheduled.live, scheduled.go_live_at > timezone.now()) == (False, True)
    assert scheduled.scheduled_revision is not None
    assert (expired.live, expired.expired) == (False, True)
    assert private.live
    (restriction,) = private.get_view_restrictions()
    assert restriction.restriction_type == PageViewRestriction.PASSWORD
    assert restriction.page.pk == private.get_parent().pk


def test_one_language_is_written_where_the_home_has_no_other(destination: Destination):
    seed(destination.home)

    assert {locale for _, locale in public_counts()} == {"fr", ""}


def test_a_seed_that_fails_has_written_nothing(destination: Destination, monkeypatch):
    monkeypatch.setattr("demo.seed.news.ARTICLES", (None,))

    with pytest.raises(AttributeError):
        seed(destination.home)

    assert not Page.objects.child_of(destination.home).exists()
    assert not is_seeded(destination.home, NAME)


def test_every_kind_of_the_news_is_in_the_demo():
    assert {"news_article", "news_index", "section", "event_tag"} <= set(get_kinds())
