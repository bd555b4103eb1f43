"""Pictures: ready-made files by preset, and what an ``<img>`` or ``<picture>`` needs, in one object."""

from typing import Any

import graphene

from .enums import preset_enum
from .node import Node
from .reader import Record
from .scalars import URL

ImagePreset = preset_enum()
JPEG = "image/jpeg"

#: The ``sizes`` of an image whose place in the layout the query does not tell.
DEFAULT_SIZES = "100vw"


class FocalPoint(graphene.ObjectType):
    """What matters most in a picture: crop round it."""

    x = graphene.Float(required=True, description="Fraction of the width from the left, 0 to 1.")
    y = graphene.Float(required=True, description="Fraction of the height from the top, 0 to 1.")


class ImageRendition(graphene.ObjectType):
    """One ready-made file of a picture, without what the camera wrote into the original."""

    preset = ImagePreset(required=True, description="The size's name.")
    url = URL(required=True, description="Where the file is.")
    width = graphene.Int(required=True, description="Width in pixels.")
    height = graphene.Int(required=True, description="Height in pixels.")
    mime_type = graphene.String(required=True, description="Media type, for example image/webp (RFC 6838).")
    byte_size = graphene.Int(required=True, description="Size of the file in bytes.")
    sha256 = graphene.String(required=True, description="SHA-256 of the file in hex.")


class ImageSource(graphene.ObjectType):
    """One ``<source>`` of a ``<picture>`` (HTML Living Standard)."""

    mime_type = graphene.String(required=True, description="Media type of all its files.")
    src_set = graphene.String(required=True, description="Addresses with their widths in pixels, as srcset wants them.")


class ResponsiveImage(graphene.ObjectType):
    """What an ``<img>`` or ``<picture>`` element takes, whole."""

    src = URL(required=True, description="The file for browsers that choose none themselves.")
    src_set = graphene.String(required=True, description="Addresses of src's type with their widths in pixels.")
    sizes = graphene.String(required=True, description="The sizes attribute that was asked for, or 100vw.")
    width = graphene.Int(required=True, description="Width of src in pixels.")
    height = graphene.Int(required=True, description="Height of src in pixels.")
    alt = graphene.String(
        required=True, description="Alternative text of the use that led here; empty when the picture was asked alone."
    )
    blur_data_url = graphene.String(
        description="A picture of a few pixels as a data: address; null until the files have been made."
    )
    sources = graphene.List(
        graphene.NonNull(ImageSource), required=True, description="The other types, best first, for <picture>."
    )


class Shown:
    """A picture's record as it is used in one place, with the alternative text of that place."""

    __slots__ = ("alt", "record")

    def __init__(self, record: Record, alt: str) -> None:
        self.record = record
        self.alt = alt


def files_of(record: Record, preset: str | None = None) -> list[dict[str, Any]]:
    """Return the files of a picture, of one preset or of all, by type and width."""
    files: list[dict[str, Any]] = record.payload["files"]
    return [file for file in files if preset is None or file["preset"] == preset]


def responsive_of(record: Record, preset: str, alt: str, sizes: str | None) -> dict[str, Any] | None:
    """Return what an image element needs of a preset, or ``None`` while it has no file."""
    by_type: dict[str, list[dict[str, Any]]] = {}
    for file in files_of(record, preset):
        by_type.setdefault(file["mime_type"], []).append(file)
    if not by_type:
        return None
    # JPEG is what every browser shows; the others are offered before it, and AVIF sorts first.
    plain = by_type.pop(JPEG, None) or by_type[max(by_type)]
    largest = plain[-1]
    return {
        "src": largest["url"],
        "src_set": _src_set(plain),
        "sizes": sizes or DEFAULT_SIZES,
        "width": largest["width"],
        "height": largest["height"],
        "alt": alt,
        "blur_data_url": record.payload["blur_data_url"],
        "sources": [{"mime_type": name, "src_set": _src_set(files)} for name, files in sorted(by_type.items())],
    }


def _src_set(files: list[dict[str, Any]]) -> str:
    return ", ".join(f"{file['url']} {file['width']}w" for file in files)


class Image(graphene.ObjectType):
    """A picture. Its alternative text belongs to each use of it, so it stands there."""

    class Meta:
        interfaces = (Node,)

    title = graphene.String(required=True, description="Title as plain text, for credits and lists, not for display.")
    width = graphene.Int(required=True, description="Width of the original in pixels.")
    height = graphene.Int(required=True, description="Height of the original in pixels.")
    credit = graphene.String(required=True, description="Who made it, as plain text; empty when nobody is named.")
    licence = graphene.String(required=True, description="On what terms it is shown; empty when nothing is said.")
    focal_point = graphene.Field(FocalPoint, description="What to crop round; null when the editor named nothing.")
    dominant_color = graphene.String(description="Colour as #rrggbb; null until the files have been made.")
    blur_data_url = graphene.String(
        description="A picture of a few pixels as a data: address; null until the files have been made."
    )
    rendition = graphene.Field(
        ImageRendition,
        description="The largest file of a preset in the format that every browser shows; null until it is made.",
        preset=ImagePreset(required=True, description="Which size."),
    )
    renditions = graphene.List(
        graphene.NonNull(ImageRendition),
        required=True,
        description="All files that have been made; they appear moments after the first publication.",
        presets=graphene.List(graphene.NonNull(ImagePreset), description="Only of these sizes; all when absent."),
    )
    responsive = graphene.Field(
        ResponsiveImage,
        description="What an image element needs; null until the files have been made.",
        preset=ImagePreset(required=True, description="Which size."),
        sizes=graphene.String(description="The sizes attribute of the layout; 100vw when absent."),
    )

    @staticmethod
    def resolve_id(image: "Shown | Record", info: Any) -> str:
        return Node.resolve_id(record_of(image), info)

    @staticmethod
    def resolve_title(image: "Shown | Record", info: Any) -> str:
        return record_of(image).row.title

    @staticmethod
    def resolve_width(image: "Shown | Record", info: Any) -> int:
        return int(record_of(image).payload["width"])

    @staticmethod
    def resolve_height(image: "Shown | Record", info: Any) -> int:
        return int(record_of(image).payload["height"])

    @staticmethod
    def resolve_credit(image: "Shown | Record", info: Any) -> str:
        return str(record_of(image).payload["credit"])

    @staticmethod
    def resolve_licence(image: "Shown | Record", info: Any) -> str:
        return str(record_of(image).payload["licence"])

    @staticmethod
    def resolve_focal_point(image: "Shown | Record", info: Any) -> Any:
        return record_of(image).payload["focal_point"]

    @staticmethod
    def resolve_dominant_color(image: "Shown | Record", info: Any) -> Any:
        return record_of(image).payload["dominant_color"]

    @staticmethod
    def resolve_blur_data_url(image: "Shown | Record", info: Any) -> Any:
        return record_of(image).payload["blur_data_url"]

    @staticmethod
    def resolve_rendition(image: "Shown | Record", info: Any, preset: Any) -> Any:
        files = files_of(record_of(image), _name(preset))
        plain = [file for file in files if file["mime_type"] == JPEG] or files
        return plain[-1] if plain else None

    @staticmethod
    def resolve_renditions(image: "Shown | Record", info: Any, presets: Any = None) -> Any:
        wanted = None if presets is None else {_name(preset) for preset in presets}
        return [file for file in files_of(record_of(image)) if wanted is None or file["preset"] in wanted]

    @staticmethod
    def resolve_responsive(image: "Shown | Record", info: Any, preset: Any, sizes: str | None = None) -> Any:
        return responsive_of(record_of(image), _name(preset), image.alt if isinstance(image, Shown) else "", sizes)


def record_of(image: "Shown | Record") -> Record:
    """Return the picture's record, whether it was reached by a use or alone."""
    return image.record if isinstance(image, Shown) else image


def _name(preset: Any) -> str:
    return str(getattr(preset, "value", preset))
