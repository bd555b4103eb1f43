from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from circuits.models import CircuitAccessibilityLabel, CircuitPage, CircuitSurface
from destination_cms.projections.accessibility import project_accessibility

pytestmark = pytest.mark.django_db


def told(**fields: Any) -> Any:
    return project_accessibility(CircuitPage(title="Walk", **fields))


def test_where_nothing_is_stated_nothing_is_told() -> None:
    assert told() == {}


@pytest.mark.parametrize(
    "fields",
    [{"rest_point_count": 0}, {"reduced_mobility": "NO"}, {"max_slope_percent": Decimal(0)}, {"audio_guidance": "NO"}],
    ids=str,
)
def test_a_zero_and_a_no_are_statements(fields: dict[str, Any]) -> None:
    ((name, value),) = fields.items()

    assert told(**fields)["accessibility"][name] == value


def test_numbers_surfaces_and_labels_are_told() -> None:
    page = CircuitPage(title="Walk", min_width_cm=120, max_slope_percent=Decimal("4.5"))
    page.accessibility_reviewed_on = date(2026, 5, 1)
    page.surfaces = [CircuitSurface(kind="ASPHALT", percent=80), CircuitSurface(kind="GRASS")]
    page.accessibility_labels = [
        CircuitAccessibilityLabel(kind="MOTOR", valid_until_on=date(2029, 1, 31)),
        CircuitAccessibilityLabel(kind="VISUAL"),
    ]

    assert project_accessibility(page)["accessibility"] == {
        "reduced_mobility": "UNKNOWN",
        "min_width_cm": 120,
        "max_slope_percent": 4.5,
        "max_cross_slope_percent": None,
        "surfaces": [{"kind": "ASPHALT", "percent": 80}, {"kind": "GRASS", "percent": None}],
        "rest_point_count": None,
        "accessible_toilets": "UNKNOWN",
        "tactile_guidance": "UNKNOWN",
        "audio_guidance": "UNKNOWN",
        "labels": [{"kind": "MOTOR", "valid_until_on": "2029-01-31"}, {"kind": "VISUAL", "valid_until_on": None}],
        "advice": "",
        "reviewed_on": "2026-05-01",
    }
