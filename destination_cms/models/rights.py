"""Rights that end: the moment at which a last day is over."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

__all__ = ["end_of_day"]


def end_of_day(day: date | None) -> datetime | None:
    """Return the midnight after a day in the site's time zone; ``None`` for no day."""
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
