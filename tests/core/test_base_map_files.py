"""Where the file of a base map is: at the CMS, or in a bucket that answers ranges itself."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.storage import Storage

from destination_cms.base_map_files import base_map_path, base_map_url

NAME = "base-maps/monaco.0123456789abcdef.pmtiles"
SITE = SimpleNamespace(hostname="issy.example", port=443)


class Bucket(Storage):
    """A storage that is not a folder."""

    def url(self, name: str | None) -> str:
        return f"https://bucket.example/{name}"


def test_the_cms_answers_a_file_of_a_folder() -> None:
    assert base_map_url(SITE, NAME) == "https://issy.example/maps/monaco.0123456789abcdef.pmtiles"
    assert base_map_path(NAME) == "/maps/monaco.0123456789abcdef.pmtiles"


def test_a_bucket_answers_its_own(settings: Any) -> None:
    settings.WAGTAILIMAGES_RENDITION_STORAGE = "tests.core.test_base_map_files.Bucket"
    settings.DESTINATION_CMS = {"MEDIA_URL": "https://cdn.example/media"}

    assert base_map_url(SITE, NAME) == f"https://cdn.example/media/{NAME}"
    assert base_map_path(NAME) == f"https://bucket.example/{NAME}"


@pytest.mark.urls("wagtail.documents.urls")
def test_a_site_without_our_addresses_has_those_of_its_storage() -> None:
    assert base_map_path(NAME) == f"/media/{NAME}"


def test_the_prefix_of_the_site_is_put_before_it(settings: Any) -> None:
    settings.DESTINATION_CMS = {"URL_PREFIX": "api"}

    assert base_map_url(SITE, NAME) == "https://issy.example/api/maps/monaco.0123456789abcdef.pmtiles"
