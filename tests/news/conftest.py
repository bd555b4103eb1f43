"""A site with news on the destination of a test."""

import pytest

from tests.destination import Destination

from .news_site import NewsSite


@pytest.fixture
def news(destination: Destination) -> NewsSite:
    return NewsSite.create(destination)
