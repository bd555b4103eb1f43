"""Writes the demo's news as an editor would: published, then translated."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText

from destination_cms.seeding import (
    Written,
    homes_by_language,
    is_seeded,
    key_of,
    note_seeded,
    publish_snippet,
    put_page,
    rows_of,
    start_page,
    start_snippet,
    typeset,
    upload_picture,
)

from ..models import (
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
from .content import (
    ArticleContent,
    ArticleText,
    EventTagContent,
    IndexContent,
    SectionContent,
    State,
)
from .content_circuits import CIRCUIT_ARTICLES
from .content_events import EVENT_ARTICLES
from .content_frame import EVENT_TAGS, NEWS, PARTNERS, SECTIONS
from .content_mobility import MOBILITY_ARTICLES
from .content_sustainable import SUSTAINABLE_ARTICLES
from .pictures import PICTURES, draw_picture

ARTICLES = (*CIRCUIT_ARTICLES, *MOBILITY_ARTICLES, *EVENT_ARTICLES, *SUSTAINABLE_ARTICLES)
NAME = "news"
SCHEDULED_IN = timedelta(days=30)
EXPIRED_AT = datetime(2025, 11, 1, tzinfo=UTC)


def seed(home: Page) -> None:
    """Write the news of "Smart Issy" under a home page, once.

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
        _Desk(homes).write()
        note_seeded(source, NAME)


class _Desk:
    """The editor's desk: what has been written so far."""

    def __init__(self, homes: dict[str, Page]) -> None:
        self.homes = homes
        self.pictures: dict[str, Any] = {}
        self.sections: dict[str, Written] = {}
        self.tags: dict[str, Written] = {}
        self.indexes: dict[str, Written] = {}
        self.articles: dict[str, Written] = {}

    def write(self) -> None:
        self.pictures = {
            name: upload_picture(draw_picture(name), f"news-{name}.jpg", title) for name, (title, _) in PICTURES.items()
        }
        self.sections = {item.key: self._section(item) for item in SECTIONS}
        self.tags = {item.label: self._tag(item) for item in EVENT_TAGS}
        self.indexes = {item.key: self._index(item) for item in (NEWS, PARTNERS)}
        # First all places, so that each article can recommend any other.
        self.articles = {item.key: self._place(item) for item in ARTICLES}
        for item in ARTICLES:
            for language in self.homes:
                self._article(item, language)

    def _section(self, item: SectionContent) -> Written:
        written: Written = {}
        for language, home in self.homes.items():
            section = start_snippet(Section, "section", item.key, home, written)
            name, section.slug, description = item.texts[language]
            section.name, section.description = typeset(name, language), typeset(description, language)
            written[language] = publish_snippet(section)
        return written

    def _tag(self, item: EventTagContent) -> Written:
        model = ArticleEventTag._meta.get_field("event_tag").related_model
        written: Written = {}
        for language, home in self.homes.items():
            tag = start_snippet(model, "event_tag", item.label, home, written)
            tag.label, tag.year, tag.starts_on, tag.ends_on = item.label, item.year, item.starts_on, item.ends_on
            tag.series, tag.place = typeset(item.series[language], language), typeset(item.place[language], language)
            written[language] = publish_snippet(tag)
        return written

    def _index(self, item: IndexContent) -> Written:
        written: Written = {}
        for language, home in self.homes.items():
            title, slug, teaser = item.texts[language]
            page = start_page(NewsIndexPage, "news_index", item.key, home, written)
            page.title = page.draft_title = typeset(title, language)
            page.teaser = typeset(teaser, language)
            put_page(page, home, slug)
            page.save_revision().publish()
            written[language] = NewsIndexPage.objects.get(pk=page.pk)
            # A copy for another language is private already.
            if item.password and not page.get_view_restrictions().exists():
                PageViewRestriction.objects.create(
                    page_id=page.pk, restriction_type=PageViewRestriction.PASSWORD, password=item.password
                )
        return written

    def _place(self, item: ArticleContent) -> Written:
        """Put the drafts of an article below its page of news."""
        written: Written = {}
        for language, home in self.homes.items():
            page = start_page(NewsArticlePage, "news_article", item.key, home, written)
            page.title = page.draft_title = typeset(item.texts[language].title, language)
            index = self.indexes["partners" if item.is_for_partners else "news"][language]
            put_page(page, index, item.texts[language].slug)
            written[language] = page
        return written

    def _article(self, item: ArticleContent, language: str) -> None:
        page: Any = NewsArticlePage.objects.get(pk=self.articles[item.key][language].pk)
        self._say(page, item, item.texts[language], language)
        for name in ("displayed_at", "comments_policy", "audiences"):
            setattr(page, name, getattr(item, name))
        page.sections = rows_of(
            page, ArticleSection, ({"section": self.sections[key][language]} for key in item.sections)
        )
        page.event_tags = rows_of(
            page, ArticleEventTag, ({"event_tag": self.tags[key][language]} for key in item.event_tags)
        )
        page.authors = rows_of(
            page,
            ArticleAuthor,
            ({"name": name, "role": role, "organisation": house} for name, role, house in item.authors),
        )
        page.corrections = rows_of(
            page,
            ArticleCorrection,
            ({"corrected_at": at, "text": typeset(texts[language], language)} for at, texts in item.corrections),
        )
        page.links = rows_of(page, ArticleLink, ({"content": target} for target in self._linked(item, language)))
        picked = (self.articles[key][language] for key in item.read_also)
        page.read_also = rows_of(page, ArticleReadAlso, ({"content_id": target.pk} for target in picked))
        _release(page, item.state)

    def _say(self, page: Any, item: ArticleContent, text: ArticleText, language: str) -> None:
        page.teaser = typeset(text.teaser, language)
        page.cover_image = self.pictures[item.picture]
        page.cover_image_alt = typeset(PICTURES[item.picture][1][language], language)
        page.cover_credit = typeset(
            {"fr": "Illustration : Smart Issy", "en": "Illustration: Smart Issy"}[language], language
        )
        quote = text.quote and {"text": typeset(text.quote[0], language), "attribution": text.quote[1]}
        page.body = [
            ("paragraph", RichText(f"<p>{typeset(text.first, language)}</p>")),
            ("heading", typeset(text.heading, language)),
            ("paragraph", RichText(f"<p>{typeset(text.second, language)}</p>")),
            *([("quote", quote)] if quote else []),
        ]

    def _linked(self, item: ArticleContent, language: str) -> list[Any]:
        """Return what an article speaks of, where another part of the demo has written it."""
        home = self.homes[language]
        keys = [key_of(home, kind, key) for kind, key in item.links]
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
