"""Pictures that stand inside the texts; several spots share each of them."""

import math

from . import picture_brushes as paint
from .picture_canvas import Canvas, mix, veil
from .picture_scenes_green import bench, flowers
from .picture_scenes_river import houseboat


def tram_t2(c: Canvas) -> None:
    paint.sky(c, ["#9fd3e0", "#e2f0e2", "#fdf4d8"], (1250, 200, 60, "#fff7d4"))
    for x, width, height, wall in ((80, 210, 420, "#eef1f0"), (340, 250, 320, "#e8d9bf"), (1050, 220, 480, "#e9eef0"),
                                   (1320, 230, 360, "#d9a080")):  # fmt: skip
        paint.tower(c, x, 720, width, height, wall, "#8fb3be", "#fff1b8")
    for x in range(-20, 1660, 150):
        paint.round_tree(c, x, 760, 230 + c.rng.uniform(-30, 40), "#8cc06a", "#5a965a")
    c.gradient(["#a5d27d", "#79b562"], 750, 1067)
    paint.tram(c, 160, 900, 1280, "#fbf9f2", "#2a9a8c")
    c.box(0, 900, 1600, 60, "#8cc46a")
    for y in (908, 946):
        c.box(0, y, 1600, 7, "#5a6468")
    flowers(c, 0, 1600, 985, 1050, ("#fff6d8", "#e77f6a", "#f2b84b"), 120)


def quais_au_soir(c: Canvas) -> None:
    paint.sky(c, ["#2b3768", "#7c6a9c", "#ee9a86", "#fbd3a0"], (760, 560, 84, "#ffeebb"))
    paint.skyline(c, 620, 70, 220, "#5c5582")
    for x in range(0, 1600, 44):
        if c.rng.random() < 0.6:
            c.box(x, 560 + c.rng.uniform(-40, 40), 9, 13, "#ffdf98")
    for x in (80, 190, 1380, 1500):
        paint.poplar(c, x, 640, 360, "#54637a", "#3f4b68")
    paint.water(c, 620, ["#d9958c", "#77709c", "#2f3d6d"], "#ffe3b0")
    c.box(735, 640, 50, 300, veil("#fff0c0", 0.22), radius=20)
    houseboat(c, 90, 800, 480, "#27324f", "#b98f7a")
    houseboat(c, 960, 900, 580, "#3a2f4f", "#a9b0b8")
    c.polygon([(0, 980), (1600, 1000), (1600, 1067), (0, 1067)], "#2a2d4a")
    for x in (330, 830, 1330):
        paint.lamp(c, x, 1000, 250)
    paint.person(c, 620, 1010, 120, "#e2b23f")
    paint.person(c, 672, 1012, 126, "#7a4068")


def allee_ombragee(c: Canvas) -> None:
    c.gradient(["#cfe8c0", "#f3f6d4", "#dff0c4"])
    c.disc(800, 470, 190, veil("#fffbe0", 0.8))
    c.disc(800, 470, 300, veil("#fffbe0", 0.35))
    c.gradient(["#b5d884", "#7fb562"], 620, 1067)
    c.polygon([(770, 620), (830, 620), (1330, 1067), (270, 1067)], "#f1e3c2")
    for depth in range(7):
        nearness = (depth + 1) / 7
        size = 190 + 720 * nearness**1.7
        offset = 60 + 760 * nearness**1.8
        base = 620 + 400 * nearness**1.7
        leaf, shade = (mix(*ends, nearness) for ends in (("#b9d98c", "#5f9a4f"), ("#9cc77c", "#3f7a48")))
        for side in (-1, 1):
            paint.round_tree(c, 800 + side * offset, base, size, leaf, shade)
    for _ in range(60):
        y = 680 + c.rng.random() * 380
        spread = (y - 620) * 1.1
        c.disc(800 + c.rng.uniform(-spread, spread), y, c.rng.uniform(10, 40), veil("#fff9d0", 0.3), 0.35)
    bench(c, 1050, 880, 90)
    paint.person(c, 770, 760, 90, "#d9583f")
    paint.person(c, 835, 758, 84, "#2f5a70")


def velos_libre_service(c: Canvas) -> None:
    paint.sky(c, ["#f6c28b", "#fbe0b0", "#fdf3d6"], None, clouds=3)
    for index, x in enumerate(range(-30, 1600, 300)):
        paint.townhouse(
            c, x, 800, 290, 5 + index % 2, ("#f0dcc0", "#e2bd96", "#f4e8d4")[index % 3], "#5a6878", "#7d9faa"
        )
    c.gradient(["#d6c4a2", "#b19c78"], 796, 1067)
    c.box(0, 860, 1600, 14, "#efe2c4")
    for index in range(6):
        x = 90 + index * 250
        frame = ("#2a9a8c", "#3f7ec0")[index % 2]
        c.box(x - 46, 870, 26, 110, "#4a545c", radius=8)
        c.disc(x - 33, 884, 7, "#7fe0a0")
        wheel = 62
        for hub in (x + 30, x + 196):
            c.ring(hub, 918, wheel, "#23292f", 8)
            c.slice(hub, 912, wheel + 8, frame, 200, 330)
            c.disc(hub, 914, wheel - 14, veil("#efe2c4", 0.25))
        for path in (
            [(x + 30, 918), (x + 104, 922), (x + 180, 826), (x + 74, 842), (x + 104, 922)],
            [(x + 196, 918), (x + 172, 796)],
        ):
            c.line(path, frame, 13)
        c.line([(x + 66, 822), (x + 104, 822)], "#23292f", 13)
        c.line([(x + 150, 792), (x + 190, 800)], "#23292f", 10)
        c.box(x + 186, 806, 50, 34, "#5b6670", radius=5)
    c.box(1510, 690, 60, 290, "#34404a", radius=10)
    c.box(1518, 704, 44, 60, "#8fe0d0", radius=4)


def terrasses(c: Canvas) -> None:
    paint.sky(c, ["#22305c", "#5d5a8f", "#d98f86"], None, clouds=3)
    for index, x in enumerate(range(-60, 1600, 330)):
        paint.townhouse(c, x, 830, 320, 6, ("#8a7590", "#9c8494", "#7f6f8f")[index % 3], "#3a3a5c", "#ffd98a")
    c.gradient(["#4c4668", "#33304f"], 828, 1067)
    for row, y in enumerate((300, 380)):
        wire = [(x, y + 46 * math.sin((x % 400) / 400 * math.pi)) for x in range(0, 1601, 40)]
        c.line(wire, veil("#1a1a33", 0.8), 3)
        for index, (x, level) in enumerate(wire):
            if (index + row) % 2:
                c.disc(x, level + 14, 22, veil("#ffe6a0", 0.22))
                c.disc(x, level + 14, 9, "#fff1c0")
    for x, color in ((60, "#c9473c"), (600, "#2f7d77"), (1140, "#d99a35")):
        c.polygon([(x, 670), (x + 380, 670), (x + 420, 730), (x - 40, 730)], color)
        for stripe in range(0, 380, 95):
            c.polygon(
                [(x + stripe, 670), (x + stripe + 47, 670), (x + stripe + 50, 730), (x + stripe - 6, 730)],
                veil("#fff5e0", 0.85),
            )
        c.box(x, 730, 380, 110, veil("#ffdf98", 0.5))
    for index in range(7):
        x = 110 + index * 225
        c.disc(x, 950, 66, "#e9dcc4", 0.24)
        c.box(x - 5, 956, 10, 80, "#23233a")
        c.disc(x - 18, 940, 9, "#fff1c0")
        c.box(x + 10, 918, 13, 24, "#c9473c", radius=3)
        paint.person(c, x - 84, 1020, 140, ("#d9583f", "#48b6b0", "#f0b23e")[index % 3])
        paint.person(c, x + 86, 1022, 136, ("#7a4068", "#f2ede0", "#3f7ec0")[index % 3])


def jardin_partage(c: Canvas) -> None:
    paint.sky(c, ["#8ccbe0", "#daf0e4", "#fdf6da"], (320, 200, 64, "#fff6cc"))
    for x, width, height, wall in ((120, 300, 360, "#f4ead8"), (520, 240, 430, "#e8d6bb"), (1040, 330, 390, "#f2e6d2")):
        c.box(x, 640 - height, width, height, wall, radius=30)
        for y in range(640 - height + 26, 600, 58):
            c.box(x + 16, y, width - 32, 36, "#86b0ba", radius=10)
            c.box(x - 6, y + 36, width + 12, 8, "#fffdf6")
    for x, size in ((60, 300), (470, 260), (900, 320), (1470, 360)):
        paint.round_tree(c, x, 680, size, "#8cc46c", "#559459")
    c.gradient(["#a3cf7c", "#74ad5c"], 640, 1067)
    for row in range(3):
        y = 720 + row * 120
        for bed in range(4):
            x = -60 + bed * 440 - row * 40
            width, height = 330 + row * 30, 54 + row * 14
            c.box(x, y, width, height, "#8a5f3f", radius=6)
            c.box(x + 10, y + 8, width - 20, height * 0.45, "#5b3f2c", radius=4)
            for plant in range(9):
                px, kind = x + 26 + plant * width / 9.4, (row + bed) % 4
                size = 17 + row * 6
                if kind == 0:
                    c.disc(px, y + 4, size, "#7fb85f")
                    c.disc(px, y + 2, size * 0.55, "#a9d98a")
                elif kind == 1:
                    c.line([(px, y + 10), (px, y - size * 3)], "#4f8f4f", 5)
                    for level in range(3):
                        c.disc(px + (-1) ** level * 9, y - level * size, size * 0.5, "#d9402f")
                elif kind == 2:
                    c.line([(px, y + 10), (px, y - size * 3.4)], "#4f8f4f", 6)
                    c.disc(px, y - size * 3.4, size, "#f2b52e")
                    c.disc(px, y - size * 3.4, size * 0.45, "#6b452c")
                else:
                    for leaf in (-12, 0, 12):
                        c.line([(px, y + 10), (px + leaf, y - size * 1.6)], "#3f8a5a", 7)
    paint.person(c, 500, 930, 190, "#d9583f")
    paint.person(c, 1010, 1040, 220, "#2f6d7a")
    c.box(1050, 960, 54, 44, "#7d8f98", radius=6)
    c.line([(1104, 970), (1140, 948)], "#7d8f98", 8)


SCENES = {
    "detail-tram-t2": tram_t2,
    "detail-quais-au-soir": quais_au_soir,
    "detail-allee-ombragee": allee_ombragee,
    "detail-velos": velos_libre_service,
    "detail-terrasses": terrasses,
    "detail-jardin-partage": jardin_partage,
}
