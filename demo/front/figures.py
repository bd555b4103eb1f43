"""Lengths, times, prices and dates as visitors read them, in the language that is active."""

from datetime import date, datetime
from decimal import Decimal

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .words import word

METRES_OF_A_KILOMETRE = 1000
MINUTES_OF_AN_HOUR = 60
SECONDS_OF_A_MINUTE = 60
BYTES_OF_A_KILOBYTE = 1000
SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}
HARD_SPACE = "\u00a0"


def length_text(metres: int) -> str:
    """Return ``650 m`` or ``2.2 km``."""
    if metres < METRES_OF_A_KILOMETRE:
        return f"{metres}{HARD_SPACE}m"
    return f"{number_format(metres / METRES_OF_A_KILOMETRE, decimal_pos=1)}{HARD_SPACE}km"


def centimetres_text(centimetres: int) -> str:
    """Return ``140 cm``."""
    return f"{number_format(centimetres, force_grouping=True)}{HARD_SPACE}cm"


def minutes_text(minutes: int) -> str:
    """Return ``45 min``, ``2 h`` or ``2 h 30``."""
    hours, rest = divmod(minutes, MINUTES_OF_AN_HOUR)
    if not hours:
        return f"{rest}{HARD_SPACE}min"
    return f"{hours}{HARD_SPACE}h" + (f"{HARD_SPACE}{rest:02}" if rest else "")


def clock_text(seconds: int) -> str:
    """Return a length as players show it: ``2:05``."""
    minutes, rest = divmod(seconds, SECONDS_OF_A_MINUTE)
    return f"{minutes}:{rest:02}"


def amount_text(amount: str, currency: str | None) -> str:
    """Return ``1,200 €`` as the language writes it; whole amounts without cents."""
    text = _number(Decimal(amount), places=2)
    symbol = SYMBOLS.get(currency or "", currency or "")
    return f"{text}{HARD_SPACE}{symbol}" if _is_french() or len(symbol) != 1 else f"{symbol}{text}"


def languages_text(codes: list[str]) -> str:
    """Return the names of languages in a row; French writes them small."""
    names = [word(code, "language") for code in codes]
    return ", ".join([*names[:1], *(name.lower() if _is_french() else name for name in names[1:])])


def group_text(least: int | None, most: int | None) -> str:
    """Return how many people may come; empty when nothing is said."""
    if least and most:
        return _("%(least)s to %(most)s people") % {"least": least, "most": most}
    if most:
        return _("up to %(most)s people") % {"most": most}
    return _("from %(least)s people") % {"least": least} if least else ""


def moment(value: str) -> datetime | None:
    """Return a moment of the API."""
    return parse_datetime(value)


def day(value: str) -> date | None:
    """Return a date of the API."""
    return parse_date(value)


def day_text(value: date) -> str:
    """Return a day in words; French writes the first of a month as an ordinal."""
    text = date_format(value, "j F Y")
    return f"1er{text.removeprefix('1')}" if _is_french() and value.day == 1 else text


def moment_text(value: datetime) -> str:
    """Return a day with its time, as the language writes it."""
    clock = date_format(value, "G\u00a0\\h\u00a0i" if _is_french() else "H:i")
    return _("%(day)s at %(time)s") % {"day": day_text(value), "time": clock}


def size_text(byte_count: int) -> str:
    """Return ``157 kB`` or ``1.2 MB``, in thousands as networks count."""
    thousands = max(1, round(byte_count / BYTES_OF_A_KILOBYTE))
    if thousands < BYTES_OF_A_KILOBYTE:
        return _("%(size)s kB") % {"size": thousands}
    return _("%(size)s MB") % {"size": number_format(thousands / BYTES_OF_A_KILOBYTE, decimal_pos=1)}


def square_metres_text(area: float) -> str:
    return f"{_number(Decimal(str(area)), places=1)}{HARD_SPACE}m²"


def _number(value: Decimal, *, places: int) -> str:
    """Return a number with its thousands apart; a whole one without decimals."""
    return number_format(value, decimal_pos=0 if value == int(value) else places, use_l10n=True, force_grouping=True)


def _is_french() -> bool:
    return (get_language() or "").startswith("fr")
