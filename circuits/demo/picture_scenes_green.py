"""The pictures of the parks, the island and the bridge that leads there."""

import math

from . import picture_brushes as paint
from .picture_canvas import Canvas, mix, veil
from .picture_scenes_river import houseboat


def flowers(
    c: Canvas, left: float, right: float, top: float, bottom: float, colors: tuple[str, ...], count: int
) -> None:
    """Sow flowers over a meadow, larger towards the viewer."""
    for index in range(count):
        depth = c.rng.random()
        y = top + depth * (bottom - top)
        radius = 3 + depth * 8
        x = c.rng.uniform(left, right)
        c.line([(x, y), (x, y + radius * 3)], veil("#3f7a4a", 0.7), 2 + depth * 2)
        c.disc(x, y, radius, colors[index % len(colors)])


def bench(c: Canvas, x: float, y: float, size: float, wood: str = "#a5683f") -> None:
    """Paint a park bench that stands on y."""
    for level in (0.5, 0.66, 0.82):
        c.box(x, y - size * level, size * 1.8, size * 0.1, wood, radius=3)
    c.box(x - size * 0.05, y - size * 0.4, size * 1.9, size * 0.11, wood, radius=3)
    for foot in (0.15, 1.6):
        c.box(x + size * foot, y - size * 0.85, size * 0.08, size * 0.85, "#34404a")


def parc_henri_barbusse(c: Canvas) -> None:
    paint.sky(c, ["#9ad3cf", "#dff0d8", "#fdf5d8"], (1220, 220, 64, "#fff7d0"))
    paint.skyline(c, 640, 20, 110, "#c3dccb")
    paint.hills(c, 700, 130, "#a9d08d")
    for x, size in ((80, 330), (240, 260), (1390, 330), (1540, 290), (1150, 210)):
        paint.round_tree(c, x, 690, size, "#86ba66", "#57945a")
    paint.hills(c, 800, 130, "#8cc06f", 1.1)
    c.disc(800, 850, 520, "#5f9a5a", 0.25)
    c.disc(800, 846, 500, "#79bccb", 0.24)
    c.disc(760, 836, 330, "#98d0d8", 0.18)
    for x, y in ((520, 850), (900, 880), (1040, 830)):
        c.box(x, y, 90, 5, veil("#ffffff", 0.6), radius=2)
    c.line([(1240, 830), (1250, 560), (1190, 420)], "#5b4636", 32)
    for strand in range(46):
        tip = 960 + strand * 11.5
        top = 330 + abs(strand - 22) * 5 + c.rng.uniform(-16, 16)
        bottom = 690 + c.rng.uniform(-60, 130) - abs(strand - 22) * 2
        c.line([(1190 + (tip - 1190) * 0.5, top - 20), (tip, top + 90), (tip + 6, bottom)],
               mix("#9dc76a", "#5f9a55", c.rng.random()), 9)  # fmt: skip
    for x, y, flip in ((600, 880, 1), (690, 905, 1), (430, 860, -1)):
        c.disc(x, y, 25, "#f7f4ea", 0.6)
        c.disc(x + flip * 25, y - 15, 10, "#3f7d57")
        c.polygon([(x + flip * 32, y - 18), (x + flip * 46, y - 13), (x + flip * 32, y - 9)], "#e8a23c")
    c.gradient(["#9ccf75", "#6aa858"], 960, 1067)
    flowers(c, 0, 1600, 965, 1050, ("#fff6d8", "#f2b84b", "#e77f6a"), 130)
    bench(c, 180, 985, 110)
    paint.person(c, 520, 1010, 130, "#d9583f")
    paint.person(c, 575, 1012, 88, "#f0c25c")


def parc_rodin(c: Canvas) -> None:
    paint.sky(c, ["#f0907a", "#f8bd8c", "#fde7b8"], (480, 470, 100, "#fff4c9"))
    paint.skyline(c, 720, 40, 140, "#c98a86")
    paint.far_tower(c, 1060, 700, 330, "#b97a7c")
    for x, width, height in ((640, 70, 210), (740, 60, 260), (1230, 80, 230), (1330, 60, 190)):
        c.box(x, 720 - height, width, height, "#b97a7c")
    c.polygon([(0, 720), (1600, 700), (1600, 790), (0, 790)], "#a8737e")
    c.polygon([(0, 742), (700, 722), (1600, 738), (1600, 752), (700, 736), (0, 760)], "#fbd7a5")
    paint.hills(c, 860, 110, "#7d6d6d", 0.8)
    paint.hills(c, 960, 120, "#5f6a5a", 0.6)
    for x, size in ((110, 520), (300, 440), (1480, 560)):
        c.line([(x, 960), (x + 14, 960 - size * 0.72)], "#59382f", 24)
        for level in range(4):
            y = 960 - size * (0.55 + level * 0.13)
            c.disc(x + c.rng.uniform(-30, 30), y, size * (0.27 - level * 0.045), "#3c5a50", 0.4)
            c.disc(x - 14, y - 12, size * (0.2 - level * 0.035), "#53786a", 0.36)
    c.gradient(["#59694f", "#38473f"], 940, 1067)
    for x in range(-20, 1640, 96):
        c.box(x, 880, 10, 100, "#33302f")
    c.box(0, 886, 1600, 10, "#33302f")
    c.box(0, 930, 1600, 8, "#33302f")
    bench(c, 880, 1040, 120, "#7a4a35")
    paint.person(c, 640, 1040, 170, "#2d3550")
    paint.person(c, 712, 1042, 160, "#7d3346")
    paint.birds(c, 820, 230, 8)


def jardin_botanique(c: Canvas) -> None:
    paint.sky(c, ["#a5d9d6", "#e3f2dd", "#fff6da"], None, clouds=2)
    for x, size in ((60, 420), (210, 330), (1440, 370), (1560, 450)):
        paint.round_tree(c, x, 720, size, "#80b866", "#4f8f5c")
    c.slice(800, 640, 330, "#fdfaf0")
    c.slice(800, 640, 312, "#c9e8e0")
    c.box(380, 470, 840, 270, "#fdfaf0")
    c.box(394, 484, 812, 250, "#c9e8e0")
    c.slice(800, 470, 240, "#fdfaf0")
    c.slice(800, 470, 224, "#d9f0e8")
    for x, size in ((480, 190), (620, 230), (800, 330), (980, 220), (1120, 190)):
        for leaf in range(9):
            a = math.radians(20 + leaf * 17.5)
            c.line([(x, 735 - size * 0.3), (x + size * 0.4 * math.cos(a), 735 - size * (0.3 + 0.65 * math.sin(a)))],
                   mix("#6fb061", "#3f855a", leaf % 3 / 2), 15)  # fmt: skip
        c.box(x - 5, 735 - size * 0.32, 10, size * 0.32, "#6b4e38")
    for x in range(380, 1221, 70):
        c.box(x, 484, 7, 250, "#fdfaf0")
    for angle in range(15, 180, 15):
        a = math.radians(angle)
        c.line([(800, 470), (800 + 232 * math.cos(a), 470 - 232 * math.sin(a))], "#fdfaf0", 6)
    for y in (470, 560, 650):
        c.box(380, y, 840, 9, "#fdfaf0")
    c.box(370, 730, 860, 22, "#c9b894")
    c.gradient(["#a9d582", "#74b060"], 750, 1067)
    c.polygon([(740, 752), (860, 752), (1130, 1067), (470, 1067)], "#f1e2bf")
    for side in (-1, 1):
        for row, color in enumerate((("#d9476a", "#f7a1b5"), ("#f2b84b", "#fff0b8"), ("#8a6bc4", "#c9b4ec"))):
            inner = 800 + side * (150 + row * 190)
            for _ in range(60):
                depth = c.rng.random()
                left = inner + side * (depth * (90 + row * 90) + c.rng.uniform(0, 110))
                top = 800 + depth * 240
                c.disc(left, top + 10, 9 + depth * 12, "#4f8f4f")
                c.disc(left, top, 6 + depth * 9, color[c.rng.random() < 0.4])
    for side in (-1, 1):
        c.line([(800 + side * 180, 1010), (800 + side * 180, 800)], "#fdfaf0", 12)
    c.line(
        [(800 + 180 * math.cos(t / 16 * math.pi), 800 - 130 * math.sin(t / 16 * math.pi)) for t in range(17)],
        "#fdfaf0",
        12,
    )
    for rose in range(60):
        t = rose / 60 * math.pi
        c.disc(800 + 180 * math.cos(t) + c.rng.uniform(-16, 16), 800 - 130 * math.sin(t) + c.rng.uniform(-16, 16),
               c.rng.uniform(8, 15), ("#d9476a", "#5f9a5a", "#f7a1b5")[rose % 3])  # fmt: skip


def ile_saint_germain(c: Canvas) -> None:
    paint.sky(c, ["#79c3dc", "#c9e8e0", "#fdf4d3"], (1330, 210, 66, "#fff6cf"))
    paint.skyline(c, 520, 60, 190, "#a9cfd2")
    paint.water(c, 520, ["#8cc7d3", "#5ba5b9"], "#ffffff", 640)
    houseboat(c, 180, 600, 330, "#3a4e60", "#f0e3c8")
    c.polygon([(0, 640), (500, 600), (1100, 606), (1600, 640), (1600, 1067), (0, 1067)], "#9fd07c")
    for x, size in ((40, 300), (150, 250), (640, 190), (720, 210), (1260, 240), (1420, 330), (1560, 350)):
        paint.round_tree(c, x, 670, size, "#86bd69", "#569559")
    paint.hills(c, 800, 90, "#86c06c", 0.9)
    paint.hills(c, 900, 110, "#6fae5f", 0.7)
    c.polygon([(1010, 700), (1050, 700), (900, 830), (1050, 1067), (560, 1067), (760, 830)], "#f1e2bf")
    bx, by = 980, 640
    for color, (dx, dy) in (("#fffdf6", (0, 0)), ("#d8453b", (14, -40)), ("#2b4fa0", (-20, -80))):
        c.polygon([(bx + dx - 30, by + dy), (bx + dx - 14, by + dy - 62), (bx + dx + 24, by + dy - 54), (bx + dx + 34, by + dy)],
                  "#1f2430")  # fmt: skip
        c.polygon([(bx + dx - 23, by + dy - 5), (bx + dx - 10, by + dy - 55), (bx + dx + 19, by + dy - 48),
                   (bx + dx + 27, by + dy - 5)], color)  # fmt: skip
    c.polygon([(260, 900), (420, 885), (470, 945), (290, 965)], "#d9583f")
    for stripe in range(4):
        c.polygon([(270 + stripe * 45, 896 - stripe * 4), (288 + stripe * 45, 894 - stripe * 4),
                   (318 + stripe * 45, 960 - stripe * 5), (298 + stripe * 45, 963 - stripe * 5)], "#fff0e0")  # fmt: skip
    c.box(430, 896, 54, 40, "#b5834d", radius=8)
    c.line([(1250, 760), (1180, 520)], veil("#3a3f48", 0.5), 2)
    c.polygon([(1180, 400), (1240, 470), (1180, 540), (1130, 470)], "#e2653f")
    c.polygon([(1180, 400), (1240, 470), (1180, 470)], "#f0b23e")
    c.line([(1180, 540), (1200, 590), (1172, 630), (1196, 680)], "#f0b23e", 5)
    for x, y, size, coat in (
        (330, 900, 90, "#2f5a70"),
        (385, 895, 84, "#e2b23f"),
        (1250, 860, 110, "#7a4068"),
        (840, 890, 104, "#33566b"),
    ):
        paint.person(c, x, y, size, coat)
    paint.cyclist(c, 640, 1000, 130, "#2f6d7a", "#d9583f")
    flowers(c, 1060, 1600, 930, 1050, ("#fff6d8", "#c9a7e8", "#f2b84b"), 100)


def tour_aux_figures(c: Canvas) -> None:
    paint.sky(c, ["#3f9cc9", "#9fd4e0", "#f4efd6"], None, clouds=5)
    for x, size in ((70, 330), (190, 270), (1430, 300), (1550, 360), (1290, 220), (330, 210)):
        paint.round_tree(c, x, 860, size, "#7fb967", "#4f8f5a")
    c.disc(800, 1130, 900, "#8cc46d", 0.34)
    outline = [(560, 870), (600, 760), (540, 690), (570, 590), (520, 520), (590, 430), (560, 330), (640, 250), (650, 150),
               (740, 110), (820, 150), (900, 120), (980, 190), (960, 280), (1040, 350), (1000, 440), (1070, 540),
               (1020, 620), (1060, 720), (1000, 790), (1040, 870)]  # fmt: skip
    c.polygon([(x + 46, y + 8) for x, y in outline], veil("#1d3326", 0.2))
    c.polygon(outline, "#fffdf5")
    red, blue, ink = "#d5332f", "#2549a3", "#15171d"
    cells = [
        ([(590, 430), (560, 330), (640, 250), (720, 330), (690, 420)], red),
        ([(640, 250), (650, 150), (740, 110), (770, 220), (720, 330)], None),
        ([(740, 110), (820, 150), (850, 250), (770, 220)], blue),
        ([(820, 150), (900, 120), (980, 190), (960, 280), (850, 250)], red),
        ([(960, 280), (1040, 350), (1000, 440), (890, 400), (850, 250)], None),
        ([(720, 330), (770, 220), (850, 250), (890, 400), (790, 440)], None),
        ([(520, 520), (590, 430), (690, 420), (680, 540), (570, 590)], None),
        ([(690, 420), (720, 330), (790, 440), (800, 560), (680, 540)], blue),
        ([(790, 440), (890, 400), (940, 530), (800, 560)], red),
        ([(1000, 440), (1070, 540), (1020, 620), (940, 530), (890, 400)], blue),
        ([(570, 590), (680, 540), (700, 660), (640, 740), (540, 690)], blue),
        ([(680, 540), (800, 560), (830, 680), (700, 660)], None),
        ([(800, 560), (940, 530), (950, 670), (830, 680)], None),
        ([(940, 530), (1020, 620), (1060, 720), (950, 670)], red),
        ([(540, 690), (640, 740), (600, 760)], red),
        ([(600, 760), (640, 740), (700, 660), (760, 780), (720, 870), (560, 870)], None),
        ([(700, 660), (830, 680), (850, 800), (760, 780)], red),
        ([(830, 680), (950, 670), (1000, 790), (850, 800)], blue),
        ([(950, 670), (1060, 720), (1000, 790)], None),
        ([(760, 780), (850, 800), (1000, 790), (1040, 870), (720, 870)], None),
    ]
    for points, color in cells:
        if color:
            c.polygon(points, color)
            left, right = min(x for x, _ in points), max(x for x, _ in points)
            top, bottom = min(y for _, y in points), max(y for _, y in points)
            for stripe in range(4):
                y = top + (bottom - top) * (0.32 + stripe * 0.13)
                c.line(
                    [(left + (right - left) * 0.36, y), (left + (right - left) * 0.64, y + 8)], veil("#fffdf5", 0.8), 7
                )
        c.line([*points, points[0]], ink, 11)
    c.line([*outline, outline[0]], ink, 15)
    for x, y in ((650, 200), (905, 330), (745, 380), (760, 610), (880, 610)):
        c.disc(x, y, 17, ink, 0.7)
        c.disc(x, y, 8, "#fffdf5", 0.7)
    for x, coat, size in ((430, "#d9583f", 86), (478, "#2f5a70", 92), (1180, "#e2b23f", 80), (1215, "#7a4068", 56)):
        paint.person(c, x, 930, size, coat)


SCENES = {
    "parc-henri-barbusse": parc_henri_barbusse,
    "parc-rodin": parc_rodin,
    "jardin-botanique": jardin_botanique,
    "parc-de-l-ile-saint-germain": ile_saint_germain,
    "tour-aux-figures": tour_aux_figures,
}
