"""Originals are kept where the site says, or else where it keeps its other files."""

from typing import Any

from django.core.files.storage import default_storage, storages

from destination_cms.originals import ORIGINALS_ALIAS, originals_storage


def test_the_alias_is_used_where_there_is_one() -> None:
    assert originals_storage() is storages[ORIGINALS_ALIAS]


def test_without_it_the_default_storage_is_used(settings: Any) -> None:
    settings.STORAGES = {name: one for name, one in settings.STORAGES.items() if name != ORIGINALS_ALIAS}

    assert originals_storage() is default_storage
