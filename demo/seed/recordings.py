"""The demo's recordings: the stories of its stops, spoken by a program, with the stories as their transcripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile

from destination_cms.models import Audio

from .documents import CONTENT, Item, read_items

RECORDINGS = CONTENT.with_name("recordings")
#: What each file says, so that a test finds a story that has changed since it was spoken.
SPOKEN = CONTENT / "recordings.json"
CREDITS = {"fr": "Voix de synthèse : espeak-ng", "en": "Synthetic voice: espeak-ng"}
LICENCE = "BSD-3-Clause"


@dataclass(frozen=True, slots=True)
class Story:
    """The story of a stop in one language, and the name of its recording."""

    circuit: str
    spot: str
    language: str
    title: str
    text: str

    @property
    def file(self) -> str:
        return f"{self.circuit}.{self.spot}.{self.language}.mp3"


def stories() -> Iterator[Story]:
    """Yield the stories that are spoken: those of the circuits whose files say ``is_spoken``."""
    for item in read_items("circuits"):
        if item.source.get("is_spoken", False):
            yield from stories_of(item)


def stories_of(item: Item) -> Iterator[Story]:
    """Yield the stories of one circuit."""
    for language, document in item.languages.items():
        for number, stop in enumerate(document["stops"], start=1):
            title = f"{document['title']}, {number}"
            yield Story(item.key, stop["spot"], language, title, stop["story"])


def upload_recordings(item: Item) -> dict[tuple[str, str], Any]:
    """Upload the recordings of a circuit, and return them by language and spot; none for one that is not spoken."""
    if not item.source.get("is_spoken", False):
        return {}
    return {
        (story.language, story.spot): Audio.objects.create(
            title=story.title,
            language=story.language,
            file=ContentFile((RECORDINGS / story.file).read_bytes(), name=story.file),
            transcript=story.text,
            credit=CREDITS[story.language],
            licence=LICENCE,
        )
        for story in stories_of(item)
    }
