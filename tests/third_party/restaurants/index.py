"""The columns by which restaurants are filtered and ordered; the sweep fills them from the payload by name."""

from django.db import models

from destination_cms.models import PublicationIndex, list_indexes

from .choices import PriceLevel


class RestaurantIndex(PublicationIndex):
    price_level = models.CharField(max_length=10, choices=PriceLevel.choices)
    seat_count = models.PositiveIntegerField(null=True)

    payload_columns = ("price_level", "seat_count")

    class Meta:
        app_label = "destination_restaurants"
        db_table = "destination_restaurant_index"
        indexes = list_indexes("destination_restaurant", orders=("seat_count",), filters=("price_level",))
