"""A page of the feed: what changed after a token, in one SQL statement.

One statement is one snapshot on SQLite and PostgreSQL alike, without a transaction: rows, head
and tallies of an answer always belong together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections, router
from django.db.models import Model
from django.utils import timezone

from ..models import HeadStamp, LedgerState, Publication, Tally
from ..publishing.payload import add_checksums, checksum_hex
from ..publishing.records import RecordRow, change_line
from .errors import SyncResetRequired
from .token import Token

#: The wire format, stated in each control line; without one it was 1, whose records held the addresses of files.
FORMAT = 2

_STATE_COLUMNS = ("epoch", "head", "floor", "stamp", "next_due_at", "has_stamp", "tallies")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """One page: change lines in ascending sequence, and where the client is after it.

    ``tallies`` are those of the published set at the head, ``[{kind, locale, count, checksum}]``; ``damaged`` are the
    edited rows whose lines are not what was published, and must not be sent.
    """

    lines: list[bytes]
    token: Token
    has_more: bool
    count: int
    checksum: str
    tallies: list[dict[str, Any]]
    next_due_at: datetime | None
    damaged: list[str]


def read_page(token: Token | None, *, site: int, limit: int) -> FeedPage:
    """Return the changes after a token; without one, all that is published.

    Raises:
        SyncResetRequired: the token belongs to another history, site or time.
    """
    sequence = token.sequence if token else 0
    since = token.since if token else None
    stamp = token.stamp if token else ""
    state, changes = _query(site, sequence, since, stamp, limit + 1, is_initial=token is None)
    if token is not None:
        _check(token, state, site)
    has_more = len(changes) > limit
    changes = changes[:limit]
    head = int(state["head"])
    start = head if token is None else since
    tallies = _tallies(state["tallies"])
    lines = [change_line(row) for row in changes]
    return FeedPage(
        lines=[line for line, _ in lines],
        token=Token(
            epoch=str(state["epoch"]),
            site=site,
            sequence=changes[-1].sequence if has_more else head,
            since=start if has_more else None,
            # Not that of the page's last change: what was sent is as it was at this head.
            stamp=state["stamp"],
        ),
        has_more=has_more,
        count=sum(tally["count"] for tally in tallies),
        checksum=checksum_hex(add_checksums(int(tally["checksum"], 16) for tally in tallies)),
        tallies=tallies,
        next_due_at=state["next_due_at"],
        damaged=[row.source for row, (_, is_intact) in zip(changes, lines, strict=True) if not is_intact],
    )


def _check(token: Token, state: dict[str, Any], site: int) -> None:
    if token.site != site:
        raise SyncResetRequired("SCOPE_CHANGED")
    if token.epoch != str(state["epoch"]):
        raise SyncResetRequired("EPOCH_CHANGED")
    if token.sequence > state["head"]:
        raise SyncResetRequired("TOKEN_AHEAD")
    # While an initial sync is under way its own beginning counts: tombstones written since then must still exist.
    if (token.sequence if token.since is None else token.since) < state["floor"]:
        raise SyncResetRequired("TOMBSTONES_PURGED")
    # A backup was restored, and what was published since has other numbers, or the same ones.
    if token.stamp and not state["has_stamp"]:
        raise SyncResetRequired("EPOCH_CHANGED")


def _query(
    site: int, sequence: int, since: int | None, stamp: str, limit: int, *, is_initial: bool
) -> tuple[dict[str, Any], list[RecordRow]]:
    """Return the ledger's state and the changed rows."""
    using = router.db_for_read(Publication)
    connection = connections[using]
    quote = connection.ops.quote_name
    tables = (model._meta.db_table for model in (Publication, LedgerState, Tally, HeadStamp))
    publication, state, tally, stamps = (quote(table) for table in tables)
    joined = "string_agg" if connection.vendor == "postgresql" else "group_concat"
    columns = ", ".join(f"p.{quote(name)}" for name in RecordRow._fields)
    # A client that starts from nothing does not need the tombstones from before the start.
    if is_initial:
        condition, parameters = "NOT p.is_withdrawn", []
    elif since is not None:
        condition, parameters = "(NOT p.is_withdrawn OR p.sequence > %s)", [since]
    else:
        condition, parameters = "1 = 1", []
    sql = f"""
        SELECT s.epoch, s.head, s.floor, s.stamp, s.next_due_at,
               EXISTS (SELECT 1 FROM {stamps} h WHERE h.stamp = %s) AS has_stamp,
               (SELECT {joined}(t.kind || ' ' || t.locale || ' ' || t.count || ' ' || t.checksum, ',')
                  FROM {tally} t WHERE t.site = %s) AS tallies,
               {columns}
          FROM {state} s
          LEFT JOIN (SELECT {columns} FROM {publication} p
                      WHERE p.site = %s AND p.sequence > %s AND {condition}
                      ORDER BY p.sequence LIMIT %s) p ON 1 = 1
         WHERE s.id = 1
         ORDER BY p.sequence
    """  # noqa: S608 - names come from the models, values are parameters
    with connection.cursor() as cursor:
        cursor.execute(sql, [stamp, site, site, sequence, *parameters, limit])
        rows = cursor.fetchall()
    if not rows:
        raise LedgerState.DoesNotExist
    number = len(_STATE_COLUMNS)
    (told,) = _converted([rows[0][:number]], LedgerState, _STATE_COLUMNS, connection)
    changes = [row[number:] for row in rows]
    # Where nothing has changed, the state stands alone.
    if changes[0][RecordRow._fields.index("sequence")] is None:
        changes = []
    converted = _converted(changes, Publication, RecordRow._fields, connection)
    return dict(zip(_STATE_COLUMNS, told, strict=True)), [RecordRow._make(row) for row in converted]


def _converted(
    rows: Sequence[Sequence[Any]], model: type[Model], names: Sequence[str], connection: Any
) -> list[list[Any]]:
    """Return rows with Python values: SQLite gives dates and UUIDs as text."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    converters = [
        (place, convert)
        for place, name in enumerate(names)
        if name in fields
        for convert in connection.ops.get_db_converters(fields[name].get_col(""))
    ]
    converted = [list(row) for row in rows]
    for row in converted:
        for place, convert in converters:
            row[place] = convert(row[place], None, connection)
    return converted


def _tallies(text: str | None) -> list[dict[str, Any]]:
    rows = [part.split(" ") for part in text.split(",")] if text else []
    tallies = [
        {"kind": kind, "locale": locale, "count": int(count), "checksum": checksum.zfill(64)}
        for kind, locale, count, checksum in rows
        if int(count)
    ]
    return sorted(tallies, key=lambda tally: (tally["kind"], tally["locale"]))


def is_past_due(page: FeedPage) -> bool:
    """Say whether something in the answer has expired meanwhile."""
    return page.next_due_at is not None and page.next_due_at <= timezone.now()
