"""The pictures of halls, workshops, the church and the fort."""

import math

from . import picture_brushes as paint
from .picture_canvas import Canvas, mix, veil

GROUND = 880


def auditorium(c: Canvas) -> None:
    c.gradient(["#160f2c", "#3a1f4f", "#7d2f55"])
    for side in (-1, 1):
        for fold in range(7):
            x = 800 + side * (800 - fold * 42)
            c.polygon([(x, 0), (x - side * 44, 0), (x - side * (70 + fold * 6), 1067), (x, 1067)],
                      mix("#b3264a", "#6d1638", fold % 2 * 0.7 + 0.05 * fold))  # fmt: skip
    for x, tint in ((420, "#ffd98a"), (800, "#fff1c4"), (1180, "#ffd98a")):
        c.polygon([(x - 14, 0), (x + 14, 0), (800 + (x - 800) * 0.5 + 250, 850), (800 + (x - 800) * 0.5 - 250, 850)],
                  veil(tint, 0.15))  # fmt: skip
    c.polygon([(250, 850), (1350, 850), (1600, 1067), (0, 1067)], "#a8683c")
    for x in range(-400, 2000, 110):
        c.line([(800 + (x - 800) * 0.55, 850), (x, 1067)], veil("#5a3019", 0.4), 3)
    c.disc(800, 910, 380, veil("#ffe9b0", 0.25), 0.18)
    c.polygon([(560, 560), (1010, 560), (1100, 620), (1050, 700), (560, 700)], "#15121f")
    c.polygon([(560, 560), (640, 350), (1080, 440), (1010, 560)], "#2a2438")
    c.box(520, 640, 150, 44, "#15121f", radius=10)
    for key in range(12):
        c.box(524 + key * 12, 646, 10, 16, "#fffaf0")
    for x in (600, 800, 1040):
        c.polygon([(x, 700), (x + 22, 700), (x + 16, 880), (x + 6, 880)], "#15121f")
    c.box(420, 770, 90, 18, "#5a1f35", radius=8)
    for x in (430, 490):
        c.box(x, 786, 9, 92, "#15121f")
    c.polygon([(430, 770), (445, 600), (505, 600), (515, 770)], "#27304a")
    c.disc(478, 568, 32, "#c78f6d")
    c.line([(490, 640), (540, 670)], "#27304a", 24)
    for x, y, size in ((700, 250, 1.0), (890, 180, 1.3), (1080, 290, 0.9), (560, 210, 0.8), (1210, 170, 0.7)):
        c.disc(x, y, 24 * size, "#ffe3a0", 0.78)
        c.box(x + 18 * size, y - 96 * size, 6 * size, 98 * size, "#ffe3a0")
        c.polygon(
            [(x + 20 * size, y - 96 * size), (x + 62 * size, y - 62 * size), (x + 22 * size, y - 66 * size)], "#ffe3a0"
        )
    for x in range(30, 1600, 118):
        c.slice(x, 1080, 54, "#120c22")
        c.disc(x, 1006, 25, "#120c22")


def eglise_saint_etienne(c: Canvas) -> None:
    paint.sky(c, ["#7cb8cf", "#cfe5dc", "#fbe3c0"], (330, 300, 70, "#fff3cd"))
    paint.hills(c, 760, 120, "#b7d0bd")
    paint.skyline(c, 840, 30, 120, "#a8bfb9")
    c.box(0, 870, 1600, 200, "#d9c7a2")
    stone, shade, slate = "#f0e0c2", "#d6c09a", "#54677a"
    c.box(760, 540, 620, 340, stone)
    c.polygon([(740, 540), (820, 400), (1330, 400), (1400, 540)], slate)
    for x in range(810, 1340, 104):
        c.box(x, 610, 48, 150, "#5d7f92", radius=24)
        c.line([(x + 24, 612), (x + 24, 760)], veil("#ffffff", 0.4), 3)
        c.polygon([(x + 64, 880), (x + 64, 570), (x + 78, 570), (x + 92, 880)], shade)
    c.box(520, 360, 250, 520, stone)
    c.box(506, 346, 278, 22, shade)
    c.polygon([(512, 346), (645, 96), (778, 346)], slate)
    c.line([(645, 100), (645, 34)], "#3c4a58", 7)
    c.line([(622, 60), (668, 60)], "#3c4a58", 7)
    for x in (575, 665):
        c.box(x, 410, 52, 130, "#40586a", radius=26)
        for slat in range(5):
            c.box(x, 446 + slat * 20, 52, 6, veil("#ffffff", 0.3))
    c.disc(645, 620, 50, shade)
    c.disc(645, 620, 40, "#5d7f92")
    for spoke in range(8):
        a = spoke * math.pi / 4
        c.line([(645, 620), (645 + 40 * math.cos(a), 620 + 40 * math.sin(a))], stone, 4)
    c.box(588, 710, 114, 170, shade, radius=57)
    c.box(602, 728, 86, 152, "#7a4a30", radius=43)
    c.box(645, 740, 4, 140, veil("#000000", 0.35))
    for step in range(3):
        c.box(560 - step * 22, 874 + step * 14, 170 + step * 44, 14, mix("#efe2c6", "#bfa981", step / 3))
    for x, size in ((120, 470), (300, 380), (1480, 480)):
        paint.round_tree(c, x, 930, size, "#86ae5f", "#557f4a")
    paint.birds(c, 960, 240, 7)
    for x, coat in ((840, "#b5563f"), (895, "#3d6d80")):
        paint.person(c, x, 982, 92, coat)


def les_arches(c: Canvas) -> None:
    paint.sky(c, ["#f3a86b", "#f7cf97", "#fdeecb"], (1250, 230, 80, "#fff4d0"))
    paint.skyline(c, 520, 40, 170, "#dba878")
    c.box(0, 300, 1600, 60, "#8a5645")
    c.box(60, 168, 1120, 122, "#f2f0ea", radius=22)
    c.box(60, 244, 1120, 14, "#2f66ad")
    c.box(60, 262, 1120, 9, "#d33f49")
    for x in range(90, 1130, 86):
        c.box(x, 186, 66, 46, "#35505f", radius=8)
    for x in range(110, 1180, 130):
        c.disc(x, 292, 13, "#33363f")
    c.box(0, 296, 1600, 10, "#4b3b38")
    c.box(0, 360, 1600, 710, "#c9825b")
    for row, y in enumerate(range(366, 1067, 26)):
        for x in range(-40 + row % 2 * 30, 1600, 60):
            c.box(x, y, 57, 23, mix("#c27a54", "#d6936b", c.rng.random()))
    c.box(0, 350, 1600, 20, "#e9c9a2")
    doors = ("#2f6f77", "#d9a13b", "#7a4068", "#4f8055")
    for index in range(4):
        x = 60 + index * 385
        c.slice(x + 160, 690, 178, "#e9c9a2")
        c.box(x - 18, 690, 356, 300, "#e9c9a2")
        c.slice(x + 160, 690, 152, "#ffe3a3")
        c.box(x + 8, 690, 304, 300, "#ffe3a3")
        for angle in (30, 60, 90, 120, 150):
            a = math.radians(angle)
            c.line([(x + 160, 690), (x + 160 + 152 * math.cos(a), 690 - 152 * math.sin(a))], doors[index], 7)
        c.box(x + 8, 684, 304, 12, doors[index])
        c.box(x + 96, 740, 128, 250, doors[index])
        c.box(x + 112, 760, 96, 110, "#fff0c6")
        for pane in (20, 236):
            c.box(x + pane, 712, 62, 170, "#fff4d6")
            c.line([(x + pane + 31, 712), (x + pane + 31, 882)], doors[index], 5)
    c.box(212, 800, 46, 60, "#fffaf0")
    c.disc(235, 830, 16, "#d9583f")
    c.disc(1255, 812, 26, "#8d5a9e")
    c.box(1242, 834, 26, 46, "#5a3f2d")
    c.box(0, 985, 1600, 90, "#7c6a60")
    c.box(0, 985, 1600, 9, "#a99484")
    for x, coat in ((430, "#2f5a70"), (800, "#e2b23f"), (850, "#a9433d")):
        paint.person(c, x, 1035, 130, coat)


def halle_des_epinettes(c: Canvas) -> None:
    paint.sky(c, ["#5b7fae", "#b9c9dc", "#f9dcb8"], None, clouds=5)
    paint.skyline(c, 800, 70, 220, "#93a9c2")
    c.box(0, 880, 1600, 190, "#c5b299")
    c.slice(800, 720, 560, "#33566b")
    c.slice(800, 720, 528, "#f7e2b2")
    c.box(240, 718, 1120, 165, "#f2e6cd")
    for angle in range(0, 181, 12):
        a = math.radians(angle)
        c.line([(800 + 270 * math.cos(a), 720 - 270 * math.sin(a)), (800 + 545 * math.cos(a), 720 - 545 * math.sin(a))],
               "#33566b", 9)  # fmt: skip
    for radius in (270, 400):
        c.line([(800 + radius * math.cos(math.radians(t)), 720 - radius * math.sin(math.radians(t)))
                for t in range(0, 181, 4)], "#33566b", 9)  # fmt: skip
    c.slice(800, 720, 262, "#e8944f")
    c.slice(800, 716, 96, "#fff3d2")
    c.box(240, 706, 1120, 22, "#33566b")
    for x in range(272, 1340, 134):
        c.box(x, 752, 98, 130, "#5f8494")
        c.box(x + 46, 752, 6, 130, "#f2e6cd")
    for side, color in ((0, "#d9583f"), (1, "#2f6d7a")):
        x = 60 + side * 1320
        c.polygon([(x, 760), (x + 160, 760), (x + 176, 800), (x - 16, 800)], color)
        for stripe in range(0, 160, 54):
            c.polygon(
                [(x + stripe, 760), (x + stripe + 27, 760), (x + stripe + 27, 800), (x + stripe + 24, 800)], "#fffaf0"
            )
        c.box(x, 800, 9, 120, "#5b4636")
        c.box(x + 151, 800, 9, 120, "#5b4636")
        c.box(x - 6, 868, 172, 56, "#a9764a")
        for fruit in range(9):
            c.disc(x + 10 + fruit * 18, 862, 12, ("#d94b3d", "#f0b23e", "#7fae54")[fruit % 3])
    for index in range(9):
        coat = ("#a9433d", "#33566b", "#e2b23f", "#6c8f5a")[index % 4]
        paint.person(c, 300 + index * 122 + c.rng.uniform(-30, 30), 975 + c.rng.uniform(-25, 45), 122, coat)


def fort_d_issy(c: Canvas) -> None:
    paint.sky(c, ["#5aa9c9", "#b6dfe0", "#fdf0cf"], (1340, 240, 70, "#fff4c9"))
    paint.hills(c, 720, 110, "#9cc7bb")
    for x, width, height, wall in ((120, 250, 330, "#f3e9d8"), (390, 230, 400, "#e7d7bf"), (900, 260, 420, "#f5ecdd"),
                                   (1190, 270, 340, "#eadbc4")):  # fmt: skip
        top = 760 - height
        c.box(x, top, width, height, wall, radius=46)
        c.box(x, top + 120, width, height - 120, wall)
        for y in range(top + 26, 740, 56):
            c.box(x + 18, y, width - 36, 34, "#7fa9b3", radius=14)
            for slat in range(x + 26, x + width - 30, 21):
                c.box(slat, y, 8, 34, veil("#b98a58", 0.75))
            c.box(x - 8, y + 34, width + 16, 8, "#fffaf0", radius=4)
        for bush in range(x, x + width, 26):
            c.disc(bush + 13, top + 4, c.rng.uniform(9, 19), "#6aa564")
    for x, size in ((660, 250), (770, 290), (1500, 280), (60, 260)):
        paint.round_tree(c, x, 765, size, "#f5c4cd", "#df93a8")
    wall, seam = "#d2ba8f", "#b49a6d"
    c.polygon([(0, 740), (560, 720), (800, 690), (1040, 720), (1600, 740), (1600, 960), (0, 960)], wall)
    c.polygon([(0, 726), (560, 706), (800, 676), (1040, 706), (1600, 726), (1600, 746), (1040, 726), (800, 696), (560, 726),
               (0, 746)], "#e9d9b5")  # fmt: skip
    for row in range(7):
        y = 764 + row * 29
        c.line([(0, y), (1600, y)], veil(seam, 0.5), 3)
        for x in range(-30 + row % 2 * 40, 1600, 80):
            c.line([(x, y), (x, y + 29)], veil(seam, 0.4), 3)
    c.slice(800, 850, 122, "#f1e3c4")
    c.box(678, 850, 244, 120, "#f1e3c4")
    c.slice(800, 850, 94, "#57472f")
    c.box(706, 850, 188, 120, "#57472f")
    c.polygon([(706, 960), (894, 960), (850, 850), (750, 850)], "#f6d48f")
    c.gradient(["#93bb68", "#5f8d4d"], 945, 1067)
    c.polygon([(720, 945), (880, 945), (1080, 1067), (520, 1067)], "#efe0bd")
    paint.cyclist(c, 980, 1035, 120, "#d9583f", "#2f5a70")
    paint.person(c, 700, 1040, 104, "#e2b23f")


def le_temps_des_cerises(c: Canvas) -> None:
    c.gradient(["#1d2b4f", "#374a80", "#8f7fb0"])
    for _ in range(70):
        c.disc(c.rng.uniform(0, 1600), c.rng.uniform(0, 560), c.rng.uniform(1, 3), veil("#ffffff", 0.7))
    c.box(0, 600, 1600, 300, "#b89a72")
    for row in range(8):
        for x in range(-30 + row % 2 * 45, 1600, 90):
            c.box(x, 604 + row * 37, 86, 33, mix("#b3946b", "#cbb08a", c.rng.random()))
    for x in (140, 590, 1040):
        c.slice(x + 190, 760, 190, "#e6d3ac")
        c.box(x, 760, 380, 140, "#e6d3ac")
        c.slice(x + 190, 760, 164, "#ffe6a6")
        c.box(x + 26, 760, 328, 140, "#ffe6a6")
        for pane in range(x + 26, x + 354, 82):
            c.box(pane, 640, 5, 260, veil("#57472f", 0.55))
    for x, tint in ((250, "#48b6b0"), (720, "#e4655a"), (1150, "#7b6fd0")):
        c.box(x, 740, 150, 100, "#22304a", radius=8)
        c.box(x + 8, 748, 134, 84, tint, radius=4)
        for bar in range(5):
            c.box(x + 20 + bar * 24, 820 - bar * 10 - 8, 15, 10 + bar * 10, veil("#ffffff", 0.75))
        c.box(x + 68, 840, 14, 40, "#22304a")
        paint.person(c, x - 20, 898, 150, tint)
    c.box(0, 896, 1600, 180, "#4a5a52")
    c.box(0, 896, 1600, 10, "#7d8f7f")
    c.line([(1500, 1067), (1480, 760), (1400, 560), (1290, 420)], "#3a2a2c", 44)
    c.line([(1420, 600), (1220, 560), (1100, 480)], "#3a2a2c", 22)
    c.line([(1300, 430), (1180, 330), (1000, 300)], "#3a2a2c", 20)
    for x, y in ((1100, 480), (1200, 545), (1000, 300), (1180, 330), (1300, 420), (1390, 540), (1450, 420), (1520, 520),
                 (1560, 340), (1380, 330), (1260, 250), (1500, 240)):  # fmt: skip
        for _ in range(9):
            c.disc(x + c.rng.gauss(0, 52), y + c.rng.gauss(0, 36), c.rng.uniform(16, 32),
                   mix("#8fbf6a", "#3f7d57", c.rng.random()))  # fmt: skip
    for x, y in ((1080, 520), (1190, 590), (990, 345), (1290, 480), (1400, 590), (1500, 470), (1240, 310), (1540, 400)):
        for side in (-1, 1):
            c.line([(x, y - 24), (x + side * 20, y + 26)], "#3f6d47", 4)
            c.disc(x + side * 20, y + 38, 19, "#d2283f")
            c.disc(x + side * 20 - 6, y + 32, 5, veil("#ffffff", 0.8))


SCENES = {
    "auditorium-danton": auditorium,
    "eglise-saint-etienne": eglise_saint_etienne,
    "les-arches": les_arches,
    "halle-des-epinettes": halle_des_epinettes,
    "fort-d-issy": fort_d_issy,
    "le-temps-des-cerises": le_temps_des_cerises,
}
