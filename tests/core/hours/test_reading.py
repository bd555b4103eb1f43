"""OpenStreetMap's syntax as others write it, and what of it rules cannot say."""

import pytest

from destination_cms.hours.reading import rules_of
from destination_cms.hours.rules import WEEK
from destination_cms.hours.writing import osm_text


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Mo-Fr 9:00-18:00", "Mo-Fr 09:00-18:00"),
        ("Mo-Fr 09:00-12:00, 14:00-18:00;PH closed", "Mo-Fr 09:00-12:00,14:00-18:00; PH off"),
        ("Sa-Mo 10:00-12:00", "Mo,Sa-Su 10:00-12:00"),
        ("Dec 24-26 off", "Dec 24-Dec 26 off"),
        ("2026 Jul 01-Aug 15 off", "2026 Jul 01-2026 Aug 15 off"),
        ("Jul-Aug: Mo-Su 10:00-19:00", "Jul-Aug 10:00-19:00"),
        ("Mo-Fr 10:00-12:00, Sa 14:00-18:00", "Mo-Fr 10:00-12:00, Sa 14:00-18:00"),
        ("off", "24/7 off"),
    ],
)
def test_other_spellings(text: str, same: str) -> None:
    rules = rules_of(text)

    assert rules is not None
    assert osm_text(rules) == same


@pytest.mark.parametrize(
    "text",
    ["", "9h-18h", "sunrise-sunset", "easter off", "week 1-53/2 Mo 10:00-12:00", "Mo[1] 10:00-12:00", "Mo-Fr", "SH off",
     "Mo-Fr 10:00-12:00 || unknown", "Feb 30 off", "2026 Jul-Aug off", "10:00+", "2027 Jan 02-2026 Dec 24 off",
     "Jan 05-Mar 10,Apr 02-May 03 off", "Mo-Fr 10:00-12:61", "Mo-Fr 10:00-12:00;"],
)  # fmt: skip
def test_what_rules_cannot_say_is_not_read(text: str) -> None:
    assert rules_of(text) is None


def test_no_days_are_all_days() -> None:
    (rule,) = rules_of("10:00-12:00") or ()

    assert rule.weekdays == WEEK
