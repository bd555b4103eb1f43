"""Articles are read as everything else: as many statements for 3 rows as for 300, the ledger's tables alone."""

from typing import Any

import pytest
from django.db import transaction

from destination_cms.models import Tally
from destination_cms.publishing.changes import sweep_deferred
from destination_cms.publishing.reconcile import reconcile_publications
from news.models import ArticleAuthor, ArticleEventTag, ArticleLink, ArticleReadAlso, ArticleSection, NewsArticlePage
from tests.bulk import bulk_pages
from tests.contract.test_reads import BODY, LEDGER, PICTURE, SPOT, TABLE, ask, recorded

from .news_site import NewsSite

LINKS = f"content {{ title ... on Spot {{ {SPOT} }} ... on NewsArticle {{ {PICTURE} }} }}"
ARTICLES = f"""{{ newsArticles(first: 300) {{ totalCount nodes {{
    title {PICTURE} {BODY} authors {{ name }} sections {{ name }} eventTags {{ label }} translations {{ id }}
    links {{ {LINKS} }} readAlso {{ {LINKS} }} }} }} }}"""


@pytest.fixture(autouse=True)
def _without_a_price(settings: Any) -> None:
    settings.DESTINATION_CMS = {"MAX_COST": 10_000_000}


def fill(news: NewsSite, count: int) -> None:
    """Publish so many articles, each with rows, a picture, and links to what others show too."""
    make = news.destination
    shown = {"cover_image": make.image(), "cover_image_alt": "Shown", "body": [("paragraph", "<p>Words</p>")]}
    spot = make.spot(f"Spot {count}", cover_image=make.image(), district=make.district())
    section, tag = news.section(), news.tag(f"TAG{count}")
    articles = bulk_pages(
        NewsArticlePage,
        make.home,
        [NewsArticlePage(title=f"Article {n}", slug=f"article-{count}-{n}", **shown) for n in range(count)],
    )
    with sweep_deferred(), transaction.atomic():
        for number, article in enumerate(articles):
            ArticleSection.objects.create(article=article, section=section)
            ArticleEventTag.objects.create(article=article, event_tag=tag)
            ArticleAuthor.objects.create(article=article, name="An author")
            ArticleLink.objects.create(article=article, content_id=spot.pk)
            ArticleReadAlso.objects.create(article=article, content_id=articles[number - 1].pk)
    reconcile_publications()


def statements() -> list[str]:
    ask(ARTICLES)
    with recorded() as found:
        ask(ARTICLES)
    return found


def test_three_and_three_hundred_cost_the_same(news: NewsSite) -> None:
    fill(news, 3)
    few = statements()
    fill(news, 297)

    many = statements()

    assert Tally.objects.get(kind="news_article").count == 300
    assert len(many) == len(few) <= 16, (few, many)
    assert {table for sql in many for table in TABLE.findall(sql)} <= LEDGER
