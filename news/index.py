"""Typed rows by which articles are filtered and ordered, written by the sweep."""

from django.db import models

from destination_cms.models import PublicationIndex


class NewsArticleIndex(PublicationIndex):
    """Filter row of an article.

    The texts hold keys and choices as ``value_lists`` writes them; ``news_index`` has one key at most.
    """

    displayed_at = models.DateTimeField(null=True)
    sections = models.TextField(blank=True)
    event_tags = models.TextField(blank=True)
    audiences = models.TextField(blank=True)
    news_index = models.TextField(blank=True)
    reading_time_minutes = models.PositiveIntegerField()

    class Meta:
        app_label = "destination_news"
        db_table = "destination_news_article_index"
        indexes = [models.Index("displayed_at", name="destination_news_displayed")]
