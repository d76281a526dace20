"""The infographic: one creek from its spring to the river, 1600 by 2800."""

# ruff: noqa: E501 - path data, places and moments

from kit import (
    BLUSH,
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
    box,
    cattail,
    cloud,
    curve,
    dice,
    dot,
    drop,
    land,
    line,
    lines,
    oval,
    pine,
    svg,
    text,
    tree,
    wave,
)

W, H = 1600, 2800
FIRST, STEP = 680, 238

STOPS = (
    (
        "Spring House",
        "0 km",
        ("Rain that fell last year", "leaves the hill here, at", "8 °C, summer and winter."),
    ),
    (
        "High pasture",
        "2.6 km",
        ("Forty cows used to stand", "in the creek. Since 2019", "a fence keeps them 5 m off."),
    ),
    (
        "The alders",
        "4.1 km",
        ("Their roots hold the bank.", "Shade keeps the water", "cool enough for trout."),
    ),
    (
        "Tannery Pond",
        "5.3 km",
        ("Dug in 1868 for a mill.", "The water rests for about", "two days, and warms up."),
    ),
    (
        "The school yard",
        "7.2 km",
        ("1,900 m² of roof and", "tarmac. Rain is in the", "creek four minutes later."),
    ),
    (
        "Mill Street Bridge",
        "8.8 km",
        ("The drains of 31 streets", "end here, with what lay", "on them. Nothing is cleaned."),
    ),
    (
        "The works",
        "10.1 km",
        ("Water from our sinks is", "cleaned and given back:", "2.1 million litres a day."),
    ),
    (
        "Kestrel River",
        "11.4 km",
        ("Our creek ends. Downstream,", "Otter Bend takes its", "drinking water from here."),
    ),
)
"""Name, distance from the spring, and what happens there. All of it is invented."""

SECTIONS = ("2.6 km", "1.5 km", "1.2 km", "1.9 km", "1.6 km", "1.3 km", "1.3 km")


def bend(i: int) -> tuple[float, float]:
    """Return where the creek turns at a stop."""
    return (590 if i % 2 == 0 else 1010, FIRST + STEP * i)


def scenes() -> list[str]:
    """Return the picture in the roundel of every stop, around (0, 0)."""
    spring = (
        f'<path d="M-100 20Q-40-70 20-40T110 10V110H-110Z" fill="{MOSS}"/>'
        f'<path d="M-46 60V-4Q0-54 46-4V60Z" fill="#9aa79c"/><path d="M-26 60V6Q0-24 26 6V60Z" fill="{INK}"/>'
        f'<path d="M-20 46Q0 38 20 46L44 110H-44Z" fill="{CREEK}"/>'
    )
    cow = (
        box(-56, -26, 96, 52, PAPER, 22)
        + oval(-20, -8, 18, 14, INK)
        + oval(20, 8, 14, 12, INK)
        + "".join(box(x, 18, 11, 34, PAPER, 4) for x in (-48, -28, 10, 28))
        + box(30, -44, 34, 38, PAPER, 14)
        + oval(52, -14, 17, 10, BLUSH)
        + dot(46, -32, 4, INK)
        + line([(-54, -16), (-66, 6), (-62, 26)], INK, 5)
    )
    pasture = (
        land([(-110, 20), (0, 4), (110, 18)], 110, LEAF)
        + at(-6, -2, cow)
        + "".join(box(x, 40, 9, 50, WOOD, 3) for x in (-82, -28, 26, 80))
        + box(-110, 52, 220, 7, WOOD)
        + box(-110, 70, 220, 7, WOOD)
    )
    roots = "".join(
        line([(x * 0.3, 24), (x * 0.7, 50), (x, 92)], WOOD, 7) for x in (-60, -30, 0, 30, 60)
    )
    alders = (
        box(-110, 30, 220, 80, "#a97c50")
        + f'<path d="M-110 66Q0 50 110 70V110H-110Z" fill="{CREEK}"/>'
        + roots
        + tree(0, 34, 150, MOSS, PINE)
        + tree(-62, 34, 96, LEAF, MOSS)
        + at(66, 84, oval(0, 0, 24, 10, BLUSH) + f'<path d="M18 0L36-10V10Z" fill="{BLUSH}"/>')
    )
    pond = (
        land([(-110, -6), (0, -20), (110, -4)], 110, LEAF)
        + oval(0, 50, 100, 46, CREEK)
        + oval(-22, 60, 26, 9, LEAF)
        + oval(24, 38, 18, 6, LEAF)
        + wave(20, 66, 50, MIST, 4, 5)
        + cattail(-70, 40, 110, -6)
        + cattail(-52, 46, 84, 6)
        + cattail(76, 40, 100, 6)
    )
    school = (
        box(-110, 44, 220, 70, "#98a09c")
        + box(-72, -18, 144, 70, RUST)
        + f'<path d="M-84-16L0-66L84-16Z" fill="{WINE}"/>'
        + box(-14, 12, 28, 40, PAPER)
        + "".join(box(x, 2, 24, 24, OCHRE) for x in (-58, 34))
        + dot(0, -36, 10, PAPER)
        + "".join(line([(x, -84), (x - 7, -62)], CREEK, 5) for x in (-70, -40, 44, 74))
        + oval(50, 74, 30, 8, CREEK)
    )
    bridge = (
        box(-110, 0, 220, 26, "#b9a58a")
        + box(-110, -12, 220, 12, WOOD)
        + f'<path d="M-110 26H110V110H-110Z" fill="{CREEK}"/>'
        f'<path d="M-84 110V84A84 58 0 0 1 84 84V110H110V20H-110V110Z" fill="#b9a58a"/>'
        + dot(88, 50, 17, INK)
        + '<path d="M74 54Q64 84 58 112L92 112Q92 84 98 62Z" fill="#8d7a55"/>'
        + at(
            -20,
            -34,
            box(-34, -10, 68, 22, RUST, 6)
            + box(-20, -28, 40, 20, RUST, 6)
            + dot(-20, 14, 9, INK)
            + dot(20, 14, 9, INK),
        )
    )
    works = (
        land([(-110, 40), (110, 40)], 110, MOSS)
        + oval(-38, 34, 56, 22, "#cfd5cf")
        + oval(-38, 30, 46, 16, TEAL)
        + oval(52, 60, 46, 18, "#cfd5cf")
        + oval(52, 57, 37, 13, CREEK)
        + line([(-38, 30), (0, 24)], PAPER, 4)
        + line([(52, 57), (84, 50)], PAPER, 4)
        + box(20, -48, 62, 72, PAPER)
        + box(14, -58, 74, 14, WINE)
        + box(40, -26, 22, 20, MIST)
    )
    river = (
        box(-110, -110, 220, 220, SKY)
        + land([(-110, -20), (0, -34), (110, -16)], 110, LEAF)
        + f'<path d="M-110 10Q0-6 110 14V110H-110Z" fill="{TEAL}"/>'
        + f'<path d="M-50 34H46L30 58H-34Z" fill="{RUST}"/><path d="M-4 30V-44L40 26Z" fill="{PAPER}"/>'
        + wave(-80, 84, 60, MIST, 4, 5)
        + wave(24, 90, 60, MIST, 4, 5)
    )
    return [spring, pasture, alders, pond, school, bridge, works, river]


def scenery() -> str:
    """Return what stands beside the creek, inside its bends."""
    grow = dice(40)
    out = "".join(
        pine(x + grow.uniform(-10, 10), y, grow.uniform(90, 140))
        for x, y in ((830, 700), (900, 670), (960, 720), (1060, 660), (1150, 640), (1120, 720))
    )
    out += "".join(tree(x, y, 130, MOSS, PINE) for x, y in ((470, 950), (540, 930), (620, 970)))
    out += "".join(tree(x, y, 140, LEAF, MOSS) for x, y in ((830, 1190), (910, 1220), (1010, 1180)))
    out += "".join(
        cattail(x, y, 110, d)
        for x, y, d in ((520, 1430, 8), (555, 1440, -6), (600, 1420, 6), (640, 1440, 10))
    )
    out += "".join(blade(x, 1445, 90, 10, PINE) for x in (500, 580, 620, 660))
    houses = (
        (850, 1650, BLUSH),
        (930, 1680, PAPER),
        (1020, 1640, SAND),
        (470, 1890, PAPER),
        (550, 1860, BLUSH),
        (640, 1900, SAND),
        (850, 2130, SAND),
        (940, 2100, PAPER),
        (1030, 2140, BLUSH),
    )
    out += "".join(
        at(
            x,
            y + 40,
            box(-32, -50, 64, 52, c, 2)
            + f'<path d="M-40-48L0-82L40-48Z" fill="{WINE}"/>'
            + box(-8, -24, 16, 26, TEAL)
            + box(12, -38, 12, 12, OCHRE)
            + box(-24, -38, 12, 12, OCHRE),
        )
        for x, y, c in houses
    )
    return out


def reach(path: list[tuple[float, float]], first: int, last: int, width: float) -> str:
    """Return a part of the creek, from one point of its path to another."""
    start, *parts = curve(path).split("C")
    ends = [start, *(f"M{' '.join(part.split()[-2:])}" for part in parts)]
    way = ends[first] + "".join(f"C{part}" for part in parts[first:last])
    return (
        f'<path d="{way}" fill="none" stroke="{CREEK}" stroke-width="{width}" '
        'stroke-linecap="round"/>'
    )


def watershed_map() -> str:
    """The whole picture."""
    path = [(800, 520), (690, 580), *(bend(i) for i in range(8)), (800, 2500)]
    creek = reach(path, 0, 5, 22) + reach(path, 4, 8, 34) + reach(path, 7, 10, 46)
    creek += line(path, MIST, 5, 'stroke-dasharray="30 46" opacity=".8"')
    stops = ""
    for i, ((name, km, facts), scene) in enumerate(zip(STOPS, scenes(), strict=True)):
        x, y = bend(i)
        left = i % 2 == 0
        edge, anchor = (x - 130, "end") if left else (x + 130, "start")
        clip = f'<clipPath id="c{i}"><circle r="98"/></clipPath>'
        stops += at(
            x,
            y,
            clip
            + dot(0, 0, 110, PAPER)
            + f'<g clip-path="url(#c{i})">{dot(0, 0, 98, SKY)}{scene}</g>'
            + f'<circle r="104" fill="none" stroke="{TEAL}" stroke-width="8"/>',
        )
        bx = x + (78 if left else -78)
        stops += dot(bx, y - 84, 32, WINE) + text(
            bx, y - 72, str(i + 1), 34, PAPER, anchor="middle", weight=700
        )
        stops += text(edge, y - 44, name, 36, INK, anchor=anchor, weight=700)
        stops += text(
            edge,
            y - 8,
            f"{km} from the spring" if i else "where it begins",
            25,
            WINE,
            anchor=anchor,
            weight=600,
        )
        stops += lines(edge, y + 30, facts, 27, INK, anchor=anchor, lead=1.28)
    between = ""
    for i, length in enumerate(SECTIONS):
        (x1, y1), (x2, y2) = bend(i), bend(i + 1)
        mx, my = (x1 + x2) / 2, (y1 + y2) / 2
        between += box(mx - 62, my - 25, 124, 48, PAPER, 24)
        between += text(mx, my + 9, length, 26, TEAL, anchor="middle", weight=700)
    rain = dice(2)
    shower = "".join(
        line([(x, y), (x - 8, y + 26)], CREEK, 5)
        for x, y in ((rain.uniform(730, 880), rain.uniform(452, 500)) for _ in range(12))
    )
    return svg(
        W,
        H,
        "Everybody lives upstream of somebody",
        box(0, 0, W, H, SKY),
        land([(0, 520), (400, 420), (800, 470), (1200, 400), (1600, 500)], H, "#cfdfc0"),
        land([(0, 820), (500, 760), (1100, 830), (1600, 760)], H, "#d9e3bf"),
        land([(0, 1300), (500, 1240), (1100, 1310), (1600, 1250)], H, "#e8e7c9"),
        land([(0, 1560), (500, 1500), (1100, 1570), (1600, 1500)], H, "#f2e7cd"),
        land([(0, 2290), (500, 2240), (1100, 2310), (1600, 2250)], H, "#dfe6c8"),
        land([(0, 2500), (400, 2472), (800, 2504), (1200, 2484), (1600, 2500)], H, TEAL),
        # heading
        text(800, 128, "Everybody lives", 92, TEAL, anchor="middle", weight=700, family="serif"),
        text(
            800, 224, "upstream of somebody", 92, TEAL, anchor="middle", weight=700, family="serif"
        ),
        text(800, 286, "11.4 kilometres with one drop of Alder Creek", 34, INK, anchor="middle"),
        cloud(800, 446, 210, PAPER),
        shower,
        scenery(),
        creek,
        between,
        stops,
        drop(800, 528, 74, TEAL),
        # what to take home
        wave(120, 2530, 160, CREEK, 6),
        wave(1320, 2530, 160, CREEK, 6),
        text(
            800,
            2566,
            "Three things that reach the creek from your street",
            42,
            PAPER,
            anchor="middle",
            weight=700,
            family="serif",
        ),
        *(
            drop(x - 178, 2628, 60, MIST, TEAL) + text(x - 140, 2640, words, 31, PAPER, weight=600)
            for x, words in (
                (330, "oil under the car"),
                (815, "what the dog leaves"),
                (1290, "soap from the wash"),
            )
        ),
        text(
            800,
            2714,
            "Lengths along the creek: measuring wheel, Alder Creek Watch 2023. Other numbers: town "
            "engineer’s report 2024.",
            24,
            MIST,
            anchor="middle",
        ),
        text(
            800,
            2752,
            "Widths and scenery are a sketch. Millbrook, its creek, its reports and every number are "
            "invented. Ana Reyes, CC BY 4.0",
            24,
            MIST,
            anchor="middle",
        ),
    )


PICTURES = {"projects/watershed-map/watershed-map.svg": watershed_map}
