import os
import subprocess
import sys
from pathlib import Path

import pytest

from destination_cms.sync_client.lock import AlreadyRunning, hold_lock

HOLDER = """
import os, sys
from pathlib import Path
from destination_cms.sync_client.lock import hold_lock
with hold_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def start_holder(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_folder_has_one_worker_at_a_time(tmp_path: Path):
    with start_holder(tmp_path) as holder:
        with pytest.raises(AlreadyRunning, match=f"process {holder.pid}"), hold_lock(tmp_path):
            pytest.fail("the lock is held twice")
        holder.communicate(timeout=20)

    with hold_lock(tmp_path):
        assert (tmp_path / "lock").read_text() == str(os.getpid())
    assert (tmp_path / "lock").read_text() == ""


def test_the_lock_of_a_killed_run_is_stale(tmp_path: Path):
    with start_holder(tmp_path) as holder:
        holder.kill()
        holder.wait(20)
    assert (tmp_path / "lock").read_text() == str(holder.pid)

    with hold_lock(tmp_path):
        assert (tmp_path / "lock").read_text() == str(os.getpid())


def test_a_process_number_that_is_in_use_again_does_not_block(tmp_path: Path):
    (tmp_path / "lock").write_text(str(os.getppid()))

    with hold_lock(tmp_path):
        assert (tmp_path / "lock").read_text() == str(os.getpid())


def test_the_lock_is_let_go_after_an_error(tmp_path: Path):
    with pytest.raises(ZeroDivisionError), hold_lock(tmp_path):
        raise ZeroDivisionError

    with hold_lock(tmp_path):
        assert (tmp_path / "lock").exists()
