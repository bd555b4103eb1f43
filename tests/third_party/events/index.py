"""The columns by which events are filtered and ordered; the sweep writes them from the projection."""

from django.db import models

from destination_cms.models import PublicationIndex, list_indexes


class EventIndex(PublicationIndex):
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        app_label = "destination_events"
        db_table = "destination_event_index"
        indexes = list_indexes("destination_event", orders=("starts_at",), filters=("ends_at",))
