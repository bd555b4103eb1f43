"""What a page says of the availability of its circuit or spot: now, and what is announced."""

import json
from collections.abc import Iterable
from typing import Any

OPEN, NOTICE = "OPEN", "NOTICE"


def told_of(thing: dict[str, Any]) -> dict[str, Any] | None:
    """Return the template context of a banner; ``None`` where a thing is simply open and nothing is announced.

    Args:
        thing: has ``status`` and ``notices``, as the fragments of the same names ask for them.
    """
    status, notices = thing["status"], thing["notices"]
    if status["availability"] == OPEN and not notices:
        return None
    in_force = {notice["id"] for notice in status["notices"]}
    return {
        **status,
        "is_open": status["availability"] == OPEN,
        # A notice says itself why.
        "reasons": [cause for cause in status["causes"] if cause != NOTICE],
        "notices": [{**notice, "is_in_force": notice["id"] in in_force} for notice in notices],
    }


def detours_of(notices: Iterable[dict[str, Any]]) -> list[Any]:
    """Return the ways around on the map, each as positions of GeoJSON."""
    drawn = (notice["detour"]["geoJson"] for notice in notices if notice["detour"])
    return [json.loads(text)["coordinates"] for text in drawn if text]
