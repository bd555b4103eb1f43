"""Times as they are typed in France and in Britain."""

from datetime import time

import pytest

from destination_cms.hours.clock import parse_clock


@pytest.mark.parametrize(
    "text",
    ["9h30", "9 h 30", "9:30", "09:30", "9.30", "9H30", " 9 h 30 ", "9\u00a0h\u00a030", "9\u202fh\u202f30", "09h30",
     "9 heures 30", "9h30 min", "9h30mn", "9.30 am", "9:30 a.m."],
)  # fmt: skip
def test_half_past_nine(text: str) -> None:
    assert parse_clock(text) == time(9, 30)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("18h", time(18)),
        ("18 h", time(18)),
        ("18", time(18)),
        ("18:00", time(18)),
        ("6 pm", time(18)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("midi", time(12)),
        ("Minuit", time(0)),
        ("24h", time(0)),
        ("24:00", time(0)),
        ("0h", time(0)),
        ("1 heure", time(1)),
    ],
)
def test_other_times(text: str, meant: time) -> None:
    assert parse_clock(text) == meant


@pytest.mark.parametrize(
    "text", ["", "h", "25h", "9h60", "9h3", "24h30", "13 pm", "0 am", "930", "neuf heures", "9-12", "9:30:15", "-9"]
)
def test_what_is_not_a_time(text: str) -> None:
    assert parse_clock(text) is None
