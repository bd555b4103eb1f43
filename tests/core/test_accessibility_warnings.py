from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.utils.translation import override

from destination_cms.accessibility_warnings import ACCESSIBILITY_TEXTS, accessibility_warnings
from destination_cms.content_warnings import current_sentences

TODAY = date(2026, 11, 30)


def told(language: str = "en", **fields: Any) -> list[str]:
    page = SimpleNamespace(
        **{
            "reduced_mobility": "YES",
            "max_slope_percent": None,
            "min_width_cm": None,
            "accessibility_reviewed_on": TODAY,
            **fields,
        }
    )
    with override(language), patch("django.utils.timezone.localdate", return_value=TODAY):
        return current_sentences(accessibility_warnings(page), ACCESSIBILITY_TEXTS)


@pytest.mark.parametrize(("slope", "warnings"), [("5.0", 0), ("5.5", 1), (None, 0)])
def test_what_suits_a_wheelchair_is_not_steep(slope: str | None, warnings: int) -> None:
    found = told(max_slope_percent=slope and Decimal(slope))

    assert len(found) == warnings
    assert not found or "its slope is 5.5 %; more than 5 %" in found[0]


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert "5,5\u00a0%" in told("fr", max_slope_percent=Decimal("5.5"))[0]


@pytest.mark.parametrize(("width", "warnings"), [(90, 0), (89, 1), (None, 0)])
def test_what_suits_a_wheelchair_is_wide_enough(width: int | None, warnings: int) -> None:
    assert len(told(min_width_cm=width)) == warnings


@pytest.mark.parametrize(("reviewed_on", "warnings"), [(date(2024, 12, 1), 0), (date(2024, 11, 30), 1), (None, 1)])
def test_a_check_gets_old(reviewed_on: date | None, warnings: int) -> None:
    assert len(told(accessibility_reviewed_on=reviewed_on)) == warnings


@pytest.mark.parametrize("said", ["UNKNOWN", "PARTIAL", "NO"])
def test_what_is_not_promised_is_not_warned_of(said: str) -> None:
    assert told(reduced_mobility=said, min_width_cm=40, accessibility_reviewed_on=None) == []
