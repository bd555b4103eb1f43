"""Hash of what a page shows: its record, what it refers to, and its translations."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from ...projections.kinds import page_kind_names, shared_kind_names
from .reader import Reader, Record


class _Target(NamedTuple):
    digest: str
    links: tuple[str, ...]


def shown_hash(record: Record) -> str:
    """Return the hash, in hex, of a record and what it shows; as many queries for a batch as for one record.

    It shows what it refers to, and the images and taxonomy that this refers to: what a card needs. It does not show the
    pages that those pages refer to.
    """
    reader = record.reader
    known: dict[str, str] = reader.remembered.setdefault("shown", {})
    if record.key not in known:
        peers = {peer.key: peer for peer in (*record.batch, record) if peer.row.kind in page_kind_names()}
        targets = _targets(reader, (link for peer in peers.values() for link in _links_of(peer)))
        known.update((key, _hash_of(peer, targets)) for key, peer in peers.items())
    return known[record.key]


def _hash_of(record: Record, targets: dict[str, _Target]) -> str:
    shown, found = {}, list(_links_of(record))
    while found:
        key = found.pop()
        target = targets.get(key)
        if target is not None and key not in shown:
            shown[key] = target.digest
            found += _shared(target.links)
    lines = [f"{key} {digest}" for key, digest in sorted({**shown, record.key: record.row.digest}.items())]
    lines += [f"{other.row.locale} {other.row.path}" for other in record.reader.translations(record)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _targets(reader: Reader, links: Iterable[str]) -> dict[str, _Target]:
    """Return what is public of these keys and of the shared things behind them; one query for each step."""
    targets: dict[str, _Target] = {}
    missing = set(links)
    while missing:
        parts = [key.split(":", 2) for key in missing]
        rows = reader.published().filter(
            kind__in={kind for kind, _, _ in parts}, uuid__in={uuid for _, uuid, _ in parts}
        )
        step = {
            f"{kind}:{uuid}:{locale}": _Target(digest, tuple(links.splitlines()))
            for kind, uuid, locale, digest, links in rows.values_list("kind", "uuid", "locale", "digest", "links")
        }
        step = {key: target for key, target in step.items() if key in missing}
        targets |= step
        missing = {link for target in step.values() for link in _shared(target.links)} - set(targets)
    return targets


def _links_of(record: Record) -> list[str]:
    return record.row.links.splitlines()


def _shared(links: Iterable[str]) -> list[str]:
    return [link for link in links if link.partition(":")[0] in shared_kind_names()]
