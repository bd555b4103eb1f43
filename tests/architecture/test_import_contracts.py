"""The import contracts hold, and each one bites."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from importlinter.api import read_configuration

from scripts.module_sizes import ROOT

PACKAGES = ["destination_cms", "circuits", "mice", "news"]
ROOT_PACKAGES = [*PACKAGES, "demo"]
CONTRACTS = read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"]
LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"


def contract_of(contract_id: str) -> dict[str, Any]:
    return next(contract for contract in CONTRACTS if contract["id"] == contract_id)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-logo", "--no-cache"], check=False, cwd=folder, capture_output=True, text=True
    )


def test_the_contracts_hold():
    linted = lint_imports(ROOT)

    assert linted.returncode == 0, linted.stdout


def test_nothing_that_is_not_for_production_may_be_imported():
    contract = contract_of("leaf-packages")

    assert set(contract["protected_modules"]) == {"demo", "destination_cms.testing"}
    assert contract["allowed_importers"] == []
    assert (ROOT / "demo").is_dir()
    assert [*(ROOT / "destination_cms").glob("testing*")]


def test_every_vertical_that_answers_readers_is_kept_from_its_editing_tables():
    contract = contract_of("reading-side")
    answering = {f"{app}.graphql" for app in PACKAGES[1:] if (ROOT / app / "graphql").exists()}

    assert set(contract["source_modules"]) == answering
    assert set(contract["forbidden_modules"]) == {f"{name.split('.')[0]}.models" for name in answering}


@pytest.mark.parametrize(
    ("contract_id", "module", "line"),
    [
        ("layers", "destination_cms/conf.py", "import circuits"),
        ("layers", "circuits/choices.py", "import mice"),
        ("inside-a-vertical", "circuits/choices.py", "from . import models"),
        ("inside-a-vertical", "circuits/misplaced.py", ""),
        ("reading-side", "circuits/graphql/__init__.py", "from .. import models"),
        ("core-internals", "circuits/choices.py", "from destination_cms.publishing import payload"),
        ("graphene-stays-in-graphql", "circuits/models/pages.py", "import graphene"),
        ("graphene-stays-in-graphql", "destination_cms/publishing/payload.py", "import graphql"),
        ("pure", "destination_cms/geo/point.py", "import django"),
        ("leaf-packages", "circuits/choices.py", "from demo import run"),
        ("leaf-packages", "destination_cms/conf.py", "from demo.seed import writing"),
        ("front-is-a-client", "demo/front/pages.py", "import circuits"),
        ("front-is-a-client", "demo/front/api.py", "from destination_cms.graphql import views"),
        ("front-is-a-client", "demo/front/views.py", "from ..seed import documents"),
        ("acyclic", "destination_cms/geo/point.py", "import destination_cms.verticals"),
    ],
)
def test_a_contract_bites(tmp_path, contract_id, module, line):
    for package in ROOT_PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=only_python)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a") as file:
        file.write(f"\n{line}\n")

    linted = lint_imports(tmp_path)

    assert f"{contract_of(contract_id)['name']} BROKEN" in linted.stdout


def only_python(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder, name).is_file() and not name.endswith(".py")]
