"""The pictures of the demo: drawn here, so that nobody's rights are in them."""

from collections.abc import Callable
from functools import cache

from . import (
    picture_scenes_culture,
    picture_scenes_details,
    picture_scenes_green,
    picture_scenes_river,
    picture_scenes_route,
    picture_scenes_town,
)
from .picture_canvas import Canvas

SCENES: dict[str, Callable[[Canvas], None]] = {
    **picture_scenes_town.SCENES,
    **picture_scenes_culture.SCENES,
    **picture_scenes_river.SCENES,
    **picture_scenes_green.SCENES,
    **picture_scenes_route.SCENES,
    **picture_scenes_details.SCENES,
}


@cache
def draw_picture(slug: str) -> bytes:
    """Return the picture of that name as a JPEG of 1600 x 1067 pixels; the same name gives the same bytes.

    Raises:
        KeyError: no picture has that name.
    """
    canvas = Canvas(slug)
    SCENES[slug](canvas)
    return canvas.jpeg()
