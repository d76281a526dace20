"""What makes work complete: a reflection, and whatever its kind asks for. All of it is advice."""

from portfolio_gen.base.errors import Where
from portfolio_gen.content.checks.pictures import is_picture
from portfolio_gen.content.checks.survey import Survey
from portfolio_gen.content.markdown import count_words
from portfolio_gen.model.common import AnyItem, Item
from portfolio_gen.model.course import WordBand
from portfolio_gen.model.portfolio import (
    ArtefactKind,
    AssignmentMeta,
    BadgeFile,
    Media,
    ProjectMeta,
    ReflectionMeta,
)

Work = Item[ProjectMeta] | Item[AssignmentMeta]

FILM = (".mp4", ".m4v", ".mov", ".ogv", ".webm")
SOUND = (".mp3", ".aac", ".flac", ".m4a", ".oga", ".ogg", ".opus", ".wav")

MIN_OUTCOMES = 2
"""Outcomes that a signature assignment shows at least."""


def check_requirements(survey: Survey) -> None:
    """Note what is missing from work that is not a draft."""
    _reflections(survey)
    for item in survey.portfolio.works:
        if survey.finished(item):
            _kind(survey, item)
    for assignment in survey.portfolio.assignments:
        if survey.finished(assignment):
            _assignment(survey, assignment)


def _reflections(survey: Survey) -> None:
    portfolio = survey.portfolio
    about = {ref for item in portfolio.reflections for ref in item.meta.about}
    about |= survey.desk.about_broken
    subjects: tuple[AnyItem | BadgeFile, ...] = (
        *portfolio.projects,
        *portfolio.assignments,
        *portfolio.badges,
        *portfolio.course_badges,
    )
    for item in subjects:
        if item.ref not in about and survey.finished(item):
            kind = item.ref.partition("/")[0].removesuffix("s")
            survey.notes.advise(
                "reflection",
                f"no reflection is about this {kind}.",
                where=Where(file=str(item.path)),
                why="What you learned from it is what a reader cannot see in the work itself.",
                hint=f"Write one: portfolio-gen add reflection {item.ref} (or create "
                f"reflections/{item.slug}.md with about: [{item.ref}] at its top).",
            )
    for reflection in portfolio.reflections:
        if survey.finished(reflection):
            _length(survey, reflection)


def _length(survey: Survey, reflection: Item[ReflectionMeta]) -> None:
    band, who = _band(survey, reflection)
    count = count_words(reflection.body)
    if band.minimum <= count <= band.maximum:
        return
    if count < band.minimum:
        hint = f"Add {band.minimum - count}: what did you learn, and what will you do differently?"
    else:
        hint = f"Take out {count - band.maximum}."
    survey.notes.advise(
        "reflection-length",
        f"this reflection has {count} word{'' if count == 1 else 's'}; {who}.",
        where=Where(file=str(reflection.path), line=reflection.body_line),
        hint=hint,
    )


def _band(survey: Survey, reflection: Item[ReflectionMeta]) -> tuple[WordBand, str]:
    """Return the word band of the courses a reflection belongs to, and the clause saying so."""
    found: dict[str, WordBand] = {}
    for ref in reflection.meta.about:
        for course in _courses(survey, ref):
            found |= _band_of(survey, course)
    if not found:
        return WordBand(), f"{WordBand().minimum} to {WordBand().maximum} are usual"
    band = WordBand(
        minimum=min(b.minimum for b in found.values()),
        maximum=max(b.maximum for b in found.values()),
    )
    asks = "asks" if len(found) == 1 else "ask"
    return band, f"{' and '.join(found)} {asks} for {band.minimum} to {band.maximum}"


def _band_of(survey: Survey, course: str) -> dict[str, WordBand]:
    """Return the word band by the course that asks for it; nothing if its file says nothing."""
    return {
        item.slug: item.meta.reflection
        for item in survey.portfolio.courses
        if item.slug == course and "reflection" in item.meta.model_fields_set
    }


def _courses(survey: Survey, ref: str) -> list[str]:
    """Return the courses that the subject of a reflection belongs to."""
    folder, _, name = ref.partition("/")
    if folder == "courses":
        return [name]
    item = survey.items.get(ref)
    own = getattr(getattr(item, "meta", None), "course", None)
    if own:
        return [own]
    return [course.slug for course, _ in survey.offered.get(name, ())] if folder == "badges" else []


def _kind(survey: Survey, item: Work) -> None:
    meta = item.meta
    if meta.kind is ArtefactKind.OER_LESSON and not _licence(survey, item):
        survey.notes.advise(
            "licence",
            "this lesson names no licence.",
            where=item.where("kind"),
            why="Without one nobody may use or change it, so it is not open.",
            hint="Write: license: CC-BY-4.0",
        )
    elif meta.kind is ArtefactKind.OER_LESSON and _closed(_licence(survey, item) or ""):
        survey.notes.advise(
            "licence",
            "this lesson keeps all rights, so it is not open.",
            where=item.where("license" if meta.license else "kind"),
            why="Nobody else may use or change it.",
            hint="Write: license: CC-BY-4.0",
        )
    if meta.kind is ArtefactKind.INFOGRAPHIC:
        _infographic(survey, item)
    if meta.kind is ArtefactKind.VIDEO or _media(item, FILM):
        _heard_and_read(survey, item, FILM, needs_captions=True)
    if meta.kind is ArtefactKind.PODCAST or _media(item, SOUND):
        _heard_and_read(survey, item, SOUND, needs_captions=False)


def _closed(licence: str) -> bool:
    words = licence.casefold()
    return "rights reserved" in words or words.startswith(("copyright", "©", "(c)"))


def _licence(survey: Survey, item: Work) -> str | None:
    return item.meta.license or survey.portfolio.settings.meta.license


def _media(item: Work, endings: tuple[str, ...]) -> list[tuple[int, Media]]:
    return [(n, m) for n, m in enumerate(item.meta.media) if m.src.casefold().endswith(endings)]


def _heard_and_read(
    survey: Survey,
    item: Work,
    endings: tuple[str, ...],
    *,
    needs_captions: bool,
) -> None:
    """Ask for captions or a transcript of everything that speaks."""
    missing = "captions and no transcript" if needs_captions else "transcript"
    example = "captions: talk.en.vtt" if needs_captions else "transcript: transcript.md"
    found = _media(item, endings)
    for number, media in found:
        if not media.transcript and not (needs_captions and media.captions):
            fix = f"Add it to the entry under media: {example}"
            _silent(survey, item.where("media", number), f"{media.src} has no {missing}.", fix)
    elsewhere = any(embed.transcript for embed in item.meta.embeds)
    if not found and not elsewhere and item.meta.kind:
        message = f"this {item.meta.kind.value} has no {missing}."
        _silent(survey, item.where("kind"), message, _where_to_add(item, endings[0], example))


def _where_to_add(item: Work, ending: str, example: str) -> str:
    if item.meta.embeds:
        return "Add it to the entry under embeds: transcript: transcript.md"
    return f"List the file with it: media: [{{src: talk{ending}, {example}}}]"


def _silent(survey: Survey, where: Where, message: str, fix: str) -> None:
    survey.notes.advise(
        "captions",
        message,
        where=where,
        why="Someone who cannot hear it, or sits in a bus, gets nothing of it.",
        hint=fix,
    )


def _infographic(survey: Survey, item: Work) -> None:
    pictures = [(n, m) for n, m in enumerate(item.meta.media) if is_picture(m.src)]
    if any(media.longdesc for _, media in pictures):
        return
    where = item.where("media", pictures[0][0]) if pictures else item.where("kind")
    survey.notes.advise(
        "long-description",
        "this infographic has no long description.",
        where=where,
        why="Someone who cannot see it gets none of its facts.",
        hint="Write all its facts in a Markdown file beside it and add to its entry under media: "
        "longdesc: description.md",
    )


def _assignment(survey: Survey, item: Item[AssignmentMeta]) -> None:
    count = len(set(item.meta.outcomes))
    if count < MIN_OUTCOMES:
        survey.notes.advise(
            "outcomes",
            f"a signature assignment shows {MIN_OUTCOMES} outcomes or more; this one names "
            f"{count or 'none'}.",
            where=item.where("outcomes"),
            hint='Write, with names from outcomes.yml: outcomes: ["ilo:teamwork", "ilo:…"]',
        )
    if item.meta.real_world is None:
        survey.notes.advise(
            "real-world",
            "nothing says what this assignment was good for outside the course.",
            where=item.where(),
            why="It is the first thing somebody who hires asks.",
            hint="Write: real_world: Who used it, or who could, and what for.",
        )
