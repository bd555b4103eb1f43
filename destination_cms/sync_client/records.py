"""The record files of a replica: ``<kind>/<locale or "_">/<uuid>.json``, each the feed's own upsert line."""

from collections.abc import Iterator
from pathlib import Path

from .durable import sync_directory, write_durably
from .keys import Key, key_of_file
from .lines import LineInvalid, Upsert, parse_line


class RecordDamaged(Exception):
    """A record file does not hold what the feed once sent for it."""


class Records:
    """The folder of record files.

    Writing and deleting is safe on disk only after ``flush``.
    """

    def __init__(self, folder: Path, *, scratch: Path) -> None:
        self._folder = folder
        self._scratch = scratch
        self._touched: set[Path] = set()

    def iter_keys(self) -> Iterator[Key]:
        """Yield the keys of all files that are named as records, read or not."""
        for kind in _names(self._folder):
            for locale in _names(self._folder / kind):
                for name in _names(self._folder / kind / locale):
                    key = key_of_file(kind, locale, name)
                    if key is not None:
                        yield key

    def read(self, key: Key) -> Upsert | None:
        """Return what a file holds, or ``None`` without a file.

        Raises:
            RecordDamaged: the file cannot be read, holds another record, or its digest is wrong.
        """
        try:
            line = parse_line((self._folder / key.path).read_bytes())
        except FileNotFoundError:
            return None
        except (LineInvalid, IsADirectoryError) as error:
            raise RecordDamaged(f"the file of {key} is damaged: {error}") from error
        if not isinstance(line, Upsert) or line.key != key:
            raise RecordDamaged(f"the file of {key} holds something else")
        if not line.is_intact:
            raise RecordDamaged(f"the record in the file of {key} was changed: its digest is wrong")
        return line

    def write(self, key: Key, raw: bytes) -> bool:
        """Make a file hold ``raw``; say whether it did not already."""
        path = self._folder / key.path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._touched.add(path.parent)
        if path.is_file() and path.read_bytes() == raw:
            return False
        write_durably(path, raw, scratch=self._scratch)
        return True

    def delete(self, key: Key) -> bool:
        """Remove a file; say whether there was one."""
        path = self._folder / key.path
        self._touched.add(path.parent)
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        return True

    def flush(self) -> None:
        """Make all that was written and deleted so far safe on disk."""
        folders = {ancestor for path in self._touched for ancestor in (path, path.parent)}
        for folder in sorted(folders | {self._folder, self._folder.parent}):
            if folder.is_dir():
                sync_directory(folder)
        self._touched.clear()


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
