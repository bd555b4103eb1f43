"""A recording is stored without its tags, and says what it is; what is not a recording is refused in a sentence."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.utils.translation import override

from destination_cms.models import Audio, WithdrawnFile
from tests.core.audio.recordings import PLACE, m4a, mp3, upload

pytestmark = pytest.mark.django_db


def recording(**fields: Any) -> Audio:
    return Audio.objects.create(
        **{"title": "Le pont", "language": "fr", "file": upload(), "transcript": "Voici le pont.", **fields}
    )


def test_a_file_is_stored_without_its_tags() -> None:
    audio = recording(file=upload(mp3(2, tagged=True), "Rue Ernest Renan.wav"))

    stored = audio.file.open("rb").read()
    assert PLACE not in stored
    assert (audio.mime_type, audio.duration_seconds, audio.byte_size) == ("audio/mpeg", 2, len(stored))
    assert audio.sha256 == hashlib.sha256(stored).hexdigest()
    assert audio.file.name.endswith(".mp3")


def test_the_file_has_no_address() -> None:
    with pytest.raises(NotImplementedError):
        assert recording().file.url


def test_the_place_of_a_file_cannot_be_guessed() -> None:
    first, second = (recording().file.name for _ in range(2))

    assert first.split("/")[0] == "audio"
    assert first.split("/")[1] != second.split("/")[1]


def test_another_file_takes_the_place_of_the_first(django_capture_on_commit_callbacks: Any) -> None:
    audio = recording()
    former = audio.file.name
    Audio.objects.filter(pk=audio.pk).update(public_name="recordings/pont.1234567890abcdef.mp3")
    audio = Audio.objects.get(pk=audio.pk)

    with django_capture_on_commit_callbacks(execute=True):
        audio.file = upload(m4a(5), "new.m4a")
        audio.save()

    assert (audio.mime_type, audio.duration_seconds, audio.public_name) == ("audio/mp4", 5, "")
    assert not storages["destination_originals"].exists(former)
    assert [row.name for row in WithdrawnFile.objects.all()] == ["recordings/pont.1234567890abcdef.mp3"]


def test_a_change_of_words_leaves_the_file(django_assert_num_queries: Any) -> None:
    audio = recording()
    name = audio.file.name
    audio.title = "Le vieux pont"
    audio.save()

    assert Audio.objects.get(pk=audio.pk).file.name == name
    assert not WithdrawnFile.objects.exists()


def test_a_deleted_recording_takes_its_file_along(django_capture_on_commit_callbacks: Any) -> None:
    audio = recording()
    name = audio.file.name

    with django_capture_on_commit_callbacks(execute=True):
        audio.delete()

    assert not storages["destination_originals"].exists(name)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<html></html>", "pont.mp3 est une page web et non un enregistrement. Le téléchargement a peut-être échoué."),
        (
            b"RIFF\0\0\0\0WAVE",
            "pont.mp3 est un fichier WAV, que tous les téléphones ne lisent pas\u00a0: enregistrez-le en MP3 ou en M4A.",
        ),
        (m4a(3_660), "pont.mp3 dure 61 minutes\u00a0; la limite est de 60 minutes."),
    ],
)
def test_a_refusal_names_the_file_and_the_limit(data: bytes, sentence: str) -> None:
    audio = Audio(title="Le pont", language="fr", transcript="Voici.", file=upload(data))

    with override("fr"), pytest.raises(ValidationError) as refused:
        audio.full_clean()

    assert refused.value.message_dict == {"file": [sentence]}


def test_a_recording_needs_its_transcript() -> None:
    with pytest.raises(ValidationError) as refused:
        Audio(title="Le pont", language="fr", file=upload()).full_clean()

    assert list(refused.value.message_dict) == ["transcript"]


def test_it_is_heard_until_the_end_of_the_last_day() -> None:
    audio = Audio(rights_until=date(2026, 11, 30))

    assert audio.expire_at is not None
    assert audio.expire_at.astimezone(UTC) == datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    assert Audio().expire_at is None
