"""Recordings in the admin: uploaded, heard and chosen, in the language of the session."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission

from destination_cms.images import room
from destination_cms.models import Audio
from tests.core.audio.recordings import mp3, upload
from tests.core.models.test_audio import recording

from .people import Person, editor, limited

pytestmark = pytest.mark.django_db

LIST = "/admin/snippets/destination_cms/audio/"


def sent(person: Person, **fields: Any) -> Any:
    typed = {"title": "Le pont", "language": "fr", "transcript": "Voici le pont.", "credit": "", "licence": ""}
    return person.client.post(f"{LIST}add/", {**typed, "rights_until": "", "file": upload(), **fields})


def test_a_recording_is_uploaded() -> None:
    assert sent(editor()).status_code == 302

    audio = Audio.objects.get()
    assert (audio.title, audio.duration_seconds, audio.byte_size) == ("Le pont", 2, len(mp3()))


def test_a_refusal_keeps_what_was_typed() -> None:
    answer = sent(editor(), file=upload(b"%PDF-1.7"))

    page = answer.content.decode()
    assert "pont.mp3 n’est pas un fichier MP3 ou M4A." in page
    assert "Voici le pont." in page
    assert not Audio.objects.exists()


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10})())

    page = sent(editor()).content.decode()

    assert "disque du serveur" in page
    assert "Voici le pont." in page
    assert not Audio.objects.exists()


@pytest.mark.parametrize("typed", ["31/12/2027", "31/12/27"])
def test_a_day_is_typed_as_a_clerk_does(typed: str) -> None:
    sent(editor(), rights_until=typed)

    assert str(Audio.objects.get().rights_until) == "2027-12-31"


def test_words_are_changed_without_another_file() -> None:
    audio = recording()

    answer = editor().client.post(
        f"{LIST}edit/{audio.pk}/",
        {
            "title": "Le vieux pont",
            "language": "fr",
            "transcript": "Voici.",
            "credit": "",
            "licence": "",
            "rights_until": "",
        },
    )

    assert answer.status_code == 302
    changed = Audio.objects.get()
    assert (changed.title, changed.file.name, changed.sha256) == ("Le vieux pont", audio.file.name, audio.sha256)


def test_the_editor_hears_it() -> None:
    audio = recording()
    person = editor()

    assert f'src="/admin/destination-audio/{audio.pk}/"' in person.source(f"{LIST}edit/{audio.pk}/")
    answer = person.client.get(f"/admin/destination-audio/{audio.pk}/")
    assert b"".join(answer.streaming_content) == mp3()
    assert answer["Content-Type"] == "audio/mpeg"
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


def test_the_list_shows_language_and_duration() -> None:
    recording(file=upload(mp3(125)))

    (row,) = editor().rows(LIST)

    assert "Le pont" in row
    assert "Français" in row
    assert "2:05" in row


def test_only_those_who_work_with_recordings_hear_private_files() -> None:
    audio = recording()
    person = limited(None)

    assert person.client.get(f"/admin/destination-audio/{audio.pk}/").status_code in {302, 403}
    Group.objects.get(name="Of a section").permissions.add(Permission.objects.get(codename="change_audio"))
    person = Person(type(person.user).objects.get(pk=person.user.pk))
    assert person.client.get(f"/admin/destination-audio/{audio.pk}/").status_code == 200


def test_a_file_that_is_gone_is_not_an_error() -> None:
    audio = recording()
    audio.file.storage.delete(audio.file.name)

    assert editor().client.get(f"/admin/destination-audio/{audio.pk}/", follow=True).status_code == 404


def test_a_recording_is_not_copied() -> None:
    audio = recording()

    assert editor().client.get(f"{LIST}copy/{audio.pk}/", follow=True).status_code == 404


def test_a_recording_is_uploaded_where_it_is_chosen() -> None:
    person = editor()
    modal = person.client.get("/admin/snippets/choose/destination_cms/audio/").json()
    assert "Téléverser un enregistrement" in modal["html"]
    # The page behind the modal has fields of these names, to which the labels would lead.
    assert 'for="id_recording-title"' in modal["html"]
    assert 'id="id_title"' not in modal["html"]

    typed = {"title": "Le pont", "language": "fr", "transcript": "Voici le pont.", "file": upload()}
    typed = {f"recording-{name}": value for name, value in typed.items()}
    answer = person.client.post("/admin/snippets/choose/destination_cms/audio/create/", typed).json()

    assert (answer["step"], answer["result"]["string"]) == ("chosen", "Le pont")
    refused = {**typed, "recording-file": upload(b"RIFF....WAVE")}
    again = person.client.post("/admin/snippets/choose/destination_cms/audio/create/", refused).json()
    assert "pont.mp3 est un fichier WAV" in again["htmlFragment"]
