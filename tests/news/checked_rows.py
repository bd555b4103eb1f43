"""The rows of an article, for the core's test of all rows."""

from news.models import NewsArticlePage
from tests.core.models.checked_rows import Rows
from tests.destination import Destination

from .news_site import NewsSite


def _draft(destination: Destination) -> NewsArticlePage:
    news = NewsSite.create(destination)
    return news.draft("Article", [news.section()])  # type: ignore[no-any-return]


def _targets(destination: Destination) -> dict[str, str]:
    news = NewsSite(destination, None)  # type: ignore[arg-type]
    return {
        "SECTION": str(news.section("Autre").pk),
        "TAG": str(news.tag().pk),
        "DISTRICT": str(destination.district("Quartier").pk),
    }


ROWS = (
    Rows(
        NewsArticlePage,
        _draft,
        {
            "sections": ({"section": "SECTION"}, ""),
            "event_tags": ({"event_tag": "TAG"}, ""),
            "districts": ({"district": "DISTRICT"}, ""),
            "authors": ({"name": "Camille"}, "name"),
            "links": ({"content": "SPOT"}, ""),
            "read_also": ({"content": "SPOT"}, ""),
            "corrections": ({"corrected_at": "2026-03-15 09:00", "text": "Le bon mot."}, "text"),
        },
        _targets,
    ),
)
