"""Pages that have arrived but are not applied yet. They survive a crash, so a run resumes where one stopped."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from .durable import sync_directory, write_durably
from .feed_errors import FeedMalformed
from .keys import Key
from .lines import Checkpoint, Continue, Control, LineInvalid, Row, Upsert, parse_line

_SESSION_NAME = "session.json"
_SCRATCH_NAME = "page.tmp"


class RowDamaged(Exception):
    """A record arrived that does not have the digest that came with it."""


class StagedRow(NamedTuple):
    """A row among the staged pages, and where it stands. A delete has no digest."""

    site: int
    sequence: int
    digest: str | None
    refs: tuple[str, ...]
    page: int
    offset: int


class _PageRows(NamedTuple):
    rows: list[tuple[Key, StagedRow]]
    control: Control


@dataclass(slots=True, kw_only=True)
class Staging:
    """The pages between a token and the next checkpoint.

    Attributes:
        is_initial: whether the pages replace everything local.
        base_token: the replica's token when the first page was asked for.
        rows: the row with the highest sequence of each key; of equal ones, the last to come.
        row_count: rows received, repeated ones included.
        control: the last page's control line.
    """

    folder: Path
    is_initial: bool
    base_token: str
    rows: dict[Key, StagedRow] = field(default_factory=dict)
    page_count: int = 0
    row_count: int = 0
    control: Control | None = None
    _tokens: set[str] = field(default_factory=set)

    @classmethod
    def begin(cls, folder: Path, *, is_initial: bool, base_token: str) -> "Staging":
        """Discard what was staged and stage again."""
        clear_staging(folder)
        session = json.dumps({"is_initial": is_initial, "base_token": base_token}).encode()
        write_durably(folder / _SESSION_NAME, session, scratch=folder / _SCRATCH_NAME)
        sync_directory(folder)
        return cls(folder=folder, is_initial=is_initial, base_token=base_token)

    @classmethod
    def resume(cls, folder: Path) -> "Staging | None":
        """Return what an earlier run staged, or ``None`` where there is nothing of use."""
        try:
            session = json.loads((folder / _SESSION_NAME).read_bytes())
            staging = cls(folder=folder, is_initial=session["is_initial"], base_token=session["base_token"])
            while staging.checkpoint is None and (path := staging._page_path(staging.page_count + 1)).is_file():
                with path.open("rb") as file:
                    staging._merge(staging._read_page((raw, parse_line(raw)) for raw in file))
        except (FileNotFoundError, ValueError, TypeError, KeyError, RowDamaged, FeedMalformed):
            return None
        return staging

    @property
    def checkpoint(self) -> Checkpoint | None:
        """What the set must be once all pages are applied; ``None`` while pages are missing."""
        return self.control if isinstance(self.control, Checkpoint) else None

    @property
    def next_token(self) -> str:
        """The token to ask for the next page with; "" for the first page of an initial sync."""
        if self.control is not None:
            return self.control.token
        return "" if self.is_initial else self.base_token

    def add_page(self, lines: Iterable[tuple[bytes, Row | Control]]) -> None:
        """Stage one page. If ``lines`` raises, the page is forgotten and what was staged before stays.

        Raises:
            RowDamaged: a record does not have its digest.
            FeedMalformed: a token comes a second time, so the pages would never end.
        """
        content = bytearray()
        page = self._read_page(_copied(lines, content))
        write_durably(self._page_path(self.page_count + 1), bytes(content), scratch=self.folder / _SCRATCH_NAME)
        sync_directory(self.folder)
        self._merge(page)

    def iter_upserts(self, keys: Iterable[Key]) -> Iterator[tuple[Key, bytes]]:
        """Yield the line, as received, of each key whose newest row is an upsert; page by page."""
        places = sorted((self.rows[key].page, self.rows[key].offset, key) for key in keys)
        page_number, file = 0, None
        try:
            for page, offset, key in places:
                if file is None or page != page_number:
                    if file is not None:
                        file.close()
                    page_number, file = page, self._page_path(page).open("rb")
                file.seek(offset)
                yield key, file.readline()
        finally:
            if file is not None:
                file.close()

    def _page_path(self, number: int) -> Path:
        return self.folder / f"page-{number:06d}.ndjson"

    def _read_page(self, lines: Iterable[tuple[bytes, Row | Control]]) -> _PageRows:
        rows: list[tuple[Key, StagedRow]] = []
        control: Control | None = None
        offset = 0
        for raw, line in lines:
            if isinstance(line, Continue | Checkpoint):
                control = line
            else:
                rows.append((line.key, _staged_row(line, self.page_count + 1, offset)))
            offset += len(raw)
        if control is None:
            raise LineInvalid("a staged page has no control line")
        if isinstance(control, Continue) and control.token in self._tokens:
            raise FeedMalformed("the feed repeats itself: a page's token came a second time")
        return _PageRows(rows, control)

    def _merge(self, page: _PageRows) -> None:
        for key, row in page.rows:
            known = self.rows.get(key)
            if known is None or row.sequence >= known.sequence:
                self.rows[key] = row
        self.control = page.control
        self._tokens.add(page.control.token)
        self.page_count += 1
        self.row_count += len(page.rows)


def clear_staging(folder: Path) -> None:
    """Remove all that is staged."""
    if not folder.is_dir():
        folder.mkdir()
        sync_directory(folder.parent)
    # The session goes first: pages without one are not looked at.
    (folder / _SESSION_NAME).unlink(missing_ok=True)
    for path in folder.iterdir():
        path.unlink()
    sync_directory(folder)


def _copied(lines: Iterable[tuple[bytes, Row | Control]], content: bytearray) -> Iterator[tuple[bytes, Row | Control]]:
    for raw, line in lines:
        content += raw
        yield raw, line


def _staged_row(line: Row, page: int, offset: int) -> StagedRow:
    if isinstance(line, Upsert):
        if not line.is_intact:
            raise RowDamaged(f"the record of {line.key} does not have the digest that came with it")
        return StagedRow(line.site, line.sequence, line.digest, line.refs, page, offset)
    return StagedRow(line.site, line.sequence, None, (), page, offset)
