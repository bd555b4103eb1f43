"""What the machine of publishing plays with articles, and with the sections and event tags that they share."""

from hypothesis import strategies as st
from wagtail.models import Locale, Page

from circuits.models import SpotPage
from destination_cms.models import EventTag
from news.models import ArticleEventTag, ArticleLink, ArticleReadAlso, ArticleSection, NewsArticlePage, Section
from tests.core.publishing.machine.base_rules import BaseRules, play
from tests.core.publishing.machine.content_rules import chosen_links, chosen_rows, cover_of
from tests.core.publishing.machine.town import choose, editable, other_locale, sections

which = st.integers(0, 11)
some = st.lists(which, max_size=3)

PAGES = {"news_article": (NewsArticlePage, ("sections", "event_tags", "links", "read_also"))}
WORDS = {"section": Section}


def add_to_town() -> None:
    """Publish two articles that lead to each other and to what is there, an offer too where there is one."""
    french = Locale.objects.get(language_code="fr")
    mobility, heritage = (Section.objects.create(name=name, slug=name.lower(), locale=french) for name in "AB")
    event = EventTag.objects.create(label="TOTEC19", locale=french)
    first = NewsArticlePage(title="First", slug="first")
    second = NewsArticlePage(title="Second", slug="second")
    first.sections = [ArticleSection(section=mobility, sort_order=0), ArticleSection(section=heritage, sort_order=1)]
    second.sections = [ArticleSection(section=heritage, sort_order=0)]
    first.event_tags = [ArticleEventTag(event_tag=event, sort_order=0)]
    for page in (first, second):
        page.live, page.locale = False, french
        Page.objects.get(slug="sights", locale=french).add_child(instance=page)
    targets = [*Page.objects.filter(slug="hall").order_by("pk"), SpotPage.objects.get(title="Mill")]
    first.links = [ArticleLink(content_id=target.pk, sort_order=order) for order, target in enumerate(targets)]
    first.read_also = [ArticleReadAlso(content=second, sort_order=0)]
    second.read_also = [ArticleReadAlso(content=first, sort_order=0)]
    for page in (first, second):
        page.save_revision().publish()


class Rules(BaseRules):
    """What happens on the edit form of an article, and in its taxonomy."""

    @play(parent=which, section=which, links=some, is_live=st.booleans())
    def write_an_article(self, parent: int, section: int, links: list[int], is_live: bool) -> None:
        number = self.next_number()
        article = NewsArticlePage(title=f"Article {number}", slug=f"article-{number}")
        article.sections = chosen_rows(ArticleSection, "section", [choose(Section.objects, section)])
        article.links = chosen_links(ArticleLink, links)
        self.add(article, choose(sections(), parent), is_live)

    @play(article=which, cover=which, chosen=some, tags=some, read_also=some)
    def edit_an_article(
        self, article: int, cover: int, chosen: list[int], tags: list[int], read_also: list[int]
    ) -> None:
        """Edit an article; without a section it is refused."""
        page = choose(editable(NewsArticlePage, self.breakage.pks), article)
        if page is not None:
            page.title = f"Article {self.next_number()}"
            page.sections = chosen_rows(ArticleSection, "section", [choose(Section.objects, n) for n in chosen])
            page.event_tags = chosen_rows(ArticleEventTag, "event_tag", [choose(EventTag.objects, n) for n in tags])
            page.read_also = chosen_links(ArticleReadAlso, read_also)
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
