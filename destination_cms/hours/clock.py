"""Times of the day as clerks type them in French and in English."""

import re
from datetime import time

__all__ = ["parse_clock"]

_WORDS = {"midi": time(12), "noon": time(12), "minuit": time(0), "midnight": time(0)}
_CLOCK = re.compile(
    r"(?P<hours>\d{1,2}) ?(?:(?:h|:|\.|heures?) ?(?P<minutes>\d{2})?(?: ?(?:min|mn))?)? ?(?P<half>[ap]\.?m\.?)?"
)


def parse_clock(text: str) -> time | None:
    """Return the time that a text says, such as ``9h30``, ``9 h 30``, ``9:30``, ``18h``, ``midi`` or ``6 pm``.

    ``24h`` is midnight, 0:00. ``None`` where it says none.
    """
    text = " ".join(text.casefold().split())
    if text in _WORDS:
        return _WORDS[text]
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    if found["half"]:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if found["half"].startswith("p") else 0)
    if hours == 24 and minutes == 0:
        hours = 0
    return time(hours, minutes) if hours < 24 and minutes < 60 else None
