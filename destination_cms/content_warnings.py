"""Warnings that any kind of page may have, and their sentences in the language of the session."""

import calendar
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .verticals import ContentWarning, WarningText
from .written_numbers import written

__all__ = [
    "COMMON_TEXTS",
    "SHARED_PLACE",
    "SIMILAR_NEARBY",
    "common_warnings",
    "current_sentences",
    "months_later",
    "sentence_of",
]

SHARED_PLACE = "shared_place"
SIMILAR_NEARBY = "similar_nearby"
TITLE_IN_CAPITALS = "title_in_capitals"

#: Of the warnings that the core finds in pages of each kind with ``WarningRules``.
COMMON_TEXTS: Mapping[str, WarningText] = {
    TITLE_IN_CAPITALS: WarningText(
        _("Title in capitals"),
        _("The title is in capitals: screen readers may spell it, and lists look loud."),
    ),
    SHARED_PLACE: WarningText(
        _("Shared position"),
        _("At least %(least)d pages have the very same position: it may be that of their street or town."),
    ),
    SIMILAR_NEARBY: WarningText(
        _("Possibly twice"),
        _("“%(title)s” is less than %(limit)d m away and has a similar title: it may be the same place."),
    ),
}

#: Shorter titles are names such as "CNIT" or "T2".
_FEWEST_CAPITALS = 8


def common_warnings(page: Any) -> Iterator[ContentWarning]:
    """Yield what may be wrong in a page of any kind."""
    letters = [letter for letter in page.title if letter.isalpha()]
    if len(letters) >= _FEWEST_CAPITALS and " " in page.title.strip() and all(letter.isupper() for letter in letters):
        yield ContentWarning(code=TITLE_IN_CAPITALS)


def sentence_of(code: str, values: Mapping[str, Any], texts: Mapping[str, WarningText]) -> str:
    """Return what an editor reads of a warning, in the session's language; its code where its text is not known."""
    text = texts.get(code) or COMMON_TEXTS.get(code)
    try:
        return str(text.sentence) % {name: written(value) for name, value in values.items()} if text else code
    except (KeyError, TypeError, ValueError):
        # Stored by another version of a vertical; the next reconcile replaces it.
        return code


def current_sentences(warnings: Iterable[ContentWarning], texts: Mapping[str, WarningText]) -> list[str]:
    """Return what an editor reads of the warnings that hold today."""
    today = timezone.localdate()
    return [
        sentence_of(warning.code, warning.values, texts)
        for warning in warnings
        if warning.starts_on is None or warning.starts_on <= today
    ]


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
