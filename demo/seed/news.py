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
    ArticleDistrict,
    ArticleEventTag,
    ArticleLink,
    ArticleReadAlso,
    ArticleSection,
    NewsArticlePage,
    NewsIndexPage,
    Section,
)

from .districts import find_district
from .documents import Document, Item, read_data, read_item, read_items
from .events import EVENT_TAGS, pages_of, write_event
from .images import upload_images
from .organisations import find_organisation
from .typography import typeset
from .writing import (
    Written,
    body_of,
    homes_by_language,
    is_seeded,
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
        self.tags = {item["label"]: write_event(item, self.homes) for item in EVENT_TAGS}
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
        home = self.homes[language]
        found = (find_district(key, home) for key in document.get("districts", ()))
        page.districts = rows_of(page, ArticleDistrict, ({"district": district} for district in found if district))
        page.authors = rows_of(page, ArticleAuthor, (_author(row, home) for row in document.get("authors", ())))
        page.corrections = rows_of(page, ArticleCorrection, document.get("corrections", ()))
        linked = pages_of(document.get("links", ()), home)
        page.links = rows_of(page, ArticleLink, ({"content": target} for target in linked))
        picked = (self.articles[key][language] for key in document.get("read_also", ()))
        page.read_also = rows_of(page, ArticleReadAlso, ({"content_id": target.pk} for target in picked))


def _author(row: dict[str, Any], home: Page) -> dict[str, Any]:
    """Return the fields of an author, whose employer is named by its key."""
    employer = find_organisation(row["employer"], home) if "employer" in row else None
    return {**row, "employer": employer}


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
