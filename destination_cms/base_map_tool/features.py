"""What of OpenStreetMap is on a base map: tags become layers and kinds of the Protomaps basemap, version 4.

Plain Python, so that the choice can be read and tested without the libraries that read and write files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Tags = Mapping[str, str]
Value = str | int

#: Layers in the order in which they are written.
LAYERS = ("earth", "water", "landuse", "buildings", "roads", "boundaries", "places")
MOST_ZOOM = 16

_HIGHWAYS = {
    "highway": ("motorway", "motorway_link"),
    "major_road": (
        *("trunk", "trunk_link", "primary", "primary_link"),
        *("secondary", "secondary_link", "tertiary", "tertiary_link"),
    ),
    "minor_road": ("residential", "unclassified", "road", "living_street", "service"),
    "path": ("pedestrian", "footway", "path", "cycleway", "bridleway", "steps", "track"),
}
_KIND_OF_HIGHWAY = {value: kind for kind, values in _HIGHWAYS.items() for value in values}
_ZOOM_OF_ROAD = {"highway": 6, "major_road": 9, "minor_road": 12, "path": 13}
_ZOOM_OF_HIGHWAY = {"trunk": 7, "primary": 8, "service": 14, "steps": 14}
_RAILWAYS = ("rail", "light_rail", "tram", "subway", "funicular", "monorail", "narrow_gauge")
#: Kinds of areas by tag; ``None`` takes the value of the tag.
_AREAS: Mapping[str, Mapping[str, str]] = {
    "leisure": {
        name: name for name in ("park", "garden", "pitch", "playground", "golf_course", "nature_reserve", "dog_park")
    },
    "landuse": {
        **{name: name for name in ("cemetery", "forest", "grass", "industrial", "allotments", "village_green")},
        "recreation_ground": "park",
        "meadow": "grassland",
        "military": "military",
    },
    "natural": {name: name for name in ("wood", "beach", "sand", "scrub", "grassland", "glacier")},
    "amenity": {name: name for name in ("school", "university", "college", "hospital")},
    "tourism": {"zoo": "zoo"},
    "man_made": {"pier": "pier"},
    "place": {"square": "pedestrian"},
    "highway": {"pedestrian": "pedestrian", "footway": "pedestrian"},
}
_SMALL_AREAS = frozenset({"garden", "pitch", "playground", "dog_park", "pedestrian", "pier", "grass"})
_WATERS = {
    ("natural", "water"): "water",
    ("waterway", "riverbank"): "river",
    ("waterway", "dock"): "dock",
    ("landuse", "reservoir"): "water",
    ("landuse", "basin"): "water",
    ("leisure", "swimming_pool"): "swimming_pool",
}
_ZOOM_OF_WATERWAY = {"river": 9, "canal": 11, "stream": 13}
#: The first zoom level of a place, and how large it is written (``population_rank``).
_PLACES = {
    "city": (5, 11),
    "town": (7, 9),
    "village": (10, 6),
    "hamlet": (12, 3),
    "suburb": (11, 4),
    "quarter": (13, 2),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a thing is drawn: its layer, its first zoom level, and its properties."""

    layer: str
    min_zoom: int
    properties: dict[str, Value] = field(default_factory=dict)


def drawn_line(tags: Tags, languages: tuple[str, ...]) -> Drawn | None:
    """Return how a line is drawn, or ``None`` for one that is not."""
    names = names_of(tags, languages)
    highway = tags.get("highway", "")
    if highway in _KIND_OF_HIGHWAY:
        kind = _KIND_OF_HIGHWAY[highway]
        zoom = _ZOOM_OF_HIGHWAY.get(highway.removesuffix("_link"), _ZOOM_OF_ROAD[kind])
        return Drawn("roads", zoom, {"kind": kind, "kind_detail": highway, **names})
    if tags.get("railway") in _RAILWAYS and tags.get("service") is None:
        return Drawn("roads", 11, {"kind": "rail", "kind_detail": tags["railway"]})
    if tags.get("man_made") == "pier":
        return Drawn("roads", 13, {"kind": "path", "kind_detail": "pier", **names})
    if (waterway := tags.get("waterway", "")) in _ZOOM_OF_WATERWAY and tags.get("tunnel") in {None, "no"}:
        return Drawn("water", _ZOOM_OF_WATERWAY[waterway], {"kind": waterway, **names})
    level = tags.get("admin_level", "")
    if tags.get("boundary") == "administrative" and level.isdecimal() and int(level) <= 8:
        return Drawn("boundaries", 6 if int(level) <= 4 else 11, {"kind": "boundary", "kind_detail": int(level)})
    return None


def drawn_area(tags: Tags, languages: tuple[str, ...]) -> Drawn | None:
    """Return how an area is drawn, or ``None`` for one that is not."""
    if tags.get("building", "no") != "no":
        return Drawn("buildings", 13, {"kind": "building"})
    names = names_of(tags, languages)
    for (key, value), kind in _WATERS.items():
        if tags.get(key) == value:
            return Drawn("water", 14 if kind == "swimming_pool" else 8, {"kind": kind, **names})
    for key, kinds in _AREAS.items():
        if area := kinds.get(tags.get(key, "")):
            # A closed road is a line unless it says that it is an area.
            if key == "highway" and tags.get("area") != "yes":
                return None
            return Drawn("landuse", 13 if area in _SMALL_AREAS else 9, {"kind": area, **names})
    return None


def drawn_point(tags: Tags, languages: tuple[str, ...]) -> Drawn | None:
    """Return how a point is drawn, or ``None`` for one that is not: only places with a name are."""
    place, names = tags.get("place", ""), names_of(tags, languages)
    if place not in _PLACES or "name" not in names:
        return None
    zoom, rank = _PLACES[place]
    kind = "neighbourhood" if place in {"suburb", "quarter"} else "locality"
    about: dict[str, Value] = {"kind": kind, "kind_detail": place, "min_zoom": zoom, "population_rank": rank}
    return Drawn("places", zoom, {**about, **names})


def names_of(tags: Tags, languages: tuple[str, ...]) -> dict[str, Value]:
    """Return the name of a thing, and those in some languages that differ from it."""
    name = tags.get("name", "")
    others = {f"name:{language}": tags.get(f"name:{language}", "") for language in languages}
    return {key: text for key, text in {"name": name, **others}.items() if text and (key == "name" or text != name)}
