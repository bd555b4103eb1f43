"""Where the test of a module is, and the modules that have none."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.module_sizes import ROOT
from scripts.verticals import PRESENT

TESTS = ROOT / "tests"
#: The folder of tests for each folder of source; the most precise first.
MIRRORS = (
    ("destination_cms/sync_client", "sync_client"),
    ("destination_cms/base_map_tool", "base_map_tool"),
    ("destination_cms", "core"),
    *((vertical, vertical) for vertical in PRESENT),
)
#: What makes a choice, in Python's own syntax. A module without any says what is, and decides nothing.
_CHOICES = (ast.If, ast.IfExp, ast.Match, ast.BoolOp, ast.Compare, ast.comprehension, ast.For, ast.While, ast.Try)


@dataclass(frozen=True)
class Source:
    """A module of ours, by its path from the root."""

    path: str

    @property
    def tests(self) -> list[Path]:
        """Return the files in which its test may be: the tests of a vertical need no folders below its own."""
        folder, mirror = next((source, test) for source, test in MIRRORS if self.path.startswith(f"{source}/"))
        inside = Path(self.path).relative_to(folder)
        name = f"test_{inside.name}"
        return [TESTS / mirror / inside.with_name(name), *([TESTS / mirror / name] if folder in PRESENT else [])]

    @property
    def is_tested(self) -> bool:
        return any(path.exists() for path in self.tests)

    @property
    def decides(self) -> bool:
        """Say whether the module makes any choice while it runs, imports for type checkers aside."""
        tree = ast.parse((ROOT / self.path).read_text())
        return any(isinstance(node, _CHOICES) for node in ast.walk(tree))


def sources() -> Iterator[Source]:
    """Yield every module that is ours and ships, migrations aside."""
    for folder in ("destination_cms", *PRESENT):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts and path.name not in {"__init__.py", "apps.py"}:
                yield Source(path.relative_to(ROOT).as_posix())
