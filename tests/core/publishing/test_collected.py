"""What a transaction collects is its own: not that of a thread or a task that its request began."""

from collections.abc import Callable
from contextvars import Context, copy_context
from threading import Thread

import pytest
from django.db import transaction

from destination_cms.models import Mark
from destination_cms.publishing.changes import collect_marks, mark_source
from destination_cms.publishing.collected import is_collecting, once, write_collected

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("is_later", [True, False])
def test_a_thread_that_a_request_began_writes_marks_of_its_own(counted: list[int], *, is_later: bool) -> None:
    with transaction.atomic(), collect_marks():
        context = copy_context()
        if not is_later:
            assert not _in_a_thread(context, is_collecting)
    if is_later:
        context.run(mark_source, "page:1")
        assert counted == [1]


def _in_a_thread(context: Context, ask: Callable[[], bool]) -> bool:
    answers: list[bool] = []
    thread = Thread(target=lambda: answers.append(context.run(ask)))
    thread.start()
    thread.join()
    return answers[0]


def test_a_question_is_asked_once_while_marks_are_collected() -> None:
    asked: list[None] = []

    def ask() -> int:
        asked.append(None)
        return len(asked)

    assert (once(ask), once(ask)) == (1, 2)
    with transaction.atomic(), collect_marks():
        assert (once(ask), once(ask)) == (3, 3)
    assert once(ask) == 4


def test_what_is_collected_can_be_written_before_the_end(counted: list[int]) -> None:
    write_collected()
    with transaction.atomic(), collect_marks():
        mark_source("page:1")
        write_collected()
        assert Mark.objects.count() == 1
        mark_source("page:2")

    assert counted == [2]
