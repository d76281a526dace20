"""Covers of the essay, the program and the evening at the library, and the portrait."""

# ruff: noqa: E501, PLR0913, PLR0917, PLR2004 - path data, places and moments

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
    SKY,
    TEAL,
    WINE,
    WOOD,
    at,
    blob,
    box,
    dice,
    dot,
    drop,
    land,
    leaf,
    line,
    oval,
    svg,
)

W, H = 1600, 1000


def rows(x: float, y: float, widths: tuple[int, ...], colour: str) -> str:
    """Return lines of writing, as bars."""
    return "".join(box(x, y + 34 * i, w, 13, colour, 6) for i, w in enumerate(widths))


def frog(colour: str, dark: str) -> str:
    """Return the frog of the inherited worksheet."""
    return (
        oval(0, 30, 84, 60, colour)
        + oval(-86, 74, 34, 18, colour)
        + oval(86, 74, 34, 18, colour)
        + oval(0, -30, 70, 50, colour)
        + dot(-40, -74, 28, colour)
        + dot(40, -74, 28, colour)
        + dot(-40, -76, 14, PAPER)
        + dot(40, -76, 14, PAPER)
        + dot(-40, -76, 7, INK)
        + dot(40, -76, 7, INK)
        + line([(-42, -22), (0, -4), (42, -22)], dark, 6)
    )


def who_owns() -> str:
    """A worksheet and the older copies behind it, each paler than the next."""
    sheets = ""
    for i, (turn, tone) in enumerate(
        ((-26, "#cdb489"), (-19, "#d8c298"), (-12, "#e3d1ab"), (-5, "#eee1c2"), (3, PAPER))
    ):
        last = i == 4
        colour, dark = (MOSS, PINE) if last else ("#b9a57b", "#a08c63")
        inner = (
            box(-230, -320, 460, 640, INK, 10, 'opacity=".12" transform="translate(8 12)"')
            + box(-230, -320, 460, 640, tone, 10)
            + box(-180, -270, 260, 24, WINE if last else dark, 12)
            + at(0, -70, frog(colour, dark), scale=1.25)
            + rows(-180, 104, (360, 330, 352, 240), MIST if last else dark)
        )
        if last:
            inner += (
                box(-180, 262, 360, 34, SKY, 17)
                + dot(-160, 279, 9, TEAL)
                + box(-140, 273, 190, 12, TEAL, 6)
                + box(62, 273, 90, 12, RUST, 6)
            )
        sheets += (
            f'<g transform="translate({640 + 66 * i} {520 - 8 * i}) rotate({turn})">{inner}</g>'
        )
    pen = (
        box(-190, -20, 290, 40, OCHRE, 8)
        + box(-190, 6, 290, 14, AMBER, 4)
        + box(-210, -20, 40, 40, WINE, 10)
        + f'<path d="M100-20L168 0L100 20Z" fill="{BLUSH}"/><path d="M140-8L168 0L140 8Z" fill="{INK}"/>'
    )
    cup = (
        dot(0, 0, 120, CREAM)
        + dot(0, 0, 98, WOOD)
        + '<path d="M112-34A60 60 0 1 1 112 44" fill="none" stroke="#f7f0e1" stroke-width="26"/>'
        + '<path d="M-60-30A70 70 0 0 1 10-66" fill="none" stroke="#efcdb4" stroke-width="8" '
        'stroke-linecap="round" opacity=".7"/>'
    )
    return svg(
        W,
        H,
        "A worksheet with a frog, and the copies it was made from",
        box(0, 0, W, H, TEAL),
        *(box(x, 0, 5, H, "#1d5551") for x in range(140, W, 210)),
        sheets,
        at(1330, 720, pen, turn=-58),
        at(1345, 240, cup),
        at(180, 830, leaf(0, 0, 190, 40, OCHRE, vein=AMBER)),
    )


def bean(x: float, stage: int) -> str:
    """Return a bean plant on one of six days; (x, 560) is the surface of the soil."""
    seed = at(
        0,
        92,
        f'<path d="M-34 0C-34-30 30-36 36-4C40 28 8 36 4 18C0 6-6 8-10 16C-18 30-34 24-34 0Z" '
        f'fill="{WINE}"/><path d="M-18-10C-8-20 10-20 18-12" stroke="{BLUSH}" stroke-width="5" '
        'fill="none" stroke-linecap="round"/>',
    )
    root = (0, 60, 110, 150, 190, 220)[stage]
    parts = ""
    if root:
        parts += line([(0, 104), (-6, 104 + root * 0.5), (4, 104 + root)], CREAM, 8)
        parts += "".join(
            line(
                [
                    (0, 104 + root * t),
                    (s * root * 0.2, 112 + root * t),
                    (s * root * 0.34, 140 + root * t),
                ],
                CREAM,
                4,
            )
            for t, s in ((0.3, -1), (0.42, 1), (0.62, -1), (0.76, 1))[: stage * 2 - 2]
        )
    shoot = (0, 0, 60, 170, 280, 380)[stage]
    if shoot:
        parts += line([(0, 84), (6, 0), (-6, -shoot * 0.5), (0, -shoot)], MOSS, 13)
    if stage == 2:
        parts += line([(0, -56), (10, -84), (36, -78), (38, -58)], MOSS, 15)
    if stage >= 3:
        for level in range(stage - 2):
            y = -shoot + level * 110
            size = 92 + level * 12
            parts += leaf(0, y, size, -62, LEAF, vein=PINE, dark=MOSS)
            parts += leaf(0, y, size, 62, MOSS, vein=PINE, dark="#6d8a4c")
        parts += leaf(0, -shoot, 56, 6, LEAF, vein=PINE)
    return at(x, 560, parts + seed)


def bean_lab() -> str:
    """Six days of a bean, drawn on the grid of a screen."""
    grid = "".join(box(0, y, W, 3, "#cfe0d3") for y in range(60, 560, 72))
    grid += "".join(box(x, 0, 3, 560, "#cfe0d3") for x in range(70, W, 72))
    soil = dice(6)
    stones = "".join(
        oval(
            soil.uniform(10, 1590),
            soil.uniform(620, 970),
            soil.uniform(5, 16),
            soil.uniform(4, 10),
            soil.choice(("#6b4a33", "#936a47", "#7d573b")),
        )
        for _ in range(120)
    )
    xs = (170, 420, 670, 920, 1170, 1420)
    tips = [(x, 560 - h) for x, h in zip(xs, (0, 0, 84, 226, 340, 440), strict=True)]
    trend = line(tips, RUST, 6, 'stroke-dasharray="2 22"')
    cursor = box(1510, 70, 34, 56, RUST) + box(1330, 70, 160, 18, TEAL, 9)
    cursor += box(1390, 108, 100, 18, MIST, 9)
    can = (
        f'<path d="M-90-70H80L96 90H-106Z" fill="{OCHRE}"/>'
        f'<path d="M84-10L190-92" stroke="{OCHRE}" stroke-width="26"/>'
        f'<path d="M170-126L222-62L236-108Z" fill="{AMBER}"/>'
        f'<path d="M-96-50C-190-60-190 70-104 70" fill="none" stroke="{AMBER}" stroke-width="20"/>'
        f'<path d="M10-70H80L96 90H10Z" fill="{AMBER}" opacity=".6"/>'
    )
    return svg(
        W,
        H,
        "Six days in the life of a bean",
        box(0, 0, W, H, SKY),
        grid,
        dot(180, 170, 92, OCHRE),
        land([(0, 566), (400, 556), (800, 566), (1200, 556), (1600, 564)], H, WOOD),
        land([(0, 770), (420, 750), (900, 780), (1600, 750)], H, "#75502f"),
        stones,
        trend,
        *(bean(x, i) for i, x in enumerate(xs)),
        cursor,
        at(500, 250, can, turn=24),
        *(drop(x, y, s) for x, y, s in ((712, 330, 34), (690, 390, 26), (738, 410, 22))),
    )


def person(x: float, y: float, size: float, coat: str, skin: str, hair: str) -> str:
    """Return somebody seen from behind, standing on (x, y)."""
    s = size / 100
    body = (
        f'<path d="M-26 0L-30-52Q-30-74 0-74Q30-74 30-52L26 0Z" fill="{coat}"/>'
        f'<rect x="-8" y="-82" width="16" height="14" fill="{skin}"/>'
        f'<circle cx="0" cy="-96" r="22" fill="{skin}"/>'
        f'<path d="M-22-92A22 23 0 0 1 22-92Q22-80 14-76H-14Q-22-80-22-92Z" fill="{hair}"/>'
    )
    return at(x, y, body, scale=s)


def family_night() -> str:
    """A library at night with lit windows; inside, a shadow rabbit on the ceiling."""
    sky = dice(31)
    stars = "".join(
        dot(
            sky.uniform(0, W),
            sky.uniform(0, 430),
            sky.choice((2, 3, 4)),
            CREAM,
            f'opacity="{sky.uniform(0.35, 0.9):.1f}"',
        )
        for _ in range(80)
    )
    string = [(0, 300), (200, 360), (420, 345), (560, 300)]
    string2 = [(1040, 300), (1200, 356), (1420, 350), (1600, 290)]
    bulbs = "".join(
        dot(x, y, 13, c) + dot(x, y, 30, c, 'opacity=".2"')
        for x, y, c in (
            (60, 334, OCHRE),
            (150, 358, BLUSH),
            (240, 376, OCHRE),
            (330, 376, RUST),
            (420, 364, OCHRE),
            (505, 340, BLUSH),
            (1100, 340, OCHRE),
            (1190, 372, RUST),
            (1290, 382, OCHRE),
            (1390, 372, BLUSH),
            (1480, 352, OCHRE),
            (1560, 322, RUST),
        )
    )
    window = (
        box(0, 0, 150, 230, OCHRE, 6)
        + box(0, 0, 150, 230, PAPER, 6, 'opacity=".25"')
        + box(70, 0, 10, 230, WINE)
        + box(0, 106, 150, 10, WINE)
    )
    rabbit = (
        f'<g fill="{RUST}"><ellipse cx="0" cy="30" rx="66" ry="52"/>'
        '<ellipse cx="66" cy="-24" rx="44" ry="40"/>'
        '<ellipse cx="52" cy="-92" rx="14" ry="50" transform="rotate(-12 52 -92)"/>'
        '<ellipse cx="90" cy="-88" rx="14" ry="48" transform="rotate(16 90 -88)"/>'
        '<circle cx="-66" cy="26" r="20"/></g>'
    )
    people = "".join(
        person(x, y, s, c, k, h)
        for x, y, s, c, k, h in (
            (150, 930, 150, RUST, "#c58a62", INK),
            (240, 940, 96, OCHRE, "#c58a62", INK),
            (400, 950, 164, CREEK, BLUSH, WOOD),
            (500, 950, 90, WINE, BLUSH, AMBER),
            (1130, 950, 158, OCHRE, "#8d5a3a", INK),
            (1225, 950, 102, MIST, "#8d5a3a", INK),
            (1310, 950, 84, RUST, "#8d5a3a", INK),
            (1470, 940, 150, MOSS, "#e0b08c", "#8c8c86"),
        )
    )
    return svg(
        W,
        H,
        "A library at night, its windows lit, families on their way in",
        box(0, 0, W, H, NIGHT),
        stars,
        dot(1370, 150, 74, CREAM),
        dot(1402, 132, 66, NIGHT),
        land([(0, 640), (300, 590), (700, 640), (1100, 600), (1600, 650)], H, "#24465a"),
        # the building
        box(340, 400, 920, 460, RUST),
        box(340, 400, 920, 26, WINE),
        f'<path d="M300 404L800 180L1300 404Z" fill="{WINE}"/>',
        f'<path d="M420 384L800 214L1180 384Z" fill="{AMBER}"/>',
        dot(800, 318, 46, CREAM),
        f'<path d="M774 302Q790 292 800 304Q810 292 826 302V336Q810 328 800 338Q790 328 774 336Z" '
        f'fill="{TEAL}"/>',
        at(400, 480, window),
        at(1050, 480, window),
        # the great window with the shadow
        box(590, 460, 420, 400, OCHRE, 8),
        f'<path d="M660 860L600 480H1000L940 860Z" fill="{PAPER}" opacity=".55"/>',
        at(790, 620, rabbit, scale=1.15),
        box(590, 460, 420, 14, WINE),
        box(590, 460, 14, 400, WINE),
        box(996, 460, 14, 400, WINE),
        land([(0, 862), (500, 850), (800, 858), (1100, 850), (1600, 866)], H, "#17303d"),
        f'<path d="M600 856H1000L1180 1000H420Z" fill="{OCHRE}" opacity=".28"/>',
        person(760, 862, 92, NIGHT, NIGHT, NIGHT),
        person(840, 862, 66, NIGHT, NIGHT, NIGHT),
        line(string, CREAM, 4),
        line(string2, CREAM, 4),
        bulbs,
        people,
    )


def ana() -> str:
    """The portrait, 800 by 800: a drawn one, since the person is invented."""
    skin, shade, hair = "#c8906a", "#b27a55", "#2e2320"
    curls = dice(17)
    crown = [
        (232, 372),
        (216, 300),
        (240, 230),
        (292, 180),
        (352, 160),
        (420, 156),
        (486, 176),
        (540, 222),
        (570, 286),
        (566, 356),
    ]
    curl = "".join(dot(x, y, curls.uniform(44, 58), hair) for x, y in crown)
    bun = "".join(
        dot(398 + dx, 104 + dy, r, hair)
        for dx, dy, r in ((0, 0, 66), (-48, 14, 42), (50, 12, 44), (-20, -38, 40), (26, -36, 42))
    )
    loose = "".join(
        line(p, hair, w)
        for p, w in (
            ([(238, 372), (222, 420), (240, 462), (228, 496)], 20),
            ([(562, 372), (578, 420), (560, 462), (572, 496)], 20),
        )
    )
    glasses = (
        f'<g fill="{PAPER}" fill-opacity=".1" stroke="{WINE}" stroke-width="9">'
        '<circle cx="330" cy="388" r="53"/><circle cx="470" cy="388" r="53"/></g>'
        f'<path d="M383 382Q400 370 417 382M277 378L252 366M523 378L548 366" fill="none" '
        f'stroke="{WINE}" stroke-width="9" stroke-linecap="round"/>'
    )
    face = (
        f'<path d="M340 500H460V620Q400 668 340 620Z" fill="{shade}"/>'
        f'<path d="M250 330Q250 230 400 226Q550 230 550 330V390Q546 470 490 522Q440 566 400 566'
        f'Q360 566 310 522Q254 470 250 390Z" fill="{skin}"/>'
        + oval(246, 402, 22, 36, skin)
        + oval(554, 402, 22, 36, skin)
        + dot(246, 446, 9, OCHRE)
        + dot(554, 446, 9, OCHRE)
        + oval(300, 462, 34, 22, RUST, 'opacity=".28"')
        + oval(500, 462, 34, 22, RUST, 'opacity=".28"')
        + line([(288, 318), (328, 304), (366, 316)], hair, 12)
        + line([(434, 316), (472, 304), (512, 318)], hair, 12)
        + oval(332, 390, 14, 18, hair)
        + oval(468, 390, 14, 18, hair)
        + dot(337, 383, 5, PAPER)
        + dot(473, 383, 5, PAPER)
        + line([(402, 400), (412, 446), (392, 454)], shade, 8)
        + line([(352, 490), (378, 508), (410, 512), (452, 488)], "#8d3f34", 10)
        + line([(458, 478), (464, 488)], shade, 6)
    )
    fringe = blob(
        [
            (238, 352),
            (244, 270),
            (300, 214),
            (400, 192),
            (500, 210),
            (556, 270),
            (562, 350),
            (536, 300),
            (480, 262),
            (430, 292),
            (372, 258),
            (310, 282),
            (262, 314),
        ],
        hair,
    )
    clothes = (
        f'<path d="M96 830Q100 660 250 616L340 584Q400 650 460 584L550 616Q700 660 704 830Z" '
        f'fill="{OCHRE}"/>'
        f'<path d="M322 592Q400 672 478 592L500 830H300Z" fill="{TEAL}"/>'
        f'<path d="M340 584Q400 664 460 584L474 594Q400 700 326 594Z" fill="#2f7a74"/>'
        f'<path d="M322 592L306 830M478 592L494 830" stroke="{AMBER}" stroke-width="12"/>'
        + dot(512, 700, 10, WINE)
        + dot(514, 764, 10, WINE)
        + leaf(236, 760, 70, 18, WINE, vein=BLUSH)
        + line([(150, 760), (140, 830)], AMBER, 8)
        + line([(650, 760), (660, 830)], AMBER, 8)
    )
    spray = "".join(
        leaf(x, y, n, turn, c, vein=PINE, dark=d)
        for x, y, n, turn, c, d in (
            (96, 560, 130, -30, MOSS, "#6d8a4c"),
            (110, 470, 128, 34, LEAF, MOSS),
            (92, 380, 120, -26, LEAF, MOSS),
            (118, 292, 112, 38, MOSS, "#6d8a4c"),
            (116, 214, 100, 2, LEAF, MOSS),
            (706, 560, 130, 30, LEAF, MOSS),
            (690, 470, 128, -34, MOSS, "#6d8a4c"),
            (710, 380, 120, 26, MOSS, "#6d8a4c"),
            (684, 292, 112, -38, LEAF, MOSS),
            (690, 214, 100, 0, MOSS, "#6d8a4c"),
        )
    )
    return svg(
        800,
        800,
        "Ana Reyes",
        box(0, 0, 800, 800, BLUSH),
        dot(400, 400, 330, CREAM),
        line([(104, 640), (98, 470), (112, 330), (116, 210)], PINE, 8),
        line([(698, 640), (704, 470), (690, 330), (690, 210)], PINE, 8),
        spray,
        bun,
        curl,
        clothes,
        face,
        fringe,
        loose,
        glasses,
    )


COVERS = {
    "projects/who-owns-a-lesson": who_owns,
    "projects/bean-lab": bean_lab,
    "projects/family-science-night": family_night,
    "media/ana": ana,
}
