"""A reader of the sync feed for tests: it goes through HTTP and the public contract only."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from destination_cms.publishing.payload import Key, add_checksums, checksum_hex, checksum_term, digest_of


def closure_gaps(records: dict[str, Any]) -> set[str]:
    """Return the keys that some record refers to and none has."""
    return {ref for record in records.values() for ref in refs_in(record["payload"])} - set(records)


def refs_in(value: Any) -> set[str]:
    """Return every reference inside a payload."""
    if isinstance(value, dict):
        own = {value["ref"]} if isinstance(value.get("ref"), str) else set()
        return own.union(*(refs_in(item) for item in value.values()))
    if isinstance(value, list):
        return set().union(*(refs_in(item) for item in value))
    return set()


@dataclass
class Replica:
    """What an app holds after its last checkpoint."""

    host: str = "testserver"
    limit: int = 100
    token: str | None = None
    records: dict[str, Any] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    site: int = 0
    lines: list[dict[str, Any]] = field(default_factory=list)
    checkpoint: dict[str, Any] = field(default_factory=dict)

    def sync(self) -> list[dict[str, Any]]:
        """Follow the feed to its checkpoint, apply and verify; return the change lines that came."""
        staged: list[dict[str, Any]] = []
        token, is_initial = self.token, self.token is None
        while True:
            lines = self.page(token)
            staged.extend(line for line in lines[:-1])
            token = lines[-1]["token"]
            if lines[-1]["op"] == "checkpoint":
                break
        if is_initial:
            self.records, self.digests = {}, {}
        for line in staged:
            self._apply(line)
        self.token, self.checkpoint, self.lines = token, lines[-1], staged
        self.verify()
        return staged

    def page(self, token: str | None) -> list[dict[str, Any]]:
        """Return one page's lines."""
        response = self.get(token)
        assert response.status_code == 200, (response.status_code, response.content[:500])
        lines = [json.loads(line) for line in response.content.decode().splitlines()]
        numbers = [line["sequence"] for line in lines[:-1]]
        assert numbers == sorted(set(numbers))
        return lines

    def get(self, token: str | None) -> Any:
        """Return the answer to one request."""
        query = {"limit": str(self.limit)} | ({"token": token} if token is not None else {})
        return Client(headers={"host": self.host}).get("/sync/changes", query)

    def _apply(self, line: dict[str, Any]) -> None:
        self.site = line["site"]
        if line["op"] == "delete":
            self.records.pop(line["key"], None)
            self.digests.pop(line["key"], None)
            return
        assert digest_of(line["record"]) == line["digest"]
        self.records[line["key"]] = line["record"]
        self.digests[line["key"]] = line["digest"]

    def verify(self) -> None:
        """Compare count and checksum with the server's, and look for references to nothing."""
        assert len(self.records) == self.checkpoint["count"]
        terms = [checksum_term(self.site, Key.parse(key), digest) for key, digest in self.digests.items()]
        assert checksum_hex(add_checksums(terms)) == self.checkpoint["checksum"]
        assert closure_gaps(self.records) == set()


def summary(lines: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """Return ``{(kind, "upsert" or the reason)}`` of change lines."""
    kinds = {line["key"]: line["key"].partition(":")[0] for line in lines}
    return {(kinds[line["key"]], line.get("reason") or "upsert") for line in lines}
