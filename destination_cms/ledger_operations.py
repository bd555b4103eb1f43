"""Operations of the core's migrations on what the ledger holds."""

import json
from collections.abc import Callable
from datetime import UTC
from itertools import islice
from typing import Any

from .models.title_order import title_key
from .publishing.payload import CHECKSUM_MODULUS, Key, canonical_json, checksum_hex, checksum_term, digest_of
from .sync_client.canonical import is_digest_of

_BATCH_ROWS = 500
#: What a damaged payload raises, from parsing to writing it as UTF-8; numbers out of range included.
_UNREADABLE = (ValueError, RecursionError)

#: What a record consists of since 0008, in addition to its payload.
_RECORD = ("kind", "locale", "version", "title", "slug", "path", "latitude", "longitude")
_RECORD_MOMENTS = ("first_published_at", "last_published_at", "expires_at")


def digest_without_url(apps: Any, schema_editor: Any) -> None:
    """Number and digest every published record again, since its URL is not part of it: apps verify what they get."""
    _rewrite(apps, schema_editor, ["digest"], lambda row: {"digest": _digest(row)})


def number_as_ecmascript(apps: Any, schema_editor: Any) -> None:
    """Write the numbers of every published record as RFC 8785 does; those whose text changes are sent to apps again."""
    _rewrite(apps, schema_editor, ["digest", "payload"], _changed_numbers)


def _rewrite(apps: Any, schema_editor: Any, columns: list[str], change: Callable[[Any], dict[str, str]]) -> None:
    """Write these columns of each published record, and the checksums of all.

    ``change`` returns the new values of a row by column; what is left out stays. A record with a new digest is sent to
    apps again.
    """
    alias = schema_editor.connection.alias
    rows = apps.get_model("destination_cms", "Publication")._default_manager.using(alias)
    states = apps.get_model("destination_cms", "LedgerState")._default_manager.using(alias)
    head = states.values_list("head", flat=True).first() or 0
    sums: dict[tuple[int, str, str], int] = {}
    changed = []
    for row in rows.filter(is_withdrawn=False).order_by("sequence").iterator(chunk_size=_BATCH_ROWS):
        if new := change(row):
            head += "digest" in new
            values = {"sequence": head if "digest" in new else row.sequence}
            values |= {column: new.get(column, getattr(row, column)) for column in columns}
            changed.append(rows.model(pk=row.pk, **values))
        term = checksum_term(row.site, Key(row.kind, str(row.uuid), row.locale), new.get("digest", row.digest))
        group = (row.site, row.kind, row.locale)
        sums[group] = (sums.get(group, 0) + term) % CHECKSUM_MODULUS
    rows.bulk_update(changed, ["sequence", *columns], batch_size=_BATCH_ROWS)
    _save_sums(apps, alias, sums)
    states.update(head=head)


def _save_sums(apps: Any, alias: str, sums: dict[tuple[int, str, str], int]) -> None:
    tallies = apps.get_model("destination_cms", "Tally")._default_manager.using(alias)
    for (site, kind, locale), checksum in sums.items():
        tallies.filter(site=site, kind=kind, locale=locale).update(checksum=checksum_hex(checksum))


def _digest(row: Any) -> str:
    try:
        return digest_of(_record(row))
    except _UNREADABLE:
        # No record has this digest, so the next reconcile publishes it again.
        return ""


def _changed_numbers(row: Any) -> dict[str, str]:
    # What is damaged keeps its digest, by which it is found.
    try:
        record = _record(row)
        if not is_digest_of(row.digest, record):
            return {}
        values = {"digest": digest_of(record), "payload": canonical_json(record["payload"])}
    except _UNREADABLE:
        return {}
    return {column: value for column, value in values.items() if value != getattr(row, column)}


def _record(row: Any) -> dict[str, Any]:
    moments = {name: getattr(row, name) for name in _RECORD_MOMENTS}
    record = {name: getattr(row, name) for name in _RECORD} | {
        name: moment and moment.astimezone(UTC).isoformat().replace("+00:00", "Z") for name, moment in moments.items()
    }
    return {**record, "uuid": str(row.uuid), "payload": json.loads(row.payload)}


def stamp_head(apps: Any, schema_editor: Any) -> None:
    """Give the head of a ledger its first stamp, which every token from now on holds."""
    alias = schema_editor.connection.alias
    stamps = apps.get_model("destination_cms", "HeadStamp")._default_manager.using(alias)
    states = apps.get_model("destination_cms", "LedgerState")._default_manager.using(alias)
    for state in states.all():
        states.update(stamp=stamps.create(sequence=state.head).stamp)


def fill_title_keys(apps: Any, schema_editor: Any) -> None:
    """Write the sort key of every publication and of every page."""
    alias = schema_editor.connection.alias
    rows = apps.get_model("destination_cms", "Publication")._default_manager.using(alias)
    titles = rows.filter(is_withdrawn=False).values_list("pk", "title", "locale")
    for batch in _batches(titles.iterator(chunk_size=_BATCH_ROWS)):
        rows.bulk_update(
            [rows.model(pk=pk, title_key=title_key(title, locale)) for pk, title, locale in batch], ["title_key"]
        )
    keys = apps.get_model("destination_cms", "PageTitle")._default_manager.using(alias)
    pages = keys.model._meta.get_field("page").remote_field.model._base_manager.using(alias)
    found = pages.values_list("pk", "draft_title", "title", "locale__language_code")
    for batch in _batches(found.iterator(chunk_size=_BATCH_ROWS)):
        keys.bulk_create(
            keys.model(page_id=pk, key=title_key(draft or title, locale)) for pk, draft, title, locale in batch
        )
    # PostgreSQL alters no table while a foreign key written in this transaction waits to be looked at.
    schema_editor.connection.check_constraints()


def _batches(rows: Any) -> Any:
    while batch := [*islice(rows, _BATCH_ROWS)]:
        yield batch
