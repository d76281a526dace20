"""Covers of the lessons, tasks and talks of the sample portfolio, 1600 by 1000."""

# ruff: noqa: E501, PLR2004 - path data, places and moments

import math

from kit import (
    AMBER,
    BLUSH,
    CREAM,
    CREEK,
    INK,
    LEAF,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    RUST,
    SAND,
    SKY,
    TEAL,
    WINE,
    WOOD,
    at,
    blob,
    box,
    cloud,
    dice,
    dot,
    drop,
    land,
    leaf,
    line,
    oval,
    pine,
    ring,
    svg,
    tree,
    wave,
)

W, H = 1600, 1000


def bag() -> str:
    """Return a closed sandwich bag with a drawn sun and a sea in it; its middle is (0, 0)."""
    water = land([(-205, 190), (-110, 178), (0, 190), (110, 202), (205, 188)], 262, CREEK)
    return "".join(
        [
            (
                '<path d="M-220-300H220L214 268Q213 290 190 290H-190Q-213 290-214 268Z" '
                'fill="#ffffff" opacity=".46"/>'
            ),
            water.replace("H-205Z", "Q204 282 182 282H-182Q-204 282-205 262Z"),
            line([(-196, 212), (-100, 202), (0, 212), (100, 222), (196, 210)], MIST, 5),
            (
                '<path d="M-220-300H220L214 268Q213 290 190 290H-190Q-213 290-214 268Z" '
                f'fill="none" stroke="{PAPER}" stroke-width="7"/>'
            ),
            box(-220, -276, 440, 20, TEAL, 10),
            box(-220, -246, 440, 6, PAPER, 3),
            # drawn with a marker
            f'<g fill="none" stroke="{INK}" stroke-width="9" stroke-linecap="round">'
            '<circle cx="-92" cy="-120" r="44"/>'
            + "".join(
                f'<path d="M{-92 + 62 * math.cos(a):.0f} {-120 + 62 * math.sin(a):.0f}'
                f'L{-92 + 86 * math.cos(a):.0f} {-120 + 86 * math.sin(a):.0f}"/>'
                for a in (math.tau * i / 8 for i in range(8))
            )
            + '<path d="M28-84A30 30 0 0 1 40-142A46 46 0 0 1 122-150A34 34 0 0 1 166-86Z"/>'
            "</g>",
            *(
                drop(x, y, s)
                for x, y, s in (
                    (-160, 30, 40),
                    (-60, 74, 30),
                    (62, -10, 46),
                    (100, 96, 34),
                    (162, 40, 28),
                    (10, 132, 26),
                    (-118, 128, 34),
                )
            ),
            line([(-178, -200), (-184, -40), (-180, 150)], PAPER, 12, 'opacity=".8"'),
        ]
    )


def water_cycle() -> str:
    """A bag of water on a classroom window, and the same cycle outside."""
    dots = dice(4)
    rain = "".join(
        line([(x, y), (x - 12, y + 42)], CREEK, 6, 'opacity=".75"')
        for x, y in ((dots.uniform(1145, 1370), dots.uniform(300, 430)) for _ in range(13))
    )
    tape = 'opacity=".92"'
    return svg(
        W,
        H,
        "A sandwich bag of water taped to a window",
        box(0, 0, W, H, SKY),
        dot(330, 250, 150, OCHRE),
        dot(330, 250, 205, OCHRE, 'opacity=".25"'),
        cloud(1260, 300, 380, PAPER),
        cloud(1010, 210, 230, PAPER, 'opacity=".8"'),
        rain,
        land([(0, 560), (300, 500), (640, 580), (1000, 520), (1300, 570), (1600, 500)], H, MIST),
        land([(0, 660), (260, 600), (560, 670), (900, 620), (1250, 690), (1600, 610)], H, LEAF),
        pine(1330, 690, 190),
        pine(1420, 700, 240),
        pine(1505, 680, 170),
        tree(160, 690, 210, MOSS, PINE),
        tree(285, 680, 150, MOSS, PINE),
        land([(0, 740), (400, 700), (800, 760), (1200, 720), (1600, 770)], H, MOSS),
        '<path d="M0 830Q400 760 800 806T1600 790V1000H0Z" fill="#4f9a98"/>',
        wave(180, 845, 130, MIST),
        wave(1240, 838, 120, MIST),
        # the window
        box(0, 0, W, 46, CREAM),
        box(0, 0, 52, H, CREAM),
        box(W - 52, 0, 52, H, CREAM),
        box(476, 0, 40, H, CREAM),
        box(1084, 0, 40, H, CREAM),
        box(476, 0, 8, H, SAND),
        box(1084, 0, 8, H, SAND),
        box(44, 40, 8, H, SAND),
        box(0, 868, W, 132, CREAM),
        box(0, 868, W, 14, SAND),
        at(
            800,
            470,
            bag()
            + at(-205, -300, box(-58, -18, 116, 38, OCHRE, 3, tape), turn=-38)
            + at(205, -300, box(-58, -18, 116, 38, OCHRE, 3, tape), turn=38),
            turn=-2.5,
        ),
        # on the sill: a pencil, and a pot with a shoot
        at(
            245,
            928,
            box(-120, -14, 190, 28, RUST, 4)
            + f'<path d="M70-14L118 0L70 14Z" fill="{BLUSH}"/><path d="M100-6L118 0L100 6Z" '
            f'fill="{INK}"/>' + box(-140, -14, 26, 28, WINE, 6),
            turn=-4,
        ),
        leaf(1352, 800, 150, -34, MOSS, vein=PINE, dark=PINE),
        leaf(1352, 800, 165, 30, LEAF, vein=PINE, dark=MOSS),
        line([(1352, 850), (1350, 805), (1352, 760)], PINE, 9),
        f'<path d="M1270 826H1434L1414 950H1290Z" fill="{RUST}"/>',
        box(1258, 808, 188, 34, RUST, 8),
        f'<path d="M1352 842H1432L1414 950H1352Z" fill="{WINE}" opacity=".35"/>',
    )


def why_leaves_change() -> str:
    """One large leaf, half green and half gold, among small falling ones."""
    throw = dice(9)
    falling = "".join(
        leaf(x, y, throw.uniform(60, 120), throw.uniform(0, 360), c, vein=v)
        for (x, y), (c, v) in zip(
            (
                (150, 210),
                (330, 620),
                (250, 880),
                (1380, 240),
                (1490, 560),
                (1290, 850),
                (1100, 130),
                (480, 160),
                (1180, 560),
                (90, 520),
            ),
            [(OCHRE, AMBER), (RUST, WINE), (AMBER, RUST), (OCHRE, AMBER), (RUST, WINE)] * 2,
            strict=True,
        )
    )
    left = "M0 360C-60 330-120 350-190 320C-170 270-200 230-300 210C-260 170-290 110-350 60"
    left += "C-290 40-270-10-300-90C-240-60-210-70-180-100C-190-190-160-250-140-310"
    left += "C-100-270-70-280-50-300C-40-370-10-420 0-470Z"
    right = "M0 360C60 330 120 350 190 320C170 270 200 230 300 210C260 170 290 110 350 60"
    right += "C290 40 270-10 300-90C240-60 210-70 180-100C190-190 160-250 140-310"
    right += "C100-270 70-280 50-300C40-370 10-420 0-470Z"
    ribs = ((250, 215, 70), (120, 260, 130), (0, 220, 150), (-120, 130, 150), (-240, 60, 90))
    veins = "".join(
        f'<path d="M0 {y}Q{s * dx * 0.5:.0f} {y - dy * 0.35:.0f} {s * dx} {y - dy}" '
        f'stroke="{colour}"/>'
        for s, colour in ((-1, PINE), (1, AMBER))
        for y, dx, dy in ribs
    )
    patches = "".join(
        dot(x, y, r, MOSS, 'opacity=".85"')
        for x, y, r in ((60, 60, 30), (110, -60, 22), (46, -150, 26), (150, 140, 18), (70, 220, 20))
    )
    return svg(
        W,
        H,
        "A leaf, half green and half gold",
        box(0, 0, W, H, CREAM),
        dot(800, 480, 420, BLUSH, 'opacity=".75"'),
        land([(0, 900), (400, 868), (800, 912), (1200, 872), (1600, 910)], H, SAND),
        falling,
        at(
            800,
            500,
            f'<path d="{left}" fill="{MOSS}"/><path d="{right}" fill="{OCHRE}"/>'
            + patches
            + f'<g fill="none" stroke-width="9" stroke-linecap="round">{veins}</g>'
            + f'<path d="M0-430V430Q2 470 26 500" fill="none" stroke="{WINE}" stroke-width="16" '
            'stroke-linecap="round"/>',
            turn=14,
        ),
    )


def task(x: float, y: float, turn: float, colour: str, inner: str) -> str:
    """Return a square sheet on the table with something on it."""
    shade = box(-168, -158, 340, 340, INK, 18, 'opacity=".16"')
    return at(x, y, shade + box(-175, -175, 350, 350, colour, 18) + inner, turn=turn)


def show_me() -> str:
    """A table from above: four ways to show where a puddle went."""
    draw = (
        dot(90, -95, 38, OCHRE)
        + blob([(-110, 90), (-20, 70), (95, 82), (110, 112), (0, 128), (-105, 118)], CREEK)
        + "".join(
            line([(x, 50), (x + 14, 10), (x, -26), (x + 14, -62)], TEAL, 8) for x in (-80, -20, 40)
        )
        + "".join(
            f'<path d="M{x - 4} -52L{x + 15} -78L{x + 30} -48" fill="none" stroke="{TEAL}" '
            'stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>'
            for x in (-80, -20, 40)
        )
    )
    comic = "".join(
        box(x, y, 138, 138, c, 8)
        for x, y, c in ((-148, -148, SKY), (10, -148, MIST), (-148, 10, BLUSH), (10, 10, SKY))
    )
    comic += oval(-79, -50, 46, 15, CREEK) + dot(118, -112, 22, OCHRE) + oval(79, -50, 26, 9, CREEK)
    comic += cloud(-79, 82, 96) + cloud(79, 70, 96)
    comic += "".join(line([(x, 88), (x - 8, 122)], CREEK, 6) for x in (52, 80, 108))
    comic += "".join(dot(x, y, 6, CREEK) for x, y in ((-100, 108), (-79, 118), (-56, 104)))
    clay = (
        oval(0, 110, 140, 36, MOSS)
        + blob([(-96, 96), (-70, 60), (0, 50), (80, 62), (104, 98), (0, 116)], CREEK)
        + dot(-58, -62, 40, PAPER)
        + dot(-6, -88, 48, PAPER)
        + dot(52, -64, 42, PAPER)
        + dot(0, -50, 38, PAPER)
        + "".join(dot(x, y, 12, CREEK) for x, y in ((-34, 14), (6, -8), (40, 22), (4, 34)))
    )
    talk = (
        f'<path d="M-120-110H120Q146-110 146-84V40Q146 66 120 66H10L-58 130L-46 66H-120Q-146 66-146 '
        f'40V-84Q-146-110-120-110Z" fill="{TEAL}"/>'
        + "".join(box(-104, -74 + 40 * i, w, 16, MIST, 8) for i, w in enumerate((208, 170, 110)))
    )
    return svg(
        W,
        H,
        "Four ways to answer one question, on a table",
        box(0, 0, W, H, SAND),
        *(box(0, y, W, 4, WOOD, 0, 'opacity=".28"') for y in (168, 372, 584, 790)),
        *(
            box(x, y, 4, h, WOOD, 0, 'opacity=".28"')
            for x, y, h in (
                (420, 0, 168),
                (1240, 168, 204),
                (180, 372, 212),
                (1390, 584, 206),
                (560, 790, 210),
            )
        ),
        task(300, 270, -7, PAPER, draw),
        task(1300, 262, 6, PAPER, comic),
        task(330, 740, 5, BLUSH, clay),
        task(1275, 745, -5, CREAM, talk),
        # in the middle: the puddle everybody is asked about, with the sky in it
        blob(
            [
                (588, 520),
                (640, 400),
                (770, 372),
                (880, 388),
                (985, 420),
                (1010, 545),
                (930, 640),
                (800, 628),
                (668, 640),
            ],
            TEAL,
            'opacity=".35" transform="translate(8 14)"',
        ),
        blob(
            [
                (588, 520),
                (640, 400),
                (770, 372),
                (880, 388),
                (985, 420),
                (1010, 545),
                (930, 640),
                (800, 628),
                (668, 640),
            ],
            CREEK,
        ),
        blob(
            [
                (640, 520),
                (690, 440),
                (780, 412),
                (880, 428),
                (950, 460),
                (965, 540),
                (905, 596),
                (800, 586),
                (700, 596),
            ],
            MIST,
        ),
        dot(722, 494, 38, OCHRE),
        cloud(846, 556, 170),
        ring(880, 470, 44, 17, PAPER, 5),
        ring(880, 470, 18, 7, PAPER, 5),
        *(drop(x, y, s) for x, y, s in ((560, 660, 34), (1050, 640, 26), (640, 352, 22))),
    )


def moon_in_a_box() -> str:
    """A shoebox cut open: a torch, a ball on a thread and eight holes."""
    sky = dice(21)
    stars = "".join(
        dot(
            sky.uniform(20, 1580),
            sky.uniform(20, 470),
            sky.choice((2.5, 3.5, 5)),
            CREAM,
            f'opacity="{sky.uniform(0.4, 1):.1f}"',
        )
        for _ in range(70)
    )
    phases = ""
    for i in range(7):
        x, r = 320 + 160 * i, 46
        phases += dot(x, 150 - 50 * math.sin(math.pi * i / 6), r, "#31505f")
        y = 150 - 50 * math.sin(math.pi * i / 6)
        if i == 3:
            phases += dot(x, y, r, CREAM)
            continue
        side = 1 if i < 3 else 0
        lit = (i if i < 3 else 6 - i) / 3
        bulge = abs(1 - 2 * lit) * r
        sweep = side if lit > 0.5 else 1 - side
        if lit > 0:
            phases += (
                f'<path d="M{x} {y - r:.0f}A{r} {r} 0 0 {side} {x} {y + r:.0f}'
                f'A{bulge:.0f} {r} 0 0 {sweep} {x} {y - r:.0f}Z" fill="{CREAM}"/>'
            )
    beam = f'<path d="M470 640L1300 470V910L470 745Z" fill="{OCHRE}" opacity=".3"/>'
    beam += '<path d="M1010 598L1300 560V822L1010 782Z" fill="#17303d"/>'
    return svg(
        W,
        H,
        "A shoebox with a torch and a ball on a thread",
        box(0, 0, W, H, NIGHT),
        stars,
        phases,
        oval(800, 945, 640, 60, "#142733"),
        # the box, front wall cut away
        f'<path d="M300 470H1300L1380 420H220Z" fill="{AMBER}"/>',
        box(300, 470, 1000, 440, "#17303d"),
        f'<path d="M300 470V910L220 940V420Z" fill="{WOOD}"/>',
        f'<path d="M1300 470V910L1380 940V420Z" fill="{RUST}"/>',
        f'<path d="M300 910H1300L1380 940H220Z" fill="{AMBER}"/>',
        beam,
        *(dot(x, 560, 26, OCHRE, 'opacity=".9"') for x in (540, 700, 860, 1160)),
        *(dot(x, 560, 17, NIGHT) for x in (540, 700, 860, 1160)),
        line([(1010, 470), (1010, 620)], CREAM, 4),
        dot(1010, 690, 92, "#3b5a68"),
        '<path d="M1010 598A92 92 0 0 0 1010 782A46 92 0 0 0 1010 598Z" '
        f'fill="{CREAM}" transform="rotate(0)"/>',
        f'<path d="M1010 598A92 92 0 0 0 1010 782Z" fill="{CREAM}"/>',
        dot(965, 660, 13, SAND),
        dot(950, 720, 18, SAND),
        dot(990, 735, 9, SAND),
        # the torch
        box(150, 655, 240, 72, WINE, 14),
        f'<path d="M380 640L470 610V772L380 742Z" fill="{RUST}"/>',
        oval(470, 691, 22, 81, OCHRE),
        oval(470, 691, 11, 52, PAPER),
        box(232, 640, 50, 22, OCHRE, 8),
    )


def first_try() -> str:
    """A blackboard with the water cycle in chalk, and twenty-three heads copying it."""
    heads = ""
    hair = dice(3)
    for row, (y, size, step) in enumerate(((850, 58, 178), (985, 74, 226))):
        for i in range(10):
            x = i * step + (70 if row else 0) - 20
            tone = hair.choice((INK, WOOD, "#3d2b22", AMBER, "#5a3a28"))
            heads += dot(x, y, size, tone) + box(
                x - size * 1.1,
                y + size * 0.7,
                size * 2.2,
                200,
                hair.choice((RUST, TEAL, MOSS, WINE, OCHRE, CREEK)),
                size * 0.6,
            )
    chalk = (
        f'<g fill="none" stroke="{CREAM}" stroke-width="9" stroke-linecap="round" '
        'stroke-linejoin="round" opacity=".9">'
        '<circle cx="420" cy="230" r="62"/>'
        + "".join(
            f'<path d="M{420 + 84 * math.cos(a):.0f} {230 + 84 * math.sin(a):.0f}'
            f'L{420 + 116 * math.cos(a):.0f} {230 + 116 * math.sin(a):.0f}"/>'
            for a in (math.tau * i / 10 for i in range(10))
        )
        + '<path d="M980 250A48 48 0 0 1 1000 170A76 76 0 0 1 1140 160A56 56 0 0 1 1210 250Z"/>'
        '<path d="M1030 290l-18 46M1090 290l-18 46M1150 290l-18 46"/>'
        '<path d="M300 560Q360 530 420 560T540 560T660 560T780 560"/>'
        '<path d="M340 610Q400 580 460 610T580 610T700 610"/>'
        '<path d="M850 610L1010 430L1080 510L1200 380L1330 610"/>'
        '<path d="M600 490C600 390 700 280 880 240M838 222L884 240L852 278"/>'
        '<path d="M1260 300C1340 360 1360 420 1340 500M1316 470L1338 506L1368 478"/>'
        '<path d="M960 660C900 700 800 700 740 650M780 640L738 648L750 690"/></g>'
    )
    return svg(
        W,
        H,
        "A blackboard with a chalk drawing of the water cycle",
        box(0, 0, W, H, SAND),
        box(150, 60, 1300, 700, WOOD, 14),
        box(180, 90, 1240, 640, "#2d4a42"),
        at(900, 400, oval(0, 0, 420, 120, CREAM, 'opacity=".06"'), turn=-18),
        chalk,
        box(150, 740, 1300, 30, WOOD, 6),
        box(1180, 726, 90, 16, PAPER, 6),
        box(1290, 726, 60, 16, OCHRE, 6),
        heads,
    )


COVERS = {
    "projects/water-cycle": water_cycle,
    "projects/why-leaves-change": why_leaves_change,
    "projects/show-me-what-you-know": show_me,
    "projects/moon-in-a-box": moon_in_a_box,
    "projects/water-cycle-first-try": first_try,
}
