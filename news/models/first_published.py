"""First publication date of articles that are saved live without publishing: imports, fixtures, scripts."""

from typing import Any

from django.db.models.signals import pre_save
from django.utils import timezone

from .pages import NewsArticlePage

__all__ = ["connect_first_published"]


def connect_first_published() -> None:
    """Connect the signal that sets the date of an article saved live. Called once, when the app is ready.

    Without it, and without a displayed date, GraphQL, the index and the feed would return different dates.
    """
    pre_save.connect(_stamp, sender=NewsArticlePage, dispatch_uid=f"{__name__}.stamp")


def _stamp(sender: Any, instance: NewsArticlePage, **kwargs: Any) -> None:
    if instance.live and instance.first_published_at is None:
        instance.first_published_at = timezone.now()
