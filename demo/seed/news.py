"""Write the news as an editor would: published, then translated."""

from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from news.models import (
    ArticleAuthor,
    ArticleCorrection,
    ArticleEventTag,
    ArticleLink,
    ArticleReadAlso,
    ArticleSection,
    NewsArticlePage,
    NewsIndexPage,
    Section,
)

from .documents import Document, Item, read_data, read_item, read_items
from .images import upload_images
from .typography import typeset
from .writing import (
    Written,
    body_of,
    homes_by_language,
    is_seeded,
    key_of,
    note_seeded,
    publish_snippet,
    put_page,
    rows_of,
    start_page,
    start_snippet,
)

NAME = "news"
#: By key, the pages of news with the folder of their articles; the second one is behind a password.
FOLDERS = {"news": "news", "partners": "news/partners"}
ARTICLES_BY_INDEX = {key: read_items(folder) for key, folder in FOLDERS.items()}
ARTICLES = tuple(item for items in ARTICLES_BY_INDEX.values() for item in items)
SECTIONS: list[dict[str, Any]] = read_data("sections")
EVENT_TAGS: list[dict[str, Any]] = read_data("event_tags")
SCHEDULED_IN = timedelta(days=30)
EXPIRED_AT = datetime(2025, 11, 1, tzinfo=UTC)


class State(Enum):
    """State of an article; a file may leave out LIVE."""

    LIVE = "LIVE"
    DRAFT = "DRAFT"
    SCHEDULED = "SCHEDULED"
    EXPIRED = "EXPIRED"


def state_of(item: Item) -> State:
    """Return the state of an article.

    Raises:
        ValueError: its file states something else.
    """
    return State(item.source.get("state", State.LIVE))


def seed(home: Page) -> None:
    """Write the news under a home page, once.

    The home page or one of its translations is French or English. French is written first and
    English is made from it; where the home page has no translation, one language is written.
    Returns without writing when the news has been written here before.

    Raises:
        ValueError: the home page is in neither language.
    """
    homes = homes_by_language(home)
    source = next(iter(homes.values()))
    if is_seeded(source, NAME):
        return
    with transaction.atomic():
        _Writer(homes).write()
        note_seeded(source, NAME)


class _Writer:
    """Writes all news of some home pages, and keeps what has been written so far."""

    def __init__(self, homes: dict[str, Page]) -> None:
        self.homes = homes
        self.images: dict[str, Any] = {}
        self.sections: dict[str, Written] = {}
        self.tags: dict[str, Written] = {}
        self.articles: dict[str, Written] = {}

    def write(self) -> None:
        self.images = upload_images(item.source["cover"] for item in ARTICLES)
        self.sections = {item["key"]: self._section(item) for item in SECTIONS}
        self.tags = {item["label"]: self._tag(item) for item in EVENT_TAGS}
        # First all places, so that each article can recommend any other.
        for key, items in ARTICLES_BY_INDEX.items():
            indexes = self._index(key)
            self.articles |= {item.key: self._place(item, indexes) for item in items}
        for item in ARTICLES:
            for language in self.homes:
                self._article(item, language)

    def _section(self, item: dict[str, Any]) -> Written:
        written: Written = {}
        for language, home in self.homes.items():
            section, words = start_snippet(Section, "section", item["key"], home, written), item[language]
            section.name, section.slug = typeset(words["name"], language), words["slug"]
            section.description = typeset(words["description"], language)
            written[language] = publish_snippet(section)
        return written

    def _tag(self, item: dict[str, Any]) -> Written:
        model = ArticleEventTag._meta.get_field("event_tag").related_model
        written: Written = {}
        for language, home in self.homes.items():
            tag = start_snippet(model, "event_tag", item["label"], home, written)
            for name in ("label", "year", "starts_on", "ends_on"):
                setattr(tag, name, item[name])
            for name in ("series", "place"):
                setattr(tag, name, typeset(item[language][name], language))
            written[language] = publish_snippet(tag)
        return written

    def _index(self, key: str) -> Written:
        item = read_item(FOLDERS[key])
        written: Written = {}
        for language, home in self.homes.items():
            page, document = start_page(NewsIndexPage, "news_index", key, home, written), item.languages[language]
            page.title = page.draft_title = document["title"]
            page.teaser = document["teaser"]
            put_page(page, home, document["slug"])
            page.save_revision().publish()
            written[language] = NewsIndexPage.objects.get(pk=page.pk)
            # A copy for another language is private already.
            if (password := document.get("password")) and not page.get_view_restrictions().exists():
                PageViewRestriction.objects.create(
                    page_id=page.pk, restriction_type=PageViewRestriction.PASSWORD, password=password
                )
        return written

    def _place(self, item: Item, indexes: Written) -> Written:
        """Put the drafts of an article below its page of news."""
        written: Written = {}
        for language, home in self.homes.items():
            page, document = (
                start_page(NewsArticlePage, "news_article", item.key, home, written),
                item.languages[language],
            )
            page.title = page.draft_title = document["title"]
            put_page(page, indexes[language], document["slug"])
            written[language] = page
        return written

    def _article(self, item: Item, language: str) -> None:
        page: Any = NewsArticlePage.objects.get(pk=self.articles[item.key][language].pk)
        document = item.languages[language]
        page.teaser, page.cover_credit = document["teaser"], document["cover_credit"]
        page.cover_image, page.cover_image_alt = self.images[document["cover"]], document["cover_alt"]
        page.body = body_of(document.body, self.images)
        page.displayed_at = document.get("displayed_at", None)
        page.comments_policy, page.audiences = document["comments_policy"], document["audiences"]
        self._list_rows(page, document, language)
        _release(page, state_of(item))

    def _list_rows(self, page: Any, document: Document, language: str) -> None:
        sections = ({"section": self.sections[key][language]} for key in document.get("sections", ()))
        page.sections = rows_of(page, ArticleSection, sections)
        tags = ({"event_tag": self.tags[label][language]} for label in document.get("event_tags", ()))
        page.event_tags = rows_of(page, ArticleEventTag, tags)
        page.authors = rows_of(page, ArticleAuthor, document.get("authors", ()))
        page.corrections = rows_of(page, ArticleCorrection, document.get("corrections", ()))
        page.links = rows_of(page, ArticleLink, ({"content": target} for target in self._linked(document, language)))
        picked = (self.articles[key][language] for key in document.get("read_also", ()))
        page.read_also = rows_of(page, ArticleReadAlso, ({"content_id": target.pk} for target in picked))

    def _linked(self, document: Document, language: str) -> list[Any]:
        """Return what an article speaks of, where another part of the seed has written it."""
        home = self.homes[language]
        keys = [key_of(home, link["kind"], link["key"]) for link in document.get("links", ())]
        found = {
            page.translation_key: page for page in Page.objects.filter(translation_key__in=keys, locale=home.locale)
        }
        return [found[key] for key in keys if key in found]


def _release(page: Any, state: State) -> None:
    """Save a revision and do with it what the state says."""
    if state is State.SCHEDULED:
        page.go_live_at = timezone.now() + SCHEDULED_IN
    if state is State.EXPIRED:
        page.expire_at = EXPIRED_AT
    revision = page.save_revision()
    if state is not State.DRAFT:
        revision.publish()
    if state is State.EXPIRED:
        NewsArticlePage.objects.get(pk=page.pk).unpublish(set_expired=True)
