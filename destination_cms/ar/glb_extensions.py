"""Extensions of glTF that a GLB model may ask of its viewer.

Sources: Khronos, "glTF Extension Registry"; the extensions that model-viewer and the glTF Validator both know.
"""

from .glb_items import Item
from .other_formats import GLB
from .refusals import ModelRefused, shown

__all__ = ["REQUIRABLE", "WEBP_EXTENSION", "refuse_other_extensions"]

WEBP_EXTENSION = "EXT_texture_webp"
#: What a model may require; whatever else it uses, it must also be seen without.
REQUIRABLE = (
    WEBP_EXTENSION,
    "KHR_materials_clearcoat",
    "KHR_materials_emissive_strength",
    "KHR_materials_ior",
    "KHR_materials_sheen",
    "KHR_materials_specular",
    "KHR_materials_transmission",
    "KHR_materials_unlit",
    "KHR_materials_volume",
    "KHR_mesh_quantization",
    "KHR_texture_transform",
)
#: Compression whose decoders model-viewer loads from servers of others, even where a model does not require it.
_DECODED_ELSEWHERE = (
    "EXT_meshopt_compression",
    "KHR_draco_mesh_compression",
    "KHR_meshopt_compression",
    "KHR_texture_basisu",
)
#: It repeats meshes beside the nodes, so that a small file draws any number of triangles.
_INSTANCING = "EXT_mesh_gpu_instancing"


def refuse_other_extensions(document: Item) -> None:
    """Check what a model uses and requires.

    Raises:
        ModelRefused: it needs a decoder from elsewhere, or an extension that is not among ``REQUIRABLE``.
    """
    used, required = document.texts("extensionsUsed"), document.texts("extensionsRequired")
    for name in (*used, *required):
        if name in _DECODED_ELSEWHERE:
            raise ModelRefused("decoder", value=name, limit=GLB)
    for name in (*(name for name in used if name == _INSTANCING), *required):
        if name not in REQUIRABLE:
            raise ModelRefused("extension", value=shown(name), limit=", ".join(REQUIRABLE))
        if name not in used:
            raise document.refused("extensionsUsed", shown(name))
