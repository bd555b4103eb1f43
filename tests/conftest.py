"""Fixtures that every test may use."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache

from .destination import Destination
from .emptying import empty_quickly
from .figures import figures, pytest_terminal_summary

__all__ = ["destination", "few_files", "figures", "pytest_sessionfinish", "pytest_terminal_summary"]


empty_quickly()


@pytest.fixture
def destination(transactional_db: None) -> Iterator[Destination]:
    """A destination of its own on a real database, where commits are commits."""
    cache.clear()
    yield Destination.create()
    cache.clear()


@pytest.fixture
def few_files(settings: Any) -> None:
    """Make one file of each size of a picture: what the demo draws is many pictures."""
    settings.DESTINATION_CMS = {"IMAGE_FORMATS": ["jpeg"], "IMAGE_FACTORS": [1]}


def pytest_sessionfinish() -> None:
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
