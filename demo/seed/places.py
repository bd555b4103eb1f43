"""Report the defects of a town's open data before it is loaded, place by place.

The data is loaded with its defects, on purpose: a volume database is to hold what real sources
hold. Here they are named, so that they are not mistaken for faults of the software.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

#: A GeoJSON feature with the fields of the town's portal: titre, adresse, description, categorie1 to 4, url.
Feature = Mapping[str, Any]

#: As many places at one point, at different addresses, are what a geocoder answers when it does not know.
SHARED_LIMIT = 3
#: What a stop's own title may hold, so what every list has room for.
NAME_LIMIT = 120
#: Up to this length a word in capitals is an abbreviation.
ABBREVIATION_LETTERS = 3
#: In an address every question mark may be meant.
UNCHECKED_FIELDS = frozenset({"url", "recordid", "record_timestamp"})
VALUE_CHARACTERS = 60

_LOST_APOSTROPHE = re.compile(r"\w\?\w")
_STARS = re.compile(r"\*+\s*$")
_CONTROL = frozenset({"Cc", "Zl", "Zp"})


class DefectKind(StrEnum):
    """A kind of defect of a place."""

    NAME_MISSING = "no name"
    NAME_DUPLICATE = "another place has the same name"
    NAME_TOO_LONG = f"name longer than {NAME_LIMIT} characters"
    NAME_IN_CAPITALS = "name in capitals"
    NAME_WITH_STARS = "name ends in stars"
    APOSTROPHE_LOST = "question mark instead of an apostrophe"
    CONTROL_CHARACTER = "control character or line separator"
    POSITION_MISSING = "no position"
    POSITION_OUT_OF_RANGE = "position off the globe"
    POSITION_SHARED = "position shared by places at different addresses: a geocoder's fallback"


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong with one place.

    Attributes:
        place: index of the place in the data, from 0.
        name: the place's name, empty when it has none.
        field: the field that holds the value.
        value: the value, shortened around what is wrong; control characters are escaped.
        kind: what is wrong with it.
    """

    place: int
    name: str
    field: str
    value: str
    kind: DefectKind


def inspect_places(features: Sequence[Feature]) -> list[Defect]:
    """Return every defect of the places, in the order of the data. The data is not changed."""
    defects: list[Defect] = []
    for index, feature in enumerate(features):
        name = name_of(feature)
        found = [*_inspect_name(name), *_inspect_texts(feature), *_inspect_position(feature)]
        defects += [Defect(index, name, field, value, kind) for field, value, kind in found]
    defects += [*_duplicate_names(features), *_shared_positions(features)]
    return sorted(defects, key=lambda defect: (defect.place, defect.field, defect.kind.name))


def name_of(feature: Feature) -> str:
    """Return a place's name as it stands in the data, empty when it has none."""
    return str(feature.get("properties", {}).get("titre") or "")


def position_of(feature: Feature) -> tuple[float, float] | None:
    """Return ``(latitude, longitude)`` in degrees as they stand in the data, or ``None``."""
    coordinates: Sequence[Any] = (feature.get("geometry") or {}).get("coordinates") or ()
    if len(coordinates) < 2 or not all(isinstance(value, int | float) for value in coordinates[:2]):
        return None
    return float(coordinates[1]), float(coordinates[0])


def is_on_the_globe(position: tuple[float, float]) -> bool:
    """Say whether a position is one: a number each, at most 90 degrees of latitude and 180 of longitude."""
    return abs(position[0]) <= 90 and abs(position[1]) <= 180


Found = tuple[str, str, DefectKind]


def _inspect_name(name: str) -> Iterator[Found]:
    if not name.strip():
        yield "titre", "", DefectKind.NAME_MISSING
    if len(name) > NAME_LIMIT:
        yield "titre", _shorten(name), DefectKind.NAME_TOO_LONG
    if name.isupper() and sum(map(str.isalpha, name)) > ABBREVIATION_LETTERS:
        yield "titre", _shorten(name), DefectKind.NAME_IN_CAPITALS
    if _STARS.search(name):
        yield "titre", _shorten(name), DefectKind.NAME_WITH_STARS


def _inspect_texts(feature: Feature) -> Iterator[Found]:
    for field, value in feature.get("properties", {}).items():
        if not isinstance(value, str) or field in UNCHECKED_FIELDS:
            continue
        lost = _LOST_APOSTROPHE.search(value)
        if lost:
            yield field, _shorten(value, lost.start()), DefectKind.APOSTROPHE_LOST
        # A description may have lines; a name may not.
        allowed = "" if field == "titre" else "\n\r\t"
        for place, character in enumerate(value):
            if character not in allowed and unicodedata.category(character) in _CONTROL:
                yield field, _shorten(value, place), DefectKind.CONTROL_CHARACTER
                break


def _inspect_position(feature: Feature) -> Iterator[Found]:
    position = position_of(feature)
    if position is None:
        yield "coordinates", str((feature.get("geometry") or {}).get("coordinates")), DefectKind.POSITION_MISSING
    elif not is_on_the_globe(position):
        yield "coordinates", _format(position), DefectKind.POSITION_OUT_OF_RANGE


def _duplicate_names(features: Sequence[Feature]) -> Iterator[Defect]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, feature in enumerate(features):
        places[" ".join(name_of(feature).casefold().split())].append(index)
    for key, indexes in places.items():
        if key and len(indexes) > 1:
            for index in indexes:
                name = name_of(features[index])
                yield Defect(index, name, "titre", _shorten(name), DefectKind.NAME_DUPLICATE)


def _shared_positions(features: Sequence[Feature]) -> Iterator[Defect]:
    places: dict[tuple[float, float], list[int]] = defaultdict(list)
    for index, feature in enumerate(features):
        position = position_of(feature)
        if position is not None:
            places[position].append(index)
    for position, indexes in places.items():
        addresses = {_address_key(features[index]) for index in indexes}
        # One house may well hold three places; three addresses do not lie on one point.
        if len(indexes) >= SHARED_LIMIT and len(addresses) > 1:
            for index in indexes:
                yield Defect(
                    index, name_of(features[index]), "coordinates", _format(position), DefectKind.POSITION_SHARED
                )


def _address_key(feature: Feature) -> str:
    address = str(feature.get("properties", {}).get("adresse") or "")
    return "".join(filter(str.isalnum, address.casefold()))


def _format(position: tuple[float, float]) -> str:
    return f"{position[0]}, {position[1]}"


def _shorten(value: str, around: int = 0) -> str:
    """Return at most sixty characters of a value, those around an index, with what cannot be printed escaped."""
    start = max(0, min(around - VALUE_CHARACTERS // 2, len(value) - VALUE_CHARACTERS))
    piece = value[start : start + VALUE_CHARACTERS]
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in piece)
    return f"{'…' if start else ''}{text}{'…' if start + VALUE_CHARACTERS < len(value) else ''}"
