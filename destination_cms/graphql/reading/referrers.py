"""Reverse references: what is public and refers to a record."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...compiled_queries import Parameter, Statement, Values, compiled, compiled_query
from ...models import PublicationMember
from ...models.publication_members import term_of, term_of_link
from .reader import Reader, Record, any_reader

#: Numbers of rows that one query reads of each record: few, so that few queries are kept.
_DEPTHS = (20, 100)
#: SQLite joins so many parts of a query at most; of more records than this, the next query is asked.
_RECORDS_AT_ONCE = 500
_NAMES = ("term", "title_key", "publication", "publication__uuid")


def referrers(record: Record, kind: str, most: int | None = None, column: str = "") -> list[Record]:
    """Return what is public of a kind, in the record's language, and shows it, by title; two queries for the whole batch.

    Args:
        record: what is referred to.
        kind: of what refers to it.
        most: number of them, 100 at most; ``None`` for all.
        column: of the kind's index row, as its ``lookup`` gives it, that holds several keys: then what has the record
            among these counts, and not what shows it.
    """
    reader, depth = record.reader, next((depth for depth in _DEPTHS if most is not None and most <= depth), None)
    loaded = reader.remembered.setdefault(("loaded referrers", kind, column, most), {})
    if record.key not in loaded:
        known: dict[str, list[str]] = reader.remembered.setdefault(("referrers", kind, column, depth), {})
        peers = {peer.key for peer in (*record.batch, record) if peer.row.kind == record.row.kind}
        asked = sorted(peers - known.keys())
        known.update({key: [] for key in asked} | _keys_by_target(reader, kind, depth, column, asked))
        first = {peer: known[peer][:most] for peer in peers}
        records = reader.get(key for keys in first.values() for key in keys)
        loaded.update({peer: [records[key] for key in keys if key in records] for peer, keys in first.items()})
    return loaded[record.key]  # type: ignore[no-any-return]


def _keys_by_target(
    reader: Reader, kind: str, depth: int | None, column: str, targets: Sequence[str]
) -> dict[str, list[str]]:
    """Return the keys of what refers to each target, by title."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for start in range(0, len(targets), _RECORDS_AT_ONCE):
        of_term = {
            (term_of(column, key) if column else term_of_link(kind, key)): key
            for key in targets[start : start + _RECORDS_AT_ONCE]
        }
        for term, title_key, pk, uuid in _rows(reader, depth, of_term):
            locale = of_term[term].rpartition(":")[2]
            found.setdefault(of_term[term], []).append((title_key, pk, f"{kind}:{uuid}:{locale}"))
    return {target: [key for _, _, key in sorted(rows)] for target, rows in found.items()}


def _rows(reader: Reader, depth: int | None, of_term: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    # Few numbers of parts have SQL of their own: those to spare look for what nothing is found by.
    count = min(1 << (len(of_term) - 1).bit_length(), _RECORDS_AT_ONCE)
    terms = [*of_term, *[""] * (count - len(of_term))]
    locales = [of_term.get(term, "").rpartition(":")[2] for term in terms]
    statement = compiled_query(
        PublicationMember, ("referring", count, depth), lambda: _repeated(compiled(_part(depth), _NAMES), count), _NAMES
    )
    values: Values = {"term": terms, "locale": locales, "site": [reader.site.pk], "visible_until": [reader.now]}
    yield from statement.records(values)


def _repeated(part: Statement, count: int) -> Statement:
    """Return one statement for the rows of so many targets. To compile each of its parts would take half a second."""
    # The part is Django's own SQL.
    sql = " UNION ALL ".join(f"SELECT * FROM ({part.sql}) AS part_{number}" for number in range(count))  # noqa: S608
    values = [_of_target(value, number) for number in range(count) for value in part.parameters]
    return replace(part, sql=sql, parameters=values)


def _of_target(value: Any, number: int) -> Any:
    is_own = isinstance(value, Parameter) and value.name in ("term", "locale")
    return Parameter(value.output_field, number, value.name) if is_own else value


def _part(depth: int | None) -> Any:
    """Return the query for what refers to one target: of so many, the first by title."""
    fields: Any = {name: PublicationMember._meta.get_field(name) for name in ("term", "locale", "site")}
    rows = PublicationMember.objects.filter(
        any_reader().unexpired("publication__"),
        term=Parameter(fields["term"]),
        locale=Parameter(fields["locale"]),
        site=Parameter(fields["site"]),
        publication__is_withdrawn=False,
    )
    return rows.order_by("title_key", "publication")[:depth]
