"""How many statements an article takes to be published again, with all that it may refer to."""

from typing import Any

from destination_cms.models import EventTag
from news.models import NewsArticlePage, NewsIndexPage, Section
from tests.core.publishing.statements import assert_few_statements
from tests.destination import Destination


def article(destination: Destination) -> Any:
    index = destination.home.add_child(instance=NewsIndexPage(title="News", locale=destination.fr))
    index.save_revision().publish()
    section = Section.objects.create(name="Town", slug="town", locale=destination.fr)
    tag = EventTag.objects.create(label="Congress", series="Congress", year=2031, locale=destination.fr)
    page = NewsArticlePage(title="Article", locale=destination.fr, cover_image=destination.image(), cover_image_alt="A")
    page.sections = [page.sections.model(section=section)]
    page.event_tags = [page.event_tags.model(event_tag=tag)]
    page.links = [page.links.model(content=destination.spot(), locale=destination.fr)]
    index.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_one_article_is_published_again_in_few_statements(destination: Destination) -> None:
    assert_few_statements(article(destination), "news_article")
