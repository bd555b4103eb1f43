"""A model is stored as it was uploaded, and says what it is; what devices cannot show is refused in a sentence."""

import hashlib
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from destination_cms.models import ARModel
from tests.core.ar.models import glb, usdz

pytestmark = pytest.mark.django_db


def upload(data: bytes, name: str = "pipes.glb") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def model(data: bytes | None = None, name: str = "pipes.glb", **fields: Any) -> ARModel:
    file = upload(glb() if data is None else data, name)
    return ARModel.objects.create(**{"title": "Pipes", "file": file, **fields})


def test_a_glb_is_stored_with_its_numbers() -> None:
    data = glb(triangles=24, size_m=(1, 2, 3))
    found = model(data)

    assert found.file.open("rb").read() == data
    assert (found.format, found.mime_type) == ("GLB", "model/gltf-binary")
    assert (found.triangle_count, found.width_m, found.height_m, found.depth_m) == (24, 1, 2, 3)
    assert (found.byte_size, found.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert found.file.name.startswith("ar-models/")


def test_a_usdz_is_known_by_its_content() -> None:
    found = model(usdz(), "pipes.USDZ")

    assert (found.format, found.mime_type) == ("USDZ", "model/vnd.usdz+zip")
    assert found.triangle_count is None
    assert found.file.name.endswith(".usdz")


def test_the_file_has_no_address() -> None:
    with pytest.raises(NotImplementedError):
        assert model().file.url


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"<html></html>", "pipes.glb", "pipes.glb est une page web"),
        (b"", "vide.glb", "vide.glb"),
        (glb(triangles=200_001), "gros.glb", "200\u00a0000"),
        (glb()[:-20], "coupe.glb", "coupe.glb"),
        (b"x" * 25_000_001, "enorme.usdz", "25"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_its_name_and_the_limit(data: bytes, name: str, sentence: str) -> None:
    with override("fr"), pytest.raises(ValidationError) as refused:
        ARModel(title="Pipes", file=upload(data, name)).full_clean()

    assert list(refused.value.message_dict) == ["file"]
    assert sentence in refused.value.message_dict["file"][0]
    assert not ARModel.objects.exists()


def test_another_file_takes_the_place_of_the_first(django_capture_on_commit_callbacks: Any) -> None:
    found = model()
    former = found.file.name
    with django_capture_on_commit_callbacks(execute=True):
        found.file = upload(usdz(), "pipes.usdz")
        found.save()

    assert (found.format, found.triangle_count) == ("USDZ", None)
    assert not storages["destination_originals"].exists(former)


def test_a_deleted_model_takes_its_file_along(django_capture_on_commit_callbacks: Any) -> None:
    found = model()
    name = found.file.name
    with django_capture_on_commit_callbacks(execute=True):
        found.delete()

    assert not storages["destination_originals"].exists(name)
