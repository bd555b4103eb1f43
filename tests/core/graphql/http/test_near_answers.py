"""A process answers from its own memory what it was asked before, within its moment and within its memory."""

import pytest

from destination_cms.graphql.http import near_answers
from destination_cms.graphql.http.near_answers import LARGEST_BYTES, MOST_BYTES, NearAnswers


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(near_answers, "time", clock)
    return clock


def test_an_answer_is_kept_until_its_moment(clock: Clock) -> None:
    kept = NearAnswers()
    kept.keep("a", b"1", 10)

    clock.now += 9.9
    assert kept.get("a") == b"1"
    clock.now += 0.1
    assert kept.get("a") is None
    clock.now -= 5
    assert kept.get("a") is None


def test_what_has_no_time_left_is_not_kept(clock: Clock) -> None:
    kept = NearAnswers()
    kept.keep("a", b"1", 0)
    kept.keep("b", b"1", -3)

    assert (kept.get("a"), kept.get("b")) == (None, None)


def test_the_oldest_make_room(clock: Clock) -> None:
    kept, count = NearAnswers(), MOST_BYTES // LARGEST_BYTES
    for number in range(count):
        kept.keep(str(number), b"x" * LARGEST_BYTES, 60)
    assert kept.get("0") is not None

    kept.keep("more", b"x" * LARGEST_BYTES, 60)
    # The first was asked for meanwhile, so the second is the oldest.
    assert [kept.get(key) is not None for key in ("0", "1", "2", "more")] == [True, False, True, True]


def test_keeping_an_answer_again_takes_no_more_room(clock: Clock) -> None:
    kept = NearAnswers()
    for _ in range(2 * MOST_BYTES // LARGEST_BYTES):
        kept.keep("same", b"x" * LARGEST_BYTES, 60)
    kept.keep("other", b"y", 60)

    assert (kept.get("same"), kept.get("other")) == (b"x" * LARGEST_BYTES, b"y")


def test_a_very_large_answer_is_left_to_the_shared_cache(clock: Clock) -> None:
    kept = NearAnswers()
    kept.keep("a", b"x" * (LARGEST_BYTES + 1), 60)

    assert kept.get("a") is None
