from types import SimpleNamespace

import pytest

from destination_cms.projections.published_files import is_without_copy, project_file


def test_a_file_is_told_by_its_public_copy() -> None:
    row = SimpleNamespace(public_name="", mime_type="model/gltf-binary", byte_size=7, sha256="0" * 64)
    assert project_file(row) is None

    row.public_name = "models/pipes.0123456789abcdef.glb"
    assert project_file(row) == {
        "name": "models/pipes.0123456789abcdef.glb",
        "mime_type": "model/gltf-binary",
        "byte_size": 7,
        "sha256": "0" * 64,
    }


@pytest.mark.parametrize(
    ("payload", "is_missing"), [({"file": None}, True), ({}, True), ({"file": {}}, False), (None, False)]
)
def test_what_names_no_copy_is_asked_for(payload: object, is_missing: bool) -> None:
    assert is_without_copy(payload) is is_missing
