"""Two revisions side by side, in the words of the session's language."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import models
from django.utils import timezone
from django.utils.translation import override
from wagtail.admin.compare import comparison_class_registry

from destination_cms.admin.comparisons import TrackComparison, ValueComparison, in_words
from destination_cms.models.track_fields import TrackField
from tests.core.admin.people import editor
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination, publish


@pytest.mark.parametrize(
    ("value", "french"),
    [
        (None, ""),
        (True, "Oui"),
        (False, "Non"),
        (date(2027, 12, 31), "31/12/2027"),
        (datetime(2027, 12, 31, 23, 30, tzinfo=UTC), "01/01/2028 00:30"),
        (time(9, 5), "09:05"),
        (Decimal("6.5"), "6,5"),
        (0, "0"),
    ],
)
def test_a_value_is_written_as_in_french(value: Any, french: str) -> None:
    with override("fr"), timezone.override("Europe/Paris"):
        assert in_words(value).replace("\u202f", " ") == french


@pytest.mark.parametrize(
    "field",
    [models.BooleanField, models.DateField, models.DateTimeField, models.DecimalField, models.PositiveIntegerField],
)
def test_every_field_that_is_no_text_is_compared_so(field: type[models.Field]) -> None:
    assert comparison_class_registry.get(field()) is ValueComparison


def test_an_empty_date_is_not_called_none(destination: Destination) -> None:
    spot = destination.spot()
    first = spot.latest_revision
    changed = publish(spot, last_verified_on=date(2026, 3, 1)).latest_revision

    page = editor("fr").source(f"/admin/pages/{spot.pk}/revisions/compare/{first.pk}...{changed.pk}/")

    assert '<span class="addition">01/03/2026</span>' in page
    assert "None" not in page.partition("<table")[2].partition("</table>")[0]


def test_two_tracks_are_compared_by_their_numbers() -> None:
    field = TrackField("track", null=True)
    field.set_attributes_from_name("track")

    def diff(before: Any, after: Any) -> str:
        return TrackComparison(field, SimpleNamespace(track=before), SimpleNamespace(track=after)).htmldiff()

    with override("en"):
        assert "184" in diff(LINE, LINE)
        assert "coordinates" not in diff(LINE, None)
        assert "deletion" in diff(LINE, None)
        assert diff(None, None) == ""
