"""Durable writes: a file is on disk before its name is, and its name before the next step."""

import os
from pathlib import Path


def write_durably(path: Path, data: bytes, *, scratch: Path) -> None:
    """Put ``data`` at ``path`` in one step: a reader sees the old content or the new, never a part.

    ``scratch`` is a file name on the same file system that no other process uses. The new *name*
    is safe only after ``sync_directory`` of the path's folder.
    """
    with scratch.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    scratch.replace(path)


def sync_directory(path: Path) -> None:
    """Make the names in a folder safe; does nothing where folders cannot be opened (Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
