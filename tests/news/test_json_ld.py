"""What a search engine is told of an article's pictures; the rest is in ``test_types``."""

from tests.core.graphql.test_search_images import assert_names_large_jpegs, cover

from .news_site import NewsSite


def test_an_article_names_large_jpegs(news: NewsSite) -> None:
    assert_names_large_jpegs(news.article("News", [news.section()], **cover()), "NewsArticle")
