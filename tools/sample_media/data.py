"""The invented readings of Alder Creek: sixty from spring 2026 and twenty summers before.

Teaching data. The numbers are thrown with fixed dice along rules that are written down here, so
that everybody can see what was put in and check what a reader can find.
"""

# ruff: noqa: PLR2004 - path data, places and moments

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import mean

from kit import dice

RAIN_MM = (0, 3.2, 0, 11.4, 0, 0, 18.6, 0.4, 0, 7.8, 0, 22.1, 0, 0, 5.6)
"""Rain in the 24 hours before each Saturday, in millimetres."""

SITES = ("A", "B", "C", "D")
"""From the spring down: Spring House, pond outflow, Mill Street Bridge, Commons footbridge."""

BAD_THERMOMETER = date(2026, 2, 28)
"""The Saturday on which the thermometer read 1.1 degrees too high."""

LOST_TUBE = (date(2026, 4, 18), "B")
"""The reading that is missing because the tube broke."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One row of readings.csv; degrees Celsius, NTU and millimetres."""

    day: date
    time: str
    site: str
    temp_c: float
    turbidity_ntu: float | None
    rain_24h_mm: float
    thermometer: str


def readings() -> list[Reading]:
    """Return fifteen Saturdays at four sites.

    The spring (A) stays near 8 degrees all year; the others follow the season, the pond outflow (B)
    most of all. Rain clouds the water little at A, and most at C.
    """
    throw = dice(2026)
    rows = []
    for week, rain in enumerate(RAIN_MM):
        day = date(2026, 1, 24) + timedelta(weeks=week)
        season = 2.2 + 12.2 * (week / 14) ** 1.45
        for i, site in enumerate(SITES):
            follow = (0.12, 1.08, 0.95, 0.97)[i]
            base = (7.7, -0.1, 0.6, 0.4)[i] + follow * season + throw.gauss(0, 0.35)
            cloud = (2.1, 4.0, 4.6, 4.4)[i] + (0.09, 0.35, 1.55, 0.95)[i] * rain
            cloud *= throw.uniform(0.82, 1.2)
            minute = i * 25 + 5 + throw.randrange(9)
            bad = day == BAD_THERMOMETER
            rows.append(
                Reading(
                    day=day,
                    time=f"{8 + minute // 60:02d}:{minute % 60:02d}",
                    site=site,
                    temp_c=round(base + (1.1 if bad else 0), 1),
                    turbidity_ntu=None if (day, site) == LOST_TUBE else round(cloud, 1),
                    rain_24h_mm=rain,
                    thermometer="reads-1.1-high" if bad else "ok",
                )
            )
    return rows


def readings_csv() -> str:
    """Return readings.csv."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(
        ["date", "time", "site", "temp_c", "turbidity_ntu", "rain_24h_mm", "thermometer"]
    )
    for r in readings():
        cloud = "" if r.turbidity_ntu is None else r.turbidity_ntu
        table.writerow(
            [r.day.isoformat(), r.time, r.site, r.temp_c, cloud, r.rain_24h_mm, r.thermometer]
        )
    return out.getvalue()


def summers() -> list[tuple[int, float, str]]:
    """Return year, mean August temperature and reader for 2005 to 2024.

    No warming went into these numbers: the second reader came later in the day, that is all.
    """
    throw = dice(62)
    rows = []
    for year in range(2005, 2025):
        reader = "first" if year <= 2013 else "second"
        value = (17.6 if reader == "first" else 18.7) + throw.gauss(0, 0.55)
        rows.append((year, round(value, 1), reader))
    return rows


def summers_csv() -> str:
    """Return august.csv."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["year", "august_mean_c", "reader"])
    table.writerows(summers())
    return out.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A straight line: ``y = start + slope * x``, and half the 95 % interval of the slope."""

    slope: float
    start: float
    half: float


T_975 = {7: 2.365, 9: 2.262, 18: 2.101}
"""Student's t for 95 %, two-sided, by degrees of freedom."""


def fit(xs: Sequence[float], ys: Sequence[float]) -> Fit:
    """Fit a line by least squares."""
    mx, my = mean(xs), mean(ys)
    spread = sum((x - mx) ** 2 for x in xs)
    slope = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / spread
    start = my - slope * mx
    free = len(xs) - 2
    rest = sum((y - start - slope * x) ** 2 for x, y in zip(xs, ys, strict=True))
    error = (rest / free / spread) ** 0.5
    return Fit(slope=slope, start=start, half=T_975[free] * error)
