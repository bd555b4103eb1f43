"""One run at a time per folder."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_NAME = "lock"


class AlreadyRunning(Exception):
    """Another process works on the folder."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"another run ({holder}) is working on this folder")


@contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Keep every other run out of a folder for the time of the block.

    The operating system holds the lock and releases it when the process ends, however it ends: a lock file left behind
    by a killed run is not locked and is taken over at once. The process id in the file is only there to be read by
    people.

    Raises:
        AlreadyRunning: another live process holds the lock.
    """
    with (folder / LOCK_NAME).open("a+b") as file:
        try:
            _acquire(file)
        except (BlockingIOError, PermissionError) as error:
            raise AlreadyRunning(_holder(file)) from error
        try:
            file.truncate(0)
            file.write(str(os.getpid()).encode())
            file.flush()
            yield
        finally:
            # The file stays: were it removed, two waiting runs could each lock "the" file.
            with suppress(OSError):
                file.truncate(0)
            _release(file)


def _holder(file: IO[bytes]) -> str:
    # Windows does not let others read the locked byte.
    with suppress(OSError):
        file.seek(0)
        pid = file.read(20)
        if pid.isdigit():
            return f"process {pid.decode()}"
    return "of an unknown process"


if sys.platform == "win32":

    def _acquire(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _release(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    def _acquire(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
