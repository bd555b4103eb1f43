"""After the grace time, no address that was ever given leads to a file of something that is public no longer."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from circuits.models import SpotPage
from destination_cms.models import WithdrawnFile
from tests.core.images.photographs import has_position, photograph
from tests.destination import Destination, fresh, publish
from tests.feed import Replica

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
GRACE = timedelta(minutes=60)


@pytest.fixture(autouse=True)
def empty_folder(db: None) -> None:
    """Begin without what other tests have left."""
    shutil.rmtree(storages["renditions"].path(""), ignore_errors=True)


@pytest.fixture(autouse=True)
def clock(time_machine: Any) -> Any:
    time_machine.move_to(NOW, tick=False)
    return time_machine


def photo(name: str = "photo.jpg", **fields: Any) -> Any:
    upload = SimpleUploadedFile(name, photograph((1600, 1200)), content_type="image/jpeg")
    return get_image_model().objects.create(title="Photo", file=upload, **fields)


def addresses() -> set[str]:
    """Return every address of an image that GraphQL tells."""
    query = "{ spots { nodes { seo { jsonLd } cover { image { renditions { url } } } } } }"
    answer = Client().post("/graphql/", {"query": query}, content_type="application/json").json()["data"]
    nodes = [node for node in answer["spots"]["nodes"] if node["cover"]]
    shown = {rendition["url"] for node in nodes for rendition in node["cover"]["image"]["renditions"]}
    return shown | {address for node in nodes for address in node["seo"]["jsonLd"].get("image", [])}


def statuses(urls: set[str]) -> set[int]:
    return {Client().get(url).status_code for url in urls}


def public_folder() -> set[Path]:
    root = Path(storages["renditions"].path(""))
    return {path for path in root.rglob("*") if path.is_file()}


def unpublish(spot: SpotPage, image: Any) -> None:
    fresh(spot).unpublish()


def end_rights(spot: SpotPage, image: Any) -> None:
    image.rights_until = date(2026, 11, 27)
    image.save()


def leave_out(spot: SpotPage, image: Any) -> None:
    publish(spot, cover_image=None)


def make_collection_private(spot: SpotPage, image: Any) -> None:
    CollectionViewRestriction.objects.create(
        collection=image.collection, restriction_type=CollectionViewRestriction.LOGIN
    )


def delete(spot: SpotPage, image: Any) -> None:
    publish(spot, cover_image=None)
    image.delete()


@pytest.mark.parametrize("withdraw", [unpublish, end_rights, leave_out, make_collection_private, delete])
def test_files_of_a_withdrawn_image_go_after_the_grace_time(
    destination: Destination, clock: Any, withdraw: Callable[[SpotPage, Any], None]
) -> None:
    """R3: an image that was private or past its rights was served to whoever had its address."""
    root = Collection.get_first_root_node()
    image = photo(collection=root.add_child(name="Press"))
    spot = destination.spot(cover_image=image)
    other = destination.spot(cover_image=photo("other.jpg"))
    app = Replica()
    app.sync()
    given = addresses()
    assert statuses(given) == {200}

    withdraw(spot, image)
    call_command("publish_scheduled")
    kept = addresses()
    assert kept
    if withdraw is not delete:  # Wagtail removes the files of a deleted image at once
        assert statuses(given) == {200}, "caches and readers still have the address"

    clock.shift(GRACE + timedelta(seconds=1))
    call_command("publish_scheduled")

    assert statuses(given - kept) == {404}
    assert statuses(kept) == {200}
    assert addresses() == kept
    assert not WithdrawnFile.objects.exists()
    assert {path.name for path in public_folder()} == {url.rpartition("/")[2] for url in kept}
    assert fresh(other).cover_image is not None


def test_an_image_that_comes_back_has_files_again(destination: Destination, clock: Any) -> None:
    image = photo()
    spot = destination.spot(cover_image=image)
    given = addresses()
    fresh(spot).unpublish()
    clock.shift(GRACE * 2)
    call_command("remove_withdrawn_files")
    assert not image.renditions.exists()

    publish(spot)

    assert len(addresses()) == len(given)
    assert statuses(addresses()) == {200}


def test_an_image_that_comes_back_in_time_keeps_its_files(destination: Destination, clock: Any) -> None:
    spot = destination.spot(cover_image=photo())
    given = addresses()
    fresh(spot).unpublish()
    clock.shift(GRACE / 2)
    publish(spot)
    clock.shift(GRACE * 2)

    call_command("publish_scheduled")

    assert addresses() == given
    assert statuses(given) == {200}


def test_files_of_a_former_crop_go_after_the_grace_time(destination: Destination, clock: Any) -> None:
    image = photo()
    destination.spot(cover_image=image)
    given = addresses()

    image = fresh(image)
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 100, 50, 50
    image.save()
    present = addresses()
    former = given - present
    assert former
    assert statuses(former) == {200}
    clock.shift(GRACE + timedelta(seconds=1))
    call_command("publish_scheduled")

    assert statuses(former) == {404}
    assert statuses(present) == {200}
    assert addresses() == present


def test_the_grace_time_is_a_setting(destination: Destination, settings: Any) -> None:
    settings.DESTINATION_CMS = {"FILE_GRACE_MINUTES": 0}
    spot = destination.spot(cover_image=photo())
    given = addresses()
    fresh(spot).unpublish()

    call_command("publish_scheduled")

    assert statuses(given) == {404}


def test_no_file_that_was_uploaded_has_an_address(destination: Destination) -> None:
    """H2: originals with a position, private documents and uploads that wait were all below /media/."""
    image = photo("gps.jpg")
    destination.spot(cover_image=image)
    page = get_document_model()(title="Page")
    page.file.save("page.html", ContentFile(b"<script>alert(1)</script>"))
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    secret = get_document_model()(title="Secret", collection=private)
    secret.file.save("secret.pdf", ContentFile(b"%PDF-1.7"))
    names = [image.file.name, page.file.name, secret.file.name]

    assert {Client().get(f"/media/{name}").status_code for name in names} == {404}
    assert not any(has_position(path.read_bytes()) for path in public_folder())
    answer = Client().get(page.url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Client().get(secret.url).status_code == 404
    address = page.url
    page.delete()
    assert Client().get(address).status_code == 404
