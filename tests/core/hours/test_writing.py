"""Rules in OpenStreetMap's syntax: what is written is read back, by us and by the library."""

from datetime import date

import pytest

from destination_cms.hours.evaluation import syntax_fault
from destination_cms.hours.reading import rules_of
from destination_cms.hours.rules import DAY, Period, Rule, State
from destination_cms.hours.writing import osm_text, runs

NINE_TO_SIX = ((540, 1080),)
TEXTS = {
    "24/7": [Rule(((0, DAY),))],
    "09:00-18:00": [Rule(NINE_TO_SIX)],
    "Mo-Fr 09:00-12:00,14:00-18:00; PH off": [
        Rule(((540, 720), (840, 1080)), (0, 1, 2, 3, 4)),
        Rule(weekdays=(), state=State.CLOSED, is_holidays=True),
    ],
    "Mo-Su,PH 09:00-18:00": [Rule(NINE_TO_SIX, is_holidays=True)],
    "Mo,We,Sa-Su 00:00-24:00": [Rule(((0, DAY),), (0, 2, 5, 6))],
    "Fr 22:00-02:00": [Rule(((1320, 1560),), (4,))],
    "10:00-24:00": [Rule(((600, DAY),))],
    "Jul 09:00-18:00": [Rule(NINE_TO_SIX, period=Period(months=(7, 7)))],
    "Nov-Feb Mo 09:00-18:00": [Rule(NINE_TO_SIX, (0,), Period(months=(11, 2)))],
    "Apr 15-Oct 15 09:00-18:00": [Rule(NINE_TO_SIX, period=Period(days=((4, 15), (10, 15))))],
    "Dec 25 off": [Rule(period=Period(days=((12, 25), (12, 25))), state=State.CLOSED)],
    "2026 Dec 24-2027 Jan 02 off": [
        Rule(period=Period(dates=(date(2026, 12, 24), date(2027, 1, 2))), state=State.CLOSED)
    ],
    '24/7 unknown; 2026 Jul 14 09:00-18:00 open "Free; by bus, Mo"': [
        Rule(state=State.UNKNOWN),
        Rule(NINE_TO_SIX, period=Period(dates=(date(2026, 7, 14), date(2026, 7, 14))), note="Free; by bus, Mo"),
    ],
    'Mo 09:00-18:00, Mo 19:00-20:00 open "Concert"': [
        Rule(NINE_TO_SIX, (0,)),
        Rule(((1140, 1200),), (0,), is_additional=True, note="Concert"),
    ],
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_rule_is_written_and_read_back(text: str) -> None:
    assert osm_text(TEXTS[text]) == text
    assert syntax_fault(text) is None
    assert rules_of(text) == tuple(TEXTS[text])


def test_runs_of_days() -> None:
    assert runs(()) == []
    assert runs((0,)) == [(0, 0)]
    assert runs((0, 1, 3, 5, 6)) == [(0, 1), (3, 3), (5, 6)]
