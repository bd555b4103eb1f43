"""The body of an answer as lines: unpacked while it arrives, with a limit in bytes and in time."""

import time
import zlib
from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse

from .feed_errors import FeedMalformed, StreamCut

_CHUNK_BYTES = 64 * 1024
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


def read_lines(response: HTTPResponse, *, max_bytes: int, deadline: float) -> Iterator[bytes]:
    """Yield the lines of a body as they arrive, each with its line feed; a last one may lack it.

    ``max_bytes`` counts unpacked bytes; ``deadline`` is a moment of ``time.monotonic``.

    Raises:
        StreamCut: the connection or the packed stream broke off, or the deadline passed.
        FeedMalformed: the body is larger than allowed, or packed in a way that was not asked for.
    """
    chunks = _received(response, deadline)
    encoding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if encoding == "gzip":
        chunks = _unpacked(chunks)
    elif encoding != "identity":
        raise FeedMalformed(f"the answer is packed as {encoding!r:.40}")
    return _split(_limited(chunks, max_bytes))


def _received(response: HTTPResponse, deadline: float) -> Iterator[bytes]:
    while True:
        if time.monotonic() > deadline:
            raise StreamCut("the answer took too long")
        try:
            # read1 gives what is there; read would wait for a full chunk, past any deadline.
            chunk = response.read1(_CHUNK_BYTES)
        except (OSError, HTTPException) as error:
            raise StreamCut(f"the answer broke off ({type(error).__name__})") from error
        if not chunk:
            return
        yield chunk


def _unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(_GZIP_WINDOW)
    for chunk in chunks:
        packed = chunk
        while packed and not unpacker.eof:
            try:
                # Bounded steps: a small chunk may unpack to a thousand times its size.
                yield unpacker.decompress(packed, _CHUNK_BYTES)
            except zlib.error as error:
                raise StreamCut("the packed answer is damaged") from error
            packed = unpacker.unconsumed_tail
    if not unpacker.eof:
        raise StreamCut("the packed answer broke off")


def _limited(chunks: Iterator[bytes], max_bytes: int) -> Iterator[bytes]:
    size_bytes = 0
    for chunk in chunks:
        size_bytes += len(chunk)
        if size_bytes > max_bytes:
            raise FeedMalformed(f"a page is larger than {max_bytes} bytes")
        yield chunk


def _split(chunks: Iterator[bytes]) -> Iterator[bytes]:
    unfinished: list[bytes] = []
    for chunk in chunks:
        *complete, rest = chunk.split(b"\n")
        for part in complete:
            yield b"".join([*unfinished, part, b"\n"])
            unfinished = []
        unfinished.append(rest)
    last = b"".join(unfinished)
    if last:
        yield last
