"""Images: ready-made files by preset, and the attributes of an ``<img>`` or ``<picture>`` in one object."""

from typing import Any

import graphene

from ...conf import get_settings
from ..reading.reader import Record
from ..scalars import URL
from .enums import preset_enum
from .image_files import JPEG, files_of, responsive_of, stored_files, with_address
from .node import Node
from .records import PartType, RecordType
from .stored_keys import integer_key, list_key, sha256_key, text_key

#: Those of the settings; a schema has those of its verticals too.
ImagePreset = preset_enum(get_settings()["IMAGE_PRESETS"])


class FocalPoint(PartType):
    """Point to keep visible when cropping."""

    x = graphene.Float(required=True, description="Fraction of the width from the left, 0 to 1.")
    y = graphene.Float(required=True, description="Fraction of the height from the top, 0 to 1.")


class ImageRendition(graphene.ObjectType):
    """One ready-made file of an image, without the metadata of the original."""

    preset = ImagePreset(required=True, description="The size's name.")
    url = URL(required=True, description="Absolute address of the file.")
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
    """All attributes of an ``<img>`` or ``<picture>`` element."""

    src = URL(required=True, description="The fallback file, for browsers that do not read srcset.")
    src_set = graphene.String(required=True, description="Addresses of src's type with their widths in pixels.")
    sizes = graphene.String(required=True, description="The sizes attribute that was asked for, or 100vw.")
    width = graphene.Int(required=True, description="Width of src in pixels.")
    height = graphene.Int(required=True, description="Height of src in pixels.")
    blur_data_url = graphene.String(
        description="An image of a few pixels as a data: address; null until the files have been made."
    )
    sources = graphene.List(
        graphene.NonNull(ImageSource), required=True, description="The other types, best first, for <picture>."
    )


#: A file in a payload.
_FILE = {
    "preset": text_key("Name of the size."),
    "name": text_key("Path below mediaUrl, to be percent-encoded. It changes with the file's content."),
    "mime_type": text_key("Media type, for example image/webp (RFC 6838)."),
    "width": integer_key("Width in pixels.", minimum=1),
    "height": integer_key("Height in pixels.", minimum=1),
    "byte_size": integer_key("Size of the file in bytes.", minimum=1),
    "sha256": sha256_key("SHA-256 of the file in hex."),
}


class UsedImage:
    """An image in one place: its record, with the alternative text of that place."""

    __slots__ = ("alt", "record")

    def __init__(self, record: Record, alt: str) -> None:
        self.record = record
        self.alt = alt


def use_of(owner: Any, value: dict[str, Any] | None) -> UsedImage | None:
    """Return the image that ``{"image": ref, "alt": text}`` of a record or part names, while it is public."""
    image = owner.refer(value["image"]) if value else None
    return UsedImage(image, value["alt"]) if value and image else None


def responsive_field(description: str) -> Any:
    """Return the field with the attributes of an image element."""
    return graphene.Field(
        ResponsiveImage,
        description=f"{description}; null until the files have been made.",
        preset=ImagePreset(required=True, description="Which size."),
        sizes=graphene.String(description="The sizes attribute of the layout; 100vw when absent."),
    )


class Image(RecordType):
    """An image. The alternative text belongs to each use of it and is part of that use."""

    class Meta:
        interfaces = (Node,)

    other_keys = {
        "file_hash": text_key("SHA-1 in hex of the original, which tells whether it was replaced; empty if unknown."),
        "files": list_key("Ready-made files, by preset, media type and width; more may come.", **_FILE),
        "search_files": {
            **list_key("The same in the aspect ratios that search engines ask for.", **_FILE),
            "default": [],
        },
    }

    title = graphene.String(required=True, description="Title as plain text, for credits and lists, not for display.")
    width = graphene.Int(required=True, description="Width of the original in pixels.")
    height = graphene.Int(required=True, description="Height of the original in pixels.")
    credit = graphene.String(required=True, description="Credit as plain text; empty if unknown.")
    licence = graphene.String(required=True, description="Licence, for example CC BY 4.0; empty if unknown.")
    focal_point = graphene.Field(
        FocalPoint, description="Point to keep visible when cropping; null when the editor has not set one."
    )
    dominant_color = graphene.String(description="Colour as #rrggbb; null until the files have been made.")
    blur_data_url = graphene.String(
        description="An image of a few pixels as a data: address; null until the files have been made."
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
    responsive = responsive_field("What an image element needs but its alternative text, which belongs to a use")

    @staticmethod
    def resolve_rendition(image: Record, info: Any, preset: Any) -> Any:
        files = stored_files(image, _name(preset))
        plain = [file for file in files if file["mime_type"] == JPEG] or files
        return with_address(image, plain[-1]) if plain else None

    @staticmethod
    def resolve_renditions(image: Record, info: Any, presets: Any = None) -> Any:
        wanted = None if presets is None else {_name(preset) for preset in presets}
        return [file for file in files_of(image) if wanted is None or file["preset"] in wanted]

    @staticmethod
    def resolve_responsive(image: Record, info: Any, preset: Any, sizes: str | None = None) -> Any:
        return responsive_of(image, _name(preset), sizes)


class ImageUse(graphene.ObjectType):
    """An image in one place, with the alternative text of that place."""

    from_payload = staticmethod(use_of)

    other_keys = frozenset({"image", "alt"})

    image = graphene.Field(Image, required=True, description="The image.")
    alt = graphene.String(required=True, description="Alternative text of this use, as plain text.")
    responsive = responsive_field("What an image element needs besides the alternative text")

    @staticmethod
    def resolve_image(use: UsedImage, info: Any) -> Record:
        # Nothing of the use goes along: what an id leads to is the same on every way to it.
        return use.record

    @staticmethod
    def resolve_responsive(use: UsedImage, info: Any, preset: Any, sizes: str | None = None) -> Any:
        return responsive_of(use.record, _name(preset), sizes)


def _name(preset: Any) -> str:
    return str(getattr(preset, "value", preset))
