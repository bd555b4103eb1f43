"""Placeholders of an image before it is loaded: its main colour, and an image of a few pixels."""

import base64
import io

from PIL import Image, ImageOps

_BLUR_PIXELS = 16


def look_of(data: bytes) -> tuple[str, str]:
    """Return an encoded image's dominant colour as ``#rrggbb`` and a tiny WebP as a ``data:`` address (RFC 2397).

    Raises:
        OSError: the bytes cannot be read as an image.
    """
    with Image.open(io.BytesIO(data)) as picture:
        picture.draft("RGB", (_BLUR_PIXELS * 8, _BLUR_PIXELS * 8))
        small = ImageOps.exif_transpose(picture).convert("RGB")
    small.thumbnail((_BLUR_PIXELS, _BLUR_PIXELS), Image.Resampling.BOX)
    red, green, blue = _dominant(small)
    tiny = io.BytesIO()
    small.save(tiny, "WEBP", quality=40)
    return f"#{red:02x}{green:02x}{blue:02x}", f"data:image/webp;base64,{base64.b64encode(tiny.getvalue()).decode()}"


def _dominant(small: Image.Image) -> tuple[int, int, int]:
    """Return the colour that most of a small image comes close to, out of a palette of five."""
    palette = small.quantize(colors=5).convert("RGB").getcolors(_BLUR_PIXELS * _BLUR_PIXELS) or []
    _, color = max(palette, key=lambda found: found[0])
    if not isinstance(color, tuple):
        raise TypeError("an image in RGB has colours of three parts")
    return int(color[0]), int(color[1]), int(color[2])
