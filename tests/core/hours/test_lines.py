"""Opening hours as readers of two languages read them."""

import pytest

from destination_cms.hours.lines import lines_in

TEXT = (
    "Mo-Fr 09:00-12:00,14:00-18:30; Jul-Aug off; Jul-Aug Tu-Su,PH 10:00-19:00; Dec 24-Jan 01 off; PH unknown; "
    '2026 Jul 14 00:00-24:00 open "Feu"; 2026 Dec 01-2027 Jan 31 Fr-Sa 22:00-02:00'
)
FRENCH = [
    "Lundi \N{EN DASH} vendredi : 9 h \N{EN DASH} 12 h, 14 h \N{EN DASH} 18 h 30",
    "Juillet \N{EN DASH} août, mardi \N{EN DASH} dimanche, jours fériés : 10 h \N{EN DASH} 19 h",
    "24 décembre \N{EN DASH} 1er janvier : fermé",
    "Jours fériés : horaires non renseignés",
    "14 juillet 2026 : toute la journée (Feu)",
    "1er décembre 2026 \N{EN DASH} 31 janvier 2027, vendredi \N{EN DASH} samedi : 22 h \N{EN DASH} 2 h",
]
ENGLISH = [
    "Monday \N{EN DASH} Friday: 9:00 \N{EN DASH} 12:00, 14:00 \N{EN DASH} 18:30",
    "July \N{EN DASH} August, Tuesday \N{EN DASH} Sunday, public holidays: 10:00 \N{EN DASH} 19:00",
    "December 24 \N{EN DASH} January 1: closed",
    "Public holidays: hours not known",
    "July 14, 2026: all day (Feu)",
    "Dec. 1, 2026 \N{EN DASH} Jan. 31, 2027, Friday \N{EN DASH} Saturday: 22:00 \N{EN DASH} 2:00",
]


def plain(lines: tuple[str, ...]) -> list[str]:
    return [line.replace("\u00a0", " ") for line in lines]


@pytest.mark.parametrize(("language", "lines"), [("fr", FRENCH), ("en", ENGLISH)])
def test_every_rule_has_a_line_but_one_that_only_closes_the_rest_of_a_season(language: str, lines: list[str]) -> None:
    assert plain(lines_in(language, TEXT)) == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("24/7", "Tous les jours : toute la journée"),
        ("Mo off", "Lundi : fermé"),
        ("10:00-24:00", "Tous les jours : 10 h \N{EN DASH} 24 h"),
    ],
)
def test_single_lines(text: str, line: str) -> None:
    assert plain(lines_in("fr", text)) == [line]


def test_a_text_that_rules_cannot_say_has_no_lines() -> None:
    assert lines_in("fr", "sunrise-sunset") == ()
