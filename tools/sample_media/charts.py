"""The data files of the sample and the charts that are drawn from them."""

# ruff: noqa: E501 - path data, places and moments

from pathlib import Path

from data import SITES, fit, readings, readings_csv, summers, summers_csv
from kit import (
    CREEK,
    INK,
    MIST,
    MOSS,
    OCHRE,
    PAPER,
    RUST,
    SAND,
    TEAL,
    WINE,
    at,
    box,
    dot,
    drop,
    line,
    lines,
    svg,
    text,
)

QUIET = "#52646a"
"""Grey of scales and small print; 5.6 to 1 on the paper colour."""

NAMES = {
    "A": "Spring House",
    "B": "Pond outflow",
    "C": "Mill Street Bridge",
    "D": "Commons footbridge",
}

RAINY_MM = 3
"""From this much rain in 24 hours on, a Saturday counts as rainy."""


def cloudiness() -> str:
    """Draw the chart for children: how cloudy the water is, on dry and on rainy Saturdays."""
    left, top, step, scale = 480, 250, 190, 26
    parts = [box(0, 0, 1600, 1130, PAPER)]
    parts.append(text(80, 96, "What does rain do to the water?", 50, INK, weight=700))
    parts.append(text(80, 150, "Fifteen Saturdays, four places on Alder Creek", 35, QUIET))
    parts += [
        box(left + v * scale, top - 40, 2, step * 4 - 20, SAND)
        + text(left + v * scale, top + step * 4 - 10, str(v), 32, QUIET, anchor="middle")
        for v in range(0, 41, 10)
    ]
    parts.append(
        text(left, top + step * 4 + 40, "clear", 32, QUIET)
        + text(
            1530, top + step * 4 + 40, "cloudy (units of the meter: NTU)", 28, QUIET, anchor="end"
        )
    )
    flow = [(52, top - 20), (46, top + 190), (60, top + 400), (52, top + 600)]
    parts.append(line(flow, MIST, 26))
    parts.append(f'<path d="M30 {top + 590}L52 {top + 632}L76 {top + 590}Z" fill="{MIST}"/>')
    for i, site in enumerate(SITES):
        y = top + 55 + step * i
        parts.append(
            dot(52, y, 34, TEAL) + text(52, y + 13, site, 36, PAPER, anchor="middle", weight=700)
        )
        parts.append(lines(108, y + 10, [NAMES[site]], 30, INK, weight=600))
        parts.append(box(left, y + 56, 1050, 3, SAND))
        for n, r in enumerate(r for r in readings() if r.site == site):
            if r.turbidity_ntu is None:
                continue
            x = left + r.turbidity_ntu * scale
            if r.rain_24h_mm >= RAINY_MM:
                parts.append(drop(x, y + (n % 3) * 10 - 22, 54, CREEK))
            else:
                parts.append(
                    dot(x, y + 14 + (n % 4) * 9, 11, OCHRE, f'stroke="{INK}" stroke-width="2"')
                )
    key = dot(0, -9, 11, OCHRE, f'stroke="{INK}" stroke-width="2"') + text(26, 0, "dry", 28)
    key += drop(120, -12, 54, CREEK) + text(150, 0, "after rain", 28)
    parts.append(at(1230, 150, key))
    parts.append(
        text(
            80,
            1092,
            "Invented teaching data. One reading (B, 18 April) is missing: the tube broke.",
            24,
            QUIET,
        )
    )
    return svg(1600, 1130, "Cloudiness at four places, dry and after rain", *parts)


def crossing() -> str:
    """Draw temperature by week: the spring hardly moves, the others cross it at the end of March."""
    left, top, sx, sy = 130, 930, 92, 45
    look = {
        "A": (WINE, ""),
        "B": (OCHRE, ""),
        "C": (TEAL, ""),
        "D": (CREEK, 'stroke-dasharray="3 14"'),
    }
    parts = [box(0, 0, 1600, 1080, PAPER)]
    parts.append(text(60, 84, "The spring is the warmest place in January", 46, INK, weight=700))
    parts.append(
        text(60, 134, "and the coldest in May. Water temperature in degrees Celsius.", 35, QUIET)
    )
    parts += [
        box(left, top - v * sy, 1310, 2, SAND)
        + text(left - 18, top - v * sy + 9, str(v), 32, QUIET, anchor="end")
        for v in range(0, 17, 4)
    ]
    days = sorted({r.day for r in readings()})
    parts += [
        text(left + i * sx, top + 44, f"{d.day} {d:%b}", 31, QUIET, anchor="middle")
        for i, d in enumerate(days)
        if i % 2 == 0
    ]
    ends = {"A": 14, "B": -2, "C": 30, "D": -14}
    for site in SITES:
        points = [
            (left + i * sx, top - (r.temp_c - (1.1 if r.thermometer != "ok" else 0)) * sy)
            for i, r in enumerate(r for r in readings() if r.site == site)
        ]
        colour, dash = look[site]
        parts.append(line(points, colour, 8, dash))
        parts += [dot(x, y, 8, colour, f'stroke="{PAPER}" stroke-width="3"') for x, y in points]
        parts.append(
            text(points[-1][0] + 24, points[-1][1] + ends[site], site, 34, INK, weight=700)
        )
    notes = (
        "A Spring House · B Pond outflow · C Mill Street Bridge · D Commons footbridge",
        "28 February is corrected by 1.1 degrees. Invented teaching data.",
    )
    parts.append(lines(60, 1022, notes, 28, QUIET))
    return svg(1600, 1080, "Water temperature at four places, January to May", *parts)


def august(*, split: bool) -> str:
    """Draw twenty Augusts with one line through all, or one line for each reader."""
    rows = summers()
    left, base, sx, sy = 150, 900, 68, 150

    def place(year: float, value: float) -> tuple[float, float]:
        return left + (year - 2004) * sx, base - (value - 16) * sy

    head = "The same dots, one line per reader" if split else "Twenty Augusts at Mill Street Bridge"
    parts = [box(0, 0, 1600, 1060, PAPER), text(60, 84, head, 46, INK, weight=700)]
    parts.append(text(60, 134, "Mean water temperature in degrees Celsius", 35, QUIET))
    parts += [
        box(left, place(0, v)[1], 1400, 2, SAND)
        + text(left - 18, place(0, v)[1] + 9, str(v), 32, QUIET, anchor="end")
        for v in range(16, 21)
    ]
    parts += [
        text(place(y, 0)[0], base + 46, str(y), 32, QUIET, anchor="middle")
        for y in range(2005, 2025, 3)
    ]
    if split:
        x = place(2013.5, 16)[0]
        parts.append(box(x, 190, 3, base - 190, MOSS))
        parts.append(
            text(x - 20, 216, "first reader, mornings", 28, WINE, anchor="end", weight=600)
        )
        parts.append(text(x + 20, 216, "second reader, afternoons", 28, TEAL, weight=600))
    groups = [("first", "second")] if not split else [("first",), ("second",)]
    for group in groups:
        chosen = [(y, v) for y, v, who in rows if who in group]
        f = fit([y for y, _ in chosen], [v for _, v in chosen])
        mid = sum(y for y, _ in chosen) / len(chosen)
        level = f.start + f.slope * mid
        first, last = chosen[0][0] - 0.6, chosen[-1][0] + 0.6
        fan = [
            place(first, level + (f.slope + f.half) * (first - mid)),
            place(mid, level),
            place(last, level + (f.slope + f.half) * (last - mid)),
            place(last, level + (f.slope - f.half) * (last - mid)),
            place(mid, level),
            place(first, level + (f.slope - f.half) * (first - mid)),
        ]
        parts.append(
            f'<path d="M{"L".join(f"{x:.0f} {y:.0f}" for x, y in fan)}Z" fill="{MIST}" opacity=".6"/>'
        )
        ends = [place(x, f.start + f.slope * x) for x in (first, last)]
        colour = RUST if not split else (WINE if "first" in group else TEAL)
        parts.append(line(ends, colour, 7))
    for year, value, who in rows:
        x, y = place(year, value)
        if who == "first":
            parts.append(dot(x, y, 13, WINE, f'stroke="{PAPER}" stroke-width="3"'))
        else:
            parts.append(
                at(
                    x,
                    y,
                    box(-12, -12, 24, 24, TEAL, 2, f'stroke="{PAPER}" stroke-width="3"'),
                    turn=45,
                )
            )
    parts.append(
        text(
            60,
            1014,
            "Discs: first reader. Diamonds: second reader. The pale fan is the 95 % interval "
            "of the slope. Invented teaching data.",
            24,
            QUIET,
        )
    )
    return svg(1600, 1060, head, *parts)


def make(sample: Path) -> None:
    """Write data files and charts."""
    files = {
        "projects/creek-readings/readings.csv": readings_csv(),
        "projects/creek-readings/cloudiness.svg": cloudiness(),
        "projects/creek-readings/temperature.svg": crossing(),
        "assignments/is-the-creek-warming/august.csv": summers_csv(),
        "assignments/is-the-creek-warming/one-line.svg": august(split=False),
        "assignments/is-the-creek-warming/two-lines.svg": august(split=True),
    }
    for name, content in files.items():
        (sample / name).write_text(content, encoding="utf-8")
        print(f"{len(content) / 1000:6.1f} kB  {name}")
