"""What an uploaded GLB model is: its triangles, pictures and size, read with limits and without a decoder.

Source: Khronos, "glTF 2.0 Specification" (ISO/IEC 12113:2022).
"""

from dataclasses import dataclass

from .glb_accessors import read_accessors
from .glb_buffers import read_views
from .glb_container import MAGIC, read_container
from .glb_extensions import refuse_other_extensions
from .glb_items import Item
from .glb_meshes import Vector, read_meshes
from .glb_nodes import read_scenes
from .glb_references import has_animation, refuse_broken_references
from .glb_textures import read_textures
from .other_formats import GLB, other_format
from .refusals import MAX_FILE_BYTES, MAX_SIZE_M, ModelRefused, shown, too_large

__all__ = ["ModelFacts", "read_glb"]

_MAX_COPYRIGHT = 200
#: Decimals of a metre: millimetres.
_SIZE_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What a GLB model is.

    Attributes:
        triangle_count: triangles of all its scenes; a mesh that is placed twice counts twice.
        texture_count: its textures or its pictures, whichever are more.
        largest_texture_px: the longest side of all pictures, in pixels; 0 without any.
        has_animation: whether anything in it moves.
        size_m: the sides of the box around it, on x (width), y (height) and z (depth), in metres, rounded to
            millimetres; before any animation, and without the bending of skins.
        byte_size: bytes of the file.
        copyright: what its author wrote in ``asset.copyright``, at most 200 characters; may be empty.
    """

    triangle_count: int
    texture_count: int
    largest_texture_px: int
    has_animation: bool
    size_m: Vector
    byte_size: int
    copyright: str


def read_glb(filename: str, data: bytes) -> ModelFacts:
    """Return what a GLB model is, whatever its name says.

    Args:
        filename: for the sentence of a refusal.
        data: the whole file.

    Raises:
        ModelRefused: it is another format, is damaged, refers to other files, needs what not every viewer has, or goes
            beyond a limit.
    """
    if len(data) > MAX_FILE_BYTES:
        raise too_large(filename, len(data), MAX_FILE_BYTES)
    if not data.startswith(MAGIC):
        raise other_format(filename, data, GLB)
    try:
        return _read(data)
    except ModelRefused as refused:
        raise ModelRefused(refused.code, **{**refused.params, "filename": filename}) from refused


def _read(data: bytes) -> ModelFacts:
    container = read_container(data)
    document = container.document
    # First of all: what is compressed is not where its accessors say.
    refuse_other_extensions(document)
    views = read_views(document, container.binary)
    accessors = read_accessors(document, views)
    textures = read_textures(document, views)
    refuse_broken_references(document, accessors)
    scenes = read_scenes(document, read_meshes(document, accessors))
    if not scenes.triangle_count or scenes.box is None:
        raise ModelRefused("no_mesh", limit=1)
    low, high = scenes.box
    x, y, z = (round(greatest - least, _SIZE_DECIMALS) for least, greatest in zip(low, high, strict=True))
    if max(x, y, z) > MAX_SIZE_M:
        raise ModelRefused("extent", value=f"{max(x, y, z):.6g}", limit=MAX_SIZE_M)
    return ModelFacts(
        triangle_count=scenes.triangle_count,
        texture_count=textures.count,
        largest_texture_px=textures.largest_px,
        has_animation=has_animation(document),
        size_m=(x, y, z),
        byte_size=len(data),
        copyright=_copyright(document),
    )


def _copyright(document: Item) -> str:
    asset = document.item("asset")
    text = asset.text("copyright") if asset else None
    return shown((text or "").strip(), _MAX_COPYRIGHT)
