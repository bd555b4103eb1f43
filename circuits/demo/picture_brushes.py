"""What stands in more than one picture: skies, trees, houses, water, bridges, trams, people."""

import math
from collections.abc import Sequence

from .picture_canvas import HEIGHT_PX, WIDTH_PX, Canvas, Color, veil


def sky(c: Canvas, colors: Sequence[str], sun: tuple[float, float, float, str] | None = None, clouds: int = 3) -> None:
    """Paint the sky; the sun is given as x, y, radius and colour."""
    c.gradient(colors)
    if sun:
        x, y, radius, color = sun
        for step in range(5, 0, -1):
            c.disc(x, y, radius * (1 + step * 0.42), veil(color, 0.07))
        c.disc(x, y, radius, color)
    for _ in range(clouds):
        cloud(c, c.rng.uniform(80, WIDTH_PX - 80), c.rng.uniform(70, 330), c.rng.uniform(60, 130))


def cloud(c: Canvas, x: float, y: float, size: float, fill: Color = (255, 255, 255, 66)) -> None:
    """Paint a long flat cloud around a point."""
    for level in range(3):
        length = size * c.rng.uniform(1.2, 2.6)
        shift = c.rng.uniform(-0.9, 0.9) * size
        c.box(x + shift - length, y + level * size * 0.19, length * 2, size * 0.2, fill, radius=size * 0.1)


def hills(c: Canvas, y: float, height: float, fill: Color, waves: float = 1.6) -> None:
    """Paint a soft ridge from one side to the other, down to the lower edge."""
    phase = c.rng.uniform(0, math.tau)
    ridge = []
    for x in range(0, WIDTH_PX + 20, 20):
        turn = x / WIDTH_PX * math.tau * waves + phase
        ridge.append((float(x), y - height * (0.5 + 0.35 * math.sin(turn) + 0.15 * math.sin(turn * 2.3))))
    c.polygon([(0, HEIGHT_PX), *ridge, (WIDTH_PX, HEIGHT_PX)], fill)


def skyline(c: Canvas, y: float, low: float, high: float, fill: Color) -> None:
    """Paint far houses as one silhouette that stands on a line."""
    x = -20.0
    while x < WIDTH_PX:
        width = c.rng.uniform(38, 110)
        top = y - c.rng.uniform(low, high)
        c.box(x, top, width + 1, y - top, fill)
        if c.rng.random() < 0.35:
            c.box(x + width * 0.3, top - 16, width * 0.2, 17, fill)
        x += width


def far_tower(c: Canvas, x: float, y: float, height: float, fill: Color) -> None:
    """Paint the iron lady on the horizon."""
    for side in (-1, 1):
        curve = [(side * height * (0.012 + 0.17 * (t / 10) ** 2.4), height * (t / 10 - 1)) for t in range(11)]
        inner = [(dx * 0.45, dy) for dx, dy in reversed(curve)]
        c.polygon([(x + dx, y + dy) for dx, dy in [*curve, *inner]], fill)
    for level, half in ((0.36, 0.052), (0.62, 0.1)):
        c.box(x - height * half, y - height * (1 - level), height * half * 2, height * 0.022, fill)
    c.box(x - height * 0.006, y - height * 1.08, height * 0.012, height * 0.12, fill)


def tower(c: Canvas, x: float, y: float, width: float, height: float, wall: Color, glass: Color, lit: Color) -> None:
    """Paint an office building of glass bands that stands on y; some of its windows are lit."""
    c.box(x, y - height, width, height, wall)
    columns, rows = max(3, round(width / 26)), max(4, round(height / 30))
    cell_w, cell_h = width / columns, height / rows
    for row in range(rows):
        for column in range(columns):
            color = lit if c.rng.random() < 0.16 else glass
            c.box(x + column * cell_w + 4, y - height + row * cell_h + 7, cell_w - 7, cell_h - 11, color)
    c.box(x + width, y - height, width * 0.13, height, (0, 0, 0, 40))


def townhouse(c: Canvas, x: float, y: float, width: float, floors: int, wall: str, roof: str, pane: str) -> None:
    """Paint a stone town house with shutters and a mansard roof."""
    floor_h, top = 74.0, y - floors * 74.0 - 20
    c.box(x, top, width, y - top, wall)
    c.polygon([(x - 6, top), (x + 22, top - 88), (x + width - 22, top - 88), (x + width + 6, top)], roof)
    c.box(x - 8, top - 6, width + 16, 11, veil("#ffffff", 0.5))
    c.box(x + width * 0.72, top - 128, 34, 60, wall)
    count = max(2, round(width / 74))
    gap = width / count
    for column in range(count):
        middle = x + gap * (column + 0.5)
        c.box(middle - 15, top - 66, 30, 46, veil("#ffffff", 0.75), radius=14)
        c.box(middle - 10, top - 60, 20, 40, pane, radius=9)
        for floor in range(floors - 1):
            level = top + 20 + floor * floor_h
            c.box(middle - 26, level, 9, 50, roof)
            c.box(middle + 17, level, 9, 50, roof)
            c.box(middle - 15, level, 30, 50, pane)
            c.line([(middle, level), (middle, level + 50)], veil("#ffffff", 0.5), 2)
        c.box(middle - 25, y - 66, 50, 66, pane, radius=3)
    c.box(x, y - 82, width, 8, veil("#000000", 0.2))


def round_tree(c: Canvas, x: float, y: float, size: float, leaf: Color, shade: Color, trunk: Color = "#5b4636") -> None:
    """Paint a leafy tree that stands on y; size is its height."""
    c.polygon([(x - size * 0.045, y), (x - size * 0.02, y - size * 0.6), (x + size * 0.02, y - size * 0.6),
               (x + size * 0.045, y)], trunk)  # fmt: skip
    for dx, dy, radius in ((-0.2, 0.52, 0.2), (0.2, 0.53, 0.19), (0, 0.72, 0.25), (-0.12, 0.62, 0.2), (0.12, 0.6, 0.2)):
        c.disc(x + dx * size, y - dy * size, radius * size, shade)
    for dx, dy, radius in ((-0.22, 0.57, 0.14), (0.06, 0.78, 0.17), (-0.08, 0.7, 0.17), (0.14, 0.61, 0.12)):
        c.disc(x + dx * size, y - dy * size, radius * size, leaf)


def poplar(c: Canvas, x: float, y: float, size: float, leaf: Color, shade: Color) -> None:
    """Paint a slender tree that stands on y."""
    c.box(x - size * 0.02, y - size * 0.2, size * 0.04, size * 0.2, "#5b4636")
    outline = [(math.sin(t / 12 * math.pi) ** 0.7 * size * 0.13, y - size * (0.1 + 0.9 * t / 12)) for t in range(13)]
    c.polygon([(x - dx, py) for dx, py in outline] + [(x + dx, py) for dx, py in reversed(outline)], shade)
    c.polygon([(x - dx, py) for dx, py in outline] + [(x + dx * 0.15, py) for dx, py in reversed(outline)], leaf)


def water(c: Canvas, top: float, colors: Sequence[str], glint: str, bottom: float = HEIGHT_PX) -> None:
    """Paint a river from one side to the other, with glints that widen towards the viewer."""
    c.gradient(colors, top, bottom)
    for _ in range(90):
        depth = c.rng.random() ** 1.5
        y = top + 8 + depth * (bottom - top - 16)
        length = (24 + 130 * depth) * c.rng.uniform(0.4, 1)
        c.box(c.rng.uniform(-60, WIDTH_PX), y, length, 2 + 4 * depth, veil(glint, 0.2 + 0.25 * depth), radius=2)


def arches(c: Canvas, y: float, count: int, stone: Color, shade: Color, thickness: float = 120, left: float = -40,
           right: float = WIDTH_PX + 40, foot: float = 210) -> None:  # fmt: skip
    """Paint a stone bridge or viaduct as a row of openings; y is the upper edge, foot its height."""
    step = (right - left) / count
    c.box(left, y, right - left, thickness * 0.34, stone)
    for index in range(count):
        x = left + index * step
        opening = step * 0.4
        middle = x + step / 2
        ring = [(middle + opening * math.cos(a), y + thickness * 0.34 + opening - opening * math.sin(a))
                for a in (math.pi * t / 24 for t in range(25))]  # fmt: skip
        wall = [(x, y + 10), (x + step + 1, y + 10), (x + step + 1, y + foot), (middle + opening, y + foot)]
        c.polygon([*wall, *ring, (middle - opening, y + foot), (x, y + foot)], stone)
        c.line([(px, py) for px, py in ring], shade, 7)
    c.box(left, y - 14, right - left, 16, shade)


def tram(c: Canvas, x: float, y: float, length: float, body: str, band: str) -> None:
    """Paint a tram of three cars that stands on y, with its wire."""
    height = length * 0.135
    c.line([(0, y - height * 1.5), (WIDTH_PX, y - height * 1.5)], veil("#1d2b33", 0.55), 3)
    c.line([(x + length * 0.44, y - height * 0.98), (x + length * 0.48, y - height * 1.5)], "#2c3a42", 5)
    c.box(x, y - height, length, height * 0.9, body, radius=height * 0.3)
    c.box(x, y - height * 0.4, length, height * 0.13, band)
    for car in range(3):
        left = x + length * (car / 3 + 0.022)
        for pane in range(4):
            c.box(left + pane * length * 0.072, y - height * 0.84, length * 0.062, height * 0.38, "#24404f", radius=5)
        c.disc(left + length * 0.06, y - height * 0.06, height * 0.1, "#22303a")
        c.disc(left + length * 0.24, y - height * 0.06, height * 0.1, "#22303a")
    for joint in (1, 2):
        c.box(x + length * joint / 3 - 5, y - height * 0.97, 10, height * 0.85, "#4b5a63")
    c.box(0, y, WIDTH_PX, 5, veil("#22303a", 0.7))


def person(c: Canvas, x: float, y: float, size: float, coat: Color, skin: Color = "#c78f6d") -> None:
    """Paint somebody who walks; the feet are on y."""
    for step in (-1, 1):
        c.line([(x, y - size * 0.45), (x + step * size * 0.12, y)], "#2b2f3a", size * 0.085)
    c.polygon([(x - size * 0.13, y - size * 0.36), (x - size * 0.09, y - size * 0.8), (x + size * 0.09, y - size * 0.8),
               (x + size * 0.13, y - size * 0.36)], coat)  # fmt: skip
    c.disc(x, y - size * 0.88, size * 0.085, skin)


def cyclist(c: Canvas, x: float, y: float, size: float, frame: Color, coat: Color) -> None:
    """Paint somebody on a bicycle, riding to the right; the wheels stand on y."""
    wheel = size * 0.25
    rear, front, crank = (x, y - wheel), (x + size * 0.78, y - wheel), (x + size * 0.34, y - wheel * 0.95)
    saddle, bar = (x + size * 0.22, y - size * 0.62), (x + size * 0.66, y - size * 0.66)
    for hub in (rear, front):
        c.ring(*hub, wheel, "#22282f", size * 0.026)
    for path in ([rear, crank, bar, saddle, crank], [rear, saddle], [front, bar]):
        c.line(path, frame, size * 0.035)
    shoulder = (x + size * 0.42, y - size * 1.02)
    c.line(
        [saddle, (x + size * 0.5, y - size * 0.5), (crank[0] + size * 0.06, y - size * 0.14)], "#2b2f3a", size * 0.08
    )
    c.line([saddle, shoulder], coat, size * 0.16)
    c.line([shoulder, bar], coat, size * 0.07)
    c.disc(x + size * 0.49, y - size * 1.17, size * 0.09, "#c78f6d")
    c.slice(x + size * 0.49, y - size * 1.19, size * 0.105, frame)


def lamp(c: Canvas, x: float, y: float, height: float, light: str = "#ffe9a8") -> None:
    """Paint a street lamp with a halo; its foot is on y."""
    c.box(x - 4, y - height, 8, height, "#2d3640")
    c.disc(x, y - height, height * 0.26, veil(light, 0.16))
    c.disc(x, y - height, height * 0.09, light)


def birds(c: Canvas, x: float, y: float, count: int = 5) -> None:
    """Paint a few birds far away."""
    for _ in range(count):
        bx, by, size = x + c.rng.uniform(-130, 130), y + c.rng.uniform(-60, 60), c.rng.uniform(10, 19)
        c.line([(bx - size, by - size * 0.5), (bx, by), (bx + size, by - size * 0.5)], veil("#223044", 0.7), 4)
