"""Badges as digits: the browser's module says what Python says, in Node and in Chromium."""

import random
from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Browser

from portfolio_gen.site.verifier.digits import from_digits, to_digits
from tests.browser.conftest import Served
from tests.browser.in_node import Json, answer, ask
from tests.conftest import ROOT
from tests.site.digits_cases import GOOD, HONEST, HOSTILE

TABLE = [*(case.text for case in HOSTILE.values()), *(to_digits(data) for data in HONEST.values())]

IN_A_PAGE = """async (texts) => {
  const { fromDigits } = await import("/ui/digits.js");
  const { LimitError } = await import("/errors.js");
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const one = async (text) => {
    try {
      return { is: hex(await fromDigits(text)) };
    } catch (error) {
      return { error: error instanceof LimitError ? "limit" : "badge", message: error.message };
    }
  };
  const answers = [];
  for (const text of texts) answers.push(await one(text));
  return answers;
}"""


CHECKED = """async (text) => {
  const { fromDigits } = await import("/ui/digits.js");
  const { readBadge } = await import("/read.js");
  const { verifyBadge } = await import("/verify.js");
  const { Unreachable } = await import("/errors.js");
  const fetcher = { fetch: async () => { throw new Unreachable("Nobody is asked here."); } };
  const context = { now: new Date("2026-11-23"), issuers: [], recipient: [], fetcher };
  return (await verifyBadge(await readBadge(await fromDigits(text), "a code"), context)).verdict;
}"""


def in_python(texts: Iterable[str]) -> list[Json]:
    """Return what Python makes of digits."""
    return [answer(lambda text: from_digits(text).hex(), text) for text in texts]


def changed(rng: random.Random) -> str:
    """Return the digits of a badge with one or two of them changed, left out or added."""
    text = list(rng.choice(TABLE))[:3_000] or ["1"]
    for _ in range(rng.randint(1, 2)):
        at = rng.randrange(len(text))
        text[at] = rng.choice(["", str(rng.randrange(10)), text[at] + str(rng.randrange(10))])
    return "".join(text)


def flipped(rng: random.Random) -> str:
    """Return the digits of a badge with one bit of its packed bytes flipped."""
    number = int(to_digits(rng.choice(list(HONEST.values())))[1:])
    return "1" + str(number ^ 1 << rng.randrange(number.bit_length() - 2))


def test_node_agrees_on_the_table() -> None:
    """Every attack is refused for the same kind of reason, every file comes back the same."""
    assert ask(["digits", text] for text in TABLE) == in_python(TABLE)


def test_node_agrees_on_damaged_codes() -> None:
    """Whatever an odd scanner makes of a code."""
    rng = random.Random(7)
    texts = [text for _ in range(1_500) for text in (changed(rng), flipped(rng))]
    answers = ask(["digits", text] for text in texts)
    assert answers == in_python(texts)
    assert sum("is" in found for found in answers) > 100


@pytest.mark.browser
def test_chromium_agrees_on_the_table(chromium: Browser) -> None:
    """Browsers unpack by other means than Node does."""
    served = Served(ROOT / "themes" / "verifier")
    page = chromium.new_page()
    page.goto(served.origin + "/ui/digits.js")
    found: list[dict[str, Any]] = page.evaluate(IN_A_PAGE, [*TABLE, GOOD])
    page.close()
    served.close()
    told = [{name: value for name, value in row.items() if name != "message"} for row in found]
    assert told == in_python([*TABLE, GOOD])
    assert all(row["message"].endswith(".") for row in found if "error" in row)


@pytest.mark.browser
def test_chromium_verifies_a_badge_from_digits(chromium: Browser) -> None:
    """What a code holds is checked without asking anybody; a bit of it changed, and it is not."""
    file = ROOT / "tests/portfolios/every_state/badges/bare-minimum.json"
    altered = file.read_bytes().replace(b"2026-05-01", b"2026-05-02", 1)
    served = Served(ROOT / "themes" / "verifier")
    page = chromium.new_page()
    page.goto(served.origin + "/ui/digits.js")
    verdicts = [page.evaluate(CHECKED, to_digits(d)) for d in (file.read_bytes(), altered)]
    page.close()
    served.close()
    assert altered != file.read_bytes()
    assert verdicts == ["UNCONFIRMED", "ALTERED"]
