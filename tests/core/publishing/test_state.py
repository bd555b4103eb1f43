"""The ledger's state: one row, made when it is missing, with the moment when the next publication ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from destination_cms.models import LedgerState, Mark, ProjectionFailure
from destination_cms.models.ledger import MarkScope
from destination_cms.publishing.state import is_anything_left, is_due, ledger_locked, save_state
from tests.core.graphql.lists.rows import add_rows

pytestmark = pytest.mark.django_db


def test_a_ledger_without_a_state_gets_one_under_the_lock() -> None:
    LedgerState.objects.all().delete()

    with ledger_locked() as state:
        assert state.head == 0
        assert not state.has_failures

    assert LedgerState.objects.get().epoch == state.epoch


def test_the_state_says_whether_something_could_not_be_projected() -> None:
    ProjectionFailure.objects.create(source="page:1", message="no", failed_at=timezone.now())

    with ledger_locked() as state:
        assert state.has_failures


def test_a_saved_state_knows_when_the_next_publication_ends() -> None:
    soon = timezone.now() + timedelta(hours=1)
    add_rows([{"visible_until": soon + timedelta(days=1)}, {"visible_until": soon}, {"visible_until": None}])
    with ledger_locked() as state:
        state.head = 7
        save_state(state)

    saved = LedgerState.objects.get()

    assert (saved.head, saved.next_due_at) == (7, soon)
    assert not is_due(saved, soon - timedelta(seconds=1))
    assert is_due(saved, soon)


def test_a_mark_or_an_end_is_left_to_do() -> None:
    LedgerState.objects.update_or_create(pk=1, defaults={"next_due_at": None})
    assert not is_anything_left()

    mark = Mark.objects.create(scope=MarkScope.SOURCE, target="page:1")
    assert is_anything_left()

    mark.delete()
    LedgerState.objects.update(next_due_at=timezone.now() - timedelta(seconds=1))
    assert is_anything_left()
