"""With a cache of answers, a reader never gets an older, another site's or an expired answer; only the work is saved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from destination_cms.graphql.http import views
from destination_cms.graphql.http.answer_cache import ALIAS
from tests.asking import answer, ask
from tests.destination import Destination, publish
from tests.kept_answers import answers_kept, assert_kept_answers_are_fresh

QUERY = "query($first: Int) { events(first: $first) { totalCount nodes { title } } }"


@pytest.fixture(autouse=True)
def _kept() -> Iterator[None]:
    with answers_kept():
        yield


def titles() -> list[str]:
    return [node["title"] for node in ask(QUERY, first=10)["events"]["nodes"]]


def test_a_kept_answer_reads_one_row(destination: Destination) -> None:
    destination.event()
    first = answer(QUERY, first=10)

    with CaptureQueriesContext(connection) as captured:
        assert answer(QUERY, first=10) == first

    assert len(captured) == 1


def test_a_change_is_seen_at_once(destination: Destination) -> None:
    event = destination.event(title="Fair")
    assert titles() == ["Fair"]

    publish(event, title="Great fair")
    assert titles() == ["Great fair"]

    event.unpublish()
    assert titles() == []


def test_what_ends_is_gone_at_its_moment_without_a_sweep(
    destination: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = timezone.now() + timedelta(minutes=5)
    destination.event(title="Fair", expire_at=soon)
    assert titles() == ["Fair"]

    monkeypatch.setattr(timezone, "now", lambda: soon + timedelta(seconds=1))
    assert titles() == []


def test_other_variables_settings_and_media_types_are_other_answers(destination: Destination, settings: Any) -> None:
    destination.event(title="A")
    destination.event(title="B")

    assert len(ask(QUERY, first=1)["events"]["nodes"]) == 1
    assert len(ask(QUERY, first=2)["events"]["nodes"]) == 2
    settings.DESTINATION_CMS = {**settings.DESTINATION_CMS, "MAX_PAGE_SIZE": 1}
    assert answer(QUERY, first=2)["errors"][0]["extensions"]["code"] == "PAGE_TOO_LARGE"


def test_an_answer_with_an_error_is_made_again(destination: Destination) -> None:
    destination.event()
    query = '{ events(after: "x") { totalCount } }'
    first = answer(query)

    with CaptureQueriesContext(connection) as captured:
        assert answer(query)["errors"] == first["errors"]

    assert len(captured) >= 1
    assert not any(isinstance(kept, bytes) and b"errors" in kept for kept in caches[ALIAS]._cache.values())  # type: ignore[attr-defined]


def test_a_get_of_a_kept_answer_has_the_headers_of_a_fresh_one(destination: Destination) -> None:
    destination.event()
    fresh, kept = (Client().get("/graphql/", {"query": "{ events { totalCount } }"}) for _ in range(2))

    assert kept.content == fresh.content
    assert {name: kept[name] for name in ("ETag", "Cache-Control", "Vary", "Content-Type")} == {
        name: fresh[name] for name in ("ETag", "Cache-Control", "Vary", "Content-Type")
    }
    again = Client().get("/graphql/", {"query": "{ events { totalCount } }"}, headers={"if-none-match": kept["ETag"]})
    assert again.status_code == 304


def test_a_key_without_the_ledgers_head_would_be_noticed(
    destination: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = views._digest_of
    same = {"head": 0, "stamp": ""}
    monkeypatch.setattr(views, "_digest_of", lambda state, *rest: honest(replace(state, **same), *rest))
    spot = destination.spot(title="Mill")
    assert_kept_answers_are_fresh("testserver")
    publish(spot, title="Old mill")

    with pytest.raises(AssertionError):
        assert_kept_answers_are_fresh("testserver")
