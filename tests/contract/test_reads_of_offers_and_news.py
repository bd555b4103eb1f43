"""Offers and news are read as everything else: as many statements for 3 rows as for 300, the ledger's tables alone."""

from typing import Any

import pytest
from django.db import transaction

from destination_cms.models import Tally
from destination_cms.publishing.marks import sweep_deferred
from destination_cms.publishing.reconcile import reconcile_publications
from mice.models import MeetingRoom, MiceOfferPage, OfferEquipment, OfferLink, PriceLine
from news.models import (
    ArticleAuthor,
    ArticleEventTag,
    ArticleLink,
    ArticleReadAlso,
    ArticleSection,
    NewsArticlePage,
)
from tests.bulk import bulk_pages
from tests.destination import Destination
from tests.news.desk import NewsDesk

from .test_reads import BODY, LEDGER, PICTURE, SPOT, TABLE, ask, recorded

LINKS = (
    f"content {{ title ... on Spot {{ {SPOT} }} ... on MiceOffer {{ {PICTURE} }} ... on NewsArticle {{ {PICTURE} }} }}"
)
QUERIES = {
    "offers": f"""{{ miceOffers(first: 300) {{ totalCount nodes {{
        title {PICTURE} {BODY} district {{ name }} rooms {{ name capacities {{ layout seats }} }} prices {{ amount }}
        equipment {{ kind }} translations {{ id }} links {{ label {LINKS} }} }} }} }}""",
    "chosen offers": """{ miceOffers(first: 300, filter: {equipment: {eq: SCREEN}, seatsTheatre: {gte: 80}})
        { nodes { title } } }""",
    "articles": f"""{{ newsArticles(first: 300) {{ totalCount nodes {{
        title {PICTURE} {BODY} authors {{ name }} sections {{ name }} eventTags {{ label }} translations {{ id }}
        links {{ {LINKS} }} readAlso {{ {LINKS} }} }} }} }}""",
}


@pytest.fixture(autouse=True)
def _without_a_price(settings: Any) -> None:
    settings.DESTINATION_CMS = {"MAX_COST": 10_000_000}


def fill(desk: NewsDesk, count: int) -> None:
    """Publish so many offers and articles, each with rows, a picture, and links to what others show too."""
    make = desk.destination
    shown = {"cover_image": make.image(), "cover_image_alt": "Shown", "body": [("paragraph", "<p>Words</p>")]}
    spot = make.spot(f"Spot {count}", cover_image=make.image(), district=make.district())
    section, tag = desk.section(), desk.tag(f"TAG{count}")
    offers = bulk_pages(
        MiceOfferPage,
        make.home,
        [MiceOfferPage(title=f"Offer {n}", slug=f"offer-{count}-{n}", **shown) for n in range(count)],
    )
    articles = bulk_pages(
        NewsArticlePage,
        make.home,
        [NewsArticlePage(title=f"Article {n}", slug=f"article-{count}-{n}", **shown) for n in range(count)],
    )
    with sweep_deferred(), transaction.atomic():
        for number, (offer, article) in enumerate(zip(offers, articles, strict=True)):
            MeetingRoom.objects.create(offer=offer, name="Hall", seats_theatre=90)
            PriceLine.objects.create(offer=offer, label="Day", amount=10)
            OfferEquipment.objects.create(offer=offer, kind="SCREEN")
            OfferLink.objects.create(offer=offer, content_id=spot.pk)
            ArticleSection.objects.create(article=article, section=section)
            ArticleEventTag.objects.create(article=article, event_tag=tag)
            ArticleAuthor.objects.create(article=article, name="Somebody")
            ArticleLink.objects.create(article=article, content_id=offer.pk)
            ArticleReadAlso.objects.create(article=article, content_id=articles[number - 1].pk)
    reconcile_publications()


def statements() -> dict[str, list[str]]:
    """Return the statements of each query; the answers hold every row."""
    found = {}
    for name, query in QUERIES.items():
        ask(query)
        with recorded() as found[name]:
            ask(query)
    return found


def test_three_and_three_hundred_cost_the_same(destination: Destination) -> None:
    desk = NewsDesk.create(destination)
    fill(desk, 3)
    few = statements()
    fill(desk, 297)

    many = statements()

    public = dict(Tally.objects.filter(kind__in=["mice_offer", "news_article"]).values_list("kind", "count"))
    assert public == {"mice_offer": 300, "news_article": 300}
    for name in QUERIES:
        assert len(many[name]) == len(few[name]) <= 16, (name, few[name], many[name])
        assert {table for sql in many[name] for table in TABLE.findall(sql)} <= LEDGER
