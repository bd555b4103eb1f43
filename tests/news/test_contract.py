"""News keeps what the core promises its readers."""

from destination_cms.testing import assert_vertical_contract
from news.models import ArticleSection, NewsArticlePage, NewsIndexPage, Section
from news.vertical import vertical
from tests.destination import Destination


def test_it_keeps_the_contract(destination: Destination):
    section = Section.objects.create(name="Mobility", slug="mobility", locale=destination.fr)

    def article(parent):
        page = NewsArticlePage(teaser="In a word", body=[("paragraph", "<p>Some words</p>")])
        page.sections = [ArticleSection(section=section)]
        return page

    assert_vertical_contract(
        vertical,
        make={
            "section": lambda parent: Section(name="Another", slug="another", locale=destination.fr),
            "news_index": lambda parent: NewsIndexPage(teaser="All of it"),
            "news_article": article,
        },
    )
