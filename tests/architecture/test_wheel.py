"""What is installed is what a site needs: everything of the packages, nothing of the demo or the tests."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.module_sizes import ROOT

PACKAGES = ("destination_cms", "circuits", "mice", "news")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> set[str]:
    """Return the names of the files in a wheel built from what is here."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=False,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = Path(folder).glob("*.whl")
    with ZipFile(path) as archive:
        return set(archive.namelist())


def test_it_holds_every_file_of_the_packages_but_the_demo_site(wheel):
    here = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    packaged = {name for name in wheel if name.split("/")[0] in PACKAGES}

    assert packaged == {name for name in here if not name.startswith("destination_cms/demo/")}


def test_it_holds_nothing_else_but_its_metadata(wheel):
    strangers = {name for name in wheel if name.split("/")[0] not in PACKAGES}

    assert [name for name in strangers if not name.split("/")[0].endswith(".dist-info")] == []
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in strangers)
