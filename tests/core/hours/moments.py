"""Moments in Paris."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def paris(year: int, month: int, day: int, hour: int = 12, minute: int = 0, fold: int = 0) -> datetime:
    """Return a moment in UTC, as GraphQL gives it, by the clocks of Paris."""
    return datetime(year, month, day, hour, minute, fold=fold, tzinfo=PARIS).astimezone(UTC)
