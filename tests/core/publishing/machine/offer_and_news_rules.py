"""Rules: an editor writes offers and news, and the sections and event tags that articles share."""

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from destination_cms.models import EventTag
from mice.models import MiceOfferPage, OfferLink
from news.models import ArticleEventTag, ArticleLink, ArticleReadAlso, ArticleSection, NewsArticlePage, Section

from .content_rules import cover_of
from .desk import Desk, play
from .town import choose, content_pages, districts, editable, other_locale, sections

which = st.integers(0, 11)
some = st.lists(which, max_size=3)


class OfferAndNewsRules(Desk):
    """What happens on the edit forms of offers and articles, and in their taxonomy."""

    @play(parent=which, cover=which, district=which, links=some)
    def write_an_offer(self, parent: int, cover: int, district: int, links: list[int]) -> None:
        number = self.next_number()
        offer = MiceOfferPage(title=f"Offer {number}", slug=f"offer-{number}", **cover_of(cover))
        offer.district = choose(districts(), district)
        offer.links = _links(OfferLink, links)
        self.add(offer, choose(sections(), parent), True)

    @play(offer=which, cover=which, links=some, is_published=st.booleans())
    def edit_an_offer(self, offer: int, cover: int, links: list[int], is_published: bool) -> None:
        page = choose(editable(MiceOfferPage, self.breakage.pks), offer)
        if page is not None:
            page.title = f"Offer {self.next_number()}"
            page.links = _links(OfferLink, links)
            self.save(page, is_published, **cover_of(cover))

    @play(parent=which, section=which, links=some, is_live=st.booleans())
    def write_an_article(self, parent: int, section: int, links: list[int], is_live: bool) -> None:
        number = self.next_number()
        article = NewsArticlePage(title=f"Article {number}", slug=f"article-{number}")
        article.sections = _rows(ArticleSection, "section", [choose(Section.objects, section)])
        article.links = _links(ArticleLink, links)
        self.add(article, choose(sections(), parent), is_live)

    @play(article=which, cover=which, chosen=some, tags=some, read_also=some)
    def edit_an_article(
        self, article: int, cover: int, chosen: list[int], tags: list[int], read_also: list[int]
    ) -> None:
        """Edit an article; without a section it is refused."""
        page = choose(editable(NewsArticlePage, self.breakage.pks), article)
        if page is not None:
            page.title = f"Article {self.next_number()}"
            page.sections = _rows(ArticleSection, "section", [choose(Section.objects, n) for n in chosen])
            page.event_tags = _rows(ArticleEventTag, "event_tag", [choose(EventTag.objects, n) for n in tags])
            page.read_also = _links(ArticleReadAlso, read_also)
            self.save(page, True, **cover_of(cover))

    @play(number=which, is_tag=st.booleans())
    def rename_a_word(self, number: int, is_tag: bool) -> None:
        """Give a section or an event tag another name, and publish it."""
        found = choose(EventTag.objects if is_tag else Section.objects, number)
        with self.change():
            if found is not None:
                setattr(found, "label" if is_tag else "name", f"Word {self.next_number()}")
                found.save_revision().publish()

    @play(number=which, is_tag=st.booleans())
    def unpublish_a_word(self, number: int, is_tag: bool) -> None:
        found = choose(EventTag.objects if is_tag else Section.objects, number)
        with self.change():
            if found is not None:
                found.unpublish()

    @play(number=which, is_tag=st.booleans())
    def translate_a_word(self, number: int, is_tag: bool) -> None:
        found = choose(EventTag.objects if is_tag else Section.objects, number)
        with self.change():
            if found is not None and found.get_translation_or_none(other_locale(found)) is None:
                copy = found.copy_for_translation(other_locale(found))
                copy.live = True
                copy.save()

    @play(number=which)
    def delete_an_event_tag(self, number: int) -> None:
        found = choose(EventTag.objects, number)
        with self.change():
            if found is not None:
                found.delete()

    @play(name=st.sampled_from("CDE"))
    def write_an_event_tag(self, name: str) -> None:
        with self.change():
            EventTag.objects.create(label=f"{name}{self.next_number()}", locale=self.french)


def _rows(model: Any, name: str, targets: Iterable[Any]) -> list[Any]:
    found = [target for target in targets if target is not None]
    return [model(**{name: target}, sort_order=order) for order, target in enumerate(found)]


def _links(model: Any, numbers: list[int]) -> list[Any]:
    return _rows(model, "content", (choose(content_pages(), number) for number in numbers))
