"""The pictures of the town centre and of what is built of stone."""

import math

from . import picture_brushes as paint
from .picture_canvas import Canvas, mix, veil

GROUND = 880


def hotel_de_ville(c: Canvas) -> None:
    paint.sky(c, ["#6fb7d6", "#bfe0e2", "#fdebc8"], (1280, 260, 74, "#fff3c9"))
    paint.skyline(c, GROUND, 60, 190, "#a9c9cf")
    c.box(0, GROUND, 1600, 200, "#dcc9a6")
    wall, roof, pane = "#f4e6cc", "#4c6478", "#5f8496"
    for x, width in ((300, 330), (970, 330)):
        c.box(x, 500, width, 380, wall)
        c.polygon([(x - 12, 500), (x + 26, 392), (x + width - 26, 392), (x + width + 12, 500)], roof)
    c.box(600, 440, 400, 440, "#fbf1dd")
    c.polygon([(586, 440), (626, 316), (974, 316), (1014, 440)], roof)
    c.box(752, 196, 96, 130, "#fbf1dd")
    c.polygon([(738, 196), (800, 74), (862, 196)], roof)
    c.disc(800, 262, 34, roof)
    c.disc(800, 262, 27, "#fffaf0")
    c.line([(800, 262), (800, 242)], "#2d3b47", 4)
    c.line([(800, 262), (814, 268)], "#2d3b47", 4)
    for x in (*range(330, 610, 76), *range(640, 960, 76), *range(1000, 1280, 76)):
        for y in (530, 660):
            c.box(x, y, 40, 84, pane, radius=16)
            c.box(x - 5, y + 84, 50, 8, veil("#8a7a5c", 0.5))
        c.box(x, 790, 40, 90, "#39566a", radius=18)
    for x, color in ((770, "#2b5aa5"), (792, "#ffffff"), (814, "#d8453b")):
        c.box(x, 600, 22, 62, color)
    c.box(280, 866, 1040, 18, "#c8b48e")
    c.disc(800, 985, 250, "#b8d8dc", 0.2)
    c.disc(800, 976, 218, "#8fc3d1", 0.19)
    for dx in (-120, -60, 0, 60, 120):
        rise = 150 - abs(dx) * 0.5
        c.line([(800 + dx * (t / 10), 976 - rise * math.sin(t / 10 * math.pi * 0.8)) for t in range(11)],
               veil("#ffffff", 0.85), 5)  # fmt: skip
    for x in (90, 210, 1390, 1520):
        paint.round_tree(c, x, 920, 300, "#7fae63", "#55884e")
    for x, coat in ((420, "#d8664f"), (470, "#40708c"), (1180, "#e0a63f")):
        paint.person(c, x, 950, 92, coat)


def metro_mairie_d_issy(c: Canvas) -> None:
    paint.sky(c, ["#24345c", "#6b5b8c", "#f0a282", "#fbd9a2"], None, clouds=4)
    for x, width, floors, wall in ((-30, 300, 6, "#c9a68f"), (290, 260, 5, "#d9b79b"), (1010, 280, 5, "#cda88d"),
                                   (1310, 330, 6, "#dab99e")):  # fmt: skip
        paint.townhouse(c, x, GROUND, width, floors, wall, "#4a4a68", "#f7d68a")
    c.gradient(["#5a5470", "#3a3a54"], GROUND, 1067)
    for x in range(-200, 1900, 130):
        c.line([(x, 1067), (800 + (x - 800) * 0.55, GROUND)], veil("#ffffff", 0.06), 3)
    paint.round_tree(c, 660, GROUND, 330, "#6d8a6a", "#4c6a5c")
    c.polygon([(700, 880), (1010, 880), (1060, 1040), (650, 1040)], "#1f2438")
    for step in range(6):
        inset = 20 + step * 14
        c.box(660 + inset, 1016 - step * 25, 400 - inset * 2, 12, mix("#fbd89a", "#3a3a54", step / 7))
    for side in (650, 1044):
        c.box(side, 860, 16, 190, "#2f6b57")
        c.box(side - 6, 850, 28, 16, "#3f8a6e")
    for x in (650, 1044):
        c.line([(x + 8, 860), (x + (60 if x < 800 else -44), 800), (855, 770)], "#2f6b57", 9)
    c.box(852, 560, 14, 340, "#2f6b57")
    c.disc(859, 560, 92, veil("#ffe6a0", 0.25))
    c.disc(859, 560, 66, "#fff6df")
    for leg in (((832, 588), (832, 532), (859, 572), (886, 532), (886, 588)),):
        c.line(leg, "#2c5fa8", 13)
    for x, coat in ((430, "#e4785c"), (520, "#5fa1a5"), (1180, "#f0c25c"), (1260, "#8a6bb0")):
        paint.person(c, x, 1000, 120, coat)
    paint.lamp(c, 230, 980, 330)
    paint.lamp(c, 1440, 980, 330)


def issy_coeur_de_ville(c: Canvas) -> None:
    paint.sky(c, ["#8fd0d4", "#d6efe2", "#fdf4d7"], (340, 250, 80, "#fff6cf"))
    for x, width, levels, wall in ((40, 420, 8, "#f6f1e6"), (1120, 440, 9, "#f1e9da"), (430, 250, 5, "#e9dfcd"),
                                   (930, 220, 6, "#ece2d0")):  # fmt: skip
        for level in range(levels):
            top = GROUND - (level + 1) * 76
            shrink = max(0, level - levels + 4) * 44
            left, span = (x, width - shrink) if x < 700 else (x + shrink, width - shrink)
            c.box(left, top, span, 77, wall)
            c.box(left + 8, top + 20, span - 16, 46, "#8db7bd")
            for pane in range(int(left) + 30, int(left + span) - 10, 44):
                c.box(pane, top + 20, 5, 46, wall)
            c.box(left - 6, top + 66, span + 12, 10, "#d9cdb6")
            for bush in range(int(left), int(left + span), 36):
                c.disc(
                    bush + c.rng.uniform(0, 30),
                    top + 62,
                    c.rng.uniform(9, 19),
                    mix("#6fae69", "#4a8a5b", c.rng.random()),
                )
    c.box(0, GROUND, 1600, 190, "#e7d9be")
    c.polygon([(700, 880), (900, 880), (1220, 1067), (380, 1067)], "#f3e8d1")
    for y in (905, 940, 985, 1040):
        c.line([(0, y), (1600, y)], veil("#b49f78", 0.25), 2)
    for x, y, size in (
        (620, 900, 340),
        (980, 900, 360),
        (520, 945, 400),
        (1090, 950, 430),
        (330, 1010, 480),
        (1290, 1020, 520),
    ):
        paint.round_tree(c, x, y, size, "#86bd69", "#4f9160", "#7b6248")
    for x, y, coat in ((760, 935, "#d95f4e"), (800, 938, "#f0b548"), (880, 965, "#3f7d93"), (700, 1020, "#7565a3")):
        paint.person(c, x, y, 60 + (y - 920) * 0.8, coat)


def playing_card(c: Canvas, x: float, y: float, size: float, turn: float, suit: str) -> None:
    """Draw one card around a point, turned by an angle in radians."""
    cos, sin = math.cos(turn), math.sin(turn)

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + (dx * cos - dy * sin) * size, y + (dx * sin + dy * cos) * size

    corners = [at(dx, dy) for dx, dy in ((-0.5, -0.72), (0.5, -0.72), (0.5, 0.72), (-0.5, 0.72))]
    c.polygon([(px + 10, py + 14) for px, py in corners], veil("#2b1b2e", 0.3))
    c.polygon(corners, "#fffaf0")
    c.line([*corners, corners[0]], "#e3d3b4", 4)
    color = "#c8373b" if suit in "heart diamond" else "#27324a"
    for dx, dy, scale in ((0, 0, 0.3), (-0.36, -0.56, 0.09), (0.36, 0.56, 0.09)):
        px, _py = at(dx, dy)
        radius = scale * size
        if suit == "diamond":
            c.polygon(
                [at(dx, dy - scale), at(dx + scale * 0.72, dy), at(dx, dy + scale), at(dx - scale * 0.72, dy)], color
            )
            continue
        flip = 1 if suit == "heart" else -1
        for side in (-1, 1):
            qx, qy = at(dx + side * scale * 0.45, dy - flip * scale * 0.22)
            c.disc(qx, qy, radius * 0.5, color)
        c.polygon([at(dx - scale * 0.9, dy - flip * scale * 0.02), at(dx + scale * 0.9, dy - flip * scale * 0.02),
                   at(dx, dy + flip * scale)], color)  # fmt: skip
        if flip < 0:
            foot = (at(dx, dy), at(dx + scale * 0.35, dy + scale), at(dx - scale * 0.35, dy + scale))
            c.polygon(foot, color)
            if suit == "club":
                c.disc(px, at(dx, dy - scale * 0.55)[1], radius * 0.5, color)


def musee_de_la_carte(c: Canvas) -> None:
    c.gradient(["#5b2a4a", "#a8485a", "#eba66f"])
    for angle in range(0, 360, 12):
        a, b = math.radians(angle), math.radians(angle + 6)
        c.polygon([(800, 1120), (800 + 1500 * math.cos(a), 1120 - 1500 * math.sin(a)),
                   (800 + 1500 * math.cos(b), 1120 - 1500 * math.sin(b))], veil("#ffe2a8", 0.08))  # fmt: skip
    for index, (suit, shift) in enumerate((("spade", -2), ("heart", -1), ("club", 0), ("diamond", 1), ("heart", 2))):
        turn = shift * 0.3
        playing_card(c, 800 + 620 * math.sin(turn), 1050 - 570 * math.cos(turn), 330 + index * 2, turn, suit)
    c.gradient(["#3a1e38", "#2a1530"], 900, 1067)
    for x in range(60, 1600, 148):
        c.box(x, 930, 90, 90, veil("#eba66f", 0.16), radius=45)
    paint.far_tower(c, 1420, 905, 250, "#3a1e38")
    paint.skyline(c, 905, 20, 90, "#3a1e38")


def palais_des_congres(c: Canvas) -> None:
    paint.sky(c, ["#1f3a5f", "#3f6f94", "#e9b98a"], None, clouds=5)
    paint.skyline(c, GROUND, 60, 170, "#2f5474")
    c.polygon([(210, 430), (1400, 350), (1470, 400), (1470, 430)], "#f3ead9")
    c.box(250, 420, 1190, 460, "#d7c3a2")
    for index in range(11):
        x = 272 + index * 106
        c.box(x, 450, 84, 340, mix("#ffe8ae", "#f5b76a", index % 3 / 3))
        c.line([(x + 42, 450), (x + 42, 790)], veil("#8a5a34", 0.4), 4)
        c.box(x, 570, 84, 5, veil("#8a5a34", 0.35))
        c.box(x + 84, 430, 22, 450, "#f3ead9")
    c.box(250, 790, 1190, 26, "#f3ead9")
    c.box(640, 816, 400, 64, "#ffe8ae")
    for x in range(650, 1040, 66):
        c.box(x, 822, 54, 58, "#6c8799")
    c.gradient(["#3b5168", "#25384c"], GROUND, 1067)
    for step in range(4):
        c.box(520 - step * 50, 880 + step * 20, 640 + step * 100, 20, mix("#e7d6b6", "#9c8a70", step / 4))
    for x in (100, 180, 1530):
        paint.poplar(c, x, 900, 360, "#4f7f74", "#35605f")
    for index in range(7):
        coat = ("#d8574b", "#f2f2ee", "#33445c", "#e8b04b")[index % 4]
        paint.person(c, 560 + index * 92 + c.rng.uniform(-20, 20), 985 + c.rng.uniform(-20, 40), 120, coat)
    for x, color in ((1240, "#2f6fb0"), (1300, "#f4c443"), (1360, "#c94b4b")):
        c.box(x, 470, 8, 460, "#e5e5e0")
        c.polygon([(x + 8, 480), (x + 58, 500), (x + 8, 560)], color)


def mediatheque(c: Canvas) -> None:
    c.gradient(["#f8e3b8", "#f4c98f"])
    c.disc(1220, 300, 190, veil("#fff6dc", 0.7))
    for shelf in range(3):
        y = 350 + shelf * 240
        x = 70.0
        while x < 1530:
            width, height = c.rng.uniform(22, 58), c.rng.uniform(130, 196)
            color = c.rng.choice(
                ("#c9503f", "#2f6d7a", "#e2a035", "#4b4a78", "#7f9b58", "#8c3f5a", "#f2ede0", "#255066")
            )
            if c.rng.random() < 0.08 and x < 1440:
                c.polygon([(x, y), (x + width, y), (x + width + 70, y - height + 20), (x + 70, y - height)], color)
                x += width + 76
                continue
            c.box(x, y - height, width, height, color, radius=3)
            c.box(x, y - height * 0.82, width, 9, veil("#ffffff", 0.5))
            c.box(x, y - height * 0.28, width, 6, veil("#ffffff", 0.35))
            x += width + 3
        c.box(40, y, 1520, 26, "#8a5a3a")
        c.box(40, y + 26, 1520, 10, veil("#000000", 0.2))
    c.box(0, 866, 1600, 201, "#6d4630")
    c.box(0, 866, 1600, 12, veil("#ffffff", 0.16))
    c.disc(800, 1010, 430, veil("#000000", 0.16), 0.16)
    c.polygon([(800, 990), (480, 930), (480, 760), (800, 830)], "#fffaf0")
    c.polygon([(800, 990), (1120, 930), (1120, 760), (800, 830)], "#f3e7cf")
    for line in range(6):
        y = 800 + line * 20
        c.line([(520, y - 16), (765, y + 36)], veil("#6b5a48", 0.45), 5)
        c.line([(1080, y - 16), (835, y + 36)], veil("#6b5a48", 0.45), 5)
    c.box(1230, 700, 20, 250, "#3a4656")
    c.polygon([(1130, 720), (1350, 720), (1300, 610), (1180, 610)], "#2f6d7a")
    c.polygon([(1130, 720), (1350, 720), (1460, 1000), (1020, 1000)], veil("#fff2b8", 0.28))
    c.disc(1240, 962, 90, "#3a4656", 0.2)


SCENES = {
    "hotel-de-ville": hotel_de_ville,
    "metro-mairie-d-issy": metro_mairie_d_issy,
    "issy-coeur-de-ville": issy_coeur_de_ville,
    "musee-de-la-carte-a-jouer": musee_de_la_carte,
    "palais-des-congres": palais_des_congres,
    "mediatheque-centre-ville": mediatheque,
}
