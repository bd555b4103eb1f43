"""The pictures of the demo's news: drawn here, so that nobody's rights are in them."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from PIL import Image, ImageDraw

WIDTH_PX, HEIGHT_PX = 1600, 1067
#: Drawn larger and reduced at the end: Pillow's own shapes have no smooth edges.
SCALE = 2

#: Title in the library, then alternative text by language.
PICTURES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "phone": (
        "Téléphone et itinéraire",
        {
            "fr": "Illustration : un téléphone montre un itinéraire en pointillé et trois repères.",
            "en": "Illustration: a phone shows a dotted route and three markers.",
        },
    ),
    "glasses": (
        "Lunettes de visite",
        {
            "fr": "Illustration : dans des lunettes se reflètent les murs d’un fort.",
            "en": "Illustration: the walls of a fort are mirrored in a pair of glasses.",
        },
    ),
    "night": (
        "Fenêtres la nuit",
        {
            "fr": "Illustration : une façade d’hôtel la nuit, une seule fenêtre allumée sous la lune.",
            "en": "Illustration: a hotel front at night, one window lit below the moon.",
        },
    ),
    "bike": (
        "Bicyclette",
        {"fr": "Illustration : une bicyclette sur un quai.", "en": "Illustration: a bicycle on a quay."},
    ),
    "route": (
        "Route déviée",
        {
            "fr": "Illustration : un tracé contourne un stade par le fleuve.",
            "en": "Illustration: a route goes round a stadium by the river.",
        },
    ),
    "hall": (
        "Salle de congrès",
        {
            "fr": "Illustration : des rangs de fauteuils devant une scène éclairée.",
            "en": "Illustration: rows of seats before a lit stage.",
        },
    ),
    "hotel": (
        "Façade d’hôtel",
        {
            "fr": "Illustration : une façade d’hôtel de jour, toutes fenêtres comptées.",
            "en": "Illustration: a hotel front by day, every window counted.",
        },
    ),
    "district": (
        "Éco-quartier",
        {
            "fr": "Illustration : des maisons de bois aux toits plantés.",
            "en": "Illustration: wooden houses with planted roofs.",
        },
    ),
}


class _Sheet:
    """A sheet of paper in units of the finished picture's pixels; y grows downwards."""

    def __init__(self, ground: str) -> None:
        self._image = Image.new("RGB", (WIDTH_PX * SCALE, HEIGHT_PX * SCALE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def box(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> None:
        edges = (x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE)
        self._draw.rounded_rectangle(edges, radius * SCALE, fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self._draw.ellipse(self._around(x, y, radius), fill=fill)

    def ring(self, x: float, y: float, radius: float, fill: str, width: float) -> None:
        self._draw.ellipse(self._around(x, y, radius), outline=fill, width=round(width * SCALE))

    def line(self, points: Sequence[tuple[float, float]], fill: str, width: float) -> None:
        spots = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(spots, fill=fill, width=round(width * SCALE), joint="curve")

    def area(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def jpeg(self) -> bytes:
        out = io.BytesIO()
        self._image.reduce(SCALE).save(out, "JPEG", quality=86, optimize=True, progressive=True)
        return out.getvalue()

    def _around(self, x: float, y: float, radius: float) -> tuple[float, float, float, float]:
        return ((x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE)


def _dots(sheet: _Sheet, points: Sequence[tuple[float, float]], fill: str) -> None:
    for (x1, y1), (x2, y2) in pairwise(points):
        for step in range(8):
            sheet.disc(x1 + (x2 - x1) * step / 8, y1 + (y2 - y1) * step / 8, 9, fill)


def _phone() -> _Sheet:
    sheet = _Sheet("#f3d9b1")
    sheet.disc(1250, 300, 520, "#eec58a")
    sheet.box(560, 90, 480, 890, "#22333b", radius=60)
    sheet.box(590, 150, 420, 760, "#e9f1f2", radius=20)
    sheet.box(590, 620, 420, 120, "#9fc5d1")
    route = [(660, 850), (730, 560), (880, 480), (930, 260)]
    _dots(sheet, route, "#c1440e")
    for x, y in route[1:]:
        sheet.disc(x, y, 34, "#c1440e")
        sheet.disc(x, y, 14, "#ffffff")
    return sheet


def _glasses() -> _Sheet:
    sheet = _Sheet("#cfe1b9")
    sheet.box(0, 780, WIDTH_PX, 300, "#97a97c")
    for x in (300, 840):
        sheet.box(x, 380, 460, 330, "#1b4332", radius=120)
        sheet.box(x + 30, 410, 400, 270, "#d8f3dc", radius=95)
        sheet.box(x + 80, 540, 300, 110, "#b08968")
        for tooth in range(4):
            sheet.box(x + 80 + tooth * 82, 500, 48, 44, "#b08968")
    sheet.line([(760, 500), (840, 500)], "#1b4332", 34)
    sheet.line([(300, 480), (120, 420)], "#1b4332", 30)
    sheet.line([(1300, 480), (1480, 420)], "#1b4332", 30)
    return sheet


def _front(wall: str, glass: str, sky: str, lit: str) -> _Sheet:
    sheet = _Sheet(sky)
    sheet.box(260, 210, 1080, 860, wall)
    for row in range(5):
        for column in range(7):
            is_lit = (row, column) == (1, 4)
            sheet.box(320 + column * 144, 270 + row * 140, 92, 96, lit if is_lit else glass, radius=8)
    sheet.box(720, 950, 160, 120, "#3a2618", radius=10)
    return sheet


def _night() -> _Sheet:
    sheet = _front("#1d2d44", "#11192a", "#0d1321", "#ffd166")
    sheet.disc(1440, 150, 80, "#f0ebd8")
    return sheet


def _hotel() -> _Sheet:
    sheet = _front("#f2e8cf", "#6a994e", "#bcd9e8", "#a7c957")
    sheet.box(560, 120, 480, 70, "#bc4749", radius=12)
    return sheet


def _bike() -> _Sheet:
    sheet = _Sheet("#bde0fe")
    sheet.box(0, 640, WIDTH_PX, 170, "#7fb7d6")
    sheet.box(0, 810, WIDTH_PX, 260, "#d9c5a0")
    for x in (530, 1070):
        sheet.ring(x, 720, 190, "#22223b", 20)
        sheet.disc(x, 720, 20, "#22223b")
    frame = [(530, 720), (740, 720), (960, 450), (660, 450), (530, 720)]
    sheet.line(frame, "#c1121f", 24)
    sheet.line([(740, 720), (640, 390)], "#c1121f", 24)
    sheet.line([(1070, 720), (940, 380), (1040, 350)], "#c1121f", 24)
    sheet.box(570, 370, 150, 26, "#22223b", radius=13)
    return sheet


def _route() -> _Sheet:
    sheet = _Sheet("#e9edc9")
    sheet.area([(0, 760), (500, 690), (1000, 830), (1600, 720), (1600, 960), (0, 980)], "#8ecae6")
    sheet.disc(820, 430, 240, "#ccd5ae")
    sheet.ring(820, 430, 240, "#606c38", 30)
    sheet.box(700, 360, 240, 140, "#83a95c", radius=16)
    sheet.line([(120, 420), (520, 430)], "#bc6c25", 20)
    sheet.line([(1110, 430), (1500, 420)], "#bc6c25", 20)
    _dots(sheet, [(520, 430), (560, 640), (820, 735), (1080, 640), (1110, 430)], "#bc6c25")
    return sheet


def _hall() -> _Sheet:
    sheet = _Sheet("#3d2645")
    sheet.area([(400, 120), (1200, 120), (1320, 480), (280, 480)], "#f0c987")
    sheet.box(280, 480, 1040, 50, "#832161")
    for row in range(4):
        for column in range(9):
            width = 96 + row * 18
            x = WIDTH_PX / 2 + (column - 4) * (width + 26) - width / 2
            sheet.box(x, 590 + row * 120, width, 90, "#da4167", radius=28)
    return sheet


def _district() -> _Sheet:
    sheet = _Sheet("#d7ecf5")
    sheet.box(0, 840, WIDTH_PX, 240, "#7a9e7e")
    for number, (x, height) in enumerate(((140, 420), (470, 560), (820, 480), (1150, 620))):
        wall = ("#b08d57", "#c8a26a")[number % 2]
        sheet.box(x, 860 - height, 290, height, wall)
        sheet.box(x - 14, 830 - height, 318, 44, "#4f772d", radius=22)
        for row in range(height // 140):
            for column in range(3):
                sheet.box(x + 34 + column * 84, 900 - height + row * 130, 54, 78, "#eaf4f4", radius=6)
    for x in (70, 440, 790, 1120, 1500):
        sheet.box(x - 8, 790, 16, 90, "#5e503f")
        sheet.disc(x, 760, 62, "#31572c")
    return sheet


_SCENES: Mapping[str, Callable[[], _Sheet]] = {
    "phone": _phone,
    "glasses": _glasses,
    "night": _night,
    "bike": _bike,
    "route": _route,
    "hall": _hall,
    "hotel": _hotel,
    "district": _district,
}


@cache
def draw_picture(name: str) -> bytes:
    """Return the picture of that name as a JPEG of 1600 x 1067 pixels; the same name gives the same bytes.

    Raises:
        KeyError: no picture has that name.
    """
    return _SCENES[name]().jpeg()
