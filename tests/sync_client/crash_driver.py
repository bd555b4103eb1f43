"""Runs ``destination-sync`` and ends it, without any clean-up, just before its n-th step on the disk.

A step is what a file system does at once: make a folder, sync a file or folder, rename, remove.
What was written and not yet synced is torn in half first, as a power cut would leave it.

Run as a program it reads lines ``[n, argument, …]`` and answers ``[exit code, steps]``. Each run
is a fork of this process, which has no threads and has everything imported: a few milliseconds.
With n = 0 nothing ends. ``EXIT_UNSAFE`` ends a run that renames a file which was not synced, or
that writes a new state while the names in another folder are not synced.
"""

import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from destination_cms.sync_client.cli import main

EXIT_CRASHED = 86
EXIT_UNSAFE = 87


class Steps:
    """Counts steps, and crashes before one of them."""

    def __init__(self, crash_before: int, folder_name: str = "") -> None:
        self.crash_before = crash_before
        self.folder_name = folder_name
        self.count = 0
        self.synced: set[int] = set()
        self.unsynced_folders: set[Path] = set()
        self._fsync = os.fsync
        self._replace = os.replace

    def install(self) -> None:
        os.fsync = self.fsync
        os.replace = self.replace
        for name in ("unlink", "mkdir", "rmdir"):
            setattr(os, name, self._counted(getattr(os, name)))

    def fsync(self, descriptor: int) -> None:
        status = os.fstat(descriptor)
        if self._is_last() and stat.S_ISREG(status.st_mode):
            os.ftruncate(descriptor, status.st_size // 2)
        self._step()
        self._fsync(descriptor)
        self.synced.add(status.st_ino)
        self.unsynced_folders = {path for path in self.unsynced_folders if not os.path.samestat(path.stat(), status)}

    def replace(self, source: Any, target: Any) -> None:
        if Path(source).stat().st_ino not in self.synced:
            os._exit(EXIT_UNSAFE)
        if Path(target).name == "state.json" and self.unsynced_folders:
            os._exit(EXIT_UNSAFE)
        self._step()
        self._replace(source, target)
        self.unsynced_folders.add(Path(target).parent)

    def _counted(self, function: Callable[..., None]) -> Callable[..., None]:
        def step(path: Any, *arguments: Any, **options: Any) -> None:
            self._step()
            function(path, *arguments, **options)
            if Path(path).name != self.folder_name:
                self.unsynced_folders.add(Path(path).parent)

        return step

    def _is_last(self) -> bool:
        return self.count + 1 == self.crash_before

    def _step(self) -> None:
        if self._is_last():
            os._exit(EXIT_CRASHED)
        self.count += 1


def run_in_fork(crash_before: int, arguments: list[str]) -> tuple[int, int]:
    """Return the exit code of ``destination-sync`` and the steps that it took, 0 if it crashed."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        # That the replica's own folder is made is not for the replica to keep.
        steps = Steps(crash_before, Path(arguments[1]).name)
        steps.install()
        exit_code = main(arguments)
        os.write(writer, str(steps.count).encode())
        os._exit(exit_code)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        count = int(pipe.read() or 0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), count


if __name__ == "__main__":
    for line in sys.stdin:
        number, *words = json.loads(line)
        sys.stdout.write(json.dumps(run_in_fork(number, words)) + "\n")
        sys.stdout.flush()
