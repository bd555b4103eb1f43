"""The dates of an article are shown as the editor's session writes them."""

from datetime import UTC, datetime

import pytest

from tests.core.admin.people import editor
from tests.core.admin.test_date_fields import shown

from .news_site import NewsSite


@pytest.mark.parametrize(("language", "moment"), [("fr", "15/03/2026 09:30"), ("en", "2026-03-15 09:30")])
def test_an_article_is_displayed_and_corrected_at_moments_as_the_editor_writes_them(
    news: NewsSite, language: str, moment: str
) -> None:
    at = datetime(2026, 3, 15, 8, 30, tzinfo=UTC)  # 9:30 in Paris
    article = news.article("Article", [news.section()], displayed_at=at, corrections=[(at, "Corrected")])
    person = editor(language)

    for name in ("displayed_at", "corrections-0-corrected_at"):
        assert shown(person, article, name)["value"] == moment


@pytest.mark.parametrize(("language", "pattern"), [("fr", "jj/mm/aaaa hh:min"), ("en", "yyyy-mm-dd hh:min")])
def test_an_article_and_its_corrections_say_how_a_moment_is_typed(news: NewsSite, language: str, pattern: str) -> None:
    at = datetime(2026, 3, 15, 8, 30, tzinfo=UTC)
    article = news.article("Article", [news.section()], corrections=[(at, "Corrected")])
    person = editor(language)

    for name in ("displayed_at", "corrections-0-corrected_at", "corrections-__prefix__-corrected_at"):
        assert shown(person, article, name)["placeholder"] == pattern
