"""The public copy: made once, only of what is public, and never of what was changed meanwhile."""

from typing import Any

import pytest

from destination_cms.models import Audio
from destination_cms.publishing import public_copies
from destination_cms.publishing.public_copies import make_public_copy, public_storage, request_public_copies
from tests.core.audio.recordings import mp3, upload
from tests.core.models.test_audio import recording
from tests.destination import Destination

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every recording for public."""
    monkeypatch.setattr(public_copies, "_is_public", lambda _: True)


def test_what_is_not_public_is_not_copied() -> None:
    audio = recording()

    make_public_copy.call(audio.pk)

    assert Audio.objects.get().public_name == ""


def test_a_name_tells_what_it_is_and_cannot_be_guessed(public: None) -> None:
    audio = recording(file=upload(mp3(), "Le Pont d’Issy, à l’aube.mp3"))

    make_public_copy.call(audio.pk)

    name = Audio.objects.get().public_name
    assert name == f"recordings/le-pont-dissy-a-laube.{audio.sha256[:16]}.mp3"
    assert public_storage().open(name).read() == mp3()


def test_it_is_made_once(public: None) -> None:
    audio = recording()
    make_public_copy.call(audio.pk)
    name = Audio.objects.get().public_name

    make_public_copy.call(audio.pk)

    assert Audio.objects.get().public_name == name
    assert len(public_storage().listdir("recordings")[1]) == len({*public_storage().listdir("recordings")[1]})


def test_a_file_that_was_replaced_meanwhile_is_not_offered(
    public: None, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    audio = recording()
    storage = public_storage()
    save = type(storage).save

    def replace(self: Any, name: str, content: Any, **options: Any) -> str:
        Audio.objects.filter(pk=audio.pk).update(file="audio/x/other.mp3")
        stored: str = save(self, name, content, **options)
        return stored

    with monkeypatch.context() as patched, django_capture_on_commit_callbacks(execute=True):
        patched.setattr(type(storage), "save", replace)
        make_public_copy.call(audio.pk)

    assert Audio.objects.get().public_name == ""


def test_a_storage_that_is_away_is_asked_again_later(public: None, caplog: pytest.LogCaptureFixture) -> None:
    audio = recording()
    audio.file.storage.delete(audio.file.name)

    make_public_copy.call(audio.pk)

    assert f"The file of audio:{audio.pk} cannot be read" in caplog.text
    assert Audio.objects.get().public_name == ""


def test_only_what_is_missing_is_asked_for(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(public_copies, "waiting_calls", lambda *_: {"audio:2"})
    monkeypatch.setattr(public_copies, "with_priority", lambda *_: type("Job", (), {"enqueue": asked.append})())

    request_public_copies(["audio:1", "audio:2", "audio:1", "ar_model:2"])

    assert asked == ["audio:1", "ar_model:2"]
