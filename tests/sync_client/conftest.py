import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .feed_server import FeedServer, ModelSite, key_of, serving


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serving() as running:
        yield running


@pytest.fixture
def site(server: FeedServer) -> ModelSite:
    """A small town: three pictures, four spots that show them, one in two languages."""
    site = server.site
    for number in range(3):
        site.publish(key_of("image", number, ""))
    for number in range(4):
        site.publish(key_of("spot", number), f"Spot {number}", refs=(key_of("image", number % 3, ""),))
    site.publish(key_of("spot", 0, "en"), "Spot 0 in English")
    return site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "replica"


@pytest.fixture
def memory_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: for tests that sync files thousands of times."""
    memory = Path("/dev/shm")  # noqa: S108 (a folder of our own is made in it)
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as path:
        yield Path(path)
