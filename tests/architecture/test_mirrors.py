"""The folders of the tests mirror the tree: what decides something has its test where one looks for it."""

from pathlib import Path

import pytest

from scripts.module_sizes import ROOT

from .mirrors import MIRRORS, Source, sources
from .tested_from_outside import TESTED_FROM_OUTSIDE

SOURCES = {source.path: source for source in sources()}
LISTED = {module: test for test, modules in TESTED_FROM_OUTSIDE.items() for module in modules.split()}
PRESENT = tuple(f"{folder}/" for folder, _ in MIRRORS)


def test_every_module_that_decides_something_has_its_test() -> None:
    without = [path for path, source in SOURCES.items() if source.decides and not source.is_tested]

    missing = {path: str(SOURCES[path].tests[0].relative_to(ROOT)) for path in without if path not in LISTED}
    assert missing == {}, "write these tests: they say what holds, not how it is done"


def test_the_list_of_exceptions_shrinks() -> None:
    here = {module for module in LISTED if module.startswith(PRESENT)}
    gone = sorted(here - set(SOURCES))
    tested = sorted(module for module in here & set(SOURCES) if SOURCES[module].is_tested)
    decides_nothing = sorted(module for module in here & set(SOURCES) if not SOURCES[module].decides)

    assert (gone, tested, decides_nothing) == ([], [], []), "take these off the list in tested_from_outside.py"


@pytest.mark.parametrize("test", TESTED_FROM_OUTSIDE)
def test_what_is_tested_from_outside_is_tested_by_something(test: str) -> None:
    is_of_an_absent_vertical = test.split("/")[1] in {"circuits", "mice", "news"} and not (ROOT / test).parent.exists()

    assert (ROOT / test).exists() or is_of_an_absent_vertical


def test_a_module_is_listed_once() -> None:
    modules = [module for modules in TESTED_FROM_OUTSIDE.values() for module in modules.split()]

    assert len(modules) == len(set(modules))


@pytest.mark.parametrize(
    ("path", "tests"),
    [
        ("destination_cms/publishing/planner.py", ["tests/core/publishing/test_planner.py"]),
        ("destination_cms/conf.py", ["tests/core/test_conf.py"]),
        ("destination_cms/sync_client/plan.py", ["tests/sync_client/test_plan.py"]),
        ("circuits/graphql/types.py", ["tests/circuits/graphql/test_types.py", "tests/circuits/test_types.py"]),
    ],
)
def test_a_test_is_where_one_looks_for_it(path: str, tests: list[str]) -> None:
    assert [str(test.relative_to(ROOT)) for test in Source(path).tests] == tests


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("from django.db import models\n\nclass Stop(models.Model):\n    name = models.CharField()\n", False),
        ("def label(record):\n    return str(record.payload['label'])\n", False),
        ("def label(record):\n    return record['label'] or record['title']\n", True),
        ("def open_ones(rows):\n    return [row for row in rows if row.is_open]\n", True),
        ("def check(value):\n    if value > 5:\n        raise ValueError\n", True),
    ],
)
def test_what_makes_a_choice_decides_something(tmp_path: Path, text: str, decides: bool) -> None:
    (tmp_path / "module.py").write_text(text)

    assert Source(str(tmp_path / "module.py")).decides == decides
