"""The columns by which sponsored circuits are filtered and ordered; the sweep fills them from the payload by name."""

from django.db import models

from destination_cms.models import PublicationIndex, list_indexes

from .choices import SponsorTier


class SponsoredCircuitIndex(PublicationIndex):
    sponsor_tier = models.CharField(max_length=10, choices=SponsorTier.choices)
    sponsored_since = models.PositiveIntegerField(null=True)

    class Meta:
        app_label = "destination_sponsors"
        db_table = "destination_sponsored_circuit_index"
        indexes = list_indexes("destination_sponsored", orders=("sponsored_since",), filters=("sponsor_tier",))
