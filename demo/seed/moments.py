"""Moments of the demo that are to come whenever it is written: counted from the day on which the seed runs."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

SATURDAY = 5
DAYS_OF_A_WEEK = 7


def weekend_after(today: date, days: int) -> tuple[date, date]:
    """Return the first Saturday that is as many days ahead or more, and its Sunday."""
    first = today + timedelta(days=days)
    saturday = first + timedelta(days=(SATURDAY - first.weekday()) % DAYS_OF_A_WEEK)
    return saturday, saturday + timedelta(days=1)


def moment_of(stated: Mapping[str, Any], today: date) -> datetime:
    """Return a moment in the site's time zone.

    Args:
        stated: ``at``, a time of day such as 08:00, and ``in_days`` or ``weekend_in_days``; ``plus_days`` is added.
        today: the day that is counted from.
    """
    if "weekend_in_days" in stated:
        day, _ = weekend_after(today, stated["weekend_in_days"])
    else:
        day = today + timedelta(days=stated["in_days"])
    day += timedelta(days=stated.get("plus_days", 0))
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(stated["at"])))
