"""E003, W012: two distributions in one folder, and a folder of the site that hides an app."""

from importlib.metadata import Distribution, PathDistribution, distributions
from pathlib import Path

from destination_cms.checks import packages
from destination_cms.checks.packages import check_hidden_apps, check_packages, own_packages, owners_of


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
    assert "docs/how-to/solve-name-conflicts.md" in message.hint


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


class SitesFolder:
    """A folder beside ``manage.py`` that is listed as an app."""

    label = name = "json"  # a package of the first level that everybody has

    def __init__(self, *models: object):
        self.get_models = lambda: iter(models)


def test_a_folder_without_models_that_hides_one_of_our_apps_is_reported(monkeypatch):
    monkeypatch.setattr(packages.apps, "get_app_configs", lambda: [SitesFolder()])
    monkeypatch.setattr(packages, "hidden_label", lambda name: f"destination_{name}")

    (message,) = check_hidden_apps(None)

    assert message.id == "destination_cms.W012"
    assert "which has no models" in message.msg
    assert "destination_json" in message.hint


def test_an_own_app_of_that_name_is_the_sites_business(monkeypatch):
    monkeypatch.setattr(packages.apps, "get_app_configs", lambda: [SitesFolder(object)])
    monkeypatch.setattr(packages, "hidden_label", lambda name: f"destination_{name}")

    assert check_hidden_apps(None) == []


def test_a_folder_is_no_matter_once_our_app_is_installed_under_another_name(monkeypatch):
    monkeypatch.setattr(packages.apps, "get_app_configs", lambda: [SitesFolder()])
    monkeypatch.setattr(packages, "hidden_label", lambda name: "destination_cms")

    assert check_hidden_apps(None) == []
