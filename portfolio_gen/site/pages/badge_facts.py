"""What a badge says about itself, as lists of facts."""

import hashlib
from dataclasses import dataclass

from portfolio_gen.model.badge import Badge, Issuer, Proof, Result, Securing
from portfolio_gen.model.portfolio import BadgeFile
from portfolio_gen.site import links
from portfolio_gen.site.blocks import Fact, Link
from portfolio_gen.site.pages.cards import badge_verdict, course_link
from portfolio_gen.site.pages.shelf import AnyBadge, Sheet
from portfolio_gen.site.words.dates import long_date, stamp_words
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """One result, by criterion."""

    criterion: str
    value: str
    description: str


def facts_of(badge: AnyBadge, sheet: Sheet) -> tuple[Fact, ...]:
    """Return who issued a badge, when, to whom, and for which course."""
    course = sheet.shelf.course_of(badge)
    link = course_link(course.slug if course else None, sheet)
    if isinstance(badge, BadgeFile):
        other = badge_verdict(badge, sheet.shelf) is Verdict.OTHER_PERSON
        rows = _signed(badge.badge, sheet, other=other)
    else:
        rows = [
            (
                ENGLISH.awarded_by,
                [Link(text=badge.meta.awarded_by)] if badge.meta.awarded_by else [],
            ),
            (ENGLISH.awarded_on, [Link(text=long_date(badge.meta.awarded))]),
        ]
    return _facts([*rows, (ENGLISH.course, [link] if link else [])])


def for_whom(badge: AnyBadge, sheet: Sheet) -> str:
    """Return for whom a badge is, in a few words; none if it names nobody, or somebody else."""
    other = badge_verdict(badge, sheet.shelf) in {Verdict.ALTERED, Verdict.OTHER_PERSON}
    unnamed = isinstance(badge, BadgeFile) and not _names_somebody(badge.badge)
    return "" if other or unnamed else ENGLISH.badge_for.format(name=_person(sheet))


def record_of(badge: Badge, *, altered: bool) -> tuple[Fact, ...]:
    """Return the technical record; of an altered file only what does not come from its text."""
    digest = Link(text=hashlib.sha256(badge.raw).hexdigest())
    rows = [
        (ENGLISH.format, [] if altered else [Link(text=_format(badge))]),
        (ENGLISH.container, [Link(text=badge.container.value)]),
        (ENGLISH.securing, [Link(text=badge.securing.value)]),
    ]
    if not altered:
        rows += [
            (ENGLISH.identifier, [Link(text=badge.id)] if badge.id else []),
            (ENGLISH.issuer_identifier, [Link(text=badge.issuer.id)] if badge.issuer.id else []),
            (ENGLISH.proof, [Link(text=_proof_words(p)) for p in badge.proofs]),
            (
                ENGLISH.status,
                [Link(text=s.list_url or s.id) for s in badge.status if s.list_url or s.id],
            ),
            (ENGLISH.remarks, [Link(text=note) for note in badge.notes]),
        ]
    return _facts([*rows, (ENGLISH.fingerprint, [digest])])


def results_of(badge: Badge) -> tuple[ResultView, ...]:
    """Return results by criterion, in the order of the badge."""
    return tuple(filter(None, (_result(result, badge) for result in badge.results)))


def is_signed(badge: Badge) -> bool:
    """Tell whether there is a signature, so that words about the issuer may rest on it."""
    return badge.securing in {Securing.EMBEDDED, Securing.JWS}


Row = tuple[str, list[Link]]


def _signed(badge: Badge, sheet: Sheet, *, other: bool) -> list[Row]:
    creator = badge.achievement.creator
    differs = creator is not None and creator.id != badge.issuer.id
    return [
        (ENGLISH.issued_by, [_issuer(badge.issuer)]),
        (ENGLISH.created_by, [_organisation(creator)] if creator and differs else []),
        (ENGLISH.issued_on, [Link(text=stamp_words(badge.valid_from))] if badge.valid_from else []),
        (
            ENGLISH.valid_until,
            [Link(text=stamp_words(badge.valid_until))] if badge.valid_until else [],
        ),
        (ENGLISH.awarded_to, [Link(text=_holder(badge, sheet, other=other))]),
    ]


def _person(sheet: Sheet) -> str:
    return sheet.shelf.portfolio.settings.meta.basics.name


def _names_somebody(badge: Badge) -> bool:
    return bool(badge.recipient.id or badge.recipient.identities)


def _holder(badge: Badge, sheet: Sheet, *, other: bool) -> str:
    if not _names_somebody(badge):
        return ENGLISH.awarded_to_unnamed
    name = _person(sheet)
    if other:
        return ENGLISH.awarded_to_other.format(name=name)
    if not is_signed(badge):
        return ENGLISH.awarded_to_unsigned.format(name=name)
    hidden = all(one.hashed for one in badge.recipient.identities) and not badge.recipient.id
    words = ENGLISH.awarded_to_hidden if hidden else ENGLISH.awarded_to_plain
    return words.format(name=name)


def _issuer(issuer: Issuer) -> Link:
    named = issuer.name or issuer.id
    return _organisation(issuer) if named else Link(text=ENGLISH.issuer_unnamed)


def _organisation(issuer: Issuer) -> Link:
    href = links.web_address(issuer.url)
    return Link(text=issuer.name or issuer.id, href=href, outside=bool(href))


def _format(badge: Badge) -> str:
    return f"{badge.format.value}, data model {badge.vcdm}" if badge.vcdm else badge.format.value


def _proof_words(proof: Proof) -> str:

    return " · ".join(filter(None, [proof.type, proof.suite, proof.verification_method]))


def _result(result: Result, badge: Badge) -> ResultView | None:
    described = {d.id: d for d in badge.achievement.result_descriptions}
    found = described.get(result.result_description)
    levels = {level[0]: level for level in found.levels} if found else {}
    level = levels.get(result.achieved_level, ("", "", ""))
    value = level[1] or result.value or result.status
    if not value:
        return None
    criterion = found.name if found else ENGLISH.outcome_word
    return ResultView(criterion=criterion, value=value, description=level[2])


def _facts(rows: list[Row]) -> tuple[Fact, ...]:
    return tuple(Fact(term=term, values=tuple(values)) for term, values in rows if values)
