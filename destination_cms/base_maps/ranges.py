"""Byte ranges of a request (RFC 9110, section 14)."""

import re

__all__ = ["RangeNotSatisfiable", "byte_range"]

_RANGE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*", re.ASCII | re.IGNORECASE)


class RangeNotSatisfiable(Exception):
    """No byte of the range is in the file."""


def byte_range(header: str | None, size: int) -> range | None:
    """Return the bytes that a ``Range`` header asks for, or ``None`` to answer the whole file.

    That is the answer to what is not understood, too: several ranges, and other units.

    Raises:
        RangeNotSatisfiable: the range begins behind the last byte.
    """
    match = _RANGE.fullmatch(header or "")
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        # The last so many bytes.
        start, end = max(size - int(last), 0), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= size:
        raise RangeNotSatisfiable
    return range(start, end)
