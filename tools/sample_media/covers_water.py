"""Covers of everything that has to do with the creek and the pond, 1600 by 1000."""

from kit import (
    AMBER,
    BLUSH,
    CREAM,
    CREEK,
    INK,
    LEAF,
    MIST,
    MOSS,
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
    blade,
    blob,
    box,
    cattail,
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


def watershed() -> str:
    """A relief of hills from above, with a creek that gathers its branches."""
    levels = []
    for i, colour in enumerate((LEAF, "#c3d199", "#d5dcb0", "#e6e3c4", CREAM)):
        k = 1 - i * 0.17
        shape = [
            (-560, -250),
            (-380, -400),
            (-80, -430),
            (200, -380),
            (470, -420),
            (620, -240),
            (560, -40),
            (640, 160),
            (430, 330),
            (150, 300),
            (-120, 390),
            (-400, 300),
            (-620, 140),
        ]
        turn = dice(i)
        points = [(x * k + turn.uniform(-18, 18), y * k + turn.uniform(-18, 18)) for x, y in shape]
        levels.append(at(560, 380, blob(points, colour)))
    main = [
        (560, 330),
        (640, 420),
        (600, 520),
        (720, 590),
        (860, 610),
        (960, 700),
        (1120, 720),
        (1260, 820),
        (1420, 850),
        (1620, 940),
    ]
    arms = (
        [(330, 420), (450, 470), (600, 520)],
        [(420, 250), (500, 380), (640, 420)],
        [(820, 330), (790, 450), (720, 590)],
        [(1010, 450), (930, 540), (860, 610)],
        [(560, 720), (720, 700), (860, 690), (960, 700)],
        [(1290, 560), (1230, 650), (1120, 720)],
    )
    creek = "".join(line(arm, CREEK, 13) for arm in arms)
    creek += line(main[:4], CREEK, 18) + line(main[3:7], CREEK, 30) + line(main[6:], CREEK, 48)
    town = "".join(
        at(x, y, box(-22, -18, 44, 36, c, 3) + f'<path d="M-28-16L0-44L28-16Z" fill="{WINE}"/>')
        for x, y, c in (
            (1110, 610, PAPER),
            (1180, 570, BLUSH),
            (1040, 830, PAPER),
            (1120, 860, BLUSH),
            (1210, 905, PAPER),
            (1000, 900, SAND),
            (1330, 700, PAPER),
            (1400, 740, BLUSH),
        )
    )
    woods = dice(8)
    forest = "".join(
        pine(x + woods.uniform(-12, 12), y, woods.uniform(56, 84), woods.choice((PINE, "#3d6c58")))
        for x, y in (
            (260, 220),
            (310, 250),
            (215, 270),
            (280, 310),
            (700, 190),
            (750, 220),
            (655, 240),
            (800, 250),
            (180, 540),
            (230, 580),
            (140, 600),
            (300, 610),
            (960, 250),
            (1010, 280),
            (400, 600),
            (1060, 330),
        )
    )
    stops = "".join(
        dot(x, y, 27, WINE) + dot(x, y, 15, PAPER)
        for x, y in ((560, 330), (720, 590), (960, 700), (1260, 820))
    )
    return svg(
        W,
        H,
        "Hills from above, and a creek with its branches",
        box(0, 0, W, H, MOSS),
        blob(
            [
                (-80, 80),
                (400, -160),
                (1000, -120),
                (1500, 40),
                (1700, 400),
                (1560, 800),
                (1000, 940),
                (400, 1040),
                (-140, 760),
            ],
            "#98b06d",
        ),
        *levels,
        forest,
        creek,
        town,
        stops,
        drop(560, 222, 110, TEAL),
    )


def voices() -> str:
    """A microphone at the water; its sound waves are ripples, its stand is a cattail."""
    rings = "".join(
        ring(800, 790, 120 + 105 * i, 24 + 22 * i, PAPER, 7 - i * 0.8) for i in range(6)
    )
    reeds = dice(12)
    grass = "".join(
        blade(
            x,
            1010,
            reeds.uniform(160, 380),
            reeds.uniform(-70, 70),
            reeds.choice(("#173f3b", PINE)),
        )
        for x in (-10, 40, 90, 130, 190, 250, 310, 1300, 1350, 1400, 1460, 1510, 1560, 1610)
    )
    grill = "".join(line([(-88, y), (0, y + 12), (88, y)], AMBER, 6) for y in range(-150, -4, 38))
    grill += "".join(line([(x, -160), (x, 4)], AMBER, 6) for x in (-50, 0, 50))
    mic = (
        box(-100, -210, 200, 300, WINE, 100)
        + '<path d="M-82 10V-112A82 82 0 0 1 82-112V10Z" fill="#e3aa42"/>'
        + grill
        + f'<path d="M-140-40V20A140 140 0 0 0 140 20V-40" fill="none" stroke="{INK}" '
        'stroke-width="20" stroke-linecap="round"/>' + box(-10, 150, 20, 260, INK)
    )
    return svg(
        W,
        H,
        "A microphone standing in a creek of orange light",
        box(0, 0, W, H, BLUSH),
        dot(800, 560, 360, OCHRE, 'opacity=".85"'),
        dot(800, 560, 470, OCHRE, 'opacity=".22"'),
        land([(0, 560), (260, 470), (560, 560), (900, 600), (1250, 480), (1600, 560)], H, AMBER),
        land([(0, 640), (300, 560), (620, 640), (1000, 660), (1320, 570), (1600, 630)], H, RUST),
        land([(0, 700), (400, 690), (800, 700), (1200, 690), (1600, 700)], H, TEAL),
        oval(800, 800, 420, 92, OCHRE, 'opacity=".55"'),
        rings,
        at(800, 400, mic),
        wave(160, 770, 140, MIST),
        wave(1280, 760, 150, MIST),
        wave(420, 930, 120, MIST),
        wave(1080, 930, 130, MIST),
        grass,
        cattail(150, 1010, 560, -40),
        cattail(270, 1010, 430, 30),
        cattail(1390, 1010, 500, -34),
        cattail(1490, 1010, 600, 44),
    )


def readings() -> str:
    """A thermometer in the creek, whose surface is a line of readings."""
    data = [
        (0, 520),
        (110, 500),
        (220, 540),
        (330, 470),
        (440, 500),
        (550, 390),
        (660, 450),
        (770, 430),
        (880, 350),
        (990, 420),
        (1100, 330),
        (1210, 360),
        (1320, 280),
        (1430, 330),
        (1600, 250),
    ]
    low = [(x, y + 170 + (x % 220) / 8) for x, y in data]
    marks = "".join(dot(x, y, 21, PAPER) + dot(x, y, 12, WINE) for x, y in data[1:-1])
    scale = "".join(box(32, -330 + 44 * i, 30 if i % 3 == 0 else 18, 7, INK) for i in range(12))
    meter = (
        box(-62, -420, 124, 700, PAPER, 62)
        + dot(0, 300, 112, PAPER)
        + dot(0, 300, 82, RUST)
        + box(-24, -330, 48, 560, SAND, 24)
        + box(-24, -40, 48, 330, RUST, 24)
        + line([(-42, 270), (-50, 300), (-36, 334)], BLUSH, 12)
        + scale
    )
    bed = dice(5)
    stones = "".join(
        oval(
            x,
            bed.uniform(930, 985),
            bed.uniform(36, 90),
            bed.uniform(20, 38),
            bed.choice((SAND, "#8fb3ac", MIST, "#6f9c97")),
        )
        for x in range(0, 1700, 105)
    )
    bubbles = "".join(
        dot(bed.uniform(60, 1540), bed.uniform(640, 880), bed.uniform(4, 12), MIST, 'opacity=".6"')
        for _ in range(34)
    )
    fish = (
        f'<path d="M-90 0C-50-50 50-50 90 0C50 50-50 50-90 0Z" fill="{OCHRE}"/>'
        f'<path d="M70 0L140-46Q124 0 140 46Z" fill="{AMBER}"/>'
        + dot(-52, -8, 9, INK)
        + line([(-20, -24), (-12, 0), (-20, 24)], AMBER, 6)
    )
    return svg(
        W,
        H,
        "A thermometer in a creek whose surface is a chart",
        box(0, 0, W, H, CREAM),
        dot(1290, 190, 105, OCHRE),
        *(box(0, y, W, 3, SAND) for y in (120, 220, 320, 420, 520)),
        cloud(330, 250, 300, PAPER),
        "".join(line([(x, 280), (x - 14, 330)], CREEK, 7) for x in (250, 310, 370, 430)),
        land(data, H, MIST),
        land([(x, y + 60) for x, y in data], H, CREEK),
        land(low, H, TEAL),
        bubbles,
        line(data, WINE, 9),
        marks,
        stones,
        at(1150, 770, fish),
        at(1390, 850, fish, scale=0.6),
        at(520, 790, fish.replace(OCHRE, BLUSH).replace(AMBER, RUST), scale=-0.55),
        at(770, 480, meter),
    )


def warming() -> str:
    """Twenty coloured stripes of summer that run through the land like a river."""
    tones = [
        "#2b6f77",
        "#3d8a8c",
        "#2b6f77",
        "#5ba09b",
        "#3d8a8c",
        "#84b8ad",
        "#5ba09b",
        "#b9d8d0",
        "#3d8a8c",
        "#e6dcb9",
        "#84b8ad",
        "#e9c98f",
        "#b9d8d0",
        "#e6dcb9",
        "#e3aa42",
        "#e9c98f",
        "#d2832f",
        "#e9c98f",
        "#bd5a36",
        "#d2832f",
    ]
    stripes = ""
    path = [(-40, 640), (240, 560), (480, 640), (760, 760), (1080, 690), (1340, 560), (1660, 610)]
    for i, tone in enumerate(tones):
        shifted = [(x, y + i * 15.5 - 130 + (i - 10) * (x - 800) / 190) for x, y in path]
        stripes += line(shifted, tone, 20, 'style="stroke-linecap:butt"')
    return svg(
        W,
        H,
        "A river of twenty stripes, cool to warm",
        box(0, 0, W, H, SKY),
        dot(1180, 230, 120, RUST, 'opacity=".9"'),
        dot(1180, 230, 175, RUST, 'opacity=".18"'),
        cloud(420, 240, 330, PAPER),
        cloud(700, 180, 200, PAPER, 'opacity=".75"'),
        land(
            [(0, 420), (240, 330), (520, 430), (840, 350), (1160, 440), (1400, 360), (1600, 420)],
            H,
            MIST,
        ),
        land([(0, 500), (300, 420), (620, 510), (960, 450), (1260, 500), (1600, 430)], H, LEAF),
        *(
            pine(x, y, h)
            for x, y, h in (
                (90, 510, 150),
                (165, 490, 200),
                (250, 500, 140),
                (1400, 500, 190),
                (1475, 490, 150),
                (1545, 480, 210),
            )
        ),
        tree(980, 530, 170, MOSS, PINE),
        land([(0, 560), (400, 500), (800, 590), (1200, 520), (1600, 500)], H, MOSS),
        stripes,
        land([(0, 905), (300, 900), (700, 975), (1100, 950), (1600, 860)], H + 10, PINE),
        *(
            blade(x, 1005, 110 + (x * 37) % 70, (x * 53) % 60 - 30, LEAF)
            for x in (60, 120, 200, 1080, 1160, 1260, 1370, 1480, 1550)
        ),
        # the gauge
        at(
            1290,
            905,
            box(-24, -250, 48, 300, PAPER, 6)
            + "".join(box(-24, -232 + 40 * i, 26 if i % 2 else 38, 8, WINE) for i in range(7)),
        ),
    )


def dragonfly(x: float, y: float, scale: float, turn: float) -> str:
    """Return a dragonfly seen from above, its head at the top."""
    wing = (
        '<path d="M0 0C60-50 190-84 250-56C270-40 230-10 160 6C100 18 40 16 0 8Z" '
        f'fill="{PAPER}" opacity=".82"/>'
        '<path d="M0 8C60-20 170-52 246-52M30 6C90 4 150-4 210-24" fill="none" '
        f'stroke="{TEAL}" stroke-width="3" opacity=".7"/>'
    )
    wings = "".join(
        f'<g transform="translate(0 {dy}) scale({sx} {sy}) rotate({turn_})">{wing}</g>'
        for dy, sx, sy, turn_ in (
            (-8, 1, 1, -4),
            (-8, -1, 1, -4),
            (26, 0.9, 0.95, 16),
            (26, -0.9, 0.95, 16),
        )
    )
    tail = "".join(
        box(-12 + i * 0.7, 64 + 34 * i, 24 - i * 1.4, 30, TEAL if i % 2 else CREEK, 7)
        for i in range(7)
    )
    body = oval(0, 22, 26, 48, TEAL) + oval(0, -38, 25, 20, INK)
    body += dot(-16, -44, 14, OCHRE) + dot(16, -44, 14, OCHRE)
    return at(x, y, wings + tail + body, turn=turn, scale=scale)


def pond() -> str:
    """A pond cut open: duckweed and a frog above, a snail and a tadpole below."""
    weed = dice(14)
    duckweed = "".join(
        oval(
            x + weed.uniform(-14, 14),
            560 + weed.uniform(-12, 14),
            weed.uniform(15, 26),
            9,
            weed.choice((LEAF, MOSS, "#9db36b")),
        )
        for x in [*range(40, 420, 36), *range(1130, 1500, 40)]
    )
    frog = (
        oval(0, 0, 108, 52, MOSS)
        + oval(-64, -52, 40, 38, MOSS)
        + oval(64, -52, 40, 38, MOSS)
        + dot(-64, -62, 22, OCHRE)
        + dot(64, -62, 22, OCHRE)
        + oval(-64, -62, 7, 15, INK)
        + oval(64, -62, 7, 15, INK)
        + line([(-66, -2), (0, 20), (66, -2)], PINE, 7)
        + dot(-14, -26, 4, PINE)
        + dot(14, -26, 4, PINE)
    )
    snail = (
        f'<path d="M-120 62C-60 40 60 40 130 60Q150 40 152 8Q166-2 176 14Q180 62 130 80H-100Z" '
        f'fill="{BLUSH}"/>'
        + dot(10, 4, 78, AMBER)
        + dot(18, 6, 54, OCHRE)
        + dot(26, 10, 31, AMBER)
        + dot(30, 12, 12, OCHRE)
        + line([(158, 0), (166, -26)], BLUSH, 7)
        + line([(170, 6), (184, -18)], BLUSH, 7)
    )
    tadpole = (
        oval(0, 0, 46, 32, INK)
        + f'<path d="M30-16C90-50 110 30 178-8C120 62 84 20 30 16Z" fill="{INK}" opacity=".8"/>'
        + dot(-24, -8, 6, CREAM)
    )
    strider = (
        oval(0, 0, 54, 9, INK)
        + "".join(
            line([(x, 0), (x + dx * 0.5, -30), (x + dx, 24)], INK, 5)
            for x, dx in ((-6, -120), (-6, 120), (22, -86), (30, 96), (-44, -34))
        )
        + "".join(ring(x, 26, 22, 5, PAPER, 4) for x in (-126, 114, -64, 126))
    )
    under = "".join(
        line([(x, 1000), (x + s, 890), (x - s, 780), (x + s, 690)], c, 14)
        for x, s, c in (
            (120, 24, MOSS),
            (180, -26, "#6d9480"),
            (1440, 26, MOSS),
            (1510, -22, "#6d9480"),
            (1380, -20, "#6d9480"),
        )
    )
    return svg(
        W,
        H,
        "A pond above and below the water",
        box(0, 0, W, H, SKY),
        dot(1250, 210, 118, OCHRE),
        land([(0, 420), (300, 350), (700, 430), (1100, 380), (1600, 430)], H, MIST),
        land([(0, 480), (260, 440), (640, 500), (1000, 470), (1330, 440), (1600, 480)], H, LEAF),
        tree(200, 480, 230, MOSS, PINE),
        tree(330, 480, 160, MOSS, PINE),
        *(
            cattail(x, 580, h, lean)
            for x, h, lean in ((60, 330, -18), (1420, 400, 20), (1490, 300, -16), (1550, 440, 26))
        ),
        *(
            blade(x, 580, h, lean, PINE)
            for x, h, lean in (
                (110, 230, 40),
                (20, 260, -30),
                (1380, 260, -40),
                (1460, 330, 50),
                (1585, 250, -20),
            )
        ),
        box(0, 560, W, 440, CREEK),
        box(0, 560, W, 16, MIST),
        land([(0, 760), (400, 740), (800, 770), (1200, 740), (1600, 760)], H, TEAL),
        land([(0, 930), (300, 900), (800, 940), (1250, 900), (1600, 930)], H, "#5b4a36"),
        under,
        duckweed,
        at(1000, 548, oval(0, 14, 150, 22, PINE) + frog),
        at(690, 546, strider),
        at(420, 860, snail),
        at(860, 730, tadpole),
        at(1060, 810, tadpole, scale=0.75, turn=-12),
        at(770, 850, tadpole, scale=0.6, turn=14),
        *(
            dot(x, y, r, MIST, 'opacity=".7"')
            for x, y, r in (
                (640, 720, 9),
                (660, 680, 13),
                (648, 640, 8),
                (1240, 700, 10),
                (1256, 650, 14),
            )
        ),
        dragonfly(660, 250, 0.9, 62),
    )


def letter() -> str:
    """An open envelope; out of it comes a letter with a gate to the pond on it."""
    view = (
        box(-380, -330, 760, 560, SKY)
        + dot(220, -210, 66, OCHRE)
        + land([(-380, -60), (-160, -120), (100, -50), (380, -110)], 230, LEAF)
        + oval(30, 90, 300, 92, CREEK)
        + oval(30, 84, 300, 86, MIST, 'opacity=".25"')
        + wave(-120, 80, 90, PAPER, 6)
        + wave(100, 116, 90, PAPER, 6)
        + "".join(
            cattail(x, 70, h, lean)
            for x, h, lean in ((-250, 170, -8), (-214, 210, 10), (290, 190, 8), (330, 150, -8))
        )
        + tree(-120, -50, 150, MOSS, PINE)
    )
    post = box(-13, -250, 26, 490, WINE, 6)
    bars = "".join(box(x, -190, 13, 410, RUST, 6) for x in range(28, 190, 32))
    wing = box(0, -190, 190, 20, RUST, 6) + box(0, 150, 190, 20, RUST, 6) + bars
    gate = at(-330, 0, post + f'<g transform="skewY(14) scale(.72 1)">{wing}</g>') + at(
        330, 0, post + f'<g transform="scale(-.72 1) skewY(14)">{wing}</g>'
    )
    sheet = (
        box(-430, -390, 860, 900, PAPER, 8) + f'<g transform="translate(0 -10)">{view}{gate}</g>'
    )
    return svg(
        W,
        H,
        "A letter with a gate to a pond on it",
        box(0, 0, W, H, "#e8c9a8"),
        dot(800, 500, 620, BLUSH, 'opacity=".8"'),
        f'<path d="M250 560L800 150L1350 560Z" fill="{AMBER}"/>',
        box(250, 556, 1100, 400, WOOD),
        at(800, 430, sheet, turn=-1.5),
        f'<path d="M250 560L800 830L1350 560V960H250Z" fill="{SAND}"/>',
        f'<path d="M250 960L690 690Q800 800 910 690L1350 960Z" fill="{CREAM}"/>',
        f'<path d="M250 560L700 782M1350 560L900 782" stroke="{WOOD}" stroke-width="4" '
        'opacity=".35"/>',
        dot(800, 806, 62, WINE),
        leaf(800, 846, 78, 0, BLUSH, vein=WINE),
    )


COVERS = {
    "projects/watershed-map": watershed,
    "projects/voices-of-the-creek": voices,
    "projects/creek-readings": readings,
    "assignments/is-the-creek-warming": warming,
    "assignments/pond-life-field-guide": pond,
    "assignments/letter-to-the-board": letter,
}
