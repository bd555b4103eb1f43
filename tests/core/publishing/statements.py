"""Counting the statements of a sweep."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from destination_cms.models import Mark
from destination_cms.models.ledger import MarkScope
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.sweep import sweep_publications

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


def assert_few_statements(page: Any, kind: str) -> None:
    """Demand that one record is published again in few statements."""
    # What a process reads once, such as content types.
    sweep_of(page)

    statements = sweep_of(page)

    loaded = len(get_kinds()[kind].prefetch) + (get_kinds()[kind].prepare is not None)
    assert len(statements) <= MOST_STATEMENTS + loaded, "\n".join(statements)
