"""Secret words: each is stored in one non-public place, and searched for in every response."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_to_bytes

from .planted_values import SECRET_TEXTS

#: What every word begins with.
SECRET = "kanari"
_PREFIX = SECRET.encode()
_WORD = re.compile(rb"kanari\d{4}")
_UUID = re.compile(rb"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
# The digits of a hash are not secret.
_NUMBER = re.compile(rf"(?<![0-9a-f])(?:{'|'.join(map(re.escape, SECRET_TEXTS))})(?![0-9a-f])".encode())
_OPAQUE = re.compile(rb"[A-Za-z0-9_-]{16,}")

#: What no answer may hold, whatever the content: how the editing side and the machine work inside.
INTERNALS = (
    b"linktype",
    b"embedtype",
    b"original_images",
    b"wagtailcore",
    b"destination_publication",
    b"traceback (most recent",
    b"site-packages",
    b"sqlite3",
    b"psycopg",
)


class Leak(AssertionError):
    """Something that is hidden stands in an answer."""


@dataclass
class Canaries:
    """The words that were handed out, and where each of them stands.

    ``former`` are keys that were public once: a tombstone may name them, with the address they
    had then, and nothing else may.
    """

    words: dict[bytes, str] = field(default_factory=dict)
    uuids: dict[bytes, str] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)

    def word(self, where: str) -> str:
        """Return a new secret word, fit for a title, a slug and a file name alike."""
        word = f"{SECRET}{len(self.words):04d}"
        self.words[word.encode()] = where
        return word

    def hide_uuid(self, uuid: Any, where: str) -> None:
        """Make an identity a secret too."""
        self.uuids[str(uuid).replace("-", "").encode()] = where

    def check(self, raw: bytes, asked: str) -> None:
        """Look for every canary in an answer's bytes, and in what its opaque texts decode to.

        Raises:
            Leak: with each canary that was found, where it was planted and what was asked.
        """
        found = sorted(set(self._found_in(raw)))
        if found:
            raise Leak(f"{'; '.join(found)} <- {asked}")

    def _found_in(self, raw: bytes) -> Iterator[str]:
        low = raw.lower()
        yield from (f"internal text {text.decode()!r}" for text in INTERNALS if text in low)
        yield from (f"{number.decode()}, a number or date of something hidden" for number in _NUMBER.findall(raw))
        for text in (low, unquote_to_bytes(low), *(decoded.lower() for decoded in _decoded(raw))):
            if _PREFIX in text:
                yield from (self.words.get(word, word.decode()) for word in _WORD.findall(text))
            for uuid in _UUID.findall(text):
                where = self.uuids.get(uuid.replace(b"-", b""))
                if where is not None:
                    yield f"identity of {where}"
        for opaque in _decoded(raw):
            # An id holds the bytes of a UUID after those of its kind.
            where = self.uuids.get(opaque[2:18].hex().encode())
            if where is not None:
                yield f"identity of {where}"


def _decoded(raw: bytes) -> Iterator[bytes]:
    for match in _OPAQUE.findall(raw):
        decoded = _base64_decoded(match)
        if decoded is not None:
            yield decoded


@lru_cache(maxsize=20_000)
def _base64_decoded(text: bytes) -> bytes | None:
    try:
        return base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))
    except binascii.Error:
        return None
