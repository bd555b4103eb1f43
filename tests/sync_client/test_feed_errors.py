from datetime import UTC, datetime

import pytest

from destination_cms.sync_client.feed_errors import (
    FeedError,
    FeedRefused,
    ServiceUnavailable,
    SyncResetRequired,
    SyncTokenInvalid,
    one_line,
    refusal,
    retry_after_seconds,
)

NOW = datetime(2025, 6, 1, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (410, b'{"error":{"code":"SYNC_RESET_REQUIRED","reason":"TOKEN_AHEAD"}}', SyncResetRequired),
        (400, b'{"error":{"code":"SYNC_TOKEN_INVALID"}}', SyncTokenInvalid),
        (400, b'{"error":{"code":"BAD_PARAMETER","parameter":"limit"}}', FeedRefused),
        (421, b'{"error":{"code":"UNKNOWN_SITE"}}', FeedRefused),
        (410, b"Gone", FeedRefused),
        (401, b"", FeedRefused),
        (503, b'{"error":{"code":"UNAVAILABLE"}}', ServiceUnavailable),
        (502, b"<html>", ServiceUnavailable),
        (500, b"[]", ServiceUnavailable),
        (429, b'{"error":"slow down"}', ServiceUnavailable),
        (404, b'{"error":{"code":5,"message":[]}}', FeedRefused),
        (404, b"\xff" + b"[" * 60_000, FeedRefused),
    ],
)
def test_the_code_decides_before_the_status(status: int, body: bytes, kind: type[FeedError]):
    error = refusal(status, None, body)

    assert type(error) is kind
    assert str(status) in str(error)


def test_a_reset_tells_its_reason():
    error = refusal(410, None, b'{"error":{"code":"SYNC_RESET_REQUIRED","reason":"EPOCH_CHANGED","message":"Again."}}')

    assert isinstance(error, SyncResetRequired)
    assert error.reason == "EPOCH_CHANGED"
    assert str(error) == "the server answered 410: SYNC_RESET_REQUIRED: Again."


def test_the_wait_of_an_unavailable_server_is_kept():
    error = refusal(503, "Sun, 01 Jun 2025 02:00:30 GMT", b"", now=NOW)

    assert isinstance(error, ServiceUnavailable)
    assert error.retry_after_seconds == 30


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("120", 120),
        (" 0 ", 0),
        ("Sun, 01 Jun 2025 02:01:00 GMT", 60),
        ("Sun, 01 Jun 2025 02:01:00 -0000", 60),
        ("Sun, 01 Jun 2025 01:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("9" * 5000, None),
        ("٣", None),
    ],
)
def test_retry_after_is_read_as_number_or_date(value: str | None, seconds: float | None):
    assert retry_after_seconds(value, NOW) == seconds


def test_a_servers_words_stay_on_one_line_and_move_no_cursor():
    assert one_line("a\nb\r\x1b[2Jc\u202ed  e") == "a b [2Jc d e"
    assert len(one_line("x" * 1000)) == 300
    assert one_line(None) == ""
