from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from django.utils.translation import override

from destination_cms.content_warnings import common_warnings, current_sentences, months_later, sentence_of
from destination_cms.verticals import ContentWarning, WarningText

TEXTS = {"far": WarningText("Far", "“%(title)s” is %(metres)s m away, %(share)s %%, stop %(number)d")}


@pytest.mark.parametrize(
    ("title", "is_told"),
    [
        ("LE FORT D’ISSY", True),
        ("LE FORT D’Issy", False),
        ("PARC DE L’ÎLE 2000", True),
        ("CNIT", False),
        ("UNIBAIL-RODAMCO", False),
        ("T2 T10", False),
        ("", False),
    ],
)
def test_a_title_in_capitals_is_told(title: str, is_told: bool) -> None:
    assert [each.code for each in common_warnings(SimpleNamespace(title=title))] == ["title_in_capitals"] * is_told


def test_numbers_are_written_as_the_language_writes_them() -> None:
    values = {"title": "Gate", "metres": 12_345, "share": 5.5, "number": 1_000}

    with override("fr"):
        assert sentence_of("far", values, TEXTS) == "“Gate” is 12\u00a0345 m away, 5,5 %, stop 1000"
    with override("en"):
        assert sentence_of("far", values, TEXTS) == "“Gate” is 12,345 m away, 5.5 %, stop 1000"


@pytest.mark.parametrize("values", [{}, {"title": "Gate", "metres": 1, "share": 1, "number": "one"}])
def test_a_warning_of_another_version_is_shown_by_its_code(values: dict[str, object]) -> None:
    assert sentence_of("far", values, TEXTS) == "far"
    assert sentence_of("gone", {}, TEXTS) == "gone"


def test_what_holds_from_a_later_day_on_is_not_told_before() -> None:
    today = timezone.localdate()
    days = [None, today, today - timedelta(days=1), today + timedelta(days=1)]
    warnings = [ContentWarning(code=f"{number}", starts_on=day) for number, day in enumerate(days)]

    assert current_sentences(warnings, {}) == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 15), 24, date(2028, 12, 15)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later
