"""One page of the feed: what an app has not heard yet, in the order in which it happened."""

import json
from typing import Any

import pytest

from destination_cms.models import HeadStamp, LedgerState
from destination_cms.sync.feed import FeedPage, read_page
from destination_cms.sync.token import Token
from tests.destination import Destination, fresh, publish


@pytest.fixture
def events(destination: Destination) -> list[Any]:
    return [destination.event(f"Event {number}") for number in range(3)]


def read(destination: Destination, token: Token | None = None, limit: int = 100) -> FeedPage:
    return read_page(token, site=destination.site.pk, limit=limit)


def told(page: FeedPage) -> list[tuple[str, str]]:
    """Return what each line does, and the title or the reason of it."""
    lines = [json.loads(line) for line in page.lines]
    return [(line["op"], line["reason"] if line["op"] == "delete" else line["record"]["title"]) for line in lines]


def test_who_starts_gets_all_that_is_published_and_no_deletion(destination: Destination, events: list[Any]) -> None:
    fresh(events[0]).unpublish()

    page = read(destination)

    assert told(page) == [("upsert", "Issy"), ("upsert", "Event 1"), ("upsert", "Event 2")]
    assert (page.has_more, page.count, page.token.sequence) == (False, 3, LedgerState.objects.get().head)


def test_pages_follow_each_other_until_the_head(destination: Destination, events: list[Any]) -> None:
    token, seen = None, []
    for _ in range(4):
        page = read(destination, token, limit=1)
        seen += told(page)
        token = page.token

    assert [title for _, title in seen] == ["Issy", "Event 0", "Event 1", "Event 2"]
    assert not page.has_more
    # Where the first sync began is of no interest once it is over.
    assert token is not None
    assert token.since is None


def test_who_goes_on_gets_what_changed_and_what_went(destination: Destination, events: list[Any]) -> None:
    token = read(destination).token
    publish(events[1], title="Renamed")
    fresh(events[2]).unpublish()

    assert told(read(destination, token)) == [("upsert", "Renamed"), ("delete", "WITHDRAWN")]
    assert told(read(destination, read(destination, token).token)) == []


def test_what_goes_during_a_first_sync_is_told_and_what_went_before_is_not(
    destination: Destination, events: list[Any]
) -> None:
    fresh(events[0]).unpublish()
    begun = read(destination, limit=1)
    fresh(events[2]).unpublish()

    rest = told(read(destination, begun.token))

    assert rest == [("upsert", "Event 1"), ("delete", "WITHDRAWN")]


def test_a_thing_that_changed_twice_is_told_once_as_it_is(destination: Destination, events: list[Any]) -> None:
    token = read(destination).token
    for title in ("Once", "Twice"):
        publish(events[0], title=title)

    assert told(read(destination, token)) == [("upsert", "Twice")]


def test_a_page_ends_with_the_stamp_of_the_head_that_it_was_read_at(
    destination: Destination, events: list[Any]
) -> None:
    begun = read(destination, limit=1)
    assert begun.token.stamp == LedgerState.objects.get().stamp
    publish(events[1], title="Renamed")

    assert read(destination, begun.token, limit=1).token.stamp == LedgerState.objects.get().stamp != begun.token.stamp


def test_a_ledger_without_a_stamp_gives_tokens_without_one(destination: Destination, events: list[Any]) -> None:
    LedgerState.objects.update(stamp="")
    HeadStamp.objects.all().delete()

    token = read(destination).token

    assert token.stamp == ""
    assert told(read(destination, token)) == []


def test_the_tallies_add_up_to_the_set(destination: Destination, events: list[Any]) -> None:
    page = read(destination)

    assert [(tally["kind"], tally["locale"], tally["count"]) for tally in page.tallies] == [
        ("event", "fr", 3),
        ("page", "fr", 1),
    ]
    assert page.count == 4


def test_a_site_hears_only_of_its_own(destination: Destination, events: list[Any]) -> None:
    other = Destination.create("other.example", is_default=False, slug="other")
    other.event("Elsewhere")

    assert told(read(other)) == [("upsert", "Other"), ("upsert", "Elsewhere")]
    assert "Elsewhere" not in str(told(read(destination)))
