"""Date and time fields of the admin: shown as the language of the session writes them, kept as they were typed.

Wagtail shows every date as ``2026-12-31``, and its picker replaces what it cannot read in that format with the
current moment as soon as the field is left. Django's own fields read what the session's language writes, and refuse
the rest: so the fields show the first of those formats, and the picker leaves alone what was typed
(``date-fields.js``). A time may be typed as clerks type it: ``9h30``, ``18 h``. A field whose format stays is left as
Wagtail makes it, and says how a date is typed only in a form of ours (``TypedDatesMixin``).
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.utils import formats
from django.utils.translation import gettext
from wagtail.admin.datetimepicker import to_datetimepicker_format
from wagtail.admin.widgets import datetime as wagtail_widgets

from ..hours.clock import parse_clock

__all__ = ["follow_session_language", "session_format"]

#: The format that a widget of Wagtail's has when neither a setting nor its field names another.
WAGTAIL_DEFAULTS = {
    "DATE_INPUT_FORMATS": wagtail_widgets.DEFAULT_DATE_FORMAT,
    "DATETIME_INPUT_FORMATS": wagtail_widgets.DEFAULT_DATETIME_FORMAT,
    "TIME_INPUT_FORMATS": wagtail_widgets.DEFAULT_TIME_FORMAT,
}
_SECONDS = ("%S", "%f")
#: A day and a time of it, with the word that French puts between. Midnight has two days, so its words are left out.
_MOMENT = re.compile(r"\s*(?P<day>\S*\d)\s+(?:à\s+)?(?P<clock>(?!24|minuit|midnight)\S.*)", re.IGNORECASE)


def session_format(format_key: str) -> str:
    """Return the format in which the active language writes a date, a time or both, without seconds.

    Args:
        format_key: ``DATE_INPUT_FORMATS``, ``DATETIME_INPUT_FORMATS`` or ``TIME_INPUT_FORMATS``.
    """
    readable = [one for one in formats.get_format(format_key) if not any(part in one for part in _SECONDS)]
    return str(readable[0]) if readable else WAGTAIL_DEFAULTS[format_key]


def pattern(python_format: str) -> str:
    """Return a format as editors read it: ``dd/mm/yyyy hh:mm``."""
    letters = {
        "%d": gettext("dd"),
        "%m": gettext("mm"),
        "%Y": gettext("yyyy"),
        "%y": gettext("yy"),
        "%H": gettext("hh"),
        "%M": gettext("min"),
    }
    for directive, text in letters.items():
        python_format = python_format.replace(directive, text)
    return python_format


def shown_format(widget: Any) -> str:
    """Return the format in which a widget shows its value now: the session's, unless a setting or a field has another."""
    own = widget.format
    return str(own) if own and own != WAGTAIL_DEFAULTS[widget.format_key] else session_format(widget.format_key)


def follows_session(widget: Any) -> bool:
    """Return whether a widget shows its value in another format now than Wagtail gave it: not in an English session."""
    return bool(shown_format(widget) != widget.format)


def follow_session_language() -> None:
    """Let the date and time widgets of Wagtail follow the language of the session. Called once, when the app is ready.

    Wagtail makes these widgets in many places that take no other (the scheduling panel, filters, reports, blocks), and
    reads their format once, from a setting that knows no session. So the classes themselves are changed.
    """
    for widget in (
        wagtail_widgets.AdminDateInput,
        wagtail_widgets.AdminDateTimeInput,
        wagtail_widgets.AdminTimeInput,
    ):
        widget.format_value = _format_value
        widget.get_config = _with_session_format(widget.get_config)
        widget.get_context = _with_pattern(widget.get_context)
    for widget, plain in (
        (wagtail_widgets.AdminDateTimeInput, _with_plain_clock),
        (wagtail_widgets.AdminTimeInput, _plain_clock),
    ):
        widget.value_from_datadict = _read_by(plain, widget.value_from_datadict)


def _read_by(plain: Callable[[str], str], value_from_datadict: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(value_from_datadict)
    def read(self: Any, data: Any, files: Any, name: str) -> Any:
        value = value_from_datadict(self, data, files, name)
        return plain(value) if isinstance(value, str) else value

    return read


def _plain_clock(text: str) -> str:
    """Return a time that Django's fields read, ``09:30`` for ``9h30``; what is not a time stays as it was typed."""
    found = parse_clock(text)
    return text if found is None else f"{found:%H:%M}"


def _with_plain_clock(text: str) -> str:
    found = _MOMENT.fullmatch(text)
    clock = found and parse_clock(found["clock"])
    return f"{found['day']} {clock:%H:%M}" if found and clock else text


def _format_value(self: Any, value: Any) -> Any:
    # What was typed and could not be read is a text, and stays as it was typed.
    return formats.localize_input(value, shown_format(self))


def _with_session_format(get_config: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    @wraps(get_config)
    def config(self: Any) -> dict[str, Any]:
        # The same as Wagtail's if the format is.
        return {**get_config(self), "format": to_datetimepicker_format(shown_format(self))}

    return config


def _with_pattern(get_context: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    @wraps(get_context)
    def context(self: Any, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        found = get_context(self, name, value, attrs)
        if follows_session(self) or getattr(self, "always_shows_pattern", False):
            found["widget"]["attrs"].setdefault("placeholder", pattern(shown_format(self)))
        return found

    return context
