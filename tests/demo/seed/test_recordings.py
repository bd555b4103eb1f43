"""Each story that is spoken has its recording, which says what the story says now."""

import json

import pytest

from demo.seed.recordings import RECORDINGS, SPOKEN, Story, stories
from destination_cms.audio.reading import read_audio

STORIES = list(stories())


def test_a_circuit_of_eight_stops_is_spoken_in_both_languages() -> None:
    assert len(STORIES) == 16
    assert {story.language for story in STORIES} == {"fr", "en"}


def test_what_is_spoken_is_the_story() -> None:
    spoken = json.loads(SPOKEN.read_text())

    assert spoken == {story.file: story.text for story in STORIES}, "run python -m scripts.demo_recordings"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.file)
def test_a_recording_is_as_long_as_its_text(story: Story) -> None:
    """About 14 characters a second; a file of another story, or one that was cut, is not."""
    seconds = read_audio(story.file, (RECORDINGS / story.file).read_bytes()).duration_seconds

    assert 0.6 < seconds / (len(story.text) / 14) < 1.6


def test_no_file_is_left_over() -> None:
    assert {path.name for path in RECORDINGS.glob("*")} == {story.file for story in STORIES}
