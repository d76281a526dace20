"""Other people's signatures: what was measured of each by others is what is found here."""

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from portfolio_gen.badges import jwt
from portfolio_gen.badges.read import read_credential
from portfolio_gen.base.errors import PortfolioError, ProofError, Unreachable
from portfolio_gen.base.report import Outcome
from portfolio_gen.crypto.algorithms import algorithm_for
from portfolio_gen.crypto.jwk import from_jwk
from portfolio_gen.crypto.suites import SUITES
from portfolio_gen.verify import token
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge

pytestmark = pytest.mark.corpus

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
STATUS_WORDS = "The vocabulary https://www.w3.org/ns/credentials/status/v1 is not known"
CLR_WORDS = "The vocabulary https://purl.imsglobal.org/spec/clr/v2p0/context.json is not known"

UNKNOWN_WORDS = {
    "dcc-verifier-core/v1/v1ExpiredWithValidStatus.json": STATUS_WORDS,
    "dcc-verifier-core/v1/v1Revoked.json": STATUS_WORDS,
    "1edtech-validator/clr20/complex.json": CLR_WORDS,
    "1edtech-validator/clr20/simple_v1.json": CLR_WORDS,
}
"""Intact signatures that are not judged, because a vocabulary is not among the frozen ones."""

KINDS = {suite.name or suite.type for suite in SUITES.values()}


def rows(corpus: Path) -> list[dict[str, str]]:
    """Return the manifest."""
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def check(corpus: Path, path: str) -> Checked | None:
    """Return what is found of one file; None if it is no badge, record or endorsement."""
    try:
        badge = read_credential((corpus / path).read_bytes(), source=path)
    except PortfolioError:
        return None
    return verify_badge(badge, Context(now=NOW))


def outcomes(checked: Checked) -> list[Outcome]:
    """Return the outcome of every signature."""
    return [f.outcome for f in checked.report.named("signature")]


def test_measured_signatures(corpus: Path) -> None:
    """Where others found every signature intact, so is it here; broken ones never pass."""
    intact, broken, open_ = 0, 0, set()
    for row in rows(corpus):
        measured = row["signature only, measured"].split()
        checked = check(corpus, row["path"]) if measured else None
        if checked is None:
            continue
        good = sum(result.startswith("OK:") for result in measured)
        assert outcomes(checked).count(Outcome.PASS) <= good, row["path"]
        kinds = {result.partition(":")[2] for result in measured}
        if all(result.startswith("OK:") for result in measured) and kinds <= KINDS:
            if set(outcomes(checked)) == {Outcome.PASS}:
                intact += 1
            else:
                open_.add(row["path"])
        else:
            broken += 1
    assert (intact >= 24, broken >= 14) == (True, True)
    assert open_ <= UNKNOWN_WORDS.keys()


@pytest.mark.parametrize(("path", "reason"), UNKNOWN_WORDS.items(), ids=UNKNOWN_WORDS)
def test_why_not_judged(corpus: Path, path: str, reason: str) -> None:
    """What is not judged says which vocabulary is missing, as long as it is."""
    checked = check(corpus, path)
    assert checked is not None
    (found,) = checked.report.named("signature")
    assert found.outcome is Outcome.PASS or found.message.startswith(reason)


TOKENS: dict[str, tuple[Outcome, Outcome]] = {
    "1edtech-validator/ob30/simple-jwt.png": (Outcome.PASS, Outcome.UNKNOWN),
    "1edtech-validator/ob30/simple-jwt.svg": (Outcome.PASS, Outcome.UNKNOWN),
    "1edtech-validator/ob30/simple-jwt_v1.png": (Outcome.PASS, Outcome.UNKNOWN),
    "1edtech-validator/ob30/simple-jwt_v1.svg": (Outcome.PASS, Outcome.UNKNOWN),
    "1edtech-validator/clr20/simple.jwt": (Outcome.PASS, Outcome.UNKNOWN),
    "1edtech-validator/ob30/simple.jwt": (Outcome.UNKNOWN, Outcome.UNKNOWN),
    "1edtech-validator/ob30/velocity.jwt": (Outcome.UNKNOWN, Outcome.UNKNOWN),
    "1edtech-validator/ob20/simple-revoked.jwt": (Outcome.UNKNOWN, Outcome.UNKNOWN),
}
"""Signed text: signature, and whether the key is the issuer's. A key that the text brings along
settles the first question and never the second."""


@pytest.mark.parametrize(("path", "expected"), TOKENS.items(), ids=TOKENS)
def test_signed_text(corpus: Path, path: str, expected: tuple[Outcome, Outcome]) -> None:
    """1EdTech's samples are intact, and by nobody who was shown to be their issuer."""
    checked = check(corpus, path)
    assert checked is not None
    (signature,) = checked.report.named("signature")
    found = [f.outcome for f in checked.report.named("key")]
    assert (signature.outcome, *found) == expected
    (facts,) = checked.report.named("signed-facts")
    assert facts.outcome is not Outcome.FAIL
    assert checked.verdict is not Verdict.CONFIRMED


JOSE = "w3c-vc-jose-cose"


def parts(corpus: Path, name: str) -> jwt.Jws:
    """Return one of W3C's signed texts, taken apart."""
    return jwt.split((corpus / JOSE / f"{name}.txt").read_text("ascii").strip())


def published(corpus: Path, name: str) -> dict[str, Any]:
    """Return the public half of one of W3C's keys, whose secret halves hold the same members."""
    found: dict[str, Any] = json.loads((corpus / JOSE / f"{name}.json").read_bytes())  # noqa: TID251
    return dict(found["publicKeyJwk"])


@pytest.mark.parametrize(
    ("name", "key", "fits"),
    [
        ("credential-jose-minimal", "vm-p256", True),
        ("credential-issuer-match-signed", "vm-did-ed25519", True),
        ("credential-jose-bad-signature", "vm-did-ed25519", False),
    ],
)
def test_w3c_signed_text(corpus: Path, name: str, key: str, fits: bool) -> None:  # noqa: FBT001
    """W3C's signed texts fit the keys of its suite, unless they were made not to."""
    found = parts(corpus, name)
    algorithm = algorithm_for(from_jwk(published(corpus, key)), found.header["alg"])
    assert algorithm.verify(found.signature, found.signing_input) is fits
    assert not algorithm.verify(found.signature, found.signing_input[:-1])
    assert published(corpus, key)["kid"] == found.header["kid"]


def test_w3c_other_curve(corpus: Path) -> None:
    """ES512 is a signature that is not supported, and says so; so is its key."""
    found = parts(corpus, "credential-jose-unknown-extensions")
    key = from_jwk(published(corpus, "vm-p256"))
    with pytest.raises(Unreachable, match="'ES512' are not supported yet"):
        algorithm_for(key, found.header["alg"])
    with pytest.raises(Unreachable, match="'P-521' are not supported yet"):
        from_jwk(published(corpus, "vm-p521"))


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("credential-jose-bad-media-type", True),
        ("presentation-jose-bad-media-type", True),
        ("presentation-jose-multiple", True),
        ("credential-jose-minimal", False),
        ("credential-issuer-match-signed", False),
    ],
)
def test_w3c_media_types(corpus: Path, name: str, refused: bool) -> None:  # noqa: FBT001
    """Text that calls itself something else than a credential is not taken for one."""
    header = parts(corpus, name).header
    if not refused:
        token._check_header(header)
        return
    with pytest.raises(ProofError) as caught:
        token._check_header(header)
    assert str(caught.value) == "The text was not signed as a badge, but as something else."
