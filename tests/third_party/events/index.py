"""The columns by which events are filtered and ordered; the sweep writes them from the projection."""

from django.db import models

from destination_cms.models import PublicationIndex


class EventIndex(PublicationIndex):
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        app_label = "destination_events"
        db_table = "destination_event_index"
        indexes = [models.Index("ends_at", "starts_at", name="destination_event_dates")]
