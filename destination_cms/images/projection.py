"""What the public may see of a picture, for any ``WAGTAILIMAGES_IMAGE_MODEL``."""

from typing import Any

from ..conf import get_settings
from ..projection import Projection, Resolver


def project_image(image: Any, resolver: Resolver) -> Projection:
    """Return a picture's projection: size in pixels, focal point and the renditions that exist.

    The original file is not part of it: it may carry the position where it was taken.
    """
    presets = {spec: name for name, spec in get_settings()["IMAGE_PRESETS"].items()}
    renditions = [
        {
            "preset": presets[rendition.filter_spec],
            "url": rendition.url,
            "width": rendition.width,
            "height": rendition.height,
        }
        for rendition in image.renditions.all()
        if rendition.filter_spec in presets and rendition.focal_point_key == focal_point_key(image, rendition)
    ]
    return Projection(
        title=image.title,
        payload={
            "width": image.width,
            "height": image.height,
            "focal_point": _focal_point(image),
            "file_hash": image.file_hash,
            "renditions": sorted(renditions, key=lambda item: (item["preset"], item["url"])),
        },
    )


def focal_point_key(image: Any, rendition: Any) -> str:
    """Return the focal point key that an up-to-date rendition of this picture has."""
    return str(rendition.filter.get_cache_key(image))


def _focal_point(image: Any) -> dict[str, float] | None:
    """Return the focal point's centre as fractions of width and height, 0 to 1."""
    if not image.has_focal_point() or not image.width or not image.height:
        return None
    return {"x": round(image.focal_point_x / image.width, 4), "y": round(image.focal_point_y / image.height, 4)}
