"""The core's tests import no vertical that a project may have deleted, nor that vertical's tests."""

import ast
from collections.abc import Iterator
from pathlib import Path

from scripts.module_sizes import ROOT

DELETABLE = {"mice", "news"}
#: Tests that hold for a project without these verticals.
STANDING = ("architecture", "contract", "core", "docs", "scripts", "sync_client", "third_party")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_they_stand_on_the_third_partys_events() -> None:
    folders = [ROOT / "tests" / name for name in STANDING]
    paths = [*(ROOT / "tests").glob("*.py"), *(path for folder in folders for path in folder.rglob("*.py"))]

    leaning = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in paths
        for name in imported(path)
        if name.removeprefix("tests.").split(".")[0] in DELETABLE
    }

    assert leaning == set(), "move what is about a vertical to tests/<vertical>/"
