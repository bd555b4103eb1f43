"""Scatter clones of the demo's spots and circuits over the towns of a region, as a regional tourist office has them."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from destination_cms.models import Publication
from destination_cms.publishing.records import digest_of_row

from .cloned_rows import clone_of, index_of, write_clones

LOCALE = "fr"
#: The towns lie in this box of degrees, some 60 kilometres wide.
SOUTH, WEST, NORTH, EAST = 48.55, 1.86, 49.09, 2.68
TOWNS = 300
#: Standard deviation of the places of a town from its middle, in degrees of latitude: a kilometre.
REACH = 0.009
_BATCH_ROWS = 500

Place = tuple[float, float]


def scatter(counts: Mapping[str, int]) -> None:
    """Write clones until so many records of each of these kinds are public in the language of the lists."""
    places = _places()
    for kind, count in counts.items():
        public = Publication.objects.filter(is_withdrawn=False, kind=kind, locale=LOCALE)
        # What they refer to stays what it is: lists by position do not follow references.
        originals = [(row, index_of(row)) for row in public.exclude(latitude=None).order_by("sequence")]
        missing = count - public.count()
        for start in range(0, missing, _BATCH_ROWS):
            numbers = range(start, min(start + _BATCH_ROWS, missing))
            write_clones([_clone(*originals[number % len(originals)], number, next(places)) for number in numbers])


def middle_of_town(rank: int) -> Place:
    """Return the middle of a town; that of rank 0 has the most places."""
    return _towns()[rank]


def _towns() -> list[Place]:
    random = Random(92)
    return [(random.uniform(SOUTH, NORTH), random.uniform(WEST, EAST)) for _ in range(TOWNS)]


def _clone(row: Publication, index: Mapping[str, Any], number: int, place: Place) -> tuple[Publication, dict[str, Any]]:
    clone, values = clone_of(row, index, number + 1, set(row.links.replace(":", "\n").splitlines()))
    clone.latitude, clone.longitude = place
    clone.digest = digest_of_row(clone)
    return clone, values


def _places() -> Iterator[Place]:
    """Yield places, the same in every run: a few towns have many of them."""
    random, towns = Random(48), _towns()
    weights = [1 / rank for rank in range(1, TOWNS + 1)]
    while True:
        ((latitude, longitude),) = random.choices(towns, weights)
        # With as many digits as a position of the editing side has.
        yield round(random.gauss(latitude, REACH), 7), round(random.gauss(longitude, REACH * 1.5), 7)
