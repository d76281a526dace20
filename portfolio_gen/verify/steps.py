"""All checks of a badge, numbered, and the one function that runs them.

Checks never stop each other. A check that answers is a pass, ``ProofError`` is a failure,
``Unreachable`` is "not checked"; anything else is a defect of this program and travels up. What a
required check did not report counts as not checked, never as passed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.report import Finding, Outcome, Report
from portfolio_gen.model.badge import Badge, Format
from portfolio_gen.verify import (
    dates,
    hosted,
    links,
    nested,
    proofs,
    recipient,
    signed,
    status,
    structure,
    token,
    trust,
)
from portfolio_gen.verify.case import Answer, Case, case_of
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.documents import kept_copy
from portfolio_gen.verify.identifiers import host_of
from portfolio_gen.verify.questions import QUESTIONS
from portfolio_gen.verify.rules.judge import Problem
from portfolio_gen.verify.settle import settled
from portfolio_gen.verify.step import THIS_PROGRAM, Specs, Step, each_proof, once
from portfolio_gen.verify.verdict import REQUIRED, Standing, sentence_of, verdict_of

_KINDS = {
    Format.OB3: f"The badge is an {Format.OB3} credential.",
    Format.OB2: f"The badge is written as {Format.OB2} describes.",
    Format.CLR2: f"This is a {Format.CLR2}: a list of achievements, each with its own proof.",
    Format.ENDORSEMENT: "This is an endorsement: somebody speaks well of a badge or an issuer.",
}
"""What each kind is, in words."""


def _structure(step: Step, case: Case, ctx: Context) -> Iterator[Finding]:
    """Report every missing or wrong member on its own."""
    if not structure.is_known(case.badge):
        yield step.finding("What documents of this kind need is not checked.", Outcome.UNKNOWN)
        return
    findings = [_problem(step, problem) for problem in structure.problems(case)]
    try:
        linked = structure.problems_of_linked(case, ctx)
        findings += [_problem(step, problem) for problem in linked]
    except Unreachable as error:
        findings.append(step.finding(error.message, Outcome.UNKNOWN))
    if all(found.advice for found in findings):
        findings.append(
            step.finding("Everything that the standard requires is there.", Outcome.PASS)
        )
    yield from findings


def _problem(step: Step, problem: Problem) -> Finding:
    """Return the finding of one problem."""
    found = step.finding(problem.message, Outcome.FAIL)
    why = "" if problem.advice else found.why
    return replace(found, spec=problem.spec, why=why, advice=problem.advice, place=problem.place)


def check_container(case: Case, _ctx: Context) -> Answer:
    """Tell how the file is packed; reading it was the check."""
    badge = case.badge
    return Answer(message=f"The file could be read: {badge.container}, {len(badge.raw):,} bytes.")


def check_format(case: Case, _ctx: Context) -> Answer:
    """Tell which vocabulary the badge is written in.

    Raises:
        Unreachable: One that is not checked yet.
    """
    words = _KINDS.get(case.badge.format)
    if words is None:
        raise Unreachable(f"{case.badge.format} can be shown, but not checked completely.")
    return Answer(message=words)


STEPS = (
    Step(
        number=1,
        name="container",
        title=QUESTIONS["container"],
        why="",
        spec="OB 3.0 section 5.3",
        run=once(check_container),
    ),
    Step(
        number=2,
        name="format",
        title=QUESTIONS["format"],
        why="What is not known cannot be confirmed.",
        spec="OB 3.0 section B.1.1",
        run=once(check_format),
    ),
    Step(
        number=3,
        name="contexts",
        title=QUESTIONS["contexts"],
        why="A badge that brings its own words can mean something else than it shows.",
        spec="VCDM 2.0 section 4.3",
        run=once(signed.check_contexts),
    ),
    Step(
        number=4,
        name="nothing-unsigned",
        title=QUESTIONS["nothing-unsigned"],
        why="What is not signed could have been added by anybody.",
        spec="VC Data Integrity 1.0 section 2.4.1",
        run=once(signed.check_nothing_unsigned),
    ),
    Step(
        number=5,
        name="signed-facts",
        title=QUESTIONS["signed-facts"],
        why="A hidden date can make an expired badge look current.",
        spec="VCDM 2.0 sections 4.7, 4.9, 4.10",
        run=once(signed.check_signed_facts),
    ),
    Step(
        number=6,
        name="structure",
        title=QUESTIONS["structure"],
        why="A badge without this is not a badge by the standard.",
        spec="OB 3.0 appendix B",
        run=_structure,
    ),
    Step(
        number=7,
        name="signature",
        title=QUESTIONS["signature"],
        why="Only an unchanged badge says what its issuer said.",
        spec=proofs.SPEC,
        run=each_proof(
            proofs.check_signature,
            token.check_signature,
            hosted.check_same,
            Specs(of_proof=proofs.spec_of, of_text=token.spec_of, of_original=hosted.SPEC),
        ),
    ),
    Step(
        number=8,
        name="key",
        title=QUESTIONS["key"],
        why="Anybody can sign a badge and write another name on it.",
        spec="VC Controlled Identifiers 1.0 section 3.3",
        run=each_proof(proofs.check_key, token.check_key, hosted.check_issuer),
    ),
    Step(
        number=9,
        name="issuer-known",
        title=QUESTIONS["issuer-known"],
        why="A signature tells that somebody signed, not who that is.",
        spec="",
        run=once(trust.check_issuer_known),
    ),
    Step(
        number=10,
        name="valid-from",
        title=QUESTIONS["valid-from"],
        why="",
        spec="VCDM 2.0 section 4.9",
        run=once(dates.check_valid_from),
    ),
    Step(
        number=11,
        name="valid-until",
        title=QUESTIONS["valid-until"],
        why="",
        spec="VCDM 2.0 section 4.9",
        run=once(dates.check_valid_until),
    ),
    Step(
        number=12,
        name="withdrawal",
        title=QUESTIONS["withdrawal"],
        why="A withdrawn badge looks like any other.",
        spec="VCDM 2.0 section 4.10",
        run=status.withdrawals,
    ),
    Step(
        number=13,
        name="suspension",
        title=QUESTIONS["suspension"],
        why="A suspended badge looks like any other.",
        spec="Bitstring Status List 1.0 section 2.1",
        run=status.suspensions,
    ),
    Step(
        number=14,
        name="recipient",
        title=QUESTIONS["recipient"],
        why="A badge of somebody else says nothing about this person.",
        spec="OB 3.0 section 8.3",
        run=once(recipient.check_recipient),
    ),
    Step(
        number=15,
        name="links",
        title=QUESTIONS["links"],
        why="An address can be a program.",
        spec="",
        run=links.links,
    ),
    Step(
        number=16,
        name="picture",
        title=QUESTIONS["picture"],
        why="",
        spec="OB 3.0 section B.1.8",
        run=once(links.check_picture),
    ),
)
"""Every check, in the order of the table a reader sees."""


def verify_badge(badge: Badge, ctx: Context) -> Checked:
    """Make every check that can be made, and say what they add up to.

    Args:
        badge: From ``read_badge``.
        ctx: The moment, the known issuers, the recipient, and the way to fetch.

    Raises:
        BadgeError: ``badge.payload`` is not JSON: a badge not made by ``read_badge``.
    """
    return _verified(badge, ctx, nested.Room())


def _verified(badge: Badge, ctx: Context, room: nested.Room) -> Checked:
    """Make every check of a document, and of the documents inside it as far as there is room."""
    case = case_of(badge)
    found = _found(case, ctx)
    findings = settled((*found, *missing(found)))
    standing = _standing(badge, ctx, findings)
    verdict = verdict_of(standing)
    altered = verdict is Verdict.ALTERED
    # Whoever altered a file also chose the issuer it names, and what stands inside.
    shown = Standing(badge=badge, findings=findings) if altered else standing
    inside = () if altered else nested.inside(case, ctx, room, _verified)
    return Checked(
        badge=badge,
        report=Report(subject=badge.source, findings=findings),
        verdict=verdict,
        sentence=sentence_of(verdict, standing) + nested.remark(inside),
        at=ctx.now,
        address=shown.address,
        open_host=shown.open_host,
        known_to=shown.known_to,
        inside=inside,
    )


def _found(case: Case, ctx: Context) -> tuple[Finding, ...]:
    """Make every check; the signature comes first, because it settles what the others look at.

    Fast canonical forms may only say yes. Where not every signature fits, the other checks are
    made over the forms of PyLD.
    """
    first = {s.name: tuple(s.run(s, case, ctx)) for s in STEPS if s.name == "signature"}
    if any(finding.outcome is not Outcome.PASS for found in first.values() for finding in found):
        case.forms.insist()
    return tuple(
        finding
        for step in STEPS
        for finding in (first[step.name] if step.name in first else step.run(step, case, ctx))
    )


def missing(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return a finding "not checked" for every required check that reported nothing."""
    reported = {finding.check for finding in findings if not finding.advice}
    return tuple(
        Finding(
            check=name,
            outcome=Outcome.UNKNOWN,
            message="This check reported nothing.",
            says=THIS_PROGRAM,
        )
        for name in REQUIRED
        if name not in reported
    )


def _standing(badge: Badge, ctx: Context, findings: tuple[Finding, ...]) -> Standing:
    """Return what the verdict is made of."""
    plain = Standing(badge=badge, findings=findings)
    named = plain.outcome("key") is Outcome.PASS
    address = host_of(badge.issuer.id) if named else ""
    known = trust.vouched(badge.issuer.id, ctx) if named else None
    if not address and known is None:
        return plain
    return Standing(
        badge=badge,
        findings=findings,
        address=address,
        open_host=bool(address) and trust.is_open(badge.issuer.id, address),
        kept=kept_copy(badge.issuer.id, ctx) if address else "",
        known_as=known.name if known else "",
        known_to=known.says if known else "",
    )
