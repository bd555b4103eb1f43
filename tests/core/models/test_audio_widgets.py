"""The file of a recording in a form: heard where it is stored, and never lost."""

import pytest

from destination_cms.models.audio_widgets import AudioFileWidget, clock_time

from .test_audio import recording


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (9, "0:09"), (125, "2:05"), (3_600, "60:00")])
def test_a_length_is_written_as_players_do(seconds: int, text: str) -> None:
    assert clock_time(seconds) == text


@pytest.mark.django_db
def test_what_is_stored_can_be_heard() -> None:
    audio = recording()

    shown = AudioFileWidget().render("file", audio.file)

    assert f'src="/admin/destination-audio/{audio.pk}/"' in shown
    assert "pont.mp3 (0:02, 7" in shown
    assert 'accept=".mp3,.m4a,audio/mpeg,audio/mp4"' in shown


def test_nothing_is_heard_before_there_is_a_file() -> None:
    assert "<audio" not in AudioFileWidget().render("file", None)
