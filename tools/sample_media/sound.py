"""The audio story: four computer voices (espeak-ng) over a quiet creek (sox), joined by ffmpeg."""

# ruff: noqa: E501 - whole sentences, one for each speaker

import subprocess
import tempfile
from pathlib import Path

VOICES = {
    "Ana": ("en-us+f3", "146", "48"),
    "Abel": ("en-us+m3", "132", "30"),
    "Lucinda": ("en-gb+f4", "136", "40"),
    "Noor": ("en-us+f2", "142", "55"),
}
"""Voice, words a minute and pitch for each speaker."""

SCRIPT = (
    ("Ana", "Two of these people asked me not to use their voices. So a computer reads all of us."),
    (
        "Abel",
        (
            "Tomato soup. That is what it looked like. I was nine. I came down to the bridge with my "
            "rod and the creek was tomato soup, bank to bank. I put my hand in, and my hand was orange until "
            "Sunday."
        ),
    ),
    ("Ana", "Nineteen seventy-four. Abel says August."),
    (
        "Lucinda",
        (
            "June. School was not out yet. My mother hung white sheets that morning, and by noon "
            "they had a rust line where she had rinsed them. She did not shout. She took the sheet, wet as it "
            "was, and walked to the tannery with it, and laid it on the desk of the manager."
        ),
    ),
    (
        "Abel",
        (
            "Nobody told me about the sheet. I only know that one day men came with shovels, and the "
            "year after there were minnows."
        ),
    ),
    ("Ana", "What was it? Noor Vandermeulen tests the water for the town."),
    (
        "Noor",
        (
            "Iron, most likely. An old pit behind the tannery had broken open. Iron in water is clear, "
            "until it meets air. Then it rusts. I test for it every month. Most months there is nothing to "
            "tell, and I write that down too."
        ),
    ),
    (
        "Lucinda",
        "That sheet never came clean. I have it. It is in the cupboard with the good ones.",
    ),
)

GAP_S, LEAD_S, TAIL_S = 0.9, 2.6, 4.0


def run(*command: str | Path) -> None:
    """Run a program and stop if it fails; sox with the same noise each time, and no dither."""
    same = ["-R", "-D"] if command[0] == "sox" else []
    subprocess.run([str(command[0]), *same, *map(str, command[1:])], check=True)


def speak(work: Path) -> tuple[Path, float]:
    """Return all lines spoken one after the other, and how long that takes in seconds."""
    parts: list[Path] = [work / "lead.wav"]
    run("sox", "-n", "-r", "22050", "-c", "1", "-b", "16", parts[0], "trim", "0", str(LEAD_S))
    gap = work / "gap.wav"
    run("sox", "-n", "-r", "22050", "-c", "1", "-b", "16", gap, "trim", "0", str(GAP_S))
    for n, (who, words) in enumerate(SCRIPT):
        name, speed, pitch = VOICES[who]
        path = work / f"{n}.wav"
        run("espeak-ng", "-v", name, "-s", speed, "-p", pitch, "-g", "3", "-w", path, words)
        parts += [path, gap]
    spoken = work / "spoken.wav"
    run("sox", *parts, spoken, "pad", "0", str(TAIL_S), "lowpass", "5200", "gain", "-n", "-4")
    return spoken, (spoken.stat().st_size - 44) / 2 / 22050


def creek(work: Path, seconds: float) -> Path:
    """Return running water, with a few drops, as long as the story."""
    water, drops, both = work / "water.wav", work / "drops.wav", work / "creek.wav"
    length = f"{seconds:.2f}"
    run(
        "sox",
        "-n",
        "-r",
        "22050",
        "-c",
        "1",
        "-b",
        "16",
        water,
        "synth",
        length,
        "brownnoise",
        "band",
        "-n",
        "700",
        "900",
        "tremolo",
        "0.23",
        "45",
        "tremolo",
        "1.7",
        "20",
        "gain",
        "-n",
        "-27",
        "fade",
        "t",
        "2",
        length,
        "4",
    )
    run(
        "sox",
        "-n",
        "-r",
        "22050",
        "-c",
        "1",
        "-b",
        "16",
        drops,
        "synth",
        "0.16",
        "sine",
        "520:1180",
        "fade",
        "l",
        "0.004",
        "0.16",
        "0.13",
        "gain",
        "-24",
        "pad",
        "1.1",
        "5.3",
        "repeat",
        str(int(seconds / 6.56)),
        "trim",
        "0",
        length,
    )
    run("sox", "-m", water, drops, both, "gain", "-n", "-21")
    return both


def make(folder: Path) -> None:
    """Write the episode."""
    out = folder / "voices-of-the-creek.mp3"
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        spoken, seconds = speak(work)
        water = creek(work, seconds)
        mixed = work / "mixed.wav"
        run("sox", "-m", "-v", "1", spoken, "-v", "1", water, mixed, "gain", "-n", "-3")
        run(
            "ffmpeg",
            "-v",
            "error",
            "-y",
            "-i",
            mixed,
            "-c:a",
            "libmp3lame",
            "-b:a",
            "24k",
            "-ar",
            "22050",
            "-ac",
            "1",
            "-map_metadata",
            "-1",
            "-fflags",
            "+bitexact",
            out,
        )
    print(f"{out.stat().st_size / 1000:6.1f} kB  {seconds:.0f} s  {out.name}")
