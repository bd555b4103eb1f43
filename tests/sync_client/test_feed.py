import gzip
import json
import socket
import threading
import time
from typing import Any

import pytest

from destination_cms.sync_client.feed import AddressInvalid, Feed, normalize_site_url
from destination_cms.sync_client.feed_errors import (
    ConnectionFailed,
    FeedMalformed,
    FeedRefused,
    ServiceUnavailable,
    StreamCut,
    SyncResetRequired,
    SyncTokenInvalid,
)
from destination_cms.sync_client.lines import Checkpoint, Continue

from .feed_server import Fault, FeedServer, ModelSite, canonical

CHECKPOINT = canonical({"op": "checkpoint", "token": "t", "count": 0, "checksum": "0" * 64}).encode() + b"\n"


def fetch(feed: Feed, token: str = "") -> list[Any]:
    with feed.open_page(token=token) as page:
        return [line for _, line in page.lines]


@pytest.fixture
def feed(server: FeedServer) -> Feed:
    return Feed(server.url, limit=5, timeout_seconds=5)


def test_pages_follow_each_other(feed: Feed, server: FeedServer, site: ModelSite):
    *first, more = fetch(feed)
    *second, end = fetch(feed, more.token)

    assert [line.sequence for line in first + second] == list(range(1, 9))
    assert isinstance(more, Continue)
    assert isinstance(end, Checkpoint)
    assert (end.count, end.checksum) == (8, site.checksum)
    assert server.tokens == ["", more.token]
    assert [request["limit"] for request in server.requests] == ["5", "5"]


def test_lines_are_kept_as_they_were_sent(feed: Feed, server: FeedServer, site: ModelSite):
    with feed.open_page(token="") as page:
        raw = [raw for raw, _ in page.lines]

    assert [json.loads(line)["sequence"] for line in raw[:-1]] == [1, 2, 3, 4, 5]
    assert all(line.endswith(b"\n") for line in raw)


def test_gzip_is_asked_for_and_a_plain_answer_is_read_too(feed: Feed, server: FeedServer, site: ModelSite):
    server.faults.extend([Fault(), Fault(is_plain=True)])

    packed, plain = fetch(feed), fetch(feed)

    assert server.requests[0]["headers"]["Accept-Encoding"] == "gzip"
    assert packed == plain
    assert len(packed) == 6


def test_a_poll_without_news_costs_a_304(feed: Feed, server: FeedServer, site: ModelSite):
    token = fetch(Feed(server.url, limit=50))[-1].token
    with feed.open_page(token=token) as page:
        etag = page.etag
        assert len(list(page.lines)) == 1

    with feed.open_page(token=token, etag=etag) as page:
        assert page.is_not_modified
        assert list(page.lines) == []
    assert server.requests[-1]["headers"]["If-None-Match"] == etag


def test_a_304_that_nobody_asked_for_is_refused(feed: Feed, server: FeedServer):
    server.faults.append(Fault(status=304))

    with pytest.raises(FeedRefused):
        fetch(feed)


@pytest.mark.parametrize("cut_after", range(6))
@pytest.mark.parametrize("cut_bytes", [0, 10])
def test_a_cut_stream_is_never_taken_for_a_page(
    feed: Feed, server: FeedServer, site: ModelSite, cut_after: int, cut_bytes: int
):
    server.faults.append(Fault(cut_after=cut_after, cut_bytes=cut_bytes))

    with pytest.raises(StreamCut):
        fetch(feed)


@pytest.mark.parametrize("missing_bytes", [1, 8, 40, 1000])
def test_a_cut_that_http_does_not_notice_is_noticed(missing_bytes: int):
    # HTTP/1.0 without a length: the end of the connection is the end of the body.
    body = gzip.compress(CHECKPOINT, mtime=0)[:-missing_bytes]
    head = b"HTTP/1.0 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Encoding: gzip\r\n\r\n"

    with one_answer(head + body) as url, pytest.raises(StreamCut):
        fetch(Feed(url, timeout_seconds=5))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", StreamCut),
        (CHECKPOINT[:-20], StreamCut),
        (CHECKPOINT * 2, FeedMalformed),
        (CHECKPOINT + b"{", FeedMalformed),
        (b"\n" + CHECKPOINT, FeedMalformed),
        (b"<html>\n", FeedMalformed),
        (b'{"op":"upsert","key":"spot:..:fr"}\n' + CHECKPOINT, FeedMalformed),
    ],
)
def test_what_is_not_a_page_is_refused(feed: Feed, server: FeedServer, body: bytes, kind: type[Exception]):
    server.faults.append(Fault(body=body))

    with pytest.raises(kind):
        fetch(feed)


def test_the_last_line_feed_may_be_missing(feed: Feed, server: FeedServer):
    server.faults.append(Fault(body=CHECKPOINT.rstrip()))

    assert [type(line) for line in fetch(feed)] == [Checkpoint]


def test_a_page_has_a_limit_in_bytes(server: FeedServer):
    # 100 MB of spaces in about 100 kB.
    server.faults.append(Fault(body=b" " * 100_000_000))
    before = time.monotonic()

    with pytest.raises(FeedMalformed, match="larger than 1000000 bytes"):
        fetch(Feed(server.url, timeout_seconds=5, max_page_bytes=1_000_000))
    assert time.monotonic() - before < 5


def test_another_content_type_asks_about_the_address(feed: Feed, server: FeedServer):
    server.faults.append(Fault(body=b"<html>", headers={"Content-Type": "text/html"}))

    with pytest.raises(FeedMalformed, match="is this the address"):
        fetch(feed)


def test_another_packing_is_refused(feed: Feed, server: FeedServer):
    server.faults.append(Fault(headers={"Content-Encoding": "br"}))

    with pytest.raises(FeedMalformed, match="'br'"):
        fetch(feed)


def test_errors_of_the_server_have_their_kind(feed: Feed, server: FeedServer, site: ModelSite):
    token = fetch(feed)[-1].token
    site.restore_backup()
    with pytest.raises(SyncResetRequired) as reset:
        fetch(feed, token)
    assert reset.value.reason == "EPOCH_CHANGED"

    with pytest.raises(SyncTokenInvalid):
        fetch(feed, "x")

    server.faults.append(Fault(status=503, error={"code": "UNAVAILABLE"}, headers={"Retry-After": "7"}))
    with pytest.raises(ServiceUnavailable) as unavailable:
        fetch(feed)
    assert unavailable.value.retry_after_seconds == 7

    with pytest.raises(FeedRefused, match="404"):
        fetch(Feed(server.url + "/elsewhere"))


def test_a_server_that_is_silent_is_given_up(server: FeedServer):
    released = threading.Event()
    server.faults.append(Fault(stall=released))
    before = time.monotonic()

    with pytest.raises(ConnectionFailed):
        fetch(Feed(server.url, timeout_seconds=0.2))
    released.set()
    assert time.monotonic() - before < 5


def test_a_server_that_drips_is_given_up():
    # Each byte comes well within the time-out of 0.2 s; the page has 2 s in all.
    head = b"HTTP/1.0 200 OK\r\nContent-Type: application/x-ndjson\r\n\r\n"
    before = time.monotonic()

    with one_answer(head, drip=b" " * 100) as url, pytest.raises(StreamCut, match="too long"):
        fetch(Feed(url, timeout_seconds=0.2))
    assert time.monotonic() - before < 6


def test_nobody_there_is_a_failed_connection():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    with pytest.raises(ConnectionFailed, match="refused"):
        fetch(Feed(f"http://127.0.0.1:{port}"))


def test_what_is_not_http_is_a_failed_connection():
    with one_answer(b"SSH-2.0-OpenSSH_9.0\r\n") as url, pytest.raises(ConnectionFailed):
        fetch(Feed(url, timeout_seconds=5))


def test_a_redirect_is_followed_within_the_same_scheme(feed: Feed, server: FeedServer, site: ModelSite):
    address = f"{server.url}/sync/changes?limit=500"
    server.faults.append(Fault(status=301, headers={"Location": address}))

    assert len(fetch(feed)) == 9


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"])
def test_a_redirect_to_another_scheme_is_refused(feed: Feed, server: FeedServer, address: str):
    server.faults.append(Fault(status=302, headers={"Location": address}))

    with pytest.raises((FeedMalformed, FeedRefused)):
        fetch(feed)


def test_a_redirect_in_a_circle_ends(feed: Feed, server: FeedServer):
    server.faults.extend(Fault(status=302, headers={"Location": "/sync/changes"}) for _ in range(30))

    with pytest.raises(FeedRefused):
        fetch(feed)


@pytest.mark.parametrize(
    ("address", "normal"),
    [
        ("https://cms.example.org", "https://cms.example.org"),
        ("https://cms.example.org/", "https://cms.example.org"),
        ("http://127.0.0.1:8000/cms//", "http://127.0.0.1:8000/cms"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address_ends_without_a_slash(address: str, normal: str):
    assert normalize_site_url(address) == normal


@pytest.mark.parametrize(
    "address",
    [
        "",
        "cms.example.org",
        "file:///etc/passwd",
        "ftp://example.org",
        "https://",
        "https://user:secret@example.org",
        "https://example.org/?a=b",
        "https://example.org/#a",
        "https://example.org:99999",
        "https://example.org:0",
        "https://exa\nmple.org",
        "https://exa mple.org",
        "http://[::1",
        "https://ex\u00e4mple.org",
    ],
)
def test_an_address_that_cannot_be_a_site_is_refused(address: str):
    with pytest.raises(AddressInvalid):
        Feed(address)


def one_answer(answer: bytes, drip: bytes = b"") -> "_OneAnswer":
    return _OneAnswer(answer, drip)


class _OneAnswer:
    """A socket that answers one connection with given bytes, then some more slowly, then closes."""

    def __init__(self, answer: bytes, drip: bytes) -> None:
        self._answer = answer
        self._drip = drip
        self._server = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._server.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._thread.join(30)
        self._server.close()

    def _serve(self) -> None:
        connection, _ = self._server.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(self._answer)
            try:
                for byte in self._drip:
                    time.sleep(0.05)
                    connection.sendall(bytes([byte]))
            except OSError:
                return
