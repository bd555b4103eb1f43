"""Template filters and tags of the front: words for the API's values, and figures as text."""

import json
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from ..figures import (
    amount_text,
    centimetres_text,
    clock_text,
    day,
    day_text,
    group_text,
    languages_text,
    length_text,
    minutes_text,
    moment,
    moment_text,
    size_text,
    square_metres_text,
)
from ..words import word

register = template.Library()

register.filter("word", word)
register.filter("metres", length_text)
register.filter("centimetres", centimetres_text)
register.filter("minutes", minutes_text)
register.filter("clock", clock_text)
register.filter("file_size", size_text)
register.filter("languages", languages_text)
register.filter("square_metres", square_metres_text)


@register.filter
def as_moment(value: str) -> datetime | None:
    return moment(value)


@register.filter
def as_day(value: str) -> date | None:
    return day(value)


@register.filter(expects_localtime=True)
def in_words(value: date | None) -> str:
    return day_text(value) if value else ""


@register.filter(expects_localtime=True)
def with_time(value: datetime | None) -> str:
    return moment_text(value) if value else ""


@register.filter
def is_over(value: str) -> bool:
    """Say whether this was a last day, and it has passed."""
    last_day = day(value)
    return last_day is not None and last_day < timezone.localdate()


@register.filter
def group_of(offer: dict[str, Any]) -> str:
    return group_text(offer["participantsMin"], offer["participantsMax"])


@register.filter
def room_facts(room: dict[str, Any]) -> list[str]:
    """Return what has been stated of a room, as words."""
    facts = ((room["daylight"], "daylight"), (room["stepFree"], "room_steps"))
    return [word(value, vocabulary) for value, vocabulary in facts if value != "UNKNOWN"]


@register.filter
def amount_of(price: dict[str, Any]) -> str:
    return amount_text(price["amount"], price["currency"])


@register.filter
def structured_data(value: Any) -> SafeString:
    """Return JSON for a script element: no character of it can end the element."""
    text = json.dumps(value, ensure_ascii=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return mark_safe(text)  # noqa: S308 - escaped above
