"""E003: two distributions in one folder."""

from importlib.metadata import Distribution, PathDistribution, distributions
from pathlib import Path

from destination_cms.checks import packages
from destination_cms.checks.packages import check_packages, own_packages, owners_of


def installed(folder: Path, name: str, *files: str) -> Distribution:
    """Return a distribution as pip leaves it: a folder with its metadata and the list of its files."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "RECORD").write_text("".join(f"{file},sha256=x,1\n" for file in files))
    return PathDistribution(info)


def test_the_packages_of_this_project_are_known_by_their_labels():
    assert own_packages() >= {"destination_cms", "circuits"}
    assert not any("." in name for name in own_packages())


def test_nothing_clashes_here():
    assert check_packages(None) == []


def test_two_distributions_in_one_folder_are_named(tmp_path, monkeypatch):
    found = [
        installed(tmp_path, "destination-cms", "circuits/__init__.py", "circuits/apps.py", "mice/__init__.py"),
        installed(tmp_path, "circuits", "circuits/__init__.py", "circuits/core/__init__.py"),
        installed(tmp_path, "circuits-docs", "circuits_docs/__init__.py", "doc/circuits/index.html"),
    ]
    monkeypatch.setattr(packages, "distributions", lambda: found)

    (message,) = check_packages(None)

    assert message.id == "destination_cms.E003"
    assert message.msg.startswith(
        "The package 'circuits' was installed by several distributions: circuits, destination-cms."
    )
    assert "Known conflicts" in message.hint


def test_an_app_that_was_moved_is_nobodys_first_level(monkeypatch):
    class Moved:
        label, name = "destination_circuits", "mysite.walks"

    monkeypatch.setattr(packages.apps, "get_app_configs", lambda: [Moved()])

    assert own_packages() == set()


def test_real_lists_of_files_are_understood():
    assert owners_of(["wagtail", "nobodys_package"], distributions()) == {
        "wagtail": {"wagtail"},
        "nobodys_package": set(),
    }
