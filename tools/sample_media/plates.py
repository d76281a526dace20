"""The six plates of the field guide, drawn as if in a notebook, 900 by 1200."""

# ruff: noqa: E501, PLR0913, PLR0917, PLR2004 - path data, places and moments

from collections.abc import Sequence

from kit import (
    AMBER,
    CREAM,
    CREEK,
    INK,
    LEAF,
    MIST,
    MOSS,
    OCHRE,
    PAPER,
    RUST,
    SAND,
    TEAL,
    WINE,
    WOOD,
    at,
    blade,
    blob,
    box,
    dice,
    dot,
    line,
    oval,
    ring,
    svg,
    text,
)

Note = tuple[tuple[float, float], tuple[float, float], str]
"""Where a line ends at the animal, where its words stand, and the words."""


def plate(number: int, name: str, latin: str, bar: str, drawing: str, notes: Sequence[Note]) -> str:
    """Return a page: a frame, the drawing, pointing lines, the name, and a bar for the size."""
    marks = ""
    for (x, y), (tx, ty), words in notes:
        right = tx > x
        first, _, second = words.partition("|")
        anchor = "start" if right else "end"
        marks += (
            f'<path d="M{x} {y}L{tx - 12 if right else tx + 12} {ty - 8}" stroke="{INK}" '
            'stroke-width="2.5" fill="none"/>' + dot(x, y, 5, INK)
        )
        marks += text(tx, ty, first, 26, INK, anchor=anchor, family="serif", style="italic")
        if second:
            marks += text(
                tx, ty + 32, second, 26, INK, anchor=anchor, family="serif", style="italic"
            )
    return svg(
        900,
        1200,
        name,
        box(0, 0, 900, 1200, CREAM),
        box(34, 34, 832, 1132, "none", 10, f'stroke="{WOOD}" stroke-width="3"'),
        box(44, 44, 812, 1112, PAPER, 6),
        drawing,
        marks,
        text(450, 1056, name, 56, WINE, anchor="middle", weight=700, family="serif"),
        text(450, 1104, latin, 32, INK, anchor="middle", family="serif", style="italic"),
        text(84, 110, str(number), 60, SAND, weight=700, family="serif"),
        box(640, 100, 160, 5, INK) + box(640, 90, 5, 25, INK) + box(795, 90, 5, 25, INK),
        text(720, 78, bar, 25, INK, anchor="middle", family="serif"),
    )


def bluet() -> str:
    """A damselfly on a reed, its wings folded."""
    wing = (
        '<path d="M0 0C80-40 230-70 330-52C352-46 350-26 326-18C230 6 100 14 0 12Z" '
        f'fill="{MIST}" fill-opacity=".62" stroke="{TEAL}" stroke-width="3"/>'
        f'<path d="M10 4C110-10 230-40 334-40M60-8L96 10M120-24L156 8M180-38L214 2M240-48L268-6" '
        f'fill="none" stroke="{TEAL}" stroke-width="2"/>' + box(296, -46, 26, 9, INK, 3)
    )
    tail = ""
    for i in range(8):
        blue = "#4f93c4" if i != 5 else INK
        tail += box(70 + 58 * i, -13 + 0.5 * i, 54, 26 - i, blue, 8)
        if i < 7:
            tail += box(116 + 58 * i, -13 + 0.5 * i, 14, 26 - i, INK, 5)
    chest = (
        oval(20, 0, 62, 38, "#4f93c4")
        + line([(-32, -14), (20, -24), (76, -10)], INK, 11)
        + line([(-30, 6), (20, 2), (76, 8)], INK, 7)
    )
    head = (
        oval(-64, 2, 28, 24, INK) + oval(-74, -12, 17, 19, "#4f93c4") + oval(-52, -14, 14, 17, TEAL)
    )
    legs = "".join(line([(x, 30), (x - 26, 64), (x - 8, 96)], INK, 6) for x in (-30, -6, 18))
    reed = line([(210, 1000), (240, 700), (268, 420), (282, 180)], MOSS, 26)
    reed += line([(216, 1000), (246, 700), (272, 420), (284, 200)], LEAF, 7)
    insect = legs + tail + at(30, -24, wing, turn=8) + at(34, -30, wing, turn=2) + chest + head
    drawing = blade(150, 1000, 420, -60, LEAF) + blade(330, 1000, 330, 70, LEAF) + reed
    drawing += at(310, 470, insect, turn=22)
    return plate(
        1,
        "Familiar bluet",
        "Enallagma civile, a damselfly",
        "1 cm",
        drawing,
        (
            ((560, 520), (590, 330), "wings together|when it sits"),
            ((705, 640), (640, 860), "black ring|before the tip"),
            ((236, 440), (208, 250), "eyes far|apart"),
        ),
    )


def strider() -> str:
    """A water strider from above, with the dents its feet make."""
    legs = "".join(
        line(points, INK, width)
        for points, width in (
            ([(-20, -96), (-64, -140), (-46, -200)], 10),
            ([(20, -96), (64, -140), (46, -200)], 10),
            ([(-30, -10), (-180, -120), (-320, -170)], 9),
            ([(30, -10), (180, -120), (320, -170)], 9),
            ([(-28, 30), (-150, 160), (-250, 330)], 8),
            ([(28, 30), (150, 160), (250, 330)], 8),
        )
    )
    dents = "".join(
        oval(x, y, rx, 26, MIST)
        + ring(x, y, rx + 24, 42, MIST, 5)
        + ring(x, y, rx + 50, 58, MIST, 3)
        for x, y, rx in (
            (-322, -170, 44),
            (322, -170, 44),
            (-252, 334, 40),
            (252, 334, 40),
            (-46, -204, 24),
            (46, -204, 24),
        )
    )
    body = (
        f'<path d="M0-128C26-116 34-80 36-30C40 40 24 120 0 168C-24 120-40 40-36-30C-34-80-26-116 0-128Z" '
        f'fill="{WOOD}"/>'
        f'<path d="M0-90C14-60 18 20 0 160C-18 20-14-60 0-90Z" fill="{INK}" opacity=".55"/>'
        + oval(0, -134, 22, 18, INK)
        + dot(-18, -138, 9, RUST)
        + dot(18, -138, 9, RUST)
        + line([(-10, -150), (-40, -190), (-34, -226)], INK, 4)
        + line([(10, -150), (40, -190), (34, -226)], INK, 4)
    )
    return plate(
        2,
        "Water strider",
        "Aquarius remigis",
        "1 cm",
        at(450, 580, dents + legs + body, scale=0.86),
        (
            ((396, 460), (270, 340), "short front pair|grabs"),
            ((604, 478), (630, 330), "middle pair|rows"),
            ((322, 716), (210, 690), "hind pair|steers"),
            ((666, 868), (640, 970), "the water bends, it does not break"),
        ),
    )


def duckweed() -> str:
    """Duckweed at the surface, cut open: every leaf with its one root."""
    throw = dice(7)
    far = "".join(
        oval(
            throw.uniform(90, 810),
            throw.uniform(380, 455),
            throw.uniform(20, 34),
            8,
            throw.choice((LEAF, MOSS)),
        )
        for _ in range(46)
    )
    plants = ""
    for x, y, s in (
        (150, 500, 0.8),
        (300, 512, 1.15),
        (470, 500, 1.5),
        (640, 512, 1.1),
        (770, 500, 0.8),
    ):
        part = (
            line([(-8, 20), (-14, 120), (-2, 210), (-10, 268)], PAPER, 5)
            + oval(-10, 276, 6, 18, PAPER)
            + oval(-48, 2, 54, 22, MOSS)
            + oval(22, -4, 70, 26, LEAF)
            + oval(10, -10, 34, 10, "#cddaa4")
            + oval(84, 10, 26, 12, MOSS)
        )
        plants += at(x, y, part, scale=s)
    drawing = (
        f'<path d="M46 460H854V930H46Z" fill="{CREEK}"/>'
        f'<path d="M46 460H854V500H46Z" fill="{MIST}" opacity=".7"/>'
        f'<path d="M46 760Q300 720 450 764T854 750V930H46Z" fill="{TEAL}"/>'
        f'<path d="M46 370H854V470H46Z" fill="{MIST}" opacity=".6"/>' + far + plants
    )
    return plate(
        3,
        "Lesser duckweed",
        "Lemna minor",
        "2 mm",
        drawing,
        (
            ((440, 486), (330, 250), "a leaf that is|the whole plant"),
            ((456, 880), (490, 974), "one root, and only one"),
            ((598, 514), (620, 320), "a young one|still holding on"),
        ),
    )


def ramshorn() -> str:
    """A ramshorn snail on a stem."""
    whorls = "".join(
        dot(x, y, r, c) + f'<circle cx="{x}" cy="{y}" r="{r}" fill="none" stroke="{WOOD}" '
        'stroke-width="4"/>'
        for x, y, r, c in (
            (0, 0, 190, AMBER),
            (14, 12, 138, OCHRE),
            (26, 20, 90, AMBER),
            (36, 26, 52, OCHRE),
            (42, 30, 22, AMBER),
        )
    )
    growth = "".join(
        f'<path d="M{-186 + i * 7} {-40 + i * 34}Q{-160 + i * 6} {-30 + i * 30} {-134 + i * 4} '
        f'{-22 + i * 28}" stroke="{WOOD}" stroke-width="4" fill="none"/>'
        for i in range(5)
    )
    foot = (
        f'<path d="M-150 190C-230 180-290 190-318 214Q-330 232-300 236H120Q170 228 120 202Q60 176 0 180Z" '
        f'fill="{RUST}"/>'
        f'<path d="M-150 190C-230 180-290 190-318 214" stroke="{WINE}" stroke-width="6" fill="none"/>'
        + line([(-290, 202), (-340, 150), (-366, 92)], RUST, 11)
        + line([(-264, 194), (-282, 130), (-270, 70)], RUST, 11)
        + dot(-282, 202, 8, INK)
    )
    stem = line([(80, 850), (300, 800), (560, 790), (830, 730)], MOSS, 44)
    stem += line([(80, 842), (300, 792), (560, 780), (830, 720)], LEAF, 10)
    stem += blade(250, 830, 300, -110, MOSS) + blade(700, 800, 240, 90, MOSS)
    bubbles = dot(690, 300, 18, MIST) + dot(720, 250, 26, MIST) + dot(680, 216, 12, MIST)
    return plate(
        4,
        "Marsh ramshorn",
        "Planorbella trivolvis, a snail",
        "5 mm",
        stem + bubbles + at(500, 560, foot + whorls + growth),
        (
            ((640, 470), (642, 372), "a flat coil,|no tower"),
            ((136, 652), (160, 350), "thin feelers,|eyes at their foot"),
            ((330, 778), (380, 930), "goes up to breathe air"),
        ),
    )


def backswimmer() -> str:
    """A backswimmer under the surface, belly up."""
    oars = "".join(
        line([(0, 0), (s * 150, -96), (s * 290, -60)], WOOD, 15)
        + "".join(
            line([(s * (170 + 15 * i), -92 + 4 * i), (s * (182 + 15 * i), -50 + 4 * i)], WOOD, 4)
            for i in range(8)
        )
        for s in (-1, 1)
    )
    body = (
        f'<path d="M0-170C60-160 92-90 92 0C92 110 50 210 0 240C-50 210-92 110-92 0C-92-90-60-160 0-170Z" '
        f'fill="{SAND}"/>'
        f'<path d="M0-120C26-90 34 60 0 232C-34 60-26-90 0-120Z" fill="{INK}"/>'
        + "".join(
            line([(s * 12, y), (s * 48, y + 14), (s * 80, y + 4)], WOOD, 5)
            for s in (-1, 1)
            for y in (-20, 40, 100, 150)
        )
        + oval(0, -172, 62, 36, MOSS)
        + oval(-48, -176, 30, 30, RUST)
        + oval(48, -176, 30, 30, RUST)
        + line([(0, -160), (0, -110), (6, -92)], INK, 9)
        + "".join(
            line([(s * 30, y), (s * 104, y - 40), (s * 84, y - 84)], WOOD, 10)
            for s in (-1, 1)
            for y in (-70, -30)
        )
        + "".join(
            dot(x, y, 7, PAPER)
            for x, y in ((-50, 130), (-36, 170), (44, 150), (30, 190), (56, 104))
        )
    )
    drawing = (
        f'<path d="M46 270H854V960H46Z" fill="{MIST}"/>'
        f'<path d="M46 270H854V292H46Z" fill="{CREEK}"/>'
        f'<path d="M46 800Q300 770 500 806T854 790V960H46Z" fill="{CREEK}" opacity=".55"/>'
        + at(450, 590, at(0, 20, oars) + body, turn=-24)
    )
    return plate(
        5,
        "Backswimmer",
        "Notonecta undulata",
        "5 mm",
        drawing,
        (
            ((480, 660), (560, 830), "its belly:|it swims on its back"),
            ((706, 478), (730, 390), "fringed|oars"),
            ((376, 468), (300, 372), "a beak that bites:|look, do not touch"),
        ),
    )


def green_frog() -> str:
    """A green frog from the side, sitting on a stone."""
    green, deep = "#86a05a", "#66804a"
    stone = blob(
        [(120, 880), (200, 800), (440, 776), (700, 800), (800, 880), (700, 940), (220, 944)],
        "#a9b5a8",
    )
    stone += blob(
        [(180, 860), (300, 812), (520, 800), (700, 830), (560, 850), (320, 856)], "#c3ccc0"
    )
    back_leg = (
        blob([(560, 610), (660, 560), (740, 620), (740, 720), (660, 780), (570, 760)], deep)
        + blob([(600, 770), (700, 756), (780, 790), (770, 820), (660, 822), (560, 812)], green)
        + "".join(
            line([(640, 806), (x, y)], green, 15) for x, y in ((540, 830), (552, 848), (600, 852))
        )
    )
    body = (
        f'<path d="M190 470C220 430 300 410 380 430C480 440 600 500 680 610C730 690 700 780 620 796'
        f'L400 800C330 790 300 740 290 690C280 640 230 610 190 570C166 540 170 500 190 470Z" '
        f'fill="{green}"/>'
        f'<path d="M186 540C210 590 280 640 292 690C300 740 330 792 400 800L520 798C470 740 420 650 330 590'
        f'C280 560 220 560 186 540Z" fill="#e6e3b4"/>'
        f'<path d="M330 470C440 470 560 530 660 640" fill="none" stroke="#b6c77e" stroke-width="13" '
        'stroke-linecap="round"/>'
        f'<path d="M182 530C230 556 290 552 344 536" fill="none" stroke="{INK}" stroke-width="6" '
        'stroke-linecap="round"/>'
    )
    spots = "".join(
        oval(x, y, rx, ry, deep)
        for x, y, rx, ry in (
            (470, 560, 22, 14),
            (540, 610, 26, 16),
            (440, 620, 16, 12),
            (600, 690, 24, 16),
            (500, 690, 20, 14),
            (420, 500, 14, 10),
        )
    )
    eye = (
        oval(262, 436, 52, 46, green)
        + dot(262, 436, 34, OCHRE)
        + oval(262, 436, 24, 13, INK)
        + dot(252, 428, 6, PAPER)
        + dot(354, 500, 29, "#a98d55")
        + f'<circle cx="354" cy="500" r="29" fill="none" stroke="{deep}" stroke-width="6"/>'
        + dot(354, 500, 9, deep)
        + dot(188, 486, 5, INK)
    )
    arm = line([(360, 690), (350, 760), (386, 800)], green, 52) + "".join(
        line([(380, 800), (x, y)], green, 14) for x, y in ((310, 816), (330, 836), (372, 842))
    )
    reeds = blade(760, 900, 640, 20, LEAF) + blade(810, 900, 520, -40, LEAF)
    return plate(
        6,
        "Green frog",
        "Lithobates clamitans",
        "2 cm",
        reeds + stone + at(20, 0, back_leg + body + spots + eye + arm),
        (
            ((590, 540), (630, 430), "a ridge down|the back"),
            ((374, 486), (430, 300), "eardrum: in males|larger than the eye"),
            ((250, 612), (190, 690), "pale|belly"),
        ),
    )


PICTURES = {
    "assignments/pond-life-field-guide/1-familiar-bluet.svg": bluet,
    "assignments/pond-life-field-guide/2-water-strider.svg": strider,
    "assignments/pond-life-field-guide/3-lesser-duckweed.svg": duckweed,
    "assignments/pond-life-field-guide/4-marsh-ramshorn.svg": ramshorn,
    "assignments/pond-life-field-guide/5-backswimmer.svg": backswimmer,
    "assignments/pond-life-field-guide/6-green-frog.svg": green_frog,
}
