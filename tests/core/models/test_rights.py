"""Rights end with their last day, in the site's time zone, also when the clocks change."""

from datetime import UTC, date, datetime

import pytest

from destination_cms.models.rights import end_of_day


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 1, 31), datetime(2026, 1, 31, 23, tzinfo=UTC)),
        (date(2026, 7, 14), datetime(2026, 7, 14, 22, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_midnight(day: date, end: datetime) -> None:
    assert end_of_day(day) == end


def test_no_day_has_no_end() -> None:
    assert end_of_day(None) is None
