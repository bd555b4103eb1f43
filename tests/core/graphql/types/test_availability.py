"""A status is worked out from the payload alone: notices, months and hours as apps have them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from destination_cms.availability.status import Availability
from destination_cms.graphql.types.availability import status_of

NOON = datetime(2026, 7, 1, 10, tzinfo=UTC)


def entry(key: str, effect: str, starts_at: str, ends_at: str | None) -> dict[str, Any]:
    return {"notice": {"ref": key}, "effect": effect, "starts_at": starts_at, "ends_at": ends_at}


def test_nothing_stated_is_open() -> None:
    assert status_of({}, NOON).availability is Availability.OPEN
    assert status_of({"opening_hours": None, "notices": [], "season_months": []}, NOON).next_change_at is None


@pytest.mark.parametrize(
    ("payload", "availability", "causes"),
    [
        ({"season_months": ["AUGUST"]}, "CLOSED", ("SEASON",)),
        ({"opening_hours": {"osm": "Mo-Fr 09:00-10:00"}}, "CLOSED", ("HOURS",)),
        ({"opening_hours": {"osm": "", "note": "By daylight"}}, "OPEN", ()),
        ({"notices": [entry("a", "PARTIAL", "2026-07-01T10:00:00Z", None)]}, "PARTIAL", ("NOTICE",)),
        ({"notices": [entry("a", "CLOSED", "2026-07-01T09:00:00Z", "2026-07-01T10:00:00Z")]}, "OPEN", ()),
    ],
)
def test_each_cause_is_told(payload: Any, availability: str, causes: tuple[str, ...]) -> None:
    found = status_of(payload, NOON)

    assert (found.availability, found.causes) == (availability, causes)


def test_notices_are_named_by_their_keys() -> None:
    notices = [entry("b", "OPEN", "2026-07-01T09:00:00Z", None), entry("a", "CLOSED", "2026-07-01T09:30:00Z", None)]

    assert status_of({"notices": notices}, NOON).notices == ("b", "a")
