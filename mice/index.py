"""Index rows by which business offers are filtered and ordered; the sweep writes them."""

from django.db import models

from destination_cms.models import PublicationIndex, list_indexes

from .choices import OfferKind, Setting


class MiceOfferIndex(PublicationIndex):
    """Index row of an offer: people, minutes, seats of its largest room.

    ``district`` is the district's key, empty for none. ``languages`` and ``equipment`` hold their values
    as ``destination_cms.multi_values`` writes them.
    """

    kind = models.CharField(max_length=20, choices=OfferKind.choices)
    setting = models.CharField(max_length=10, choices=Setting.choices)
    participants_min = models.PositiveIntegerField(null=True)
    participants_max = models.PositiveIntegerField(null=True)
    duration_minutes = models.PositiveIntegerField(null=True)
    district = models.CharField(max_length=120, blank=True)
    languages = models.CharField(max_length=200, blank=True)
    equipment = models.CharField(max_length=250, blank=True)
    room_count = models.PositiveIntegerField(null=True)
    seats = models.PositiveIntegerField(null=True)
    seats_theatre = models.PositiveIntegerField(null=True)
    seats_classroom = models.PositiveIntegerField(null=True)
    seats_boardroom = models.PositiveIntegerField(null=True)
    seats_u_shape = models.PositiveIntegerField(null=True)
    seats_banquet = models.PositiveIntegerField(null=True)
    seats_cocktail = models.PositiveIntegerField(null=True)

    payload_columns = ("kind", "setting", "participants_min", "participants_max", "duration_minutes", "room_count")

    class Meta:
        app_label = "destination_mice"
        db_table = "destination_mice_offer_index"
        indexes = list_indexes(
            "destination_offer",
            orders=("participants_max", "duration_minutes", "seats", "room_count"),
            filters=("kind", "district", "setting"),
            has_place=True,
        )
