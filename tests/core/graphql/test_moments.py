"""Moments that are asked for: with a time zone, in the years that a database has, in every DateTime of the schema."""

import base64
import json

import pytest

from tests.asking import answer, ask
from tests.destination import Destination

QUERY = "query($m: DateTime) { pages(filter: {lastPublishedAt: {gte: $m}}) { totalCount } }"
LITERAL = '{ pages(filter: {lastPublishedAt: {gte: "%s"}}) { totalCount } }'


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-07-07", "needs a time zone"),
        ("2026-07-07T09:00:00", "needs a time zone"),
        ("0001-01-01T00:00:00+14:00", "years 1 to 9999"),
        ("9999-12-31T23:59:59-12:00", "years 1 to 9999"),
    ],
)
@pytest.mark.parametrize("is_literal", [False, True])
def test_a_moment_without_a_zone_or_out_of_time_is_refused(
    destination: Destination, moment: str, words: str, is_literal: bool
) -> None:
    body = answer(LITERAL % moment) if is_literal else answer(QUERY, m=moment)

    (error,) = body["errors"]
    assert words in error["message"]
    assert error["extensions"]["code"] in {"BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"}


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00Z", "0001-01-01T14:00:00+14:00", "2026-07-07T09:00:00+02:00", "2026-07-07T07:00:00Z"]
)
def test_a_moment_with_a_zone_is_taken(destination: Destination, moment: str) -> None:
    assert ask(QUERY, m=moment) == ask(LITERAL % moment) == {"pages": {"totalCount": 1}}


def test_the_last_moment_of_all_is_taken(destination: Destination) -> None:
    assert ask(QUERY, m="9999-12-31T23:59:59Z") == {"pages": {"totalCount": 0}}


def test_a_moment_without_a_zone_in_a_variable_of_a_filter_is_refused(destination: Destination) -> None:
    query = "query($f: PageFilter) { pages(filter: $f) { totalCount } }"

    (error,) = answer(query, f={"not": {"lastPublishedAt": {"lt": "2026-07-07"}}})["errors"]

    assert error["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-07-07"])
def test_a_cursor_with_such_a_moment_is_no_cursor(destination: Destination, moment: str) -> None:
    values = ["last_published_at,uuid", moment, "6f0c2a52-3f0e-4a3c-9d57-0d3a1f5f8a11"]
    cursor = base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")
    query = "query($c: String) { pages(after: $c, orderBy: [{field: LAST_PUBLISHED_AT}]) { totalCount } }"

    (error,) = answer(query, c=cursor)["errors"]

    assert error["extensions"]["code"] == "BAD_USER_INPUT"


def test_cursors_of_the_longest_titles_are_taken_again(destination: Destination) -> None:
    for number in range(3):
        destination.section(chr(0x2070E + number) * 255)
    query = "query($c: String) { pages(first: 1, after: $c) { pageInfo { endCursor hasNextPage } } }"
    cursors: list[str] = []
    is_more = True
    while is_more:
        info = ask(query, c=cursors[-1] if cursors else None)["pages"]["pageInfo"]
        cursors.append(info["endCursor"])
        is_more = info["hasNextPage"]

    assert len(set(cursors)) == 4
    assert max(map(len, cursors)) > 700
