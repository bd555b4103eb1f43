"""The pictures of the river banks, the bridges and the business quarter."""

import math

from . import picture_brushes as paint
from .picture_canvas import Canvas, mix, veil


def houseboat(c: Canvas, x: float, y: float, length: float, hull: str, cabin: str) -> None:
    """Paint a moored barge; y is its waterline."""
    height = length * 0.12
    c.polygon([(x, y - height), (x + length, y - height * 1.25), (x + length * 0.96, y), (x + length * 0.05, y)], hull)
    c.box(x + length * 0.16, y - height * 2.1, length * 0.62, height, cabin, radius=6)
    for pane in range(5):
        c.box(x + length * (0.2 + pane * 0.115), y - height * 1.85, length * 0.07, height * 0.45, "#ffe6a0", radius=4)
    for pot in range(4):
        c.disc(x + length * (0.2 + pot * 0.16), y - height * 2.2, height * 0.26, ("#d9583f", "#7fae54")[pot % 2])
    c.line([(x + length * 0.88, y - height * 1.1), (x + length * 0.88, y - height * 3.4)], "#3a3f48", 4)
    c.box(x, y, length, 6, veil("#ffffff", 0.35), radius=3)


def bords_de_seine(c: Canvas) -> None:
    paint.sky(c, ["#71c0d3", "#c7e8e2", "#fdf3d6"], (260, 220, 66, "#fff6cf"))
    paint.skyline(c, 700, 60, 190, "#a8d2d2")
    for x, width, height, wall, glass in ((60, 240, 400, "#f5efe2", "#86b3bd"), (330, 200, 330, "#c97d56", "#f2dcbc"),
                                          (560, 260, 450, "#f1e4cd", "#7fa9b3"), (850, 210, 360, "#e6d0ae", "#86b3bd"),
                                          (1090, 250, 430, "#d28a5f", "#f5e2c4"), (1370, 220, 350, "#f5efe2", "#7fa9b3")):  # fmt: skip
        paint.tower(c, x, 700, width, height, wall, glass, "#fff1b8")
        for panel in range(x + 16, x + width - 40, 54):
            c.polygon([(panel, 700 - height), (panel + 40, 700 - height - 20), (panel + 44, 700 - height)], "#2d4f7c")
        for bush in range(x, x + width, 30):
            c.disc(bush + 14, 694, c.rng.uniform(12, 24), mix("#79b56b", "#4f8f60", c.rng.random()))
    c.box(0, 700, 1600, 90, "#e9dcc0")
    c.box(0, 784, 1600, 34, "#b9a47d")
    for x in range(40, 1600, 170):
        paint.round_tree(c, x, 770, 170 + c.rng.uniform(-20, 30), "#8cc06a", "#57935c")
    paint.cyclist(c, 300, 775, 92, "#d9583f", "#2f5a70")
    paint.cyclist(c, 940, 775, 92, "#2f6d7a", "#e2b23f")
    for x, coat in ((560, "#a9433d"), (1180, "#4b4a78"), (1230, "#e2b23f")):
        paint.person(c, x, 776, 88, coat)
    paint.water(c, 818, ["#6bb3c2", "#3f8ba3", "#2d6f8e"], "#ffffff")
    houseboat(c, 1010, 930, 470, "#31465a", "#e9dcc0")


def isseane(c: Canvas) -> None:
    paint.sky(c, ["#5e86a8", "#a9c6cf", "#f6dfbf"], (1240, 280, 74, "#fff2cb"), clouds=4)
    paint.skyline(c, 620, 60, 200, "#8fb0bd")
    c.polygon([(60, 420), (1320, 380), (1540, 440), (1540, 640), (60, 640)], "#e2d2b4")
    c.polygon([(40, 420), (1320, 372), (1560, 436), (1560, 456), (1320, 396), (40, 444)], "#6fa567")
    for x in range(60, 1540, 30):
        level = 430 - (x - 60) * 0.035 if x < 1320 else 384 + (x - 1320) * 0.24
        c.disc(x, level, c.rng.uniform(14, 32), mix("#86bb68", "#4b8a57", c.rng.random()))
    for x in range(100, 1500, 58):
        c.box(x, 480, 36, 150, mix("#7fa0ab", "#56798a", c.rng.random()))
        if c.rng.random() < 0.5:
            c.box(x, 560, 36, 70, "#6fa567")
    c.box(0, 640, 1600, 26, "#86bb68")
    c.gradient(["#8a6a4c", "#5d4536", "#3b2d2a"], 664, 1067)
    for x, y in ((70, 720), (1490, 760), (40, 930), (1540, 960), (1460, 900)):
        c.disc(x, y, c.rng.uniform(14, 30), veil("#c9a57c", 0.25), 0.7)
    c.box(160, 690, 1280, 340, "#2a3546", radius=18)
    c.box(180, 708, 400, 304, "#3a4a60", radius=10)
    for pile in range(60):
        c.disc(210 + c.rng.uniform(0, 340), 1000 - abs(c.rng.gauss(0, 55)), c.rng.uniform(10, 24),
               ("#7f9b58", "#c9503f", "#e2a035", "#8fa7b3", "#f2ede0")[pile % 5])  # fmt: skip
    c.line([(380, 708), (380, 800)], "#f0c25c", 8)
    c.polygon([(340, 800), (420, 800), (450, 850), (410, 880), (380, 840), (350, 880), (310, 850)], "#f0c25c")
    c.box(610, 708, 380, 304, "#4a2f35", radius=10)
    for flame in range(9):
        x, height = 650 + flame * 38, c.rng.uniform(90, 210)
        c.polygon([(x - 26, 1006), (x - 8, 1006 - height), (x + 30, 1006)], "#e8663f")
        c.polygon([(x - 14, 1006), (x, 1006 - height * 0.62), (x + 18, 1006)], "#ffc65c")
    c.box(1020, 708, 400, 304, "#33566b", radius=10)
    c.disc(1220, 860, 110, "#5f8ea3")
    for blade in range(8):
        a = blade * math.pi / 4
        c.polygon([(1220, 860), (1220 + 104 * math.cos(a), 860 + 104 * math.sin(a)),
                   (1220 + 104 * math.cos(a + 0.34), 860 + 104 * math.sin(a + 0.34))], "#e9dcc0")  # fmt: skip
    c.disc(1220, 860, 24, "#f0c25c")
    for joint in (590, 1000):
        c.box(joint, 840, 24, 20, "#f0c25c")


def bridge_offices(c: Canvas) -> None:
    paint.sky(c, ["#28406b", "#7f7fae", "#f4a983", "#fcdba6"], (1180, 520, 84, "#ffeebd"))
    paint.skyline(c, 780, 60, 190, "#6f6a98")
    paint.far_tower(c, 220, 780, 300, "#6f6a98")
    for x, width, height in ((330, 330, 470), (960, 360, 520)):
        paint.tower(c, x, 800, width, height, "#e9e2da", "#5b7a99", "#ffd98a")
    for level in range(3):
        y = 400 + level * 74
        c.box(650, y, 320, 56, "#f2ece4")
        for pane in range(660, 960, 34):
            c.box(pane, y + 8, 26, 38, "#ffd98a" if c.rng.random() < 0.5 else "#6f8fae")
    for x in range(330, 1330, 36):
        if x < 660 or x > 950:
            c.disc(x, 330 if x < 660 else 280, c.rng.uniform(10, 22), "#5f9a68")
    c.box(0, 796, 1600, 60, "#4b4f6e")
    for x in (120, 210, 1410, 1500):
        paint.poplar(c, x, 800, 280, "#58806f", "#3c625f")
    for x, coat in ((700, "#ff7a2f"), (760, "#f2ede0"), (880, "#33465c"), (1180, "#ff7a2f")):
        paint.person(c, x, 846, 80, coat)
    paint.water(c, 856, ["#c98f8f", "#6f6d9b", "#3a4674"], "#ffe0a8")


def gare_val_de_seine(c: Canvas) -> None:
    paint.sky(c, ["#8ec9dd", "#d9ecdf", "#fdf1d2"], (420, 240, 66, "#fff6cf"))
    for x, width, height in ((30, 210, 470), (270, 180, 380), (1130, 200, 520), (1360, 230, 430)):
        paint.tower(c, x, 640, width, height, "#e8eef0", "#8fb6c4", "#fff1b8")
    paint.skyline(c, 640, 50, 160, "#b9d4d8")
    c.box(0, 500, 1600, 26, "#5a6a75")
    c.box(130, 372, 1290, 128, "#f4f4ef", radius=26)
    c.box(130, 452, 1290, 16, "#2f66ad")
    c.box(130, 472, 1290, 8, "#d33f49")
    for x in range(166, 1380, 84):
        c.box(x, 394, 62, 48, "#35505f", radius=8)
    for joint in (560, 990):
        c.box(joint - 5, 376, 10, 120, "#9aa8b0")
    c.box(0, 526, 1600, 100, "#cbbda2")
    for x in range(60, 1600, 250):
        c.polygon([(x, 626), (x + 70, 626), (x + 54, 860), (x + 16, 860)], "#d9ccb2")
    c.box(0, 610, 1600, 18, "#a99a7d")
    c.polygon([(480, 660), (1160, 640), (1190, 662), (1190, 676), (480, 684)], "#2f6d7a")
    for x in (560, 830, 1100):
        c.box(x, 670, 13, 210, "#2f6d7a")
    c.gradient(["#d8cbb0", "#b3a68d"], 858, 1067)
    paint.tram(c, 330, 930, 1010, "#f7f5ee", "#2a9a8c")
    c.box(0, 960, 1600, 110, "#9c9079")
    c.box(0, 960, 1600, 10, "#f0e3c4")
    for index in range(8):
        coat = ("#d9583f", "#33566b", "#e2b23f", "#7a4068")[index % 4]
        paint.person(c, 90 + index * 205 + c.rng.uniform(-40, 40), 1046, 110, coat)


def square_bleriot(c: Canvas) -> None:
    paint.sky(c, ["#f1b36f", "#f9d79c", "#fdf0d0"], (330, 330, 96, "#fff7dc"), clouds=5)
    paint.far_tower(c, 1400, 800, 280, "#d9a877")
    paint.skyline(c, 800, 40, 150, "#d9a877")
    paint.hills(c, 860, 90, "#b5b56a")
    paint.hills(c, 930, 80, "#8f9f55")
    for x, size in ((90, 260), (230, 200), (1290, 230), (1530, 280)):
        paint.poplar(c, x, 900, size, "#7d9350", "#5f7a48")
    canvas, wood, ink = "#fbf1dc", "#7a4d2b", "#4a3626"
    c.polygon([(560, 500), (1220, 420), (1230, 444), (570, 540)], wood)
    c.line([(600, 520), (1210, 430)], ink, 5)
    for wing in (330, 560):
        c.polygon([(590, wing + 40), (1010, wing - 110), (1090, wing - 84), (680, wing + 84)], canvas)
        for rib in range(7):
            x = 610 + rib * 66
            c.line([(x, wing + 33 - rib * 23.5), (x + 76, wing + 66 - rib * 23.5)], veil(wood, 0.45), 4)
    for x, y in ((620, 384), (740, 342), (870, 294), (1000, 250), (690, 400), (1060, 268)):
        c.line([(x, y), (x, y + 224)], wood, 9)
    c.line([(620, 390), (740, 560)], veil(ink, 0.5), 3)
    c.line([(740, 348), (620, 600)], veil(ink, 0.5), 3)
    c.line([(870, 300), (1000, 470)], veil(ink, 0.5), 3)
    c.line([(1000, 256), (870, 520)], veil(ink, 0.5), 3)
    for dy in (-60, 40):
        c.polygon([(1180, 440 + dy), (1330, 400 + dy), (1350, 420 + dy), (1200, 464 + dy)], canvas)
    c.line([(1230, 370), (1240, 490)], wood, 8)
    c.line([(1320, 345), (1330, 465)], wood, 8)
    c.disc(560, 522, 26, ink)
    c.disc(548, 524, 118, veil("#ffffff", 0.28), 0.95)
    c.line([(520, 410), (572, 636)], wood, 13)
    c.disc(790, 462, 30, "#c78f6d")
    c.slice(790, 458, 33, wood)
    c.line([(820, 470), (900, 450), (950, 474)], "#d9583f", 13)
    for x in (700, 840):
        c.line([(x, 590), (x + 20, 690)], ink, 7)
        c.ring(x + 24, 710, 36, ink, 7)
    for x, coat in ((360, "#6b3f33"), (410, "#35506a"), (460, "#7d6a3f")):
        paint.person(c, x, 1000, 120, coat)
        c.line([(x + 4, 910), (x + 46, 860)], coat, 11)


SCENES = {
    "ecoquartier-bords-de-seine": bords_de_seine,
    "isseane": isseane,
    "bridge": bridge_offices,
    "gare-issy-val-de-seine": gare_val_de_seine,
    "square-louis-bleriot": square_bleriot,
}
