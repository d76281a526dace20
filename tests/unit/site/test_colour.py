"""One accent colour, legible in every look and scheme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.site.colour import AA_TEXT, accent_for, contrast
from portfolio_gen.site.render import theme_dir
from portfolio_gen.site.theme import DEFAULT_ACCENT, GROUNDS

SCHEMES = [(name, i) for name in GROUNDS for i in (0, 1)]


@given(colour=st.from_regex(r"#[0-9a-f]{6}", fullmatch=True), scheme=st.sampled_from(SCHEMES))
def test_every_colour_becomes_legible(colour: str, scheme: tuple[str, int]) -> None:
    """Whatever portfolio.yml says, text in the accent colour and text on it can be read."""
    grounds = GROUNDS[scheme[0]][scheme[1]]
    accent = accent_for(colour, grounds=grounds)
    assert all(contrast(accent.text, ground) >= AA_TEXT for ground in grounds)
    on_fill = "#111111" if accent.on_fill == "#111" else accent.on_fill
    assert contrast(accent.fill, on_fill) >= AA_TEXT


@pytest.mark.parametrize("colour", ["#22605c", "#7a2e3a", "#000000"])
def test_a_legible_colour_is_not_moved(colour: str) -> None:
    """A colour that is dark enough stays the one that was chosen."""
    assert accent_for(colour, grounds=GROUNDS["quiet"][0]).text == colour


def test_yellow_keeps_its_hue() -> None:
    """Yellow becomes a dark yellow on white, and stays yellow on black."""
    light = accent_for("#ffe600", grounds=GROUNDS["quiet"][0]).text
    red, green, blue = (int(light[i : i + 2], 16) for i in (1, 3, 5))
    assert red > blue + 60
    assert green > blue + 60
    assert accent_for("#ffe600", grounds=GROUNDS["quiet"][1]).text == "#ffe600"


@pytest.mark.parametrize("name", sorted(GROUNDS))
def test_palettes_have_the_grounds_that_colours_are_judged_by(name: str) -> None:
    """The style sheet and the program mean the same backgrounds."""
    css = (theme_dir() / "palettes" / f"{name}.css").read_text(encoding="utf-8")
    papers = {"#fff" if paper == "#ffffff" else paper for paper, _ in GROUNDS[name]}
    assert {f"--pf-paper: {paper};" in css for paper in papers} == {True}
    assert {f"--pf-panel: {panel};" in css for _, panel in GROUNDS[name]} == {True}
    assert name in DEFAULT_ACCENT


@pytest.mark.parametrize("name", sorted(GROUNDS))
@pytest.mark.parametrize("token", ["ink", "muted"])
def test_text_of_palettes_is_legible(name: str, token: str) -> None:
    """Ink and muted text can be read on page and panel, in both schemes."""
    css = (theme_dir() / "palettes" / f"{name}.css").read_text(encoding="utf-8")
    found = [
        line.split(": ")[1].rstrip(";")
        for line in css.splitlines()
        if line.strip().startswith(f"--pf-{token}:")
    ]
    assert len(found) == 3
    for colour, grounds in zip(found, (*GROUNDS[name], GROUNDS[name][1]), strict=True):
        assert all(contrast(colour, ground) >= AA_TEXT for ground in grounds)
