"""What the findings add up to: one verdict and one sentence, the worst first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from portfolio_gen.base.report import RANK, Finding, Outcome
from portfolio_gen.model.badge import Badge, Securing
from portfolio_gen.verify.checked import Verdict

INTEGRITY = ("contexts", "nothing-unsigned", "signed-facts", "signature")
"""Checks that together mean: unchanged since it was signed."""

COMPARED = ("signature",)
"""The same for a file that is not signed but compared with its original on the issuer's site."""

_STRUCTURE = "structure"

REQUIRED = (
    "container",
    "format",
    *INTEGRITY,
    _STRUCTURE,
    "key",
    "valid-from",
    "valid-until",
    "withdrawal",
    "suspension",
    "recipient",
    "links",
)
"""Checks without which nothing is confirmed; the others are for the reader to weigh."""

_OWN_VERDICT = {
    "withdrawal": Verdict.WITHDRAWN,
    "suspension": Verdict.SUSPENDED,
    "valid-until": Verdict.EXPIRED,
    "valid-from": Verdict.NOT_YET,
    "recipient": Verdict.OTHER_PERSON,
}
"""Failures that mean something else than that the document is wrong, worst first."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a verdict is made of.

    Attributes:
        badge: What the file says.
        findings: What the checks found, missing ones already added as not checked.
        address: Host that publishes the signing key, or empty.
        open_host: True if anybody can get an address there.
        kept: Which kept copy named the key, such as ``of 2025-09-02 kept by Ana
            Reyes``; empty if it was fetched now.
        known_as: The name a list knows the issuer by, or empty.
        known_to: Whose list that is.
    """

    badge: Badge
    findings: tuple[Finding, ...]
    address: str = ""
    open_host: bool = False
    kept: str = ""
    known_as: str = ""
    known_to: str = ""

    def outcome(self, check: str) -> Outcome:
        """Return the worst outcome of one check; advice does not count."""
        return self._worst.get(check, Outcome.UNKNOWN)

    @cached_property
    def _worst(self) -> Mapping[str, Outcome]:
        """The worst outcome of every check that was made."""
        worst: dict[str, Outcome] = {}
        for found in self.findings:
            if not found.advice:
                before = worst.get(found.check, found.outcome)
                worst[found.check] = max(before, found.outcome, key=RANK.index)
        return worst

    def first(self, outcome: Outcome, checks: Iterable[str]) -> str:
        """Return the message of the first of ``checks`` that came out like this, or nothing."""
        found = [f for f in self.findings if f.outcome is outcome and not f.advice]
        messages = [f.message for check in checks for f in found if f.check == check]
        return messages[0] if messages else ""


def verdict_of(standing: Standing) -> Verdict:
    """Return the first verdict that applies, from the worst."""
    failed = [c for c in REQUIRED if standing.outcome(c) is Outcome.FAIL]
    if any(check not in _OWN_VERDICT for check in failed):
        return Verdict.ALTERED
    for check, verdict in _OWN_VERDICT.items():
        if check in failed:
            return verdict
    if standing.badge.securing is Securing.NONE:
        return Verdict.COURSE_ONLY
    hosted, unchanged = standing.badge.securing is Securing.HOSTED, _is_unchanged(standing)
    named = standing.outcome("key") is Outcome.PASS
    confirmed = unchanged and named and bool(standing.address or standing.known_to)
    # An original at somebody's address shows nothing until it is the issuer's address.
    if unchanged and not confirmed and not hosted:
        return Verdict.UNCONFIRMED
    if any(standing.outcome(check) is Outcome.UNKNOWN for check in REQUIRED):
        return Verdict.INCOMPLETE
    return Verdict.CONFIRMED if confirmed else Verdict.INCOMPLETE


def _is_unchanged(standing: Standing) -> bool:
    """Tell whether it is shown that the file says what was signed, or what its original says."""
    hosted = standing.badge.securing is Securing.HOSTED
    checks = COMPARED if hosted else INTEGRITY
    return all(standing.outcome(check) is Outcome.PASS for check in checks)


def sentence_of(verdict: Verdict, standing: Standing) -> str:
    """Return the verdict explained for somebody who knows nothing of signatures."""
    return _SENTENCES[verdict](standing)


def _altered(standing: Standing) -> str:
    """Say what is wrong, and claim nothing else."""
    failed = [check for check in REQUIRED if standing.outcome(check) is Outcome.FAIL]
    if failed == [_STRUCTURE]:
        return _misshapen(standing)
    others = [check for check in REQUIRED if check not in _OWN_VERDICT]
    reason = standing.first(Outcome.FAIL, ("signature", "key", *others))
    return f"Do not rely on this file. {reason}"


def _misshapen(standing: Standing) -> str:
    """Say that nothing but the structure is wrong, so that nobody suspects a forger."""
    words = "This file is not written as the standard requires."
    words += f" {standing.first(Outcome.FAIL, [_STRUCTURE])}"
    if not _is_unchanged(standing):
        return f"{words}{_open(standing)} Do not rely on it."
    hosted = standing.badge.securing is Securing.HOSTED
    how = "It says what its original says" if hosted else "It was not changed after it was signed"
    return f"{words} {how}, so whoever issued it has to mend it; do not rely on it until then."


def _failed(check: str, after: str) -> Callable[[Standing], str]:
    """Return the sentence for a check that failed with a verdict of its own."""
    return lambda standing: f"{standing.first(Outcome.FAIL, [check])} {after}{_open(standing)}"


def _open(standing: Standing) -> str:
    """Say that the signature is not settled, where it is not."""
    if standing.badge.securing is Securing.NONE:
        return " The file is not signed."
    if standing.outcome("signature") is Outcome.PASS:
        return ""
    return " Whether the file is unchanged could not be checked."


def _unconfirmed(standing: Standing) -> str:
    """Say what is known, and that the name of the issuer is only claimed."""
    reason = (
        "the issuer is known by its key only, which anybody can make"
        if standing.outcome("key") is Outcome.PASS
        else "it could not be shown that the named issuer signed it"
    )
    return f"Unchanged since it was signed, but {reason}.{_left(standing, besides=('key',))}"


def _incomplete(standing: Standing) -> str:
    """Say that nothing was wrong, and what is missing."""
    return f"Nothing wrong was found, but not everything could be checked.{_left(standing)}"


def _left(standing: Standing, besides: tuple[str, ...] = ()) -> str:
    """Return the first reason why something required was not checked."""
    checks = [check for check in REQUIRED if check not in besides]
    reason = standing.first(Outcome.UNKNOWN, checks)
    return f" Not checked: {reason}" if reason else ""


def _confirmed(standing: Standing) -> str:
    """Say who signed it, by address before name."""
    words = _compared(standing) if standing.badge.securing is Securing.HOSTED else _signed(standing)
    words += "".join(f" {message}" for message in _from_copies(standing))
    if standing.known_to:
        words += f" The issuer is known as {standing.known_as}, says {standing.known_to}."
    if standing.open_host:
        words += " Anybody can get an address of this kind, so the address alone says little."
    return words


def _from_copies(standing: Standing) -> Iterator[str]:
    """Yield what only a kept list of withdrawn badges says: a newer one may say otherwise."""
    for found in standing.findings:
        if found.kept and found.outcome is Outcome.PASS and not found.advice:
            yield found.message


def _signed(standing: Standing) -> str:
    """Say whose key signed it."""
    signer = f" by the holder of {standing.address}" if standing.address else ""
    words = f"Unchanged since it was signed{signer}, and still valid."
    if standing.kept:
        words += f" The key was compared with a copy {standing.kept}, not with the address "
        words += "itself."
    return words


def _compared(standing: Standing) -> str:
    """Say with whose original it was compared."""
    place = f" of {standing.address}" if standing.address else ""
    words = f"The same as the original on the web site{place}, and still valid."
    if standing.kept:
        words += f" That the original is the issuer's was read in a copy {standing.kept}."
    return words


_SENTENCES: dict[Verdict, Callable[[Standing], str]] = {
    Verdict.ALTERED: _altered,
    Verdict.WITHDRAWN: _failed("withdrawal", "It no longer counts."),
    Verdict.SUSPENDED: _failed("suspension", "It does not count for now."),
    Verdict.EXPIRED: _failed("valid-until", "Ask the issuer whether it was renewed."),
    Verdict.NOT_YET: _failed(
        "valid-from", "Come back then, or set the clock of this device if it is wrong."
    ),
    Verdict.OTHER_PERSON: _failed("recipient", "It says nothing about this person."),
    Verdict.UNCONFIRMED: _unconfirmed,
    Verdict.INCOMPLETE: _incomplete,
    Verdict.CONFIRMED: _confirmed,
    Verdict.COURSE_ONLY: lambda _: (
        "This file is not signed, so nobody can verify it and anybody could have written it. If a "
        "course recorded it, ask the course."
    ),
}
