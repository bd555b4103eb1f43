"""A news desk on the destination of a test."""

import pytest

from tests.destination import Destination

from .desk import NewsDesk


@pytest.fixture
def desk(destination: Destination) -> NewsDesk:
    return NewsDesk.create(destination)
