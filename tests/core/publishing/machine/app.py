"""An app that syncs page by page, and does what the contract says when it is told to start again."""

from dataclasses import dataclass, field
from typing import Any

from tests.feed import Replica


class _StartAgain(Exception):
    """The feed said 410."""


@dataclass
class App(Replica):
    """A replica that may stop between two pages and go on later."""

    staged: list[dict[str, Any]] = field(default_factory=list)
    at: str | None = None
    is_under_way: bool = False
    is_initial: bool = True

    def step(self, limit: int) -> bool:
        """Ask for one page; return whether it was the last one, and so the replica is complete again."""
        self.limit = limit
        if not self.is_under_way:
            self.staged, self.at, self.is_initial, self.is_under_way = [], self.token, self.token is None, True
        try:
            lines = self.page(self.at)
        except _StartAgain:
            self.token, self.is_under_way = None, False
            return self.step(limit)
        self.staged += lines[:-1]
        self.at = lines[-1]["token"]
        if lines[-1]["op"] == "continue":
            return False
        self._take(lines[-1])
        return True

    def finish(self, limit: int) -> None:
        """Ask for pages until the replica is complete."""
        while not self.step(limit):
            pass

    def get(self, token: str | None) -> Any:
        response = super().get(token)
        if response.status_code == 410:
            raise _StartAgain
        return response

    def _take(self, checkpoint: dict[str, Any]) -> None:
        if self.is_initial:
            self.records, self.digests = {}, {}
        for line in self.staged:
            self._apply(line)
        self.token, self.checkpoint, self.lines = self.at, checkpoint, self.staged
        self.staged, self.is_under_way = [], False
        self.verify()
