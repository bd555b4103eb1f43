"""Walk the sync feed: from the beginning, from every token it gave, and with odd input."""

import json
from typing import Any

from .canaries import Canaries, Leak
from .watched_client import WatchedClient

CHANGES = "/sync/changes"

#: Parameters that are refused, each with the answer's status.
ODD_QUERIES = (
    ("token=", 400),
    ("token=x", 400),
    ("token=%00", 400),
    ("token=" + "A" * 5000, 400),
    ("limit=0", 400),
    ("limit=9999999", 400),
    ("limit=-1", 400),
    ("limit=abc", 400),
    ("limit=%D9%A3", 400),
    ("site=2", 400),
    ("kind=spot&locale=fr", 400),
    ("since=0", 400),
)


class FeedWalk:
    """One walk through the feed as a stranger. ``tokens`` collects every token that it gave."""

    def __init__(self, client: WatchedClient, tokens: dict[str, str]) -> None:
        self.client = client
        self.canaries: Canaries = client.canaries
        self.tokens = tokens

    def run(self) -> None:
        """Read everything, page by page and at once, then what came after each earlier token.

        Raises:
            Leak: an answer holds what is hidden, or a tombstone tells something new.
        """
        for limit in (500, 7, 1):
            self.follow(None, limit)
        for token in list(self.tokens.values()):
            self.follow(token, 500)
        for query, status in ODD_QUERIES:
            self.client.request("GET", f"{CHANGES}?{query}", status=status)
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            self.client.request(method, CHANGES, status=405)
        for method in ("HEAD", "OPTIONS"):
            self.client.request(method, CHANGES, status=None)
        packed = self.client.request("GET", CHANGES, reduce=self.without_tombstones, HTTP_ACCEPT_ENCODING="gzip")
        self.client.request(
            "GET", CHANGES, reduce=self.without_tombstones, status=None, HTTP_IF_NONE_MATCH=str(packed.get("ETag", ""))
        )

    def follow(self, token: str | None, limit: int) -> list[dict[str, Any]]:
        """Follow the feed from a token to its checkpoint and return the change lines."""
        found: list[dict[str, Any]] = []
        while True:
            query = f"limit={limit}" + (f"&token={token}" if token else "")
            response = self.client.request("GET", f"{CHANGES}?{query}", reduce=self.without_tombstones)
            lines = [json.loads(line) for line in response.content.splitlines()]
            found.extend(lines[:-1])
            token = str(lines[-1]["token"])
            if lines[-1]["op"] == "checkpoint":
                self.tokens.setdefault("checkpoint", token)
                return found
            if len(self.tokens) < 12:
                self.tokens[f"page {len(self.tokens)}"] = token

    def without_tombstones(self, body: bytes) -> bytes:
        """Return the lines without what a tombstone may say: its key, and the address that its content had.

        Raises:
            Leak: a tombstone tells another address than the last public one, or a field too much.
        """
        kept = []
        for line in body.splitlines():
            change = json.loads(line)
            kept.append(json.dumps(self._without_former(change)) if change.get("op") == "delete" else line.decode())
        return "\n".join(kept).encode()

    def _without_former(self, change: dict[str, Any]) -> dict[str, Any]:
        rest = {name: value for name, value in change.items() if name not in {"op", "key", "kind", "uuid", "locale"}}
        if self.canaries.former.get(change["key"]) != rest.pop("path"):
            raise Leak(f"a tombstone tells something new: {change}; it was {self.canaries.former.get(change['key'])}")
        if set(rest) != {"site", "sequence", "reason"}:
            raise Leak(f"a tombstone has a field too much: {change}")
        return rest
