"""Fixtures that every test may use."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from PIL import Image

from scripts.verticals import VERTICALS

from .destination import Destination
from .emptying import empty_quickly
from .figures import figures, pytest_terminal_summary

__all__ = [
    "destination",
    "few_files",
    "figures",
    "pytest_collection_modifyitems",
    "pytest_sessionfinish",
    "pytest_terminal_summary",
    "small_pictures",
]


empty_quickly()

#: A vertical's tests go where the vertical goes.
collect_ignore = [name for name in VERTICALS if name not in settings.INSTALLED_APPS]
if collect_ignore:
    # The demo shows all three, its readers read all three, and pyproject.toml names all three as packages.
    collect_ignore += ["benchmarks", "demo", "browser", "clients", "upgrade", "wheel"]
    collect_ignore += ["architecture/test_import_contracts.py", "architecture/test_wheel.py"]

#: Files of which each takes minutes: they go first, so that no process is left alone with one at the end.
LONG_FILES = (
    "contract/test_canaries.py",
    "core/publishing/test_state_machine.py",
    "contract/test_generated_queries.py",
    "core/publishing/test_signal_table.py",
    "core/publishing/test_crashes.py",
    "demo/seed/test_circuits.py",
    "core/admin/test_listings.py",
    "third_party/test_guide_apps.py",
    "news/test_queries.py",
    "contract/test_smaller_sets.py",
)

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_blocker", "django_db_setup"}


@pytest.fixture(autouse=True)
def _no_remembered_content_types(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test that did not ask for the database fail alone as it would after others, who fill this cache."""
    if request.node.get_closest_marker("django_db") is None and not DATABASE_FIXTURES.intersection(
        request.fixturenames
    ):
        monkeypatch.setattr(ContentType.objects, "_cache", {})


@pytest.fixture
def destination(transactional_db: None) -> Iterator[Destination]:
    """A destination of its own on a real database, where commits are commits."""
    cache.clear()
    yield Destination.create()
    cache.clear()


@pytest.fixture(scope="session")
def small_pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's pictures at a quarter of their width: to read and write them whole takes long."""
    from demo.seed.documents import IMAGES

    folder = tmp_path_factory.mktemp("pictures")
    for path in IMAGES.iterdir():
        with Image.open(path) as picture:
            picture.thumbnail((400, 400))
            picture.save(folder / path.name)
    return folder


@pytest.fixture
def few_files(settings: Any, small_pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make one small file of each size of a picture: what the demo draws is many pictures."""
    settings.DESTINATION_CMS = {"IMAGE_FORMATS": ["jpeg"], "IMAGE_FACTORS": [1]}
    monkeypatch.setattr("demo.seed.images.IMAGES", small_pictures)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first; a file's own order stays."""
    places = {name: place for place, name in enumerate(LONG_FILES)}
    root = Path(__file__).parent
    items.sort(
        key=lambda item: (
            places.get(item.path.relative_to(root).as_posix(), len(places)) if item.path.is_relative_to(root) else 99
        )
    )


def pytest_sessionfinish() -> None:
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
