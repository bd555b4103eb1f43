"""What is installed is what a site needs: everything of the packages, nothing of the demo or the tests."""

import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.module_sizes import ROOT
from tests.docs.pages import DOCS, marked_block

PACKAGES = ("destination_cms", "circuits", "mice", "news")


@pytest.fixture(scope="module")
def texts(tmp_path_factory) -> dict[str, bytes]:
    """Return the files of a wheel built from what is here, by name."""
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
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def wheel(texts) -> set[str]:
    return set(texts)


def test_it_holds_every_file_of_the_packages(wheel):
    here = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    packaged = {name for name in wheel if name.split("/")[0] in PACKAGES}

    assert packaged == here


@pytest.mark.parametrize("package", PACKAGES)
def test_type_checkers_may_read_each_package(wheel, package):
    assert f"{package}/py.typed" in wheel


def test_its_description_leads_nowhere_that_a_registry_does_not_have(texts):
    (metadata,) = [text.decode() for name, text in texts.items() if name.endswith(".dist-info/METADATA")]
    headers, description = metadata.split("\n\n", 1)
    targets = re.findall(r"\]\(([^)]+)\)", description)

    assert "Description-Content-Type: text/markdown" in headers
    assert targets
    assert [target for target in targets if not target.startswith("https://")] == []


def test_its_description_installs_it_as_the_guide_does(texts):
    (metadata,) = [text.decode() for name, text in texts.items() if name.endswith(".dist-info/METADATA")]

    for block in ("settings", "urls"):
        assert marked_block(DOCS / "how-to/add-to-a-site.md", "block", block) in metadata


def test_it_holds_nothing_of_the_demo(wheel):
    parts = {part for name in wheel for part in Path(name).with_suffix("").parts}

    assert [part for part in parts if re.search(r"demo|seed", part)] == []


def test_it_holds_nothing_else_but_its_metadata(wheel):
    strangers = {name for name in wheel if name.split("/")[0] not in PACKAGES}

    assert [name for name in strangers if not name.split("/")[0].endswith(".dist-info")] == []
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in strangers)
