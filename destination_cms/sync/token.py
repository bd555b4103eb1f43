"""The text of a sync token: plain Python. Signing it is the feed's business."""

import base64
import binascii
import json
from dataclasses import dataclass

#: Tokens of format 1 hold no stamp.
FORMAT = 2


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
        stamp: the ledger's when this token was made; empty where it had none yet.
    """

    epoch: str
    site: int
    sequence: int
    since: int | None = None
    stamp: str = ""


def encode_token(token: Token) -> str:
    """Return the token as URL-safe text."""
    fields = [FORMAT, token.epoch, token.site, token.sequence, token.since, token.stamp]
    return base64.urlsafe_b64encode(json.dumps(fields, separators=(",", ":")).encode()).decode().rstrip("=")


def decode_token(text: str) -> Token:
    """Return the token that ``encode_token`` wrote, now or in format 1.

    Raises:
        TokenMalformed: the text is something else, or of another format.
    """
    try:
        raw = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        version, epoch, site, sequence, since, *rest = json.loads(raw)
        (stamp,) = rest if version == FORMAT else ("", *rest)
    except (UnicodeEncodeError, binascii.Error, ValueError, TypeError, RecursionError) as error:
        raise TokenMalformed("not a sync token") from error
    is_valid = (
        version in (1, FORMAT)
        and isinstance(epoch, str)
        and isinstance(stamp, str)
        and all(type(number) is int and number >= 0 for number in (site, sequence))
        and (since is None or (type(since) is int and since >= 0))
    )
    if not is_valid:
        raise TokenMalformed("a sync token of another format")
    return Token(epoch=epoch, site=site, sequence=sequence, since=since, stamp=stamp)
