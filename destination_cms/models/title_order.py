"""Sort keys of titles, so that both databases order them as a dictionary of their language does.

A key is made of the weights of the Unicode Collation Algorithm (UTS #10): letters first, then accents, then case.
Spaces and punctuation separate words and are otherwise alike; numbers count by their value.
"""

import re
import unicodedata
from functools import cache, lru_cache

from pyuca.collator import Collator_10_0_0

#: Characters of a key at most; what is alike up to there is ordered by UUID.
MAX_KEY = 500

#: Letters that follow a base letter as letters of their own, by language, as CLDR has them.
_ALPHABETS = {
    "bs": "c č ć|d đ|s š|z ž",
    "cs": "c č|h ch|r ř|s š|z ž",
    "da": "z æ ø å",
    "es": "n ñ",
    "fi": "z å ä ö",
    "hr": "c č ć|d đ|s š|z ž",
    "nb": "z æ ø å",
    "nn": "z æ ø å",
    "no": "z æ ø å",
    "pl": "a ą|c ć|e ę|l ł|n ń|o ó|s ś|z ź ż",
    "ro": "a ă â|i î|s ș|t ț",
    "sk": "a ä|c č|h ch|o ô|r ř|s š|z ž",
    "sl": "c č|s š|z ž",
    "sv": "z å ä ö",
}
#: After every letter that may follow the base letter.
_BEHIND = 0xFF00
#: The least weights of a second and third level; at the end of a level they say nothing.
_PLAIN_ACCENT, _PLAIN_CASE = 0x20, 0x02

_Element = list[int]


# A publish asks twice for a page's key, and once more for each page that shows it.
@lru_cache(maxsize=1_000)
def title_key(title: str, locale: str) -> str:
    """Return the sort key of a title in a language: hex digits, which every collation orders alike.

    Args:
        title: plain text.
        locale: BCP 47; empty for the order that languages have in common.
    """
    elements = [element for token in _tokens(title, locale) for element in token]
    accents = [element[1] for element in elements if element[1]]
    cases = [element[2] for element in elements if element[2]]
    key = "".join(f"{element[0]:04x}" for element in elements if element[0]) + "0000"
    key += "".join(f"{weight:03x}" for weight in _trimmed(accents, _PLAIN_ACCENT)) + "000"
    key += "".join(f"{weight:02x}" for weight in _trimmed(cases, _PLAIN_CASE))
    return key[:MAX_KEY]


def _tokens(title: str, locale: str) -> list[list[_Element]]:
    alphabet = _alphabet(locale.partition("-")[0].lower())
    text = unicodedata.normalize("NFC", title)
    # A mark belongs to the letter before it; punctuation and controls only separate.
    spaced = "".join(char if unicodedata.category(char)[0] in "LMNS" else " " for char in text)
    pieces = re.split(_pattern(locale.partition("-")[0].lower()), " ".join(spaced.split()))
    return [_weights(piece, alphabet) for piece in pieces if piece]


def _weights(piece: str, alphabet: dict[str, tuple[str, int]]) -> list[_Element]:
    if piece.isdecimal():
        digits = str(int(piece))
        zero, *rest = _collation(f"0{digits}")
        return [zero, [len(digits), 0, 0], *rest]
    base, place = alphabet.get(piece.lower(), ("", 0))
    if not base:
        return _collation(piece)
    (weight,) = _collation(base.upper() if piece[0].isupper() else base)
    return [weight, [_BEHIND + place, 0, 0]]


def _collation(text: str) -> list[_Element]:
    return list(_collator().collation_elements(unicodedata.normalize("NFD", text)))


@cache
def _collator() -> Collator_10_0_0:
    """Return the table of weights. It is read when first needed: what only reads the ledger never needs it."""
    return Collator_10_0_0()


@cache
def _alphabet(language: str) -> dict[str, tuple[str, int]]:
    """Return, for each letter of a language's own, the letter before it and its place behind that."""
    groups = (group.split() for group in _ALPHABETS.get(language, "").split("|"))
    return {letter: (group[0], place) for group in groups if group for place, letter in enumerate(group[1:])}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return what takes numbers and letters of a language's own out of a text."""
    letters = sorted(_alphabet(language), key=len, reverse=True)
    return re.compile(f"({'|'.join([r'[0-9]+', *letters])})", re.IGNORECASE)


def _trimmed(weights: list[int], plain: int) -> list[int]:
    end = len(weights)
    while end and weights[end - 1] == plain:
        end -= 1
    return weights[:end]
