"""The declared sizes of images: a fixed list of rendition specifications, so that no reader can ask for more."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..conf import get_settings
from ..registry import get_verticals
from ..verticals import Vertical

_NUMBERS = re.compile(r"\d+")
MIME_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}

#: What search engines ask for: one file per aspect ratio, as wide as they show it (Google: Article structured data).
SEARCH_PRESETS = {"search-16x9": "fill-1200x675", "search-4x3": "fill-1200x900", "search-1x1": "fill-1200x1200"}


@dataclass(frozen=True, slots=True)
class Size:
    """One file to be made: a preset at one scale in one format."""

    preset: str
    format: str
    spec: str

    @property
    def mime_type(self) -> str:
        return MIME_TYPES[self.format]


def presets_of(verticals: Iterable[Vertical]) -> dict[str, str]:
    """Return the presets of a site with these verticals, by name: theirs, and those of the setting, which wins."""
    added = {name: size for vertical in verticals for name, size in vertical.image_presets.items()}
    return {**added, **get_settings()["IMAGE_PRESETS"]}


def declared_sizes(*, with_slow: bool) -> Iterator[Size]:
    """Yield the files of an image, small before large; ``with_slow`` adds AVIF, which only a worker should make."""
    settings = get_settings()
    formats = [name for name in settings["IMAGE_FORMATS"] if with_slow or name != "avif"]
    for preset, operation in presets_of(get_verticals().values()).items():
        for factor in sorted(settings["IMAGE_FACTORS"]):
            for name in formats:
                yield Size(preset, name, f"{scaled(operation, factor)}|format-{name}")


def all_sizes(*, with_slow: bool) -> Iterator[Size]:
    """Yield every file that is made of an image: the declared ones, then those for search engines."""
    yield from declared_sizes(with_slow=with_slow)
    for preset, operation in SEARCH_PRESETS.items():
        yield Size(preset, "jpeg", f"{operation}|format-jpeg")


def scaled(operation: str, factor: float) -> str:
    """Return a rendition specification with every number multiplied: ``fill-800x600`` by 0.5 is ``fill-400x300``."""
    return _NUMBERS.sub(lambda match: str(max(round(int(match[0]) * factor), 1)), operation)
