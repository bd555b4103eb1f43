"""The text of a sync token: plain Python. Signing it is the feed's business."""

import base64
import binascii
import json
from dataclasses import dataclass

FORMAT = 1


class TokenMalformed(ValueError):
    """The text is not a sync token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Position of an app in the feed.

    Attributes:
        epoch: the ledger's history that the numbers belong to.
        site: primary key of the site.
        sequence: the last number that the app was given.
        since: while an initial sync is under way, the head at its beginning (a client that starts from nothing does not
            need tombstones up to it); after that ``None``.
    """

    epoch: str
    site: int
    sequence: int
    since: int | None = None


def encode_token(token: Token) -> str:
    """Return the token as URL-safe text."""
    fields = [FORMAT, token.epoch, token.site, token.sequence, token.since]
    return base64.urlsafe_b64encode(json.dumps(fields, separators=(",", ":")).encode()).decode().rstrip("=")


def decode_token(text: str) -> Token:
    """Return the token that ``encode_token`` wrote.

    Raises:
        TokenMalformed: the text is something else, or of another format.
    """
    try:
        raw = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        version, epoch, site, sequence, since = json.loads(raw)
    except (UnicodeEncodeError, binascii.Error, ValueError, TypeError, RecursionError) as error:
        raise TokenMalformed("not a sync token") from error
    is_valid = (
        version == FORMAT
        and isinstance(epoch, str)
        and all(type(number) is int and number >= 0 for number in (site, sequence))
        and (since is None or (type(since) is int and since >= 0))
    )
    if not is_valid:
        raise TokenMalformed("a sync token of another format")
    return Token(epoch=epoch, site=site, sequence=sequence, since=since)
