"""What front-ends and apps are told of a recording."""

from typing import Any

import pytest

from destination_cms.models import Audio
from destination_cms.projections.kinds import get_kinds
from destination_cms.projections.published_files import is_without_copy
from tests.core.models.test_audio import recording
from tests.projecting import Resolver

pytestmark = pytest.mark.django_db


def told(audio: Audio) -> Any:
    return get_kinds()["audio"].project(audio, Resolver())


def test_words_rights_and_length_are_told() -> None:
    found = told(recording(credit="A. Nonyme", licence="CC BY 4.0"))

    assert found.title == "Le pont"
    assert found.payload == {
        "language": "fr",
        "duration_seconds": 2,
        "transcript": "Voici le pont.",
        "credit": "A. Nonyme",
        "licence": "CC BY 4.0",
        "file": None,
    }


def test_the_file_is_the_public_copy_and_never_the_original() -> None:
    audio = recording()
    audio.public_name = "recordings/pont.0123456789abcdef.mp3"

    found = told(audio).payload

    assert found["file"] == {
        "name": "recordings/pont.0123456789abcdef.mp3",
        "mime_type": "audio/mpeg",
        "byte_size": audio.byte_size,
        "sha256": audio.sha256,
    }
    assert audio.file.name not in str(found)


@pytest.mark.parametrize(
    ("payload", "is_missing"), [({"file": None}, True), ({}, True), ({"file": {"name": "a"}}, False), (None, False)]
)
def test_a_payload_without_a_copy_is_known(payload: Any, is_missing: bool) -> None:
    assert is_without_copy(payload) is is_missing
