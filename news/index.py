"""Index rows by which articles are filtered and ordered; the sweep writes them."""

from django.db import models

from destination_cms.models import PublicationIndex, list_indexes


class NewsArticleIndex(PublicationIndex):
    """Index row of an article.

    The text columns hold keys and choices as ``destination_cms.multi_values`` writes them; ``news_index``
    holds at most one key.
    """

    displayed_at = models.DateTimeField(null=True)
    sections = models.TextField(blank=True)
    event_tags = models.TextField(blank=True)
    districts = models.TextField(blank=True, default="")
    audiences = models.TextField(blank=True)
    news_index = models.TextField(blank=True)
    reading_time_minutes = models.PositiveIntegerField()

    payload_columns = ("reading_time_minutes",)

    class Meta:
        app_label = "destination_news"
        db_table = "destination_news_article_index"
        indexes = list_indexes("destination_article", orders=("displayed_at", "reading_time_minutes"))
