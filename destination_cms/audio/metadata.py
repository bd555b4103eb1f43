"""Remove the metadata from the bytes of a recording without decoding it: plain Python.

A recording's tags may hold the name of who made it, the place, the day, and a picture.

MP3: the tags before and after the frames: ID3v2 (id3.org, 2.3 and 2.4), ID3v1, APEv2 (Hydrogenaudio's description).
MP4: boxes of ISO/IEC 14496-12. Offsets into the file must stay true, so that what goes is blanked and not cut out.
"""

from collections.abc import Iterator

_ID3_HEADER, _ID3V1, _APE_FOOTER = 10, 128, 32
_ID3_HAS_FOOTER = 0x10
#: Boxes that hold other boxes, on the way to those that tell something.
_CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf"})
_TOLD = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip", b"Xtra"})
#: Boxes with the times at which something was made and changed.
_TIMED = frozenset({b"mvhd", b"tkhd", b"mdhd"})
#: Bytes of the shortest of them, by which a version 1 is not cut.
_SHORTEST_TIMED = 20
_MAX_DEPTH = 8


def without_metadata(data: bytes) -> bytes:
    """Return the bytes of a recording without metadata; those of a format other than MP3 and MP4 as they are.

    A second call changes nothing.
    """
    if data[4:8] == b"ftyp":
        return _mp4(data)
    return data[start_of_frames(data) : _end_of_frames(data)]


def start_of_frames(data: bytes) -> int:
    """Return where the frames of an MP3 file begin: after its ID3v2 tags."""
    place = 0
    while data[place : place + 3] == b"ID3" and place + _ID3_HEADER <= len(data):
        size = _synchsafe(data[place + 6 : place + 10])
        place += _ID3_HEADER + size + (_ID3_HEADER if data[place + 5] & _ID3_HAS_FOOTER else 0)
    return min(place, len(data))


def _end_of_frames(data: bytes) -> int:
    end = len(data)
    while True:
        if end >= _ID3V1 and data[end - _ID3V1 : end - _ID3V1 + 3] == b"TAG":
            end -= _ID3V1
        elif end >= _APE_FOOTER and data[end - _APE_FOOTER : end - _APE_FOOTER + 8] == b"APETAGEX":
            # The size counts the footer and not the header.
            size = max(int.from_bytes(data[end - 20 : end - 16], "little"), _APE_FOOTER)
            end = max(end - size - (_APE_FOOTER if data[end - 9] & 0x80 else 0), 0)
        else:
            return end


def _synchsafe(data: bytes) -> int:
    number = 0
    for byte in data:
        number = number << 7 | byte & 0x7F
    return number


def _mp4(data: bytes) -> bytes:
    cleaned = bytearray(data)
    for place, start, end in _boxes(data, 0, len(data), 0):
        name = data[place + 4 : place + 8]
        if name in _TOLD:
            cleaned[place + 4 : place + 8] = b"free"
            cleaned[start:end] = bytes(end - start)
        elif name in _TIMED and end - start >= _SHORTEST_TIMED:
            # Version 1 has two times of eight bytes, version 0 two of four (8.2.2, 8.3.2, 8.4.2).
            width = 16 if data[start] == 1 else 8
            cleaned[start + 4 : start + 4 + width] = bytes(width)
    return bytes(cleaned)


def _boxes(data: bytes, place: int, end: int, depth: int) -> Iterator[tuple[int, int, int]]:
    """Yield the boxes of a range and of the containers in it: where each begins, and its content begins and ends."""
    while place + 8 <= end:
        size, start = int.from_bytes(data[place : place + 4], "big"), place + 8
        if size == 1:
            size, start = int.from_bytes(data[start : start + 8], "big"), start + 8
        stop = end if size == 0 else place + size
        if not start <= stop <= end:
            return
        yield place, start, stop
        if data[place + 4 : place + 8] in _CONTAINERS and depth < _MAX_DEPTH:
            yield from _boxes(data, start, stop, depth + 1)
        place = stop
