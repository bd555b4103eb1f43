"""Files in an S3 bucket, spoken to over its real API: lasting addresses load and change nothing, signed ones are refused."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import boto3
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from moto.server import ThreadedMotoServer
from storages.backends.s3 import S3Storage
from wagtail.images import get_image_model

from destination_cms.checks.files import check_addresses, check_originals
from destination_cms.images import addresses
from destination_cms.models import ImageFacts, Publication
from destination_cms.publishing.reconcile import reconcile_publications
from tests.core.images.photographs import has_position, photograph
from tests.destination import Destination, fresh, picture_file

BUCKET = "destination"
KEYS = {"access_key": "test", "secret_key": "test", "region_name": "eu-west-3"}
QUERY = "{ spots { nodes { cover { image { renditions { url sha256 } } } } } }"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    client = boto3.client(
        "s3",
        endpoint_url=address,
        region_name=KEYS["region_name"],
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )
    # What the server holds outlives it.
    with suppress(client.exceptions.BucketAlreadyOwnedByYou):
        client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": KEYS["region_name"]})
    yield address
    server.stop()


def bucket(endpoint: str, **options: Any) -> S3Storage:
    return S3Storage(bucket_name=BUCKET, endpoint_url=endpoint, file_overwrite=False, **KEYS, **options)


@pytest.fixture
def public(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[S3Storage]:
    """Renditions in a bucket that everybody may read, originals in the same one under signed addresses."""
    storage = bucket(endpoint, location="public", querystring_auth=False, default_acl="public-read")
    monkeypatch.setattr(rendition_field(), "storage", storage)
    monkeypatch.setattr(get_image_model()._meta.get_field("file"), "storage", bucket(endpoint, location="originals"))
    addresses._forget()
    yield storage
    addresses._forget()


def rendition_field() -> Any:
    return get_image_model().get_rendition_model()._meta.get_field("file")


def files() -> list[dict[str, str]]:
    answer = Client().post("/graphql/", {"query": QUERY}, content_type="application/json").json()
    nodes = answer["data"]["spots"]["nodes"]
    return [file for node in nodes if node["cover"] for file in node["cover"]["image"]["renditions"]]


def status(address: str) -> int:
    try:
        with urlopen(address) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def test_signed_addresses_are_refused(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """django-storages' default; they went into the ledger, ended, and made every reconcile rewrite."""
    monkeypatch.setattr(rendition_field(), "storage", bucket(endpoint))

    (message,) = check_addresses(None)

    assert message.id == "destination_cms.E031"


def test_lasting_addresses_load_and_two_reconciles_change_nothing(destination: Destination, public: S3Storage) -> None:
    destination.spot(cover_image=get_image_model().objects.create(title="Photo", file=picture_file()))
    assert check_addresses(None) == check_originals(None) == []

    found = files()

    assert found
    for file in found:
        assert file["url"].startswith(public.endpoint_url)
        assert "?" not in file["url"]
        with urlopen(file["url"]) as answer:
            assert hashlib.sha256(answer.read()).hexdigest() == file["sha256"]
    heads = [Publication.objects.order_by("-sequence").values_list("sequence", flat=True)[0]]
    for _ in range(2):
        assert reconcile_publications().count == 0
        heads.append(Publication.objects.order_by("-sequence").values_list("sequence", flat=True)[0])
    assert len(set(heads)) == 1
    line = json.loads(Client().get("/sync/changes").content.splitlines()[-1])
    assert line["mediaUrl"] == f"{public.endpoint_url}/{BUCKET}/public/"


def test_files_of_a_withdrawn_image_go_from_the_bucket(destination: Destination, public: S3Storage) -> None:
    spot = destination.spot(cover_image=get_image_model().objects.create(title="Photo", file=picture_file()))
    given = {file["url"] for file in files()}
    assert {status(address) for address in given} == {200}
    fresh(spot).unpublish()
    # The clock itself must stand right: S3 refuses requests that were signed at another time.
    Publication.objects.update(changed_at=timezone.now() - timedelta(hours=2))
    ImageFacts.objects.update(made_at=timezone.now() - timedelta(hours=2))

    call_command("publish_scheduled")

    assert {status(address) for address in given} == {404}


def test_an_original_in_a_bucket_is_clean(destination: Destination, public: S3Storage) -> None:
    upload = SimpleUploadedFile("gps.jpg", photograph(orientation=6))
    image = get_image_model().objects.create(title="Photo", file=upload)

    assert (image.width, image.height) == (120, 80)
    with image.file.storage.open(image.file.name) as file:
        assert not has_position(file.read())
    address = image.file.url
    assert "Signature" in address
    assert status(address) == 200
    assert status(address.partition("?")[0]) == 403
