"""What a check is: its number, its question, and how its answer becomes a finding."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.model.badge import Format, Securing
from portfolio_gen.verify import proofs
from portfolio_gen.verify.case import Answer, Case, skip
from portfolio_gen.verify.context import Context

Check = Callable[[Case, Context], Answer]
ProofCheck = Callable[[Case, Context, Mapping[str, Any]], Answer]

_KEPT = (Securing.HOSTED, Format.OB2)
THIS_PROGRAM = "this program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One numbered check.

    Attributes:
        number: Its place in every table of checks, in Python and in the browser.
        name: Stable name for programs.
        title: The question, for people.
        why: What a reader loses if the answer is no.
        spec: Where the standards ask for it.
        run: Yields the findings.
    """

    number: int
    name: str
    title: str
    why: str
    spec: str
    run: Callable[["Step", Case, Context], Iterable[Finding]]

    def finding(self, message: str, outcome: Outcome, says: str = "", spec: str = "") -> Finding:
        """Return a finding of this step, by its own section or another one."""
        why = "" if outcome in (Outcome.PASS, Outcome.SKIP) else self.why
        return Finding(
            check=self.name,
            outcome=outcome,
            message=message,
            why=why,
            says=says or THIS_PROGRAM,
            spec=spec or self.spec,
        )

    def ask(self, check: Callable[[], Answer], spec: str = "") -> Finding:
        """Return the finding of one question, which may have a section of its own."""
        try:
            answer = check()
        except ProofError as error:
            return replace(self.finding(error.message, Outcome.FAIL, spec=spec), hint=error.hint)
        except Unreachable as error:
            found = self.finding(error.message, Outcome.UNKNOWN, spec=spec)
            return replace(found, hint=error.hint)
        found = self.finding(answer.message, answer.outcome, answer.says, spec)
        return replace(found, kept=True) if answer.kept else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Specs:
    """Where the standards say how each kind of signature is verified.

    Attributes:
        of_proof: The sections for an embedded proof.
        of_text: The sections for signed text.
        of_original: The section for a badge that is kept on a web site.
    """

    of_proof: Callable[[Mapping[str, Any]], str]
    of_text: Callable[[Case], str]
    of_original: str


def once(check: Check) -> Callable[[Step, Case, Context], Iterable[Finding]]:
    """Run a check that looks at the badge as a whole."""
    return lambda step, case, ctx: [step.ask(lambda: check(case, ctx))]


def each_proof(
    check: ProofCheck, of_text: Check, of_original: Check, specs: Specs | None = None
) -> Callable[[Step, Case, Context], Iterable[Finding]]:
    """Run a check for every signature, or say why there is none to check.

    Args:
        check: The question about one embedded proof.
        of_text: The same question about signed text, which has one signature.
        of_original: The same question about a badge of version 2.0 that is kept on a web site.
        specs: Sections that depend on the kind of signature; those of the step if None.
    """

    def run(step: Step, case: Case, ctx: Context) -> Iterator[Finding]:
        if case.badge.token:
            spec = specs.of_text(case) if specs else ""
            yield step.ask(lambda: of_text(case, ctx), spec)
            return
        if (case.badge.securing, case.badge.format) == _KEPT:
            spec = specs.of_original if specs else ""
            yield step.ask(lambda: of_original(case, ctx), spec)
            return
        if not case.embedded:
            yield step.ask(lambda: _no_proof(case))
            return
        for proof in case.proofs[: proofs.MAX_PROOFS]:
            spec = specs.of_proof(proof) if specs else ""
            yield step.ask(lambda proof=proof: check(case, ctx, proof), spec)  # type: ignore[misc]
        if len(case.proofs) > proofs.MAX_PROOFS:
            yield step.finding("The badge has too many signatures.", Outcome.UNKNOWN)

    return run


def _no_proof(case: Case) -> Answer:
    """Say why there is no embedded proof to check.

    Raises:
        ProofError: There is an empty list of proofs.
        Unreachable: The badge is secured in a way that is not supported yet.
    """
    if case.badge.securing is Securing.HOSTED:
        raise Unreachable(
            "The original of this badge is on the issuer's web site, which was not asked."
        )
    if case.badge.securing is Securing.EMBEDDED:
        raise Unreachable("Signatures inside this kind of document cannot be checked yet.")
    if "proof" in case.document:
        raise ProofError("The badge has a place for signatures, and it is empty.")
    return skip("The file is not signed.")
