"""The moment that the front asks the API about."""

from django.utils import timezone


def this_minute() -> str:
    """Return now, to the minute: answers to the same question about the same moment can be kept."""
    return timezone.now().replace(second=0, microsecond=0).isoformat()
