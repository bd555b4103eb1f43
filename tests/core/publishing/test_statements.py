"""How many statements a sweep and a reconcile take: they grow neither with what pages refer to nor with their number."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.rich_text import RichText

from destination_cms.models import EventTag, Mark
from destination_cms.models.ledger import MarkScope
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.publishing.sweep import sweep_publications
from news.models import NewsArticlePage, NewsIndexPage, Section
from tests.destination import Destination, publish

#: Statements of one record that is published again; what its kind prefetches and prepares is more.
MOST_STATEMENTS = 20
OF_TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "SET TRANSACTION")


def statements_of(act: Callable[[], Any]) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        act()
    return [each["sql"] for each in queries if not each["sql"].startswith(OF_TRANSACTIONS)]


def sweep_of(page: Any) -> list[str]:
    """Return the statements of a sweep after one page has changed."""
    type(page).objects.filter(pk=page.pk).update(teaser="Changed behind every signal")
    Mark.objects.create(scope=MarkScope.SOURCE, target=f"page:{page.pk}")
    statements = statements_of(sweep_publications)
    assert not Mark.objects.exists()
    return statements


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


@pytest.mark.parametrize("kind", ["spot", "circuit", "news_article"])
def test_one_record_is_published_again_in_few_statements(destination: Destination, kind: str) -> None:
    spot = destination.spot(cover_image=destination.image(), cover_image_alt="A", district=destination.district())
    pages = {
        "spot": lambda: spot,
        "circuit": lambda: destination.circuit(spots=[spot, destination.spot()]),
        "news_article": lambda: article(destination),
    }
    page = pages[kind]()
    # What a process reads once, such as content types.
    sweep_of(page)

    statements = sweep_of(page)

    loaded = len(get_kinds()[kind].prefetch) + (get_kinds()[kind].prepare is not None)
    assert len(statements) <= MOST_STATEMENTS + loaded, "\n".join(statements)


def test_a_reconcile_takes_no_statement_for_a_page(destination: Destination) -> None:
    targets = [destination.spot() for _ in range(6)]

    def linked(number: int) -> None:
        text = f'<p><a linktype="page" id="{targets[number % 6].pk}">a</a></p>'
        image, district = destination.image(), destination.district(f"D{number}", slug=f"d{number}")
        spot = destination.spot(cover_image=image, cover_image_alt="A", district=district)
        publish(spot, body=[("paragraph", RichText(text)), ("picture", {"image": destination.image(), "alt": "A"})])
        destination.circuit(spots=[spot])

    linked(0)
    reconcile_publications()
    few = statements_of(reconcile_publications)
    for number in range(1, 6):
        linked(number)

    assert len(statements_of(reconcile_publications)) == len(few)
