"""Likeness of two names, for places that may have been written down twice."""

import unicodedata
from difflib import SequenceMatcher

__all__ = ["are_similar"]

#: Share of letters that two names must have in common, in their order.
_LEAST_RATIO = 0.8
#: A name that stands within another one has at least this many letters: "Gare" is not "Gare routière" twice.
_SHORTEST_PART = 6
#: Longer names are compared by their beginning: the comparison takes the product of both lengths.
_LONGEST = 120


def are_similar(one: str, other: str) -> bool:
    """Say whether two names differ in little but case, accents, punctuation and a few letters."""
    a, b = _letters(one), _letters(other)
    if not a or not b:
        return False
    shorter, longer = sorted((a, b), key=len)
    if shorter == longer or (len(shorter) >= _SHORTEST_PART and shorter in longer):
        return True
    # The cheapest bound first: most pairs of names are nothing alike.
    if 2 * len(shorter) < _LEAST_RATIO * (len(shorter) + len(longer)):
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _LEAST_RATIO


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name[:_LONGEST].casefold())
    return "".join(letter for letter in plain if letter.isalnum())
