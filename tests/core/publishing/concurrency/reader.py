"""A reader: follows the public feed over HTTP in small pages, from nothing to the end, and never starts again."""

import select
from dataclasses import dataclass
from typing import Any

from tests.feed import Replica

from .content import MODELS, turn_of
from .load import Load, Read

PAGE_SIZE = 50


@dataclass
class Follower(Replica):
    """A replica that counts, and that a plant's wrong checksums do not stop."""

    is_checked: bool = True
    pages: int = 0

    def page(self, token: str | None) -> list[dict[str, Any]]:
        self.pages += 1
        return super().page(token)

    def verify(self) -> None:
        if self.is_checked:
            super().verify()


def follow(load: Load, stop: int) -> Read:
    """Sync again and again until something can be read from ``stop``, and once more after that."""
    follower = Follower(limit=PAGE_SIZE, is_checked=not load.is_naive)
    read = Read()
    is_over = False
    while not is_over:
        is_over = bool(select.select([stop], [], [], load.poll_ms / 1000)[0])
        for line in follower.sync():
            _note(line, read)
        read.checkpoints += 1
    read.pages = follower.pages
    read.digests = follower.digests
    read.titles = {key: record["title"] for key, record in follower.records.items()}
    return read


def _note(line: dict[str, Any], read: Read) -> None:
    read.lines += 1
    # No writer edits the home page.
    if line["op"] == "upsert" and line["record"]["kind"] in MODELS:
        key, title = line["key"], line["record"]["title"]
        read.backwards += turn_of(title) < turn_of(read.titles.get(key, title))
        read.titles[key] = title
        read.seen.add(f"{key} {title}")
