"""The box of the database is that of geometry."""

from uuid import uuid4

import pytest
from django.utils import timezone

from destination_cms.geo import BoundingBox, Point
from destination_cms.models import Publication
from destination_cms.models.publication import within_box

PLACES = [
    (latitude, longitude) for latitude in (-90.0, 10.0, 48.8, 90.0) for longitude in (-180.0, -179.5, 2.2, 179.5, 180.0)
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("south", "west", "north", "east"),
    [(48.0, 2.0, 49.0, 3.0), (-90.0, -180.0, 90.0, 180.0), (10.0, 179.0, 48.8, -179.0), (10.0, 2.2, 10.0, 2.2)],
)
def test_what_is_within_a_box(south: float, west: float, north: float, east: float) -> None:
    Publication.objects.bulk_create(
        Publication(
            site=1,
            kind="spot",
            uuid=uuid4(),
            sequence=number,
            changed_at=timezone.now(),
            latitude=latitude,
            longitude=longitude,
        )
        for number, (latitude, longitude) in enumerate(PLACES)
    )
    box = BoundingBox(south=south, west=west, north=north, east=east)

    found = Publication.objects.filter(within_box(south=south, west=west, north=north, east=east))

    expected = {place for place in PLACES if box.contains(Point(*place))}
    assert expected
    assert set(found.values_list("latitude", "longitude")) == expected
