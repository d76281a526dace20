"""The six slides of the talk about the moon in a shoebox, 1600 by 900."""

# ruff: noqa: E501, PLR2004 - path data, places and moments

import math

from covers_lessons import moon_in_a_box
from kit import (
    AMBER,
    CREAM,
    INK,
    MIST,
    NIGHT,
    OCHRE,
    PAPER,
    RUST,
    SAND,
    TEAL,
    WINE,
    WOOD,
    at,
    box,
    dice,
    dot,
    line,
    lines,
    oval,
    svg,
    text,
)

SHADE = "#3b5a68"
"""The dark side of the moon, still to be seen against the sky."""


def page(number: int, head: str, *parts: str) -> str:
    """Return a slide: night, a heading, a number."""
    sky = dice(number)
    stars = "".join(
        dot(
            sky.uniform(20, 1580),
            sky.uniform(20, 880),
            sky.choice((1.5, 2, 3)),
            CREAM,
            'opacity=".5"',
        )
        for _ in range(36)
    )
    heading = text(90, 132, head, 62, CREAM, weight=700, family="serif") if head else ""
    return svg(
        1600,
        900,
        head or "The moon in a shoebox",
        box(0, 0, 1600, 900, NIGHT),
        stars,
        heading,
        *parts,
        text(1530, 850, str(number), 28, MIST, anchor="end"),
    )


def moon(x: float, y: float, r: float, lit: float, *, bright_left: bool) -> str:
    """Return a moon of which the share ``lit`` is bright, from one side."""
    disc = dot(x, y, r, SHADE)
    if lit <= 0:
        return disc
    if lit >= 1:
        return (
            dot(x, y, r, CREAM)
            + dot(x - r * 0.3, y - r * 0.2, r * 0.16, SAND)
            + dot(x + r * 0.25, y + r * 0.3, r * 0.22, SAND)
        )
    limb = 0 if bright_left else 1
    bulge = abs(1 - 2 * lit) * r
    sweep = limb if lit > 0.5 else 1 - limb
    return disc + (
        f'<path d="M{x:.0f} {y - r:.0f}A{r} {r} 0 0 {limb} {x:.0f} {y + r:.0f}'
        f'A{bulge:.1f} {r} 0 0 {sweep} {x:.0f} {y - r:.0f}Z" fill="{CREAM}"/>'
    )


def title() -> str:
    """Slide 1."""
    cover = moon_in_a_box()
    inner = cover[cover.index("</title>") + 8 : cover.rindex("</svg>")]
    picture = (
        '<clipPath id="f"><rect x="0" y="380" width="1600" height="600"/></clipPath>'
        f'<g transform="translate(680 140) scale(.66)"><g clip-path="url(#f)">{inner}</g></g>'
    )
    return page(
        1,
        "",
        picture,
        text(90, 210, "The moon", 110, CREAM, weight=700, family="serif"),
        text(90, 330, "in a shoebox", 110, CREAM, weight=700, family="serif"),
        text(94, 420, "Walk around it, and look", 34, MIST),
        text(94, 800, "Ana Reyes", 34, OCHRE, weight=600),
        text(94, 846, "Science Methods, 12 May 2026", 28, MIST),
    )


def voices() -> str:
    """Slide 2."""
    said = (
        (90, 220, 520, RUST, ("“The Earth’s shadow", "covers it.”")),
        (660, 300, 420, TEAL, ("“Clouds eat it.”", "")),
        (1000, 480, 510, AMBER, ("“It gets smaller and", "grows again.”")),
        (220, 470, 560, WINE, ("“It is only half there,", "so it is lighter.”")),
    )
    bubbles = ""
    for x, y, w, colour, words in said:
        h = 160 if words[1] else 110
        bubbles += box(x, y, w, h, colour, 34)
        bubbles += f'<path d="M{x + 70} {y + h - 4}L{x + 60} {y + h + 44}L{x + 120} {y + h - 4}Z" fill="{colour}"/>'
        bubbles += lines(
            x + 40, y + 66, [row for row in words if row], 42, PAPER, family="serif", lead=1.3
        )
    return page(
        2,
        "What four children told me",
        bubbles,
        text(90, 790, "Nobody said: we look at it from another side.", 40, OCHRE, weight=600),
    )


def materials() -> str:
    """Slide 3."""
    shoebox = (
        f'<path d="M0 60L40 0H440L480 60Z" fill="{AMBER}"/>'
        + box(0, 60, 480, 190, WOOD)
        + "".join(dot(x, 150, 16, NIGHT) for x in (80, 190, 300, 410))
    )
    ball = (
        line([(0, -150), (0, -60)], CREAM, 4)
        + dot(0, 0, 62, PAPER)
        + dot(-18, 14, 12, SAND)
        + dot(20, -10, 8, SAND)
    )
    torch = (
        box(0, -30, 170, 60, WINE, 12)
        + f'<path d="M160-40L230-60V60L160 40Z" fill="{RUST}"/>'
        + oval(230, 0, 16, 60, OCHRE)
        + box(60, -42, 40, 16, OCHRE, 6)
    )
    rows = (
        ("a shoebox, black inside", "0.20"),
        ("a white foam ball on a thread", "0.35"),
        ("a torch, borrowed", "0.00"),
        ("tape, and a 12 mm punch", "0.85"),
    )
    table = "".join(
        text(820, 300 + 82 * i, what, 38, CREAM)
        + text(1500, 300 + 82 * i, f"${cost}", 38, OCHRE, anchor="end")
        + box(820, 324 + 82 * i, 680, 2, SHADE)
        for i, (what, cost) in enumerate(rows)
    )
    return page(
        3,
        "What one box needs",
        at(120, 290, shoebox),
        at(280, 740, ball),
        at(440, 730, torch),
        table,
        text(820, 660, "together", 38, CREAM, weight=700),
        text(1500, 660, "$1.40", 38, OCHRE, anchor="end", weight=700),
        text(820, 716, "invented prices; ten boxes fit into one crate", 28, MIST),
    )


def seat(i: int) -> tuple[float, float]:
    """Return the direction of hole ``i`` from the ball: 0 towards the torch, then clockwise."""
    angle = math.pi + math.tau * i / 8
    return math.cos(angle), math.sin(angle)


def from_above() -> str:
    """Slide 4."""
    cx, cy = 880, 520
    eyes = ""
    for i in range(8):
        dx, dy = seat(i)
        x, y = cx + dx * 400, cy + dy * 230
        eyes += oval(x, y, 40, 23, PAPER) + dot(x, y, 15, TEAL) + dot(x, y, 7, INK)
        eyes += text(x, y - 34, str(i + 1), 32, OCHRE, anchor="middle", weight=700)
    beam = f'<path d="M310 {cy - 30}L{cx} {cy - 92}V{cy + 92}L310 {cy + 30}Z" fill="{OCHRE}" opacity=".3"/>'
    torch = (
        box(110, cy - 28, 130, 56, WINE, 12)
        + f'<path d="M232 {cy - 38}L306 {cy - 58}V{cy + 58}L232 {cy + 38}Z" fill="{RUST}"/>'
    )
    ball = (
        dot(cx, cy, 92, SHADE)
        + f'<path d="M{cx} {cy - 92}A92 92 0 0 0 {cx} {cy + 92}Z" fill="{CREAM}"/>'
    )
    return page(
        4,
        "From above: half is bright, always",
        f'<rect x="400" y="215" width="960" height="610" rx="20" fill="none" stroke="{AMBER}" stroke-width="12"/>',
        beam,
        torch,
        ball,
        eyes,
    )


def what_eyes_see() -> str:
    """Slide 5."""
    moons = ""
    names = ("full", "", "half", "", "new", "", "half", "")
    for i in range(8):
        x, y = 270 + 355 * (i % 4), 340 + 300 * (i // 4)
        share = (1 + math.cos(math.tau * i / 8)) / 2
        # Seen from holes 2 to 4, behind the ball's bright side on the left of the box, the light
        # comes from the right; from holes 6 to 8 it comes from the left.
        moons += moon(x, y, 96, share, bright_left=i > 4)
        moons += text(
            x,
            y + 148,
            f"hole {i + 1}" + (f", {names[i]}" if names[i] else ""),
            34,
            OCHRE if names[i] else MIST,
            anchor="middle",
            weight=600,
        )
    return page(5, "What each eye sees", moons)


def changes() -> str:
    """Slide 6."""
    notes = (
        ("The holes were too large.", "Children saw the thread, and asked about the thread."),
        ("I said “phase” before they had looked.", "They nodded and stopped looking."),
        ("No hole was low enough", "for a child in a wheelchair. Now two of eight are at 70 cm."),
    )
    rows = "".join(
        dot(128, 266 + 150 * i, 36, RUST)
        + text(128, 280 + 150 * i, str(i + 1), 40, PAPER, anchor="middle", weight=700)
        + text(200, 262 + 150 * i, first, 42, CREAM, weight=700)
        + text(200, 314 + 150 * i, then, 34, MIST)
        for i, (first, then) in enumerate(notes)
    )
    return page(
        6,
        "What went wrong",
        rows,
        text(90, 790, "Look first. Name it afterwards.", 60, OCHRE, weight=700, family="serif"),
    )


PICTURES = {
    f"projects/moon-in-a-box/slide-{n}.svg": draw
    for n, draw in enumerate((title, voices, materials, from_above, what_eyes_see, changes), 1)
}
