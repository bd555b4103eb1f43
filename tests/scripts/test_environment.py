"""The environment of ``make demo`` has the programs that the documentation calls."""

import subprocess
import sys
from pathlib import Path

from scripts.environment import write_programs
from tests.docs.pages import DOCS


def test_destination_sync_runs_from_any_folder(tmp_path: Path):
    programs = tmp_path / "environment/bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    write_programs(programs)

    done = subprocess.run(
        [programs / "destination-sync", "--help"], check=True, cwd=tmp_path, capture_output=True, text=True
    )

    assert done.stdout.startswith("usage: destination-sync")


def test_a_program_is_written_once(tmp_path: Path):
    write_programs(tmp_path)
    before = (tmp_path / "destination-sync").stat().st_mtime_ns
    write_programs(tmp_path)

    assert (tmp_path / "destination-sync").stat().st_mtime_ns == before


def test_the_guide_says_where_it_is_after_make_demo():
    assert ".venv/bin/destination-sync http://127.0.0.1:8000 replica" in (DOCS / "how-to/sync-an-app.md").read_text()
