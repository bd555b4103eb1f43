"""Errors of the feed, and the mapping from an answer's status to an error."""

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

_MAX_MESSAGE_LENGTH = 300


class FeedError(Exception):
    """The feed gave no usable page."""


class Transient(FeedError):
    """Asking for the same page again may help.

    Attributes:
        retry_after_seconds: how long the server wishes us to wait; ``None`` where it did not say.
    """

    def __init__(self, message: str, retry_after_seconds: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class ConnectionFailed(Transient):
    """No answer came."""


class StreamCut(Transient):
    """The answer ended before its control line."""


class ServiceUnavailable(Transient):
    """The server cannot answer now."""


class StartAgain(FeedError):
    """The token is of no more use: only an initial sync helps.

    Attributes:
        reason: a word for logs, as ``EPOCH_CHANGED``.
    """

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class SyncResetRequired(StartAgain):
    """The server no longer knows what changed since the token."""


class SyncTokenInvalid(StartAgain):
    """The server does not know the token as its own."""


class FeedRefused(FeedError):
    """The server understood and said no: nothing changes by asking again."""


class FeedMalformed(FeedError):
    """The answer is not of a wire format that is read here."""


def refusal(status: int, retry_after: str | None, body: bytes, *, now: datetime | None = None) -> FeedError:
    """Return the error that an answer with a status other than 200 or 304 stands for.

    ``retry_after`` is the header of that name.
    """
    error = _error_object(body)
    code = one_line(error.get("code"))
    message = one_line(error.get("message"))
    said = ": ".join(part for part in (f"the server answered {status}", code, message) if part)
    if code == "SYNC_RESET_REQUIRED":
        return SyncResetRequired(said, one_line(error.get("reason")) or code)
    if code == "SYNC_TOKEN_INVALID":
        return SyncTokenInvalid(said, code)
    if status in {408, 425, 429} or status >= 500:
        return ServiceUnavailable(said, retry_after_seconds(retry_after, now or datetime.now(UTC)))
    return FeedRefused(said)


def retry_after_seconds(value: str | None, now: datetime) -> float | None:
    """Return the seconds of a ``Retry-After`` header, written as a number or as a date."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def one_line(text: Any) -> str:
    """Return a server's text fit for one line of a terminal: short, nothing that moves the cursor."""
    if not isinstance(text, str):
        return ""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:_MAX_MESSAGE_LENGTH]


def _error_object(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body.decode())
    except (ValueError, RecursionError):
        return {}
    error = answer.get("error") if isinstance(answer, dict) else None
    return error if isinstance(error, dict) else {}
