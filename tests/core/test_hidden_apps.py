"""A site's own folder that hides one of our apps is named before Django says that a label is not unique."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from destination_cms.hidden_apps import BESIDE, clash, folder_of, hidden_label, name_of
from scripts.verticals import PRESENT

#: Whichever is here: a vertical may be deleted.
VERTICAL = min(PRESENT)

OURS = """from django.apps import AppConfig


class PostsConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_posts"
"""


@pytest.fixture
def beside(tmp_path: Path, monkeypatch) -> Path:
    """Return where we are installed: with an app ``posts``, which a site's own folder hides."""
    for folder, content in (("ours", OURS), ("site", "")):
        package = tmp_path / folder / "posts"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        (package / "apps.py").write_text(content)
    monkeypatch.syspath_prepend(tmp_path / "ours")
    monkeypatch.syspath_prepend(tmp_path / "site")
    return tmp_path / "ours"


@pytest.mark.parametrize("own", ["posts", "posts.apps.PostsConfig"])
def test_an_app_that_is_installed_twice_is_told_with_what_to_do(own: str, beside: Path, tmp_path: Path):
    told = clash(["destination_cms", "posts", own], beside)

    assert told.startswith(f"INSTALLED_APPS has 'posts' 2 times, and both mean {tmp_path / 'site/posts'}. ")
    assert f"cp -r {beside / 'posts'} destination_posts" in told


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(["destination_cms", "posts"], id="once: the site does without ours"),
        pytest.param(["destination_posts", "posts"], id="ours under another name"),
        pytest.param(["mysite.posts", "posts"], id="the site's own in a package"),
        pytest.param(["json", "json"], id="not an app of ours"),
    ],
)
def test_nothing_is_said_without_a_clash(entries: list[str], beside: Path):
    assert clash(entries, beside) == ""


def test_an_app_of_ours_that_is_listed_twice_hides_nothing(tmp_path: Path, beside: Path, monkeypatch):
    monkeypatch.setattr(sys, "path", [path for path in sys.path if path != str(tmp_path / "site")])

    assert clash(["posts", "posts"], beside) == ""


def test_the_labels_of_the_apps_here_are_read_where_they_stand():
    # This folder is found for them, so none is hidden; another place for ours shows that the label would be.
    assert folder_of("destination_cms") == BESIDE / "destination_cms"
    assert hidden_label("destination_cms") == ""


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("news", "news"),
        ("news.apps.NewsConfig", "news"),
        ("mysite.news", ""),
        ("mysite.news.apps.NewsConfig", "mysite.news"),
    ],
)
def test_an_entry_names_a_package_of_the_first_level(entry: str, name: str):
    assert name_of(entry) == name


def test_django_says_it_before_it_stops(tmp_path: Path):
    """In a process of its own: Django's registry of apps is filled once."""
    for name in ("__init__.py", "apps.py", "models.py"):
        path = tmp_path / VERTICAL / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    program = (
        "import django; from django.conf import settings\n"
        f"settings.configure(INSTALLED_APPS=['destination_cms', '{VERTICAL}', '{VERTICAL}'])\n"
        "django.setup()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(BESIDE)])},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert f"ImproperlyConfigured: INSTALLED_APPS has '{VERTICAL}' 2 times" in done.stderr
    assert "labels aren't unique" not in done.stderr
