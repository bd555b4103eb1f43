"""Killed at any moment, a run leaves a folder from which the next run reaches the exact set."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from destination_cms.sync_client.cli import main

from .crash_driver import EXIT_CRASHED
from .feed_server import Fault, FeedServer, ModelSite, key_of
from .replica_folder import assert_own_checkpoint, assert_same_set, read_records, read_state

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = ["--limit", "3", "--quiet"]


def edit(site: ModelSite) -> None:
    site.publish(key_of("spot", 0), "Edited", refs=(key_of("image", 2, ""),))
    site.publish(key_of("spot", 8), "New")
    site.withdraw(key_of("spot", 1))
    site.withdraw(key_of("image", 1, ""), "DELETED")


def edit_and_restore(site: ModelSite) -> None:
    edit(site)
    site.restore_backup()


SITUATIONS = {"first sync": None, "changes": edit, "initial sync over a set": edit_and_restore}


@pytest.fixture(params=SITUATIONS, ids=lambda name: name.replace(" ", "-"))
def template(request: pytest.FixtureRequest, server: FeedServer, site: ModelSite, memory_path: Path) -> Path:
    """A folder before the sync that will be killed; may not exist yet."""
    folder = memory_path / "template"
    change: Callable[[ModelSite], None] | None = SITUATIONS[request.param]
    if change is not None:
        assert main([server.url, str(folder), *OPTIONS]) == 0
        change(site)
    return folder


def copy_of(template: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    if template.exists():
        shutil.copytree(template, folder)
    return folder


@pytest.fixture
def folder(memory_path: Path) -> Path:
    return memory_path / "replica"


class Driver:
    """Runs the client in a process of its own that ends before a given step on the disk."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, crash_before: int, url: str, folder: Path) -> tuple[int, int]:
        """Return the exit code and, unless it crashed, the number of steps."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([crash_before, url, str(folder), *OPTIONS]) + "\n")
        self._process.stdin.flush()
        exit_code, step_count = json.loads(self._process.stdout.readline())
        return exit_code, step_count


@pytest.fixture
def driver() -> Iterator[Driver]:
    command = [sys.executable, "-m", "tests.sync_client.crash_driver"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Driver(process)
        process.communicate(timeout=30)


def assert_old_set_or_under_way(folder: Path) -> None:
    if (folder / "state.json").exists() and read_state(folder)["applying"] is None:
        assert_own_checkpoint(folder)


def test_a_crash_before_any_step_on_the_disk_loses_nothing(
    driver: Driver, server: FeedServer, site: ModelSite, template: Path, folder: Path
):
    exit_code, step_count = driver.run(0, server.url, copy_of(template, folder))
    assert exit_code == 0
    assert step_count > 20
    assert_same_set(folder, site)

    for step in range(1, step_count + 1):
        assert driver.run(step, server.url, copy_of(template, folder)) == (EXIT_CRASHED, 0)
        assert_old_set_or_under_way(folder)

        assert main([server.url, str(folder), *OPTIONS]) == 0
        assert_same_set(folder, site)
        assert main([server.url, str(folder), "--verify", "--quiet"]) == 0


def test_crash_after_crash_loses_nothing(
    driver: Driver, server: FeedServer, site: ModelSite, template: Path, folder: Path
):
    dice = random.Random(20)
    for _ in range(10):
        copy_of(template, folder)
        for _ in range(4):
            assert driver.run(dice.randint(1, 40), server.url, folder)[0] in {0, EXIT_CRASHED}
            assert_old_set_or_under_way(folder)
            site.publish(key_of("spot", dice.randint(0, 3)), f"Edited between crashes {dice.random()}")

        assert main([server.url, str(folder), *OPTIONS]) == 0
        assert_same_set(folder, site)


def start_client(server: FeedServer, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "destination_cms.sync_client.cli", server.url, str(folder), *OPTIONS]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    server.victims.put(process.pid)
    return process


@pytest.mark.parametrize("line", range(10))
def test_a_client_killed_in_the_middle_of_a_page_resumes_with_that_page(
    server: FeedServer, site: ModelSite, folder: Path, line: int
):
    page_number, kill_after = divmod(line, 4)
    server.faults.extend([Fault()] * page_number + [Fault(kill_after=kill_after)])
    with start_client(server, folder) as process:
        process.communicate(timeout=30)
    assert process.returncode == -9
    assert not (folder / "records").exists()
    asked = server.tokens[-1]

    assert main([server.url, str(folder), *OPTIONS]) == 0

    # The page whose control line was sent may have been staged before the kill.
    assert server.tokens[page_number + 1] == asked or kill_after == 3
    assert len(server.tokens) <= 5
    assert_same_set(folder, site)


@pytest.mark.parametrize("delay_ms", [0, 1, 2, 4, 7, 11, 16, 25])
def test_a_client_killed_while_it_applies_leaves_one_of_both_sets(
    server: FeedServer, site: ModelSite, folder: Path, delay_ms: int
):
    assert main([server.url, str(folder), *OPTIONS]) == 0
    before = read_records(folder)
    edit(site)
    last_page = Fault(kill_after=100, kill_delay_seconds=delay_ms / 1000)
    server.faults.extend([Fault(), last_page])
    with start_client(server, folder) as process:
        process.communicate(timeout=30)
    assert process.returncode in {-9, 0}
    if read_state(folder)["applying"] is None:
        assert read_records(folder) in (before, site.records)

    assert main([server.url, str(folder), *OPTIONS]) == 0
    assert_same_set(folder, site)


@pytest.mark.parametrize("lost", ["staging", "staging/session.json", "staging/page-000001.ndjson", ""])
def test_an_apply_without_its_pages_becomes_an_initial_sync(
    driver: Driver, server: FeedServer, site: ModelSite, folder: Path, lost: str
):
    assert main([server.url, str(folder), *OPTIONS]) == 0
    edit(site)
    for step in range(1, 100):
        driver.run(step, server.url, folder)
        if read_state(folder)["applying"] is not None:
            break
    if not lost:
        state = read_state(folder)
        state["applying"]["token"] = "the token of pages that are not these"
        (folder / "state.json").write_text(json.dumps(state))
    elif (folder / lost).is_file():
        (folder / lost).unlink()
    else:
        shutil.rmtree(folder / lost)
    asked = len(server.requests)

    assert main([server.url, str(folder), "--verify"]) == 4
    assert main([server.url, str(folder), *OPTIONS]) == 0
    assert server.tokens[asked] == ""
    assert_same_set(folder, site)


def test_the_driver_notices_an_unsafe_rename(tmp_path: Path):
    script = (
        "import os, sys; from tests.sync_client.crash_driver import Steps; Steps(0).install();"
        "open(sys.argv[1], 'w').close(); os.replace(sys.argv[1], sys.argv[1] + '.new')"
    )

    result = subprocess.run([sys.executable, "-c", script, str(tmp_path / "a")], cwd=ROOT, timeout=30, check=False)

    assert result.returncode == 87
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
