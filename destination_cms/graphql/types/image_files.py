"""The files of an image with their absolute addresses, and what an image element needs of them."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin

from ...images.addresses import file_url
from ...images.presets import SEARCH_PRESETS
from ..reading.reader import Record

JPEG = "image/jpeg"

#: The ``sizes`` of an image whose place in the layout the query does not give.
DEFAULT_SIZES = "100vw"


def files_of(image: Record, preset: str | None = None, *, key: str = "files") -> list[dict[str, Any]]:
    """Return the files of an image with their absolute addresses, of one preset or of all, by type and width."""
    return [with_address(image, file) for file in stored_files(image, preset, key=key)]


def stored_files(image: Record, preset: str | None = None, *, key: str = "files") -> list[dict[str, Any]]:
    """Return the same as they are stored, without their addresses."""
    files: list[dict[str, Any]] = image.payload.get(key, [])
    return files if preset is None else [file for file in files if file["preset"] == preset]


def with_address(image: Record, file: dict[str, Any]) -> dict[str, Any]:
    """Return a stored file with its absolute address."""
    return {**file, "url": _address_of(file, image.reader.media_url)}


def _address_of(file: dict[str, Any], base: str) -> str:
    # Until the first reconcile after an upgrade from 0.1, a stored file has an address instead of its name.
    return file_url(base, file["name"]) if "name" in file else urljoin(base, file["url"])


def search_image_urls(image: Record) -> list[str]:
    """Return one large JPEG per aspect ratio that search engines ask for; empty until they have been made."""
    files = {file["preset"]: file["url"] for file in files_of(image, key="search_files")}
    return [files[preset] for preset in SEARCH_PRESETS if preset in files]


class Responsive:
    """What an image element needs of a preset. Addresses are written only when they are asked for."""

    __slots__ = ("_base", "_image", "_largest", "_others", "_plain", "sizes")

    def __init__(self, image: Record, files: Sequence[dict[str, Any]], sizes: str) -> None:
        """Take the files of one preset, by type and width; there is at least one."""
        self._image, self._base, self.sizes = image, image.reader.media_url, sizes
        # JPEG is what every browser shows; the others are offered before it, and AVIF sorts first.
        kinds = {file["mime_type"] for file in files}
        plain = JPEG if JPEG in kinds else max(kinds)
        self._plain = [file for file in files if file["mime_type"] == plain]
        self._others = [file for file in files if file["mime_type"] != plain]
        self._largest = self._plain[-1]

    @property
    def src(self) -> str:
        return _address_of(self._largest, self._base)

    @property
    def src_set(self) -> str:
        return self._src_set(self._plain)

    @property
    def width(self) -> int:
        return self._largest["width"]  # type: ignore[no-any-return]

    @property
    def height(self) -> int:
        return self._largest["height"]  # type: ignore[no-any-return]

    @property
    def blur_data_url(self) -> str | None:
        return self._image.payload["blur_data_url"]  # type: ignore[no-any-return]

    @property
    def sources(self) -> list[dict[str, str]]:
        by_type: dict[str, list[dict[str, Any]]] = {}
        for file in self._others:
            by_type.setdefault(file["mime_type"], []).append(file)
        return [{"mime_type": name, "src_set": self._src_set(files)} for name, files in sorted(by_type.items())]

    def _src_set(self, files: Sequence[dict[str, Any]]) -> str:
        return ", ".join(f"{_address_of(file, self._base)} {file['width']}w" for file in files)


def responsive_of(image: Record, preset: str, sizes: str | None) -> Responsive | None:
    """Return what an image element needs of a preset, or ``None`` while it has no file."""
    files = stored_files(image, preset)
    return Responsive(image, files, sizes or DEFAULT_SIZES) if files else None
