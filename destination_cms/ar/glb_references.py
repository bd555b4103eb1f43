"""What else a GLB model refers to: materials to textures, skins to joints, animations to nodes.

Source: "glTF 2.0 Specification", sections 3.7.3, "Skins", 3.9, "Materials", and 3.11, "Animations".
"""

from typing import Any

from .glb_accessors import Accessor
from .glb_items import Item
from .refusals import MAX_ANIMATIONS, ModelRefused

__all__ = ["has_animation", "refuse_broken_references"]

_INVERSE_BIND_KIND = "MAT4"
#: Values of a material that refer to textures end so, in extensions too.
_TEXTURE = "Texture"


def refuse_broken_references(document: Item, accessors: list[Accessor]) -> None:
    """Check that materials, skins and animations refer to what is there: a viewer shows nothing of a model otherwise.

    Raises:
        ModelRefused: one does not, or there are too many animations.
    """
    texture_count, node_count = len(document.items("textures")), len(document.items("nodes"))
    for material in document.items("materials"):
        _check_material(material, texture_count)
    for skin in document.items("skins"):
        _check_skin(skin, node_count, accessors)
    animations = document.items("animations")
    if len(animations) > MAX_ANIMATIONS:
        raise ModelRefused("too_many_animations", value=len(animations), limit=MAX_ANIMATIONS)
    for animation in animations:
        _check_animation(animation, node_count, len(accessors))


def has_animation(document: Item) -> bool:
    """Say whether anything in a model moves.

    Raises:
        ModelRefused: its animations are not lists of objects.
    """
    return any(animation.items("channels") for animation in document.items("animations"))


def _check_material(material: Item, texture_count: int) -> None:
    left = [material]
    while left:
        item = left.pop()
        for name in item.names():
            # What is below extras is free; the same names mean nothing there.
            if name == "extras" or not item.is_object(name):
                continue
            value: Any = item.item(name)
            if name.endswith(_TEXTURE):
                value.index("index", texture_count)
            left.append(value)


def _check_skin(skin: Item, node_count: int, accessors: list[Accessor]) -> None:
    joints = skin.indices("joints", node_count)
    if not joints:
        raise skin.refused("joints", "1")
    skin.index("skeleton", node_count)
    position = skin.index("inverseBindMatrices", len(accessors))
    if position is None:
        return
    accessor = accessors[position]
    if accessor.kind != _INVERSE_BIND_KIND:
        raise ModelRefused("field", place=f"{accessor.place}.type", value=accessor.kind, limit=_INVERSE_BIND_KIND)
    if accessor.count < len(joints):
        raise ModelRefused("index", place=skin.at("joints"), value=len(joints) - 1, limit=accessor.count)


def _check_animation(animation: Item, node_count: int, accessor_count: int) -> None:
    samplers = animation.items("samplers")
    for sampler in samplers:
        for name in ("input", "output"):
            if sampler.index(name, accessor_count) is None:
                raise sampler.refused(name, "index")
    for channel in animation.items("channels"):
        if channel.index("sampler", len(samplers)) is None:
            raise channel.refused("sampler", "index")
        target = channel.item("target")
        if target is None:
            raise channel.refused("target", "object")
        target.index("node", node_count)
