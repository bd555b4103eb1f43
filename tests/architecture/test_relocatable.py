"""An app can be copied into another package and still works: it never spells its own name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from scripts.module_sizes import ROOT
from scripts.verticals import PRESENT


def own_names(path: Path, app: str) -> Iterator[str]:
    """Yield the lines that import the app, or a part of it, by its absolute name."""
    for node in ast.walk(ast.parse(path.read_text())):
        names = []
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (f"{path.relative_to(ROOT)}:{node.lineno} {name}" for name in names if name.split(".")[0] == app)


@pytest.mark.parametrize("app", ["destination_cms", *PRESENT])
def test_an_app_imports_itself_relatively(app):
    modules = [path for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]

    assert modules
    assert [line for path in modules for line in own_names(path, app)] == []


@pytest.mark.parametrize("app", PRESENT)
def test_the_migrations_of_a_vertical_name_nothing_of_its_own(app):
    migrations = [*(ROOT / app).glob("migrations/*.py")]
    paths = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value}"
        for path in migrations
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(f"{app}.")
    ]

    assert [line for path in migrations for line in own_names(path, app)] == []
    assert paths == []


def test_every_app_of_ours_has_a_prefixed_label_and_derives_its_name():
    folders = [ROOT / name for name in ("destination_cms", *PRESENT, "tests")]
    ours = [config for config in apps.get_app_configs() if any(map(Path(config.path).is_relative_to, folders))]

    assert ours
    assert [config.label for config in ours if not config.label.startswith("destination_")] == []
    sources = {config.label: Path(config.path, "apps.py").read_text() for config in ours if has_own_module(config)}
    assert [label for label, source in sources.items() if '__name__.rpartition(".")[0]' not in source] == []


def has_own_module(config) -> bool:
    return type(config).__module__ != "django.apps.config"
