"""Writes the demo's news as an editor would: pages with revisions, published, then translated.

**Nothing is ever overwritten or brought back.** The seed runs once for a home page; that it has run is
a log entry of the home page, which Wagtail keeps when pages are deleted. Everything is one transaction.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.coreutils import find_available_slug
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Collection, Page, PageViewRestriction
from wagtail.rich_text import RichText

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
    typeset,
)
from .content_circuits import CIRCUIT_ARTICLES
from .content_events import EVENT_ARTICLES
from .content_frame import EVENT_TAGS, NEWS, PARTNERS, SECTIONS
from .content_mobility import MOBILITY_ARTICLES
from .content_sustainable import SUSTAINABLE_ARTICLES
from .homes import NOTE, homes_by_language, is_seeded, key_of
from .pictures import PICTURES, draw_picture

ARTICLES = (*CIRCUIT_ARTICLES, *MOBILITY_ARTICLES, *EVENT_ARTICLES, *SUSTAINABLE_ARTICLES)
COLLECTION_NAME = "Smart Issy"
SCHEDULED_IN = timedelta(days=30)
EXPIRED_AT = datetime(2025, 11, 1, tzinfo=UTC)

#: What was written, by key and language.
Written = dict[str, dict[str, Any]]


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
    if is_seeded(source):
        return
    with transaction.atomic():
        _Desk(homes).write()
        log(instance=source, action="wagtail.edit", data=NOTE)


class _Desk:
    """The editor's desk: what has been written so far."""

    def __init__(self, homes: dict[str, Page]) -> None:
        self.homes = homes
        self.pictures: dict[str, Any] = {}
        self.sections: Written = {}
        self.tags: Written = {}
        self.indexes: Written = {}
        self.articles: Written = {}

    def write(self) -> None:
        self.pictures = {name: _upload(name, title) for name, (title, _) in PICTURES.items()}
        self.sections = {item.key: self._section(item) for item in SECTIONS}
        self.tags = {item.label: self._tag(item) for item in EVENT_TAGS}
        self.indexes = {item.key: self._index(item) for item in (NEWS, PARTNERS)}
        # First all places, so that each article can recommend any other.
        self.articles = {item.key: self._place(item) for item in ARTICLES}
        for item in ARTICLES:
            for language in self.homes:
                self._article(item, language)

    def _section(self, item: SectionContent) -> dict[str, Any]:
        written: dict[str, Any] = {}
        for language, home in self.homes.items():
            section = self._snippet(Section, "section", item.key, home, written)
            name, section.slug, description = item.texts[language]
            section.name, section.description = typeset(name, language), typeset(description, language)
            written[language] = _publish_snippet(section)
        return written

    def _tag(self, item: EventTagContent) -> dict[str, Any]:
        model = ArticleEventTag._meta.get_field("event_tag").related_model
        written: dict[str, Any] = {}
        for language, home in self.homes.items():
            tag = self._snippet(model, "event_tag", item.label, home, written)
            tag.label, tag.year, tag.starts_on, tag.ends_on = item.label, item.year, item.starts_on, item.ends_on
            tag.series, tag.place = typeset(item.series[language], language), typeset(item.place[language], language)
            written[language] = _publish_snippet(tag)
        return written

    def _snippet(self, model: Any, kind: str, key: str, home: Page, written: dict[str, Any]) -> Any:
        if not written:
            return model(locale=home.locale, translation_key=key_of(home, kind, key), live=False)
        snippet = next(iter(written.values())).copy_for_translation(home.locale)
        snippet.latest_revision = None
        snippet.live = False
        return snippet

    def _index(self, item: IndexContent) -> dict[str, Any]:
        written: dict[str, Any] = {}
        for language, home in self.homes.items():
            title, slug, teaser = item.texts[language]
            page = self._page(NewsIndexPage, "news_index", item.key, home, written)
            page.title = page.draft_title = typeset(title, language)
            page.teaser = typeset(teaser, language)
            _put(page, home, slug)
            page.save_revision().publish()
            written[language] = NewsIndexPage.objects.get(pk=page.pk)
            # A copy for another language is private already.
            if item.password and not page.get_view_restrictions().exists():
                PageViewRestriction.objects.create(
                    page_id=page.pk, restriction_type=PageViewRestriction.PASSWORD, password=item.password
                )
        return written

    def _place(self, item: ArticleContent) -> dict[str, Any]:
        """Put the drafts of an article below its page of news."""
        written: dict[str, Any] = {}
        for language, home in self.homes.items():
            page = self._page(NewsArticlePage, "news_article", item.key, home, written)
            page.title = page.draft_title = typeset(item.texts[language].title, language)
            index = self.indexes["partners" if item.is_for_partners else "news"][language]
            _put(page, Page.objects.get(pk=index.pk), item.texts[language].slug)
            written[language] = page
        return written

    def _page(self, model: type[Page], kind: str, key: str, home: Page, written: dict[str, Any]) -> Any:
        """Return a new page in the first language, and a copy of it, as a draft, in the others."""
        if written:
            return next(iter(written.values())).copy_for_translation(home.locale)
        return model(locale=home.locale, translation_key=key_of(home, kind, key), live=False)

    def _article(self, item: ArticleContent, language: str) -> None:
        page: Any = NewsArticlePage.objects.get(pk=self.articles[item.key][language].pk)
        self._say(page, item, item.texts[language], language)
        for name in ("displayed_at", "comments_policy", "audiences"):
            setattr(page, name, getattr(item, name))
        page.sections = _rows(ArticleSection, ({"section": self.sections[key][language]} for key in item.sections))
        page.event_tags = _rows(ArticleEventTag, ({"event_tag": self.tags[key][language]} for key in item.event_tags))
        page.authors = _rows(
            ArticleAuthor, ({"name": name, "role": role, "organisation": house} for name, role, house in item.authors)
        )
        page.corrections = _rows(
            ArticleCorrection,
            ({"corrected_at": at, "text": typeset(texts[language], language)} for at, texts in item.corrections),
        )
        page.links = _rows(ArticleLink, ({"content": target} for target in self._linked(item, language)))
        picked = (self.articles[key][language] for key in item.read_also)
        page.read_also = _rows(ArticleReadAlso, ({"content_id": target.pk} for target in picked))
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


def _upload(name: str, title: str) -> Any:
    """Store a picture in the demo's collection."""
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=COLLECTION_NAME).first() or root.add_child(name=COLLECTION_NAME)
    file = ContentFile(draw_picture(name), name=f"news-{name}.jpg")
    picture = get_image_model()(title=title, file=file, collection=collection)
    # A site's own picture model may not know them.
    picture.credit, picture.licence = "Destination CMS", "BSD-3-Clause"
    picture.save()
    return picture


def _publish_snippet(snippet: Any) -> Any:
    snippet.full_clean()
    snippet.save()
    snippet.save_revision().publish()
    return snippet


def _put(page: Any, parent: Page, slug: str) -> None:
    """Put a page below another with the slug that is free there."""
    page.slug = find_available_slug(parent, slug, ignore_page_id=page.pk)
    if page.pk is None:
        parent.add_child(instance=page)
    else:
        page.save()


def _rows(model: Any, values: Any) -> list[Any]:
    return [model(sort_order=order, **fields) for order, fields in enumerate(values)]


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
