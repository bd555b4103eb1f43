"""An article that code saves live has one date: in the answer, in lists and in the feed."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import serializers
from django.utils import timezone

from destination_cms.models import Publication
from destination_cms.publishing.reconcile import reconcile_publications
from news.models import ArticleSection, NewsArticlePage
from tests.news.news_site import NewsSite, ask

LIST = """query($since: DateTime) {
  newsArticles(filter: {displayedAt: {gte: $since}}) { nodes { title displayedAt } }
}"""


def saved_by_code(news: NewsSite) -> NewsArticlePage:
    page = NewsArticlePage(title="Importé", slug="importe", live=True, locale=news.destination.fr)
    page.sections = [ArticleSection(section=news.section())]
    return news.index.add_child(instance=page)


def from_a_fixture(news: NewsSite) -> NewsArticlePage:
    page = saved_by_code(news)
    (row,) = serializers.deserialize("json", serializers.serialize("json", [page]))
    row.object.first_published_at = None
    row.save()
    return NewsArticlePage.objects.get(pk=page.pk)


@pytest.mark.parametrize("make", [saved_by_code, from_a_fixture])
def test_it_is_dated_where_it_was_saved(news: NewsSite, make: Any) -> None:
    before = timezone.now() - timedelta(minutes=5)
    page = make(news)
    reconcile_publications()

    (shown,) = ask(LIST, since=before.isoformat())["newsArticles"]["nodes"]
    payload = Publication.objects.get(kind="news_article", uuid=page.translation_key).payload

    assert page.first_published_at is not None
    moment = page.first_published_at.isoformat().replace("+00:00", "Z")
    assert shown["title"] == "Importé"
    assert moment in payload
    assert shown["displayedAt"][:19] == moment[:19]


def test_a_draft_has_no_date_yet_and_a_date_stays(news: NewsSite) -> None:
    draft = news.draft("Brouillon", [news.section()])
    assert draft.first_published_at is None

    article = news.article("Article", [news.section()])
    first = article.first_published_at
    article.save()
    assert article.first_published_at == first
