"""The covers of the circuits and of the town centre, and two views that a rider crosses."""

import itertools
import math

from . import picture_brushes as paint
from .picture_canvas import Canvas, mix, veil
from .picture_scenes_river import houseboat


def pont_d_issy(c: Canvas) -> None:
    paint.sky(c, ["#35507f", "#8c86a8", "#f2a57f", "#fcd9a0"], (1080, 470, 92, "#fff0c0"))
    paint.skyline(c, 620, 60, 210, "#7d7292")
    paint.far_tower(c, 1330, 620, 330, "#7d7292")
    paint.water(c, 600, ["#dba18b", "#7f7d9f", "#364a73"], "#ffe6b0")
    for x in (180, 800, 1420):
        c.polygon([(x - 46, 560), (x + 46, 560), (x + 64, 800), (x - 64, 800)], "#4a4f69")
        c.disc(x, 800, 92, veil("#ffffff", 0.2), 0.16)
    c.polygon([(0, 470), (1600, 470), (1600, 540), (0, 540)], "#5b5f7c")
    for start in (-130, 490, 1110):
        curve = [
            (start + 310 + 310 * math.cos(t / 20 * math.pi), 640 - 110 * math.sin(t / 20 * math.pi)) for t in range(21)
        ]
        c.polygon([(start, 530), (start + 620, 530), *curve], "#5b5f7c")
        c.line(curve, "#8d8fa8", 8)
    c.box(0, 462, 1600, 14, "#8d8fa8")
    for x in range(-10, 1600, 38):
        c.box(x, 410, 6, 56, "#3a3f58")
    c.box(0, 406, 1600, 8, "#3a3f58")
    for x in (250, 620, 990, 1360):
        paint.lamp(c, x, 466, 170)
    paint.cyclist(c, 420, 462, 104, "#f0c25c", "#d9583f")
    paint.cyclist(c, 740, 462, 104, "#48b6b0", "#f2ede0")
    paint.person(c, 1130, 462, 100, "#d9583f")
    houseboat(c, 260, 930, 520, "#2c3850", "#c9b7a4")
    for x, length in ((1100, 260), (1000, 420), (1040, 320)):
        c.box(x, 690 + (length - 260) * 0.9, length, 10, veil("#fff0c0", 0.4), radius=5)


def seine_ouest(c: Canvas) -> None:
    paint.sky(c, ["#101c3c", "#22386a", "#3f5c8f"], None, clouds=2)
    for _ in range(60):
        c.disc(c.rng.uniform(0, 1600), c.rng.uniform(0, 420), c.rng.uniform(1, 2.6), veil("#ffffff", 0.6))
    paint.skyline(c, 900, 140, 330, "#1f3460")
    tops = []
    for x, width, height in ((60, 190, 480), (290, 160, 350), (490, 210, 590), (740, 170, 420), (950, 220, 640),
                             (1210, 150, 380), (1390, 190, 520)):  # fmt: skip
        paint.tower(c, x, 900, width, height, "#2f4a78", "#1a2c52", "#ffd77a")
        tops.append((x + width / 2, 900 - height - 26))
    for (x1, y1), (x2, y2) in itertools.pairwise(tops):
        middle = ((x1 + x2) / 2, min(y1, y2) - 60)
        curve = [((1 - t) ** 2 * x1 + 2 * t * (1 - t) * middle[0] + t * t * x2,
                  (1 - t) ** 2 * y1 + 2 * t * (1 - t) * middle[1] + t * t * y2) for t in (i / 20 for i in range(21))]  # fmt: skip
        c.line(curve, veil("#63e6c9", 0.3), 12)
        c.line(curve, "#63e6c9", 4)
        for step in (5, 11, 16):
            c.disc(*curve[step], 8, "#eafff8")
    for mast_x, mast_y in tops:
        c.box(mast_x - 3, mast_y, 6, 28, "#63e6c9")
        c.disc(mast_x, mast_y, 34, veil("#63e6c9", 0.2))
        c.disc(mast_x, mast_y, 15, "#63e6c9")
    c.gradient(["#1c2c50", "#111c36"], 898, 1067)
    c.box(0, 898, 1600, 8, "#63e6c9")
    for x in (170, 400, 1120, 1500):
        paint.round_tree(c, x, 960, 190, "#3f7a6a", "#2b5a58")
    for x in (60, 620, 1270):
        paint.lamp(c, x, 980, 240)
    for x in (760, 900):
        c.box(x, 940, 118, 46, "#e8edf5", radius=16)
        c.polygon([(x + 20, 942), (x + 36, 916), (x + 84, 916), (x + 100, 942)], "#8fb6d4")
        c.disc(x + 26, 986, 14, "#0c1428")
        c.disc(x + 92, 986, 14, "#0c1428")
        c.line([(x + 10, 960), (x - 24, 970), (x - 24, 930)], "#63e6c9", 4)
        c.box(x - 38, 890, 26, 44, "#63e6c9", radius=6)


def route_line(c: Canvas, points: list[tuple[float, float]], color: str) -> None:
    """Draw a dotted way with a flag on each of its stops."""
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        steps = max(2, round(math.dist((x1, y1), (x2, y2)) / 30))
        for step in range(steps):
            c.disc(x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps, 7, color)
    for x, y in points:
        c.disc(x, y + 4, 26, veil("#1d2b33", 0.25), 0.4)
        c.polygon([(x - 27, y - 58), (x + 27, y - 58), (x, y)], color)
        c.disc(x, y - 66, 31, color)
        c.disc(x, y - 66, 14, "#fffaf0")


def map_sheet(c: Canvas, ground: str, streets: str, park: str, river: str) -> None:
    """Paint a town plan seen from above."""
    c.gradient([ground, ground])
    for x, y, width, height in ((90, 120, 330, 210), (980, 640, 420, 260), (520, 760, 240, 200), (1230, 190, 260, 190)):
        c.box(x, y, width, height, park, radius=60)
        for _ in range(26):
            c.disc(c.rng.uniform(x + 30, x + width - 30), c.rng.uniform(y + 30, y + height - 30), c.rng.uniform(9, 17),
                   mix("#7fb56a", "#4f8f5c", c.rng.random()))  # fmt: skip
    for x in range(-100, 1700, 118):
        for y in range(40, 1067, 104):
            if c.rng.random() < 0.5:
                size = c.rng.uniform(50, 92), c.rng.uniform(42, 78)
                c.box(x + 12, y + 12, *size, veil("#000000", 0.1), radius=6)
                c.box(x + 4, y + 4, *size, veil("#ffffff", 0.65), radius=6)
    for shift in range(-400, 1700, 300):
        c.line([(shift, 0), (shift + 330, 1067)], streets, 16)
    for y in (330, 610, 930):
        c.line([(0, y), (1600, y - 130)], streets, 20)
    bend = [(t * 90 - 60, 60 + 90 * math.sin(t / 3.1)) for t in range(20)]
    c.line(bend, river, 110)
    c.line([(x, y - 10) for x, y in bend], veil("#ffffff", 0.25), 10)


def circuit_ville(c: Canvas) -> None:
    map_sheet(c, "#f4e7cb", "#fffaf0", "#cfe0a8", "#8cc7d3")
    route_line(c, [(300, 860), (470, 620), (760, 700), (930, 460), (1180, 560), (1380, 400), (1240, 820)], "#d9473c")
    paint.person(c, 640, 1010, 240, "#2f6d7a")
    c.box(662, 862, 30, 48, "#1f2a38", radius=5)
    c.box(666, 867, 22, 38, "#8fe0d0")
    for arc in (26, 44, 62):
        c.ring(677, 840, arc, veil("#2f6d7a", 0.5), 5)


def circuit_velo(c: Canvas) -> None:
    paint.sky(c, ["#f2a66b", "#f8d08f", "#fdf0cc"], (1230, 330, 110, "#fff6d4"))
    paint.skyline(c, 640, 60, 240, "#dfa577")
    paint.far_tower(c, 330, 640, 320, "#dfa577")
    paint.water(c, 640, ["#e6b486", "#7fa9ae", "#4f8a9c"], "#fff3cf", 800)
    paint.arches(c, 560, 6, "#b98d6a", "#8f6a50", thickness=90, left=700, right=1700, foot=170)
    c.box(0, 790, 1600, 30, "#8fae62")
    c.gradient(["#5b5f66", "#44484f"], 815, 1067)
    for x in range(20, 1600, 180):
        c.box(x, 940, 96, 12, "#f7e7b8", radius=5)
    for x in (90, 480, 900, 1500):
        paint.poplar(c, x, 815, 330, "#86a35c", "#5f8450")
    paint.cyclist(c, 260, 930, 250, "#d9473c", "#2f5a70")
    paint.cyclist(c, 720, 1000, 290, "#2f7d77", "#f0b23e")
    paint.cyclist(c, 1180, 925, 240, "#4b4a88", "#f4ede0")


def circuit_sans_marche(c: Canvas) -> None:
    paint.sky(c, ["#8fd0cf", "#d9efdc", "#fdf5d8"], (300, 220, 70, "#fff7d2"))
    paint.skyline(c, 620, 40, 150, "#bcdcd0")
    paint.hills(c, 760, 160, "#a3d08a")
    for x, size in ((90, 420), (320, 330), (1270, 380), (1500, 460)):
        paint.round_tree(c, x, 770, size, "#86bd69", "#549459")
    c.gradient(["#93c973", "#66a456"], 760, 1067)
    c.polygon([(640, 760), (760, 760), (1240, 1067), (160, 1067)], "#f4e6c5")
    c.line([(640, 760), (160, 1067)], "#dcc898", 8)
    c.line([(760, 760), (1240, 1067)], "#dcc898", 8)
    seat_x, ground, tall = 720.0, 1000.0, 270.0
    c.ring(seat_x, ground - 82, 82, "#23303c", 11)
    for spoke in range(10):
        a = spoke * math.pi / 5
        c.line(
            [(seat_x, ground - 82), (seat_x + 78 * math.cos(a), ground - 82 + 78 * math.sin(a))],
            veil("#23303c", 0.5),
            3,
        )
    c.disc(seat_x + 132, ground - 22, 22, "#23303c")
    c.line(
        [
            (seat_x - 60, ground - 250),
            (seat_x - 46, ground - 110),
            (seat_x + 70, ground - 110),
            (seat_x + 118, ground - 34),
            (seat_x + 150, ground - 34),
        ],
        "#2f6d7a",
        14,
    )
    c.line([(seat_x - 96, ground - 236), (seat_x - 58, ground - 240)], "#2f6d7a", 12)
    c.line([(seat_x - 26, ground - 134), (seat_x - 12, ground - tall)], "#d9583f", 66)
    c.line([(seat_x - 20, ground - 132), (seat_x + 84, ground - 138), (seat_x + 112, ground - 48)], "#2b3550", 34)
    c.line([(seat_x - 8, ground - 240), (seat_x + 54, ground - 186), (seat_x + 92, ground - 176)], "#d9583f", 22)
    c.disc(seat_x - 2, ground - 322, 40, "#c78f6d")
    c.slice(seat_x - 4, ground - 328, 43, "#3b2a2a")
    paint.person(c, 960, 1010, 350, "#e2b23f", "#8a5a44")
    paint.person(c, 480, 900, 170, "#7a4068")
    for bx in (1290, 210):
        for _ in range(34):
            c.disc(bx + c.rng.uniform(-130, 130), 930 + c.rng.uniform(-30, 90), c.rng.uniform(7, 15),
                   c.rng.choice(("#e77f6a", "#fff0c8", "#c9a7e8", "#f2b84b")))  # fmt: skip


def district_centre(c: Canvas) -> None:
    paint.sky(c, ["#7fc0d6", "#d3eae0", "#fdf1d0"], (1220, 220, 66, "#fff6cf"))
    paint.far_tower(c, 800, 800, 330, "#bcd8d8")
    paint.skyline(c, 800, 100, 250, "#b3d2d4")
    walls = ("#f3e2c4", "#e9cfa8", "#f6ead2", "#e4c49c", "#f1dcc0")
    for index, x in enumerate(range(-40, 1600, 280)):
        if index != 3:
            paint.townhouse(c, x, 900, 270, 5 + index % 2, walls[index % 5], "#52687a", "#6d95a3")
    paint.townhouse(c, 800, 900, 270, 4, "#d98f6c", "#4a4a5c", "#f6e0b0")
    c.gradient(["#e3d2ae", "#c2ad86"], 898, 1067)
    for x, color in ((70, "#d9473c"), (640, "#2f7d77"), (1180, "#e2a035")):
        c.polygon([(x, 820), (x + 210, 820), (x + 236, 862), (x - 26, 862)], color)
        for stripe in range(0, 210, 60):
            c.polygon(
                [(x + stripe, 820), (x + stripe + 30, 820), (x + stripe + 32, 862), (x + stripe - 4, 862)], "#fffaf0"
            )
        for table in (30, 120, 200):
            c.box(x + table - 26, 930, 52, 7, "#34404a")
            c.box(x + table - 3, 936, 6, 52, "#34404a")
            paint.person(c, x + table + 44, 986, 84, ("#7a4068", "#33566b", "#a9433d")[table % 3])
    for x in (30, 560, 1090, 1560):
        paint.round_tree(c, x, 940, 290, "#86b566", "#578f58")


SCENES = {
    "pont-d-issy": pont_d_issy,
    "seine-ouest": seine_ouest,
    "circuit-ville-intelligente": circuit_ville,
    "circuit-eco-quartiers": circuit_velo,
    "circuit-sans-marche": circuit_sans_marche,
    "district-centre-ville": district_centre,
}
