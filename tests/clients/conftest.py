"""A live site, and a workshop in which the clients are built and run against it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from tests.destination import Destination

from .seed import furnish
from .workshop import Workshop, set_up


@pytest.fixture(scope="session")
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Open the database for all the tests together: what they read is published once."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="session")
def site(db: None) -> Destination:
    """Publish the small destination."""
    destination = Destination.create(hostname="127.0.0.1")
    furnish(destination)
    return destination


@pytest.fixture(scope="session")
def api(site: Destination) -> Iterator[str]:
    """Serve the site on the loopback; return the address of its GraphQL API."""
    server = LiveServer("127.0.0.1")
    yield f"{server.url}/graphql/"
    server.stop()


@pytest.fixture(scope="session")
def workshop(api: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Lend a folder with the clients' sources, in which their tools write."""
    folder: Path = tmp_path_factory.mktemp("clients")
    yield set_up(folder, api)
    shutil.rmtree(folder, ignore_errors=True)
