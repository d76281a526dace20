"""The half-minute film about leaves: drawn by frames, spoken by espeak-ng, joined by ffmpeg."""

# ruff: noqa: E501, PLR2004 - path data, places and moments

import math
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kit import (
    AMBER,
    BLUSH,
    CREAM,
    CREEK,
    INK,
    LEAF,
    MOSS,
    OCHRE,
    PAPER,
    PINE,
    RUST,
    SAND,
    SKY,
    WINE,
    WOOD,
    at,
    box,
    dice,
    dot,
    drop,
    land,
    leaf,
    line,
    svg,
    text,
)

FPS = 12
W, H = 960, 540

SCRIPT = (
    (0.6, 3.2, "A leaf is a kitchen."),
    (3.4, 7.9, "All summer it cooks sugar from light, air and water."),
    (8.2, 10.4, "Its cloth is green."),
    (10.7, 15.6, "The yellow is there too, underneath, like a table under a cloth."),
    (16.0, 21.0, "In autumn the days grow short and cold, and the kitchen closes."),
    (21.2, 24.6, "The green is taken down and packed away."),
    (24.9, 27.6, "Now you see the table: yellow."),
    (27.9, 30.4, "It was always there."),
)
"""Start and end in seconds, and what is said."""

LENGTH_S = 32


def ease(t: float, start: float, end: float) -> float:
    """Return 0 before ``start``, 1 after ``end``, and a soft way between."""
    x = min(max((t - start) / (end - start), 0), 1)
    return x * x * (3 - 2 * x)


def mix(a: str, b: str, share: float) -> str:
    """Return a colour between two."""
    pairs = ((int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)


def window(t: float, shut: float) -> str:
    """Return the round kitchen window, with a pot; ``shut`` closes its shutters."""
    steam = "".join(
        line(
            [(x, -34 - 10 * k) for k, x in ((0, s), (1, s + 7 * math.sin(t * 3 + s)), (2, s))],
            PAPER,
            5,
            f'opacity="{(1 - shut) * 0.9:.2f}"',
        )
        for s in (-20, 0, 20)
    )
    pot = box(-38, -18, 76, 48, WINE, 10) + box(-46, -22, 92, 10, WINE, 5)
    fire = "".join(
        f'<path d="M{x - 9} 52Q{x} {24 + 5 * math.sin(t * 9 + x):.1f} {x + 9} 52Z" fill="{RUST}"/>'
        for x in (-22, 0, 22)
    )
    clip = '<clipPath id="w"><circle r="74"/></clipPath>'
    half = 76 * shut
    doors = box(-76, -76, half, 152, WOOD) + box(76 - half, -76, half, 152, WOOD)
    inside = (
        dot(0, 0, 74, mix("#f6dfa6", "#6d5b4a", shut))
        + box(-60, 52, 120, 8, WOOD)
        + (fire if shut < 0.6 else "")
        + pot
        + steam
        + doors
    )
    ring = f'<circle r="76" fill="none" stroke="{PINE}" stroke-width="8"/>'
    return clip + f'<g clip-path="url(#w)">{inside}</g>' + ring


def big_leaf(colour: str, vein: str) -> str:
    """Return the leaf, its tip to the upper right, around (0, 0)."""
    body = (
        f'<path d="M0 190C-150 150-190 20-150-90C-120-160-50-200 0-250C50-200 120-160 150-90'
        f'C190 20 150 150 0 190Z" fill="{colour}"/>'
    )
    ribs = "".join(
        f'<path d="M0 {y}Q{s * 50} {y - 30} {s * dx} {y - 70}"/>'
        for s in (-1, 1)
        for y, dx in ((140, 112), (60, 142), (-30, 126), (-110, 84))
    )
    stem = f'<path d="M0-200V190Q2 250 30 300" fill="none" stroke="{vein}" stroke-width="11" stroke-linecap="round"/>'
    return (
        body
        + f'<g fill="none" stroke="{vein}" stroke-width="5" stroke-linecap="round">{ribs}</g>'
        + stem
    )


def kitchen(t: float) -> str:
    """The leaf and its kitchen; later light, air and water come, and sugar leaves."""
    late = ease(t, 16, 19)
    sky = mix(SKY, "#d9cfc4", late)
    parts = [box(0, 0, W, H, sky)]
    sun_y = 110 + 170 * late
    parts.append(dot(150, sun_y, 62 - 16 * late, mix(OCHRE, AMBER, late)))
    parts.append(land([(0, 470), (300, 440), (650, 480), (960, 450)], H, mix(LEAF, SAND, late)))
    if 3.2 < t < 8.1:
        for i in range(3):
            k = (t * 0.7 + i / 3) % 1
            x, y = 230 + 190 * k, 140 + 90 * k + i * 14
            parts.append(line([(x, y), (x + 34, y + 17)], OCHRE, 9))
            parts.append(
                f'<circle cx="{760 - 190 * k:.1f}" cy="{170 + 40 * i + 10 * math.sin(t * 2 + i):.1f}" '
                f'r="13" fill="none" stroke="{CREEK}" stroke-width="5"/>'
            )
    parts.append(at(480, 246, big_leaf(mix(MOSS, "#9a9a58", late * 0.6), PINE), turn=8, scale=1.0))
    if 3.2 < t < 8.1:
        for i in range(3):
            k = (t * 0.5 + i / 3) % 1
            parts.append(drop(486 - 8 * k, 520 - 200 * k, 30))
            parts.append(
                at(
                    450 - 10 * k,
                    330 + 190 * k,
                    box(-9, -9, 18, 18, PAPER, 3, f'stroke="{INK}" stroke-width="2"'),
                    turn=90 * k,
                )
            )
    parts.append(at(480, 236, window(t, ease(t, 18.2, 20.2))))
    return "".join(parts)


def table(t: float) -> str:
    """A yellow table under a green cloth that is lifted, and later taken away."""
    lift = ease(t, 11.2, 13) - ease(t, 14.4, 15.4)
    gone = ease(t, 24.7, 26.2)
    legs = "".join(box(x, 330, 26, 130, AMBER, 6) for x in (270, 664))
    top = box(230, 292, 500, 46, OCHRE, 12) + box(230, 326, 500, 12, AMBER, 6)
    grain = "".join(
        line([(260, y), (480, y + 4), (700, y)], AMBER, 3, 'opacity=".5"') for y in (304, 314)
    )
    edge = 400 - 118 * lift
    corner = 730 - 150 * lift
    drape = (
        f'<path d="M214 282H746Q756 282 756 296L{corner + 20:.0f} {edge:.0f}'
        + "".join(
            f"q-{corner / 22:.1f} {14 if i % 2 else -14} -{(corner + 20 - 200) / 10:.1f} "
            f"{(400 - edge) / 10:.1f}"
            for i in range(10)
        )
        + f'L204 296Q204 282 214 282Z" fill="{MOSS}"/>'
    )
    flower = "".join(
        leaf(x, y, 34, turn, LEAF)
        for x, y, turn in (
            (290, 350, 20),
            (370, 340, -30),
            (450, 356, 10),
            (530, 340, -20),
            (610, 350, 30),
        )
        if lift < 0.15
    )
    cloth = at(0, -420 * gone, drape + flower) if gone < 1 else ""
    pot = at(
        480,
        274,
        box(-46, -52, 92, 60, WINE, 12)
        + box(-56, -58, 112, 12, WINE, 6)
        + box(-12, -72, 24, 14, WINE, 6),
    )
    sugar = "".join(
        box(590 + 24 * i, 262, 20, 20, PAPER, 3, f'stroke="{INK}" stroke-width="2"')
        for i in range(3)
    )
    things = (pot + sugar) if t < 16 else ""
    wall = mix(CREAM, BLUSH, ease(t, 24, 26))
    return (
        box(0, 0, W, H, wall)
        + box(0, 456, W, 84, SAND)
        + box(
            380, 60, 200, 130, SKY if t < 16 else "#d9cfc4", 8, f'stroke="{WOOD}" stroke-width="9"'
        )
        + dot(440, 120 if t < 16 else 150, 26, OCHRE)
        + box(477, 60, 6, 130, WOOD)
        + legs
        + top
        + grain
        + cloth
        + things
    )


def big_tree(t: float) -> str:
    """The tree with its roots: the green goes down, the yellow stays, a leaf falls."""
    down = ease(t, 21.2, 24.4)
    spots = dice(5)
    parts = [box(0, 0, W, H, "#e6dccb"), dot(150, 190, 46, AMBER)]
    parts.append(land([(0, 350), (300, 340), (650, 356), (960, 344)], H, WOOD))
    parts.append(land([(0, 350), (300, 340), (650, 356), (960, 344)], 366, MOSS))
    roots = (
        [(480, 350), (420, 386), (330, 400), (260, 424)],
        [(480, 350), (460, 400), (410, 430)],
        [(480, 350), (520, 404), (560, 430)],
        [(480, 350), (560, 388), (640, 398), (710, 424)],
    )
    parts += [line(r, SAND, 11) for r in roots]
    parts.append('<path d="M452 356Q470 290 468 190H492Q490 290 508 356Z" fill="#6d4a30"/>')
    parts += [
        line(p, "#6d4a30", 11)
        for p in (
            [(480, 250), (420, 190), (370, 150)],
            [(480, 230), (540, 170), (600, 140)],
            [(480, 200), (470, 120), (480, 70)],
        )
    ]
    crown = []
    for _ in range(170):
        way, far = spots.uniform(0, math.tau), spots.random() ** 0.5
        crown.append(
            (
                480 + 190 * far * math.cos(way),
                152 + 98 * far * math.sin(way),
                spots.uniform(0, 360),
                spots.random(),
            )
        )
    for x, y, turn, when in crown:
        share = min(max((down * 1.5 - when * 0.5), 0), 1)
        parts.append(
            leaf(
                x,
                y,
                44,
                turn,
                mix(MOSS if when > 0.5 else LEAF, OCHRE if when > 0.4 else AMBER, share),
            )
        )
    if 21.1 < t < 24.8:
        for i in range(14):
            k = (t * 0.45 + i / 14) % 1
            x = 480 + 5 * math.sin(i)
            if k < 0.6:
                parts.append(dot(x, 170 + 300 * k, 6, LEAF))
                continue
            root = roots[i % 4]
            j = min(int((k - 0.6) / 0.4 * (len(root) - 1)), len(root) - 2)
            f = (k - 0.6) / 0.4 * (len(root) - 1) - j
            parts.append(
                dot(
                    root[j][0] + (root[j + 1][0] - root[j][0]) * f,
                    root[j][1] + (root[j + 1][1] - root[j][1]) * f,
                    6,
                    LEAF,
                )
            )
    if t > 27.6:
        k = ease(t, 27.8, 31.2)
        parts.append(
            leaf(600 + 70 * math.sin(k * 7), 150 + 190 * k, 52, 200 + 160 * k, OCHRE, vein=AMBER)
        )
    if t > 30.4:
        parts.append(text(40, 520, "Ana Reyes, 2025. CC BY 4.0", 20, CREAM))
    return "".join(parts)


def frame(t: float) -> str:
    """Return the picture at a time, in seconds."""
    if t < 8.1 or 15.8 <= t < 21:
        scene = kitchen(t)
    elif t < 15.8 or 24.7 <= t < 27.7:
        scene = table(t)
    else:
        scene = big_tree(t)
    cuts = (8.1, 15.8, 21.0, 24.7, 27.7)
    fade = max((1 - abs(t - c) / 0.25 for c in cuts), default=0)
    veil = box(0, 0, W, H, CREAM, 0, f'opacity="{fade:.2f}"') if fade > 0 else ""
    return svg(W, H, "Why leaves change", scene, veil)


def stamp(seconds: float) -> str:
    """Return a time as WebVTT writes it."""
    return f"00:{int(seconds // 60):02d}:{seconds % 60:06.3f}"


def captions() -> str:
    """Return the captions, spoken words and what a listener should know about the sound."""
    cues = [
        f"{n}\n{stamp(a)} --> {stamp(b)}\n{'(Voice only, no music) ' if n == 1 else ''}{words}\n"
        for n, (a, b, words) in enumerate(SCRIPT, 1)
    ]
    return "WEBVTT\n\n" + "\n".join(cues)


def poster() -> str:
    """Return the still picture shown before the film starts."""
    return frame(6.2)


def voice(folder: Path) -> list[Path]:
    """Speak every line into its own file."""
    files = []
    for n, (start, end, words) in enumerate(SCRIPT):
        path = folder / f"{n}.wav"
        subprocess.run(
            ["espeak-ng", "-v", "en-us+f3", "-s", "150", "-p", "46", "-g", "2", "-w", path, words],
            check=True,
        )
        seconds = (path.stat().st_size - 44) / 2 / 22050
        if seconds > end - start + 0.25:
            print(f"  line {n + 1} takes {seconds:.1f} s, its place is {end - start:.1f} s")
        files.append(path)
    return files


def make(folder: Path) -> None:
    """Write film, poster and captions."""
    (folder / "leaves.en.vtt").write_text(captions(), encoding="utf-8")
    (folder / "poster.svg").write_text(poster(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)

        def draw(n: int) -> None:
            subprocess.run(
                ["rsvg-convert", "-o", work / f"{n:04d}.png"],
                input=frame(n / FPS).encode(),
                check=True,
            )

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(draw, range(LENGTH_S * FPS)))
        lines_ = voice(work)
        inputs = [arg for path in lines_ for arg in ("-i", str(path))]
        delays = "".join(
            f"[{n + 1}]adelay={int(start * 1000)}[a{n}];" for n, (start, _, _) in enumerate(SCRIPT)
        )
        joined = "".join(f"[a{n}]" for n in range(len(SCRIPT)))
        subprocess.run(
            [
                "ffmpeg",
                "-v",
                "error",
                "-y",
                "-framerate",
                str(FPS),
                "-i",
                str(work / "%04d.png"),
                *inputs,
                "-filter_complex",
                (
                    f"{delays}{joined}amix=inputs={len(SCRIPT)}:normalize=0,lowpass=f=5200,"
                    f"apad=whole_dur={LENGTH_S}[s]"
                ),
                "-map",
                "0:v",
                "-map",
                "[s]",
                "-c:v",
                "libx264",
                "-profile:v",
                "baseline",
                "-preset",
                "veryslow",
                "-crf",
                "29",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-b:a",
                "32k",
                "-ac",
                "1",
                "-t",
                str(LENGTH_S),
                "-map_metadata",
                "-1",
                "-fflags",
                "+bitexact",
                "-movflags",
                "+faststart",
                str(folder / "leaves.mp4"),
            ],
            check=True,
        )
    size = (folder / "leaves.mp4").stat().st_size
    print(f"{size / 1000:6.1f} kB  projects/why-leaves-change/leaves.mp4")
