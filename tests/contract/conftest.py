"""The canary site, for every test that looks for what is hidden."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from destination_cms.conf import configured
from tests.kept_answers import answers_kept

from .canary_site import CanarySite

#: A stranger may be patient; what a query costs is another test's business.
PATIENCE = {"MAX_DEPTH": 100, "MAX_COST": 10**9, "MAX_FIELDS": 10**6, "SWEEP_BATCH_SIZE": 2000}


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[CanarySite]:
    """The canary site in a transaction that is rolled back at the end: it is built once for all its tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield CanarySite.create()
        transaction.set_rollback(True)


@pytest.fixture
def site(built: CanarySite, db: None) -> Iterator[CanarySite]:
    """The canary site as it was built, at the moment of the walk."""
    limits = {**configured(), **PATIENCE}
    with time_machine.travel(built.walked_at), override_settings(DESTINATION_CMS=limits), answers_kept():
        cache.clear()
        yield built
