"""A canvas with the few strokes that every poster is made of."""

import io
import random
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw

WIDTH_PX, HEIGHT_PX = 1600, 1067
#: Drawn larger and reduced at the end: Pillow's own polygons have no smooth edges.
SCALE = 2

Color = str | tuple[int, int, int] | tuple[int, int, int, int]
Point = tuple[float, float]


def mix(first: str, second: str, share: float) -> tuple[int, int, int]:
    """Return the colour between two of the form ``#rrggbb``; 0 is the first, 1 the second."""
    a, b = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (first, second))
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return red, green, blue


def veil(color: str, opacity: float) -> tuple[int, int, int, int]:
    """Return a colour of the form ``#rrggbb`` with an opacity from 0 to 1."""
    return (*mix(color, color, 0), round(opacity * 255))


class Canvas:
    """A picture in the making, in units of the finished picture's pixels; y grows downwards.

    The same seed draws the same picture.
    """

    def __init__(self, seed: str) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - a drawing keeps no secret
        self._image = Image.new("RGB", (WIDTH_PX * SCALE, HEIGHT_PX * SCALE))
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def gradient(self, colors: Sequence[str], top: float = 0, bottom: float = HEIGHT_PX) -> None:
        """Fill the whole width between two heights with an even passage through the colours."""
        strip = Image.new("RGB", (1, len(colors) * 32))
        steps = strip.height - 1
        for y in range(strip.height):
            place = y / steps * (len(colors) - 1)
            index = min(int(place), len(colors) - 2)
            strip.putpixel((0, y), mix(colors[index], colors[index + 1], place - index))
        size = (WIDTH_PX * SCALE, round((bottom - top) * SCALE))
        self._image.paste(strip.resize(size, Image.Resampling.BICUBIC), (0, round(top * SCALE)))

    def polygon(self, points: Iterable[Point], fill: Color) -> None:
        """Fill an area."""
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def box(self, x: float, y: float, width: float, height: float, fill: Color, radius: float = 0) -> None:
        """Fill a rectangle, given by its upper left corner, with round corners when asked to."""
        edges = (x * SCALE, y * SCALE, (x + width) * SCALE - 1, (y + height) * SCALE - 1)
        if edges[2] < edges[0] or edges[3] < edges[1]:
            return
        self._draw.rounded_rectangle(edges, radius * SCALE, fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: Color, flatness: float = 1) -> None:
        """Fill a disc around a point; a flatness below 1 presses it into an ellipse."""
        tall = radius * flatness
        self._draw.ellipse(
            ((x - radius) * SCALE, (y - tall) * SCALE, (x + radius) * SCALE, (y + tall) * SCALE), fill=fill
        )

    def ring(self, x: float, y: float, radius: float, fill: Color, width: float = 4) -> None:
        """Draw a circle's line."""
        box = ((x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE)
        self._draw.ellipse(box, outline=fill, width=round(width * SCALE))

    def slice(self, x: float, y: float, radius: float, fill: Color, start: float = 180, end: float = 360) -> None:
        """Fill a slice of a disc between two angles in degrees; by default its upper half."""
        box = ((x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE)
        self._draw.pieslice(box, start, end, fill=fill)

    def line(self, points: Iterable[Point], fill: Color, width: float = 4) -> None:
        """Draw a line through points, with round joints."""
        spots = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(spots, fill=fill, width=round(width * SCALE), joint="curve")

    def jpeg(self) -> bytes:
        """Return the finished picture; the same drawing gives the same bytes."""
        out = io.BytesIO()
        self._image.reduce(SCALE).save(out, "JPEG", quality=86, optimize=True, progressive=True)
        return out.getvalue()
