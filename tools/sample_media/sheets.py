"""Worksheets, task sheets, plans and diagrams that stand inside the texts."""

# ruff: noqa: E501, PLR2004 - path data, places and moments

from covers_lessons import bag
from covers_town import frog
from kit import (
    AMBER,
    BLUSH,
    CREAM,
    CREEK,
    INK,
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
    cattail,
    cloud,
    dot,
    drop,
    leaf,
    line,
    lines,
    oval,
    svg,
    text,
    tree,
    wave,
)

RULE = "#9aa7a6"
"""Grey of writing lines."""


def rule(x: float, y: float, width: float) -> str:
    """Return a line to write on."""
    return box(x, y, width, 2, RULE)


def empty_bag(x: float, y: float) -> str:
    """Return the outline of a bag to draw in."""
    return at(
        x,
        y,
        f'<path d="M-190-230H190L184 210Q183 230 162 230H-162Q-183 230-184 210Z" fill="#ffffff" '
        f'stroke="{INK}" stroke-width="5"/>' + box(-190, -214, 380, 14, INK, 7),
    )


def worksheet() -> str:
    """The sheet of the lesson, one page, black on white so that any copier can print it."""
    scale = (
        f'<path d="M-60 30H60L44 58H-44Z" fill="none" stroke="{INK}" stroke-width="4"/>'
        f'<path d="M-80 20H80" stroke="{INK}" stroke-width="6" stroke-linecap="round"/>'
        + text(0, 52, "g", 22, INK, anchor="middle")
    )
    table = "".join(
        box(90 + 265 * i, 1046, 265, 150, "none", 0, f'stroke="{INK}" stroke-width="3"')
        for i in range(4)
    )
    table += "".join(
        text(90 + 265 * i + 18, 1082, head, 25, INK, weight=600)
        for i, head in enumerate(("when", "first morning", "second morning", "difference"))
    )
    table += text(108, 1160, "our bag weighs", 29, INK)
    table += "".join(text(90 + 265 * i + 230, 1176, "g", 29, INK, anchor="end") for i in (1, 2, 3))
    return svg(
        1240,
        1754,
        "Worksheet: a sea in a sandwich bag",
        box(0, 0, 1240, 1754, "#ffffff"),
        text(90, 120, "A sea in a sandwich bag", 58, INK, weight=700, family="serif"),
        text(90, 176, "Name", 28, INK),
        rule(172, 178, 400),
        text(620, 176, "Our window looks", 28, INK),
        rule(866, 178, 284),
        box(90, 214, 1060, 3, INK),
        text(
            90,
            276,
            "1  Before. Where do you think the water will be tomorrow?",
            32,
            INK,
            weight=700,
        ),
        rule(90, 336, 1060),
        rule(90, 396, 1060),
        text(90, 470, "2  Draw what you see. No words yet.", 32, INK, weight=700),
        empty_bag(330, 748),
        empty_bag(910, 748),
        text(330, 1012, "first morning", 28, INK, anchor="middle"),
        text(910, 1012, "second morning", 28, INK, anchor="middle"),
        text(620, 740, "→", 60, INK, anchor="middle"),
        table,
        text(90, 1264, "3  Does the bag leak? How can you tell?", 32, INK, weight=700),
        at(1090, 1240, scale, scale=0.9),
        rule(90, 1326, 1060),
        rule(90, 1386, 1060),
        text(90, 1460, "4  Where have you seen drops like these outside?", 32, INK, weight=700),
        rule(90, 1520, 1060),
        rule(90, 1580, 1060),
        box(90, 1640, 1060, 2, INK),
        text(
            90,
            1682,
            "Drawn and written by Ana Reyes, 2026. Free to copy, change and share (CC BY 4.0).",
            23,
            INK,
        ),
        text(90, 1714, "Nothing on this page is borrowed.", 23, INK),
    )


def inside_the_bag() -> str:
    """What happens in the bag, next to what happens outside."""

    def arrow(path: str, colour: str) -> str:
        return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="9" stroke-linecap="round"/>'

    def tip(x: float, y: float, turn: float, colour: str) -> str:
        return at(x, y, f'<path d="M-18 14L0-16L18 14Z" fill="{colour}"/>', turn=turn)

    left = at(380, 450, bag(), scale=1.05)
    left += "".join(
        arrow(f"M{x} 590C{x - 22} 540 {x + 22} 500 {x} 440", RUST) + tip(x, 430, 0, RUST)
        for x in (300, 380, 460)
    )
    outside = (
        '<clipPath id="r"><rect x="800" y="120" width="620" height="640" rx="28"/></clipPath>'
        '<g clip-path="url(#r)">'
        + box(800, 120, 620, 640, SKY)
        + dot(930, 250, 66, OCHRE)
        + cloud(1200, 320, 280)
        + "".join(line([(x, 350), (x - 14, 400)], CREEK, 7) for x in (1130, 1180, 1230, 1280))
        + f'<path d="M1080 760L1250 480L1420 620V760Z" fill="{MOSS}"/>'
        f'<path d="M1204 556L1250 480L1300 522Q1260 548 1204 556Z" fill="{PAPER}"/>'
        f'<path d="M800 640Q960 610 1110 650T1420 690V760H800Z" fill="{CREEK}"/>'
        + wave(850, 690, 90, MIST)
        + wave(1050, 720, 90, MIST)
        + "</g>"
        + "".join(
            arrow(f"M{x} 620C{x - 22} 570 {x + 22} 530 {x} 470", RUST) + tip(x, 460, 0, RUST)
            for x in (880, 950, 1020)
        )
    )
    words = ((380, 812, "In the bag"), (1110, 812, "Outside"))
    return svg(
        1500,
        1000,
        "The same journey in the bag and outside",
        box(0, 0, 1500, 1000, CREAM),
        box(80, 120, 620, 640, MIST, 28),
        left,
        outside,
        *(text(x, y, w, 44, INK, anchor="middle", weight=700, family="serif") for x, y, w in words),
        dot(110, 890, 22, RUST),
        text(110, 900, "1", 28, PAPER, anchor="middle", weight=700),
        text(146, 900, "sun warms it, water goes up unseen", 30),
        dot(110, 950, 22, TEAL),
        text(110, 960, "2", 28, PAPER, anchor="middle", weight=700),
        text(146, 960, "it meets something cool: drops", 30),
        dot(830, 890, 22, WINE),
        text(830, 900, "3", 28, PAPER, anchor="middle", weight=700),
        text(866, 900, "drops grow heavy and run down", 30),
        dot(830, 950, 22, INK),
        text(830, 960, "?", 28, PAPER, anchor="middle", weight=700),
        text(866, 960, "what cools the air up there?", 30),
        *(
            dot(x, y, 24, c) + text(x, y + 10, n, 28, PAPER, anchor="middle", weight=700)
            for x, y, n, c in (
                (500, 520, "1", RUST),
                (560, 330, "2", TEAL),
                (200, 600, "3", WINE),
                (1066, 560, "1", RUST),
                (1310, 240, "2", TEAL),
                (1330, 396, "3", WINE),
            )
        ),
    )


def ways() -> list[tuple[str, str, str]]:
    """Return the four ways to answer: name, what is given, picture around (0, 0)."""
    draw = (
        box(-70, -56, 140, 112, PAPER, 8)
        + oval(0, 26, 44, 13, CREEK)
        + dot(40, -30, 15, OCHRE)
        + line([(-20, 4), (-12, -16), (-22, -34)], TEAL, 6)
        + line([(8, 4), (16, -16), (6, -34)], TEAL, 6)
    )
    comic = "".join(
        box(x, y, 64, 52, c, 5)
        for x, y, c in ((-70, -56, PAPER), (6, -56, PAPER), (-70, 6, PAPER), (6, 6, PAPER))
    )
    comic += oval(-38, -20, 22, 8, CREEK) + oval(38, -20, 13, 5, CREEK) + cloud(-38, 42, 48, MIST)
    comic += dot(38, 32, 13, OCHRE)
    clay = (
        oval(0, 44, 70, 14, MOSS)
        + blob([(-50, 38), (-34, 12), (0, 4), (40, 14), (52, 38), (0, 48)], CREEK)
        + dot(-22, -34, 20, PAPER)
        + dot(4, -44, 24, PAPER)
        + dot(28, -32, 18, PAPER)
        + dot(-6, -8, 6, CREEK)
        + dot(14, -4, 6, CREEK)
    )
    talk = (
        f'<path d="M-60-50H60Q74-50 74-36V14Q74 28 60 28H0L-34 58L-28 28H-60Q-74 28-74 14V-36Q-74-50-60-50Z" '
        f'fill="{PAPER}"/>'
        + box(-52, -34, 104, 9, TEAL, 4)
        + box(-52, -14, 84, 9, TEAL, 4)
        + box(-52, 6, 52, 9, TEAL, 4)
    )
    return [
        ("Draw it", "one sheet, arrows allowed", draw),
        ("Tell it as a comic", "four or six boxes", comic),
        ("Build it in clay", "and say which part is what", clay),
        ("Tell me", "on the red chair", talk),
    ]


def task_sheet() -> str:
    """The sheet that children get: one question, four ways."""
    tones = (SKY, MIST, BLUSH, SAND)
    cards = "".join(
        at(
            225 + 350 * i,
            740,
            box(-160, -130, 320, 330, tone, 18)
            + at(0, -34, picture, scale=1.25)
            + text(0, 104, name, 29, INK, anchor="middle", weight=700)
            + text(0, 146, given, 21, INK, anchor="middle"),
        )
        for i, ((name, given, picture), tone) in enumerate(zip(ways(), tones, strict=True))
    )
    yard = (
        box(90, 190, 560, 300, SKY, 16)
        + box(90, 390, 560, 100, "#b9c0ba", 0)
        + cloud(240, 290, 150)
        + "".join(line([(x, 306), (x - 8, 334)], CREEK, 6) for x in (200, 240, 280))
        + blob([(250, 440), (330, 412), (460, 418), (520, 446), (440, 474), (310, 472)], CREEK)
        + text(116, 236, "Monday", 34, INK, weight=700)
    )
    dry = (
        box(750, 190, 560, 300, "#f6e7c2", 16)
        + box(750, 390, 560, 100, "#c6ccc6", 0)
        + dot(1210, 270, 48, OCHRE)
        + f'<path d="M910 440Q990 408 1120 420T1180 446Q1100 478 970 472T910 440Z" fill="none" '
        f'stroke="{RULE}" stroke-width="5" stroke-dasharray="4 14" stroke-linecap="round"/>'
        + text(1045, 460, "?", 52, WINE, anchor="middle", weight=700, family="serif")
        + text(776, 236, "Wednesday", 34, INK, weight=700)
    )
    return svg(
        1500,
        1060,
        "Task: where is the puddle?",
        box(0, 0, 1500, 1060, PAPER),
        text(
            90,
            128,
            "On Monday there was a puddle. Where is it now?",
            44,
            INK,
            weight=700,
            family="serif",
        ),
        yard,
        dry,
        text(90, 560, "Show me what you know. Choose one way:", 36, INK, weight=600),
        cards,
        text(
            90, 1016, "You may change your mind, and your way, until Friday.", 30, WINE, weight=600
        ),
    )


def two_answers() -> str:
    """A pretty comic with a wrong idea, and a plain card with the right one; both redrawn."""
    panels = ""
    for i in range(6):
        x, y = 90 + 225 * (i % 3), 190 + 235 * (i // 3)
        sky = (SKY, SKY, "#f6e7c2", "#f6e7c2", SAND, TEAL)[i]
        part = box(0, 0, 205, 215, sky, 8)
        if i < 4:
            part += box(0, 150, 205, 65, "#b9c0ba", 0)
            size = (1, 1, 0.66, 0.34)[i]
            part += oval(120, 178, 66 * size, 17 * size, CREEK)
            cat = (
                oval(0, 0, 26, 18, RUST)
                + dot(-24, -16, 14, RUST)
                + f'<path d="M-36-24L-32-40L-24-28ZM-24-28L-16-40L-12-24Z" fill="{RUST}"/>'
                + line([(24, -4), (42, -16), (38, -36)], RUST, 8)
                + dot(-29, -18, 2.5, INK)
            )
            part += at(44, 148, cat)
        if i < 2:
            part += cloud(110, 60, 120) + "".join(
                line([(a, 72), (a - 7, 96)], CREEK, 5) for a in (80, 110, 140)
            )
        if i in {2, 3}:
            part += dot(160, 46, 26, OCHRE)
        if i == 4:
            part += "".join(
                drop(a, b, 34) for a, b in ((60, 50), (100, 100), (140, 60), (120, 160))
            )
            part += "".join(line([(a, 14), (a, 36)], WOOD, 4) for a in (20, 60, 100, 140, 180))
        if i == 5:
            part += wave(20, 60, 70, MIST) + wave(110, 110, 70, MIST) + wave(40, 160, 80, MIST)
            part += text(102, 40, "the sea", 26, PAPER, anchor="middle", weight=700)
        panels += at(x, y, part)
    return svg(
        1500,
        860,
        "Two answers to the same question",
        box(0, 0, 1500, 860, CREAM),
        text(90, 108, "A", 54, WINE, weight=700, family="serif"),
        text(140, 106, "six careful boxes and a cat", 34, INK),
        panels,
        box(90, 700, 655, 96, PAPER, 12),
        text(118, 744, "Not yet: the water sinks to the sea.", 28, INK, weight=700),
        text(118, 780, "Next: a puddle on a plate. Where can it go now?", 26, INK),
        text(830, 108, "B", 54, WINE, weight=700, family="serif"),
        text(880, 106, "an index card, in pencil", 34, INK),
        at(
            1120,
            400,
            box(-290, -190, 580, 380, PAPER, 6)
            + "".join(box(-290, -110 + 62 * i, 580, 2, MIST) for i in range(5))
            + box(-290, -130, 580, 3, BLUSH)
            + lines(
                -250,
                -72,
                ("Its in the air.", "You cant see it becus", "its to small."),
                44,
                "#4a5357",
                family="serif",
                lead=1.42,
            ),
            turn=1.5,
        ),
        box(830, 700, 580, 96, PAPER, 12),
        text(858, 744, "Got it: in the air, too small to see.", 28, INK, weight=700),
        text(858, 780, "Next: what would make it come back?", 26, INK),
    )


def origins() -> str:
    """Where the frog worksheet came from, as far as it could be traced."""

    def sheet(x: float, y: float, tone: str, *, known: bool) -> str:
        colours = (MOSS, PINE) if known else ("#b9a57b", "#a08c63")
        return at(
            x,
            y,
            box(-62, -82, 124, 164, tone, 6, f'stroke="{WOOD}" stroke-width="3"')
            + at(0, -14, frog(*colours), scale=0.5)
            + "".join(box(-42, 40 + 15 * i, 84 - 20 * i, 7, colours[1], 3) for i in range(2)),
        )

    def link(x1: float, x2: float, y1: float, y2: float, dash: str = "") -> str:
        return (
            f'<path d="M{x1} {y1}C{(x1 + x2) / 2} {y1} {(x1 + x2) / 2} {y2} {x2} {y2}" fill="none" '
            f'stroke="{WOOD}" stroke-width="5" {dash}/>'
        )

    dashed = 'stroke-dasharray="4 14" stroke-linecap="round"'
    label = (
        (190, 130, "about 1988", "some colouring book"),
        (190, 470, "1996", "a children’s encyclopaedia"),
        (190, 810, "before 2004", "five pictures, no trace"),
        (640, 290, "2004", "another teacher"),
        (640, 640, "2009", "her colleague, typed anew"),
        (1060, 470, "2020", "my tenth grade, photocopied"),
        (1390, 470, "2025", "mine, I said"),
    )
    return svg(
        1560,
        1000,
        "Where the frog worksheet came from",
        box(0, 0, 1560, 1000, CREAM),
        link(252, 578, 130, 290, dashed),
        link(252, 578, 470, 290),
        link(252, 578, 810, 330, dashed),
        link(640, 640, 462, 552),
        link(702, 998, 640, 470),
        link(1122, 1328, 470, 470),
        sheet(190, 130, SAND, known=False),
        sheet(190, 470, PAPER, known=True),
        sheet(190, 810, SAND, known=False),
        sheet(640, 290, PAPER, known=True),
        sheet(640, 640, PAPER, known=True),
        sheet(1060, 470, PAPER, known=True),
        sheet(1390, 470, PAPER, known=True),
        *(
            text(x, y + 116, year, 30, WINE, anchor="middle", weight=700, family="serif")
            + text(x, y + 150, what, 26, INK, anchor="middle")
            for x, y, year, what in label
        ),
        text(700, 930, "Solid line: I could find out. Dotted line: I could not.", 28, INK),
    )


def science_page() -> str:
    """The page of Family Science Night, as it looked on a laptop."""
    stations = (
        ("Shadow theatre", WINE, "a sheet, a lamp"),
        ("Bean table", MOSS, "grow, guess, measure"),
        ("Paper bridges", AMBER, "how many coins?"),
        ("Sound of spoons", CREEK, "string and a fork"),
        ("Sink or swim", TEAL, "clay boats"),
        ("Little lights", RUST, "solder with an adult"),
    )
    icon = (
        at(0, 0, dot(0, 0, 20, PAPER) + box(-30, 22, 60, 10, PAPER, 5)),
        leaf(0, 30, 62, 18, PAPER, vein=MOSS),
        f'<path d="M-36 24Q0-40 36 24" fill="none" stroke="{PAPER}" stroke-width="10"/>'
        + box(-46, 24, 92, 9, PAPER, 4),
        oval(0, -14, 16, 22, PAPER) + box(-4, 6, 8, 34, PAPER, 4),
        f'<path d="M-38 0H38L24 24H-24Z" fill="{PAPER}"/>' + box(-3, -34, 6, 34, PAPER),
        dot(0, -6, 22, OCHRE) + box(-9, 16, 18, 20, PAPER, 3),
    )
    cards = "".join(
        at(
            150 + 372 * (i % 3),
            520 + 190 * (i // 3),
            box(0, 0, 352, 164, PAPER, 14)
            + box(0, 0, 108, 164, colour, 14)
            + box(94, 0, 14, 164, colour)
            + at(54, 82, icon[i])
            + text(126, 74, name, 23, INK, weight=700)
            + text(126, 110, how, 19, INK),
        )
        for i, (name, colour, how) in enumerate(stations)
    )
    return svg(
        1400,
        1000,
        "The page of Family Science Night",
        box(0, 0, 1400, 1000, SAND),
        box(70, 50, 1260, 900, CREAM, 18),
        '<path d="M70 110V68Q70 50 88 50H1312Q1330 50 1330 68V110Z" fill="#d8c9a8"/>',
        *(dot(106 + 34 * i, 80, 10, c) for i, c in enumerate((RUST, OCHRE, MOSS))),
        box(230, 64, 700, 32, PAPER, 16),
        text(254, 87, "rivercommons.example/science-night", 20, INK),
        box(70, 110, 1260, 330, NIGHT),
        *(
            dot(x, y, r, CREAM, 'opacity=".8"')
            for x, y, r in (
                (140, 150, 3),
                (300, 190, 2),
                (520, 140, 3),
                (760, 170, 2),
                (900, 140, 3),
                (1260, 160, 3),
                (1180, 220, 2),
                (660, 220, 2),
                (220, 280, 2),
            )
        ),
        text(150, 230, "Family Science Night", 66, PAPER, weight=700, family="serif"),
        text(150, 288, "Thursday 14 August, 5:30 to 8 in the evening, free", 30, MIST),
        text(150, 330, "Noche de ciencia en familia", 30, OCHRE, style="italic"),
        box(150, 360, 268, 52, OCHRE, 26),
        text(284, 394, "See the nine stations", 19, INK, anchor="middle", weight=700),
        at(
            1130,
            300,
            box(-130, -60, 260, 200, RUST)
            + f'<path d="M-156-56L0-140L156-56Z" fill="{WINE}"/>'
            + box(-60, 10, 120, 130, OCHRE)
            + box(-110, -20, 36, 56, OCHRE)
            + box(74, -20, 36, 56, OCHRE)
            + at(
                0,
                76,
                oval(-6, 10, 24, 18, RUST)
                + dot(20, -8, 14, RUST)
                + oval(15, -30, 5, 16, RUST)
                + oval(26, -30, 5, 16, RUST),
            ),
        ),
        box(70, 438, 1260, 4, OCHRE),
        text(150, 494, "What you can do", 32, INK, weight=700, family="serif"),
        cards,
        text(
            150,
            926,
            "Step-free entrance on Mill Street. A quiet room is open all evening.",
            22,
            INK,
        ),
    )


def floor_plan() -> str:
    """The floor plan with the nine stations."""
    rooms = (
        (90, 130, 520, 420, SKY),
        (630, 130, 420, 420, MIST),
        (1070, 130, 340, 420, BLUSH),
        (90, 570, 520, 300, SAND),
        (630, 570, 780, 300, "#f6e7c2"),
    )
    places = (
        (214, 250, "1", "Shadow theatre", False),
        (450, 250, "2", "Quiet corner", False),
        (214, 440, "3", "Paper bridges", False),
        (450, 440, "4", "Spoons", False),
        (740, 250, "5", "Little lights", True),
        (940, 250, "6", "Stop motion", True),
        (840, 440, "7", "Microscope", True),
        (1240, 300, "8", "Sink or swim", False),
        (250, 720, "9", "Bean table", True),
    )
    stations = "".join(
        dot(x, y, 42, RUST if plug else TEAL)
        + text(x, y + 14, n, 40, PAPER, anchor="middle", weight=700)
        + text(x, y + 82, name, 25, INK, anchor="middle", weight=600)
        for x, y, n, name, plug in places
    )
    return svg(
        1500,
        1000,
        "Floor plan with nine stations",
        box(0, 0, 1500, 1000, PAPER),
        text(90, 86, "River Commons Library, ground floor", 40, INK, weight=700, family="serif"),
        *(box(x, y, w, h, c, 4, f'stroke="{INK}" stroke-width="6"') for x, y, w, h, c in rooms),
        box(604, 300, 32, 110, PAPER),
        box(1044, 300, 32, 110, PAPER),
        box(300, 544, 110, 32, PAPER),
        box(820, 544, 110, 32, PAPER),
        box(1180, 864, 150, 14, PAPER),
        stations,
        *(
            text(x, y, w, 25, WINE, weight=600)
            for x, y, w in (
                (110, 168, "Reading room"),
                (650, 168, "Makerspace"),
                (1090, 168, "Wet room"),
                (110, 608, "Window bay"),
                (650, 608, "Hall, bread and coffee"),
            )
        ),
        text(1255, 912, "entrance, step-free", 25, INK, anchor="middle"),
        dot(120, 934, 18, RUST),
        text(150, 943, "needs current", 26, INK),
        dot(380, 934, 18, TEAL),
        text(410, 943, "needs none", 26, INK),
    )


def gate_map() -> str:
    """The way from the school yard through the gate to the pond."""
    way = [(420, 500), (610, 494), (760, 520), (900, 470), (1020, 500)]
    return svg(
        1500,
        860,
        "The way from the yard to the pond",
        box(0, 0, 1500, 860, "#dfe6c8"),
        blob(
            [
                (960, 470),
                (1040, 330),
                (1240, 290),
                (1420, 360),
                (1440, 540),
                (1300, 660),
                (1080, 640),
            ],
            CREEK,
        ),
        blob(
            [
                (1030, 480),
                (1090, 390),
                (1240, 350),
                (1360, 410),
                (1370, 520),
                (1270, 590),
                (1110, 580),
            ],
            TEAL,
        ),
        *(
            cattail(x, y, 90, d)
            for x, y, d in (
                (1010, 350, -6),
                (1040, 330, 6),
                (1330, 690, 6),
                (1390, 640, -6),
                (1180, 300, 4),
            )
        ),
        *(tree(x, y, 150, MOSS, PINE) for x, y in ((760, 330), (860, 300), (770, 714), (930, 700))),
        box(70, 240, 540, 440, "#c9cfc8", 8),
        box(110, 290, 250, 170, RUST, 4),
        f'<path d="M92 300L235 220L378 300Z" fill="{WINE}"/>',
        box(206, 390, 58, 70, PAPER),
        *(box(x, 336, 40, 40, OCHRE) for x in (138, 292)),
        box(604, 240, 12, 200, INK),
        box(604, 550, 12, 130, INK),
        *(box(592, y, 36, 8, INK) for y in (250, 300, 350, 400, 560, 610, 660)),
        box(598, 440, 24, 16, WINE, 4),
        box(598, 536, 24, 16, WINE, 4),
        f'<path d="M612 446L700 404" stroke="{WINE}" stroke-width="12" stroke-linecap="round"/>',
        line(way, OCHRE, 26),
        line(way, PAPER, 5, 'stroke-dasharray="4 18"'),
        box(985, 452, 90, 92, "#b08b62", 4),
        *(box(985, 462 + 18 * i, 90, 3, WOOD) for i in range(5)),
        *(
            dot(x, y, 30, WINE) + text(x, y + 11, n, 32, PAPER, anchor="middle", weight=700)
            for x, y, n in (
                (440, 420, "1"),
                (660, 584, "2"),
                (830, 580, "3"),
                (1030, 400, "4"),
                (1200, 470, "5"),
            )
        ),
        text(70, 96, "From the yard to the pond: 180 metres", 48, INK, weight=700, family="serif"),
        text(70, 148, "Sketch, not to scale. Place and numbers are invented.", 28, INK),
        *(
            text(x, y, words, 28)
            for x, y, words in (
                (90, 744, "1 yard, where we count"),
                (90, 786, "2 gate, locked since 2023"),
                (90, 828, "3 gravel path, 1.4 m wide"),
                (800, 786, "4 platform with a rail"),
                (800, 828, "5 here the water is 40 cm deep"),
            )
        ),
    )


PICTURES = {
    "projects/water-cycle/worksheet.svg": worksheet,
    "projects/water-cycle/inside-the-bag.svg": inside_the_bag,
    "projects/show-me-what-you-know/task.svg": task_sheet,
    "projects/show-me-what-you-know/two-answers.svg": two_answers,
    "projects/who-owns-a-lesson/origins.svg": origins,
    "projects/family-science-night/page.svg": science_page,
    "projects/family-science-night/floor-plan.svg": floor_plan,
    "assignments/letter-to-the-board/gate-map.svg": gate_map,
}
