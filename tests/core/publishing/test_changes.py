"""Marks of one transaction: written once each, at its end, and never of what was rolled back."""

from typing import Any

import pytest
from django.db import transaction

from destination_cms.models import Mark
from destination_cms.models.ledger import MarkScope
from destination_cms.publishing import sweep
from destination_cms.publishing.changes import collect_marks, mark, mark_source, sweep_deferred
from destination_cms.publishing.collected import is_collecting
from tests.destination import Destination

pytestmark = pytest.mark.django_db(transaction=True)


def test_equal_marks_of_one_transaction_are_written_once(counted: list[int], django_assert_num_queries: Any) -> None:
    with transaction.atomic():
        with django_assert_num_queries(1), collect_marks():
            for _ in range(3):
                mark_source("page:1", "page:2", "page:1")
                mark(MarkScope.REFERRERS, ["page:1"])
        assert not counted

    assert [*Mark.objects.order_by("pk").values_list("scope", "target")] == [
        (MarkScope.SOURCE, "page:1"),
        (MarkScope.SOURCE, "page:2"),
        (MarkScope.REFERRERS, "page:1"),
    ]
    assert counted == [3]


def test_what_was_rolled_back_leaves_no_mark(counted: list[int]) -> None:
    with transaction.atomic(), collect_marks():
        mark_source("page:1")
        transaction.set_rollback(True)
    with pytest.raises(ZeroDivisionError):
        _fail_after_marking()

    assert not Mark.objects.exists()
    assert not counted
    assert not is_collecting()


def _fail_after_marking() -> None:
    with transaction.atomic(), collect_marks():
        mark_source("page:2")
        raise ZeroDivisionError


def test_marks_without_a_sweep_are_collected_too(counted: list[int]) -> None:
    with transaction.atomic(), collect_marks(), sweep_deferred():
        mark_source("page:1")

    assert Mark.objects.count() == 1
    assert not counted


def test_whoever_is_told_of_the_same_change_reads_the_ledger_with_it(counted: list[int]) -> None:
    with transaction.atomic(), collect_marks():
        mark_source("page:1")
        transaction.on_commit(lambda: counted.append(-1))
        mark_source("page:2")

    assert counted == [2, -1]


def test_a_receiver_that_fails_after_the_commit_does_not_stop_the_sweep(counted: list[int]) -> None:
    with pytest.raises(ZeroDivisionError):
        _change_and_fail_after_the_commit()

    assert counted == [1]


def _change_and_fail_after_the_commit() -> None:
    with transaction.atomic(), collect_marks():
        mark_source("page:1")
        transaction.on_commit(lambda: 1 // 0)


def test_a_savepoint_that_is_rolled_back_does_not_take_the_sweep_along(counted: list[int]) -> None:
    with transaction.atomic(), collect_marks():
        with transaction.atomic():
            mark_source("page:1")
            transaction.set_rollback(True)
        mark_source("page:2")

    assert len(counted) == 1


def test_an_import_in_a_request_sweeps_what_it_has_marked() -> None:
    with transaction.atomic(), collect_marks():
        with sweep_deferred():
            mark_source("page:1")
        sweep.sweep_publications()
        assert not Mark.objects.exists()


def test_the_deletion_of_a_section_asks_nothing_of_ours_for_each_page(
    destination: Destination, django_assert_max_num_queries: Any
) -> None:
    statements = []
    for count in (2, 12):
        section = destination.section(f"Section {count}")
        for number in range(count):
            destination.event(f"Event {count} {number}", parent=section)
        with transaction.atomic(), sweep_deferred(), django_assert_max_num_queries(10_000) as found, collect_marks():
            section.delete()
        statements.append(sum("destination_mark" in query["sql"] for query in found.captured_queries))

    assert statements == [1, 1]
