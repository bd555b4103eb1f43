"""Pictures of a GLB model: their formats and sizes, and the textures that use them.

Source: "glTF 2.0 Specification", section 3.8, "Texture Data", and the extension ``EXT_texture_webp``.
"""

from dataclasses import dataclass

from .glb_buffers import View, embedded
from .glb_extensions import WEBP_EXTENSION
from .glb_items import Item
from .other_formats import GLB
from .picture_sizes import JPEG, PNG, WEBP, Picture, is_whole, picture_of
from .refusals import MAX_TEXTURE_PX, MAX_TEXTURES, ModelRefused

__all__ = ["Textures", "read_textures"]

_TYPES = (PNG, JPEG, WEBP)
_KTX2_SIGN = b"\xabKTX 20\xbb"
_KTX2 = "KTX2"


@dataclass(frozen=True, slots=True)
class Textures:
    """What the pictures of a model are.

    Attributes:
        count: its textures or its pictures, whichever are more.
        largest_px: the longest side of all pictures, in pixels; 0 without any.
    """

    count: int
    largest_px: int


def read_textures(document: Item, views: list[View]) -> Textures:
    """Return what the pictures of a model are.

    Raises:
        ModelRefused: there are too many, one is outside the file, has another format, is damaged, or is too large.
    """
    images, textures = document.items("images"), document.items("textures")
    count = max(len(images), len(textures))
    if count > MAX_TEXTURES:
        raise ModelRefused("too_many_textures", value=count, limit=MAX_TEXTURES)
    is_webp_declared = WEBP_EXTENSION in document.texts("extensionsUsed")
    pictures = [_picture(item, views) for item in images]
    for item, picture in zip(images, pictures, strict=True):
        if picture.mime_type == WEBP and not is_webp_declared:
            raise ModelRefused("webp_undeclared", place=item.place, limit=WEBP_EXTENSION)
    sampler_count = len(document.items("samplers"))
    for texture in textures:
        texture.index("sampler", sampler_count)
        _refuse_other_sources(texture, pictures)
    return Textures(count, max((max(picture.width, picture.height) for picture in pictures), default=0))


def _picture(item: Item, views: list[View]) -> Picture:
    inline = embedded(item, _TYPES)
    position = item.index("bufferView", len(views))
    if (inline is None) == (position is None):
        raise item.refused("uri", "uri / bufferView")
    data: bytes | memoryview = inline or b""
    if position is not None:
        data = views[position].data
    if bytes(data[: len(_KTX2_SIGN)]) == _KTX2_SIGN:
        raise ModelRefused("decoder", value=_KTX2, limit=GLB)
    picture = picture_of(data)
    if picture is None:
        raise ModelRefused("texture_format", place=item.place, limit="PNG, JPEG, WebP")
    if picture.width < 1 or picture.height < 1 or not is_whole(data):
        raise ModelRefused("texture_damaged", place=item.place, limit=MAX_TEXTURE_PX)
    if max(picture.width, picture.height) > MAX_TEXTURE_PX:
        raise ModelRefused(
            "texture_too_large", place=item.place, width=picture.width, height=picture.height, limit=MAX_TEXTURE_PX
        )
    # A picture in a view has no type of its own, and the viewer believes what the JSON says.
    if position is not None and item.text("mimeType") != picture.mime_type:
        raise item.refused("mimeType", picture.mime_type)
    return picture


def _refuse_other_sources(texture: Item, pictures: list[Picture]) -> None:
    """Refuse a texture whose picture is missing, or is a WebP one where the extension does not say so."""
    position = texture.index("source", len(pictures))
    if position is not None and pictures[position].mime_type == WEBP:
        raise ModelRefused("webp_undeclared", place=texture.at("source"), limit=WEBP_EXTENSION)
    extensions = texture.item("extensions")
    extension = extensions.item(WEBP_EXTENSION) if extensions else None
    if extension:
        extension.index("source", len(pictures))
