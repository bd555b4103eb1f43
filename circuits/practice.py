"""The practical side of circuits in payloads: ways of travelling, months, transport, and what a stop does.

What is empty is absent from a payload: a circuit has most of this only where its editors have written it.
"""

from collections.abc import Mapping
from typing import Any

import orjson

from destination_cms.choices import Month
from destination_cms.multi_values import lines_of

from .choices import StopTrigger

__all__ = ["practice_index", "project_practice", "project_stop_extras", "what_is_told"]


def what_is_told(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of this is neither empty nor unknown."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def project_practice(page: Any) -> dict[str, Any]:
    """Return the keys of a circuit page's payload that may be absent; minutes and metres are whole numbers."""
    return what_is_told(
        {
            "other_modes": [
                {"mode": row.mode, "duration_minutes": row.duration_minutes, "difficulty": row.difficulty or None}
                for row in page.other_modes.all()
            ],
            "start_label": page.start_label,
            "end_label": page.end_label,
            "season_months": [*page.season_months],
            "suitable_for": [*page.suitable_for],
            "safety_advice": page.safety_advice,
            "transports": [
                {"mode": row.mode, "line": row.line, "stop": row.stop, "walk_m": row.walk_m}
                for row in page.transports.all()
            ],
        }
    )


def practice_index(page: Any) -> dict[str, str]:
    """Return what the list of circuits is filtered by: a circuit without months is for all of them."""
    modes = dict.fromkeys([page.practice_mode, *(row.mode for row in page.other_modes.all())])
    return {
        "practice_modes": lines_of(modes),
        "season_months": lines_of(page.season_months or Month.values),
        "suitable_for": lines_of(page.suitable_for),
        "reduced_mobility": page.reduced_mobility,
    }


def project_stop_extras(stop: Any, quiz: Any = None) -> dict[str, Any]:
    """Return the keys of a stop that may be absent; a trigger has those that its kind needs.

    Args:
        stop: the row.
        quiz: the value of its quiz, if it has one that is finished.
    """
    return what_is_told(
        {
            "variant": stop.variant,
            "leg_directions": stop.leg_directions,
            "leg_caution": stop.leg_caution,
            "trigger": _trigger(stop),
            "quiz": _quiz(quiz),
        }
    )


def _quiz(quiz: Any) -> dict[str, Any] | None:
    if quiz is None:
        return None
    return {
        "question": quiz["question"].strip(),
        "answers": [
            {"text": answer["text"].strip(), "is_correct": bool(answer["is_correct"])} for answer in quiz["answers"]
        ],
        **what_is_told({name: quiz[name] for name in ("hint", "explanation", "points")}),
    }


def _trigger(stop: Any) -> dict[str, Any] | None:
    if stop.trigger == StopTrigger.NONE:
        return None
    found: dict[str, Any] = {"kind": stop.trigger}
    if stop.trigger == StopTrigger.GEOFENCE:
        found["radius_m"] = stop.trigger_radius_m
    if stop.trigger == StopTrigger.MANUAL_CODE:
        found["code"] = stop.trigger_code
    if stop.trigger == StopTrigger.POLYGON and stop.trigger_polygon:
        # As text, like a track: who lists stops does not parse their zones.
        found["geo_json"] = orjson.dumps(stop.trigger_polygon).decode()
    return found
