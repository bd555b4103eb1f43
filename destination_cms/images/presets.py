"""The declared sizes of pictures: a fixed list of rendition specifications, so that no reader can ask for more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..conf import get_settings

_NUMBERS = re.compile(r"\d+")
MIME_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Size:
    """One file to be made: a preset at one scale in one format."""

    preset: str
    format: str
    spec: str

    @property
    def mime_type(self) -> str:
        return MIME_TYPES[self.format]


def declared_sizes(*, with_slow: bool) -> Iterator[Size]:
    """Yield the files of a picture, small before large; ``with_slow`` adds AVIF, which only a worker should make."""
    settings = get_settings()
    formats = [name for name in settings["IMAGE_FORMATS"] if with_slow or name != "avif"]
    for preset, operation in settings["IMAGE_PRESETS"].items():
        for factor in sorted(settings["IMAGE_FACTORS"]):
            for name in formats:
                yield Size(preset, name, f"{scaled(operation, factor)}|format-{name}")


def scaled(operation: str, factor: float) -> str:
    """Return a rendition specification with every number multiplied: ``fill-800x600`` by 0.5 is ``fill-400x300``."""
    return _NUMBERS.sub(lambda match: str(max(round(int(match[0]) * factor), 1)), operation)
