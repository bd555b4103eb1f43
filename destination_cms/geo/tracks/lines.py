"""From the pieces of a file to one line: joining, choosing, reversing, and gaps."""

from collections.abc import Sequence
from itertools import pairwise

from ..distance import haversine_m
from .drafts import without_repeats
from .points import Piece, Points, TrackFile
from .refusals import TrackRefused

#: Pieces whose ends are not farther apart are one line, in metres.
JOINED_WITHIN_M = 20.0


def gaps_m(pieces: Sequence[Piece]) -> tuple[float, ...]:
    """Return the metres between the end of each piece and the start of the next."""
    return tuple(haversine_m(before.points[-1], piece.points[0]) for before, piece in pairwise(pieces))


def joined(pieces: Sequence[Piece]) -> Points:
    """Return the points of all pieces as one line, straight across the gaps."""
    return tuple(without_repeats([point for piece in pieces for point in piece.points]))


def reversed_line(points: Points) -> Points:
    """Return a line in the other direction."""
    return points[::-1]


def needs_choice(file: TrackFile) -> bool:
    """Return whether an editor has to say which pieces are meant: some are too far apart to be one line."""
    return any(gap > JOINED_WITHIN_M for gap in gaps_m(file.pieces))


def chosen_line(file: TrackFile, numbers: Sequence[int] = (), *, joins_all: bool = False) -> Points:
    """Return one line of a file.

    Args:
        file: as it was read.
        numbers: of the pieces, from 1, in the order in which they are joined; all where there are none.
        joins_all: whether all pieces are joined, however far apart they are.

    Raises:
        TrackRefused: there is no piece of that number, or nothing is chosen and the pieces are far apart.
    """
    count = len(file.pieces)
    for number in numbers:
        if not 1 <= number <= count:
            raise TrackRefused("piece_number", filename=file.filename, value=number, count=count)
    if numbers:
        return joined([file.pieces[number - 1] for number in numbers])
    if needs_choice(file) and not joins_all:
        widest = round(max(gaps_m(file.pieces)))
        raise TrackRefused("pieces", filename=file.filename, gap_m=widest, count=count)
    return joined(file.pieces)
