"""From a readable source to an award."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from portfolio_gen.issue.credential import Award
from portfolio_gen.issue.recipient import hashed_email
from portfolio_gen.model.badge import (
    Achievement,
    Alignment,
    Evidence,
    Image,
    Issuer,
    Result,
    ResultDescription,
    Status,
)
from tools.badges import art
from tools.badges.issuers import issuer
from tools.badges.sources import SOURCES, fixed_id, fixed_salt, read

ANA = "ana.reyes@kestrelvalley.example"
PORTFOLIO = "https://anareyes.example/portfolio/"

Source = Mapping[str, Any]


def award_of(name: str, source: Source) -> Award:
    """Return the award that a source describes."""
    by = issuer(source["issuer"])
    achievement = by.achievements + name
    return Award(
        id=fixed_id(name),
        issuer=by.profile,
        achievement=_achievement(achievement, source, name),
        recipient=hashed_email(source.get("recipient", ANA), salt=fixed_salt(name)),
        valid_from=_moment(source["awarded"]),
        valid_until=_moment(source["valid_until"]) if "valid_until" in source else None,
        narrative=source.get("narrative", "").strip(),
        evidence=tuple(_evidence(work) for work in source.get("evidence", ())),
        results=tuple(_results(achievement, source)),
        status=tuple(Status(**status) for status in source.get("status", ())),
    )


def _moment(value: dt.datetime) -> dt.datetime:
    """Return a moment of a source; YAML gives it without its time zone, which is UTC."""
    return value.replace(tzinfo=dt.UTC)


def _achievement(identifier: str, source: Source, name: str) -> Achievement:
    return Achievement(
        id=identifier,
        name=source["name"],
        description=source["description"],
        criteria=source.get("criteria", "").strip(),
        criteria_url=source.get("criteria_url", identifier),
        achievement_type=source.get("type", ""),
        image=_image(name, source),
        creator=Issuer(**source["creator"]) if "creator" in source else None,
        alignment=tuple(_alignments(source)),
        tags=tuple(source.get("tags", ())),
        result_descriptions=tuple(_result_descriptions(identifier, source)),
    )


def _image(name: str, source: Source) -> Image | None:
    """Return the drawn picture of this name or of the name the source gives, or another one."""
    if "picture_svg" in source:
        return art.embedded(source["picture_svg"].strip(), source["picture"])
    if "image_url" in source:
        return Image(id=source["image_url"], caption=source.get("picture", ""))
    if "picture" not in source:
        return None
    return art.image(source.get("art", name), source["picture"])


def _alignments(source: Source) -> list[Alignment]:
    outcomes = read(SOURCES / "outcomes.yml")
    own = [
        Alignment(
            target_name=outcomes["names"][code],
            target_url=f"{outcomes['url']}#{code}",
            target_code=f"ilo:{code}",
            target_framework=outcomes["framework"],
        )
        for code in source.get("outcomes", ())
    ]
    return own + [Alignment(**alignment) for alignment in source.get("alignment", ())]


def _result_descriptions(achievement: str, source: Source) -> list[ResultDescription]:
    """Return the rubric and the score that an achievement has."""
    found = [
        ResultDescription(
            id=f"{achievement}#{criterion['id']}",
            name=criterion["name"],
            result_type="RubricCriterionLevel",
            levels=tuple(
                (
                    f"{achievement}#{criterion['id']}-{level['id']}",
                    level["name"],
                    level.get("description", ""),
                )
                for level in criterion["levels"]
            ),
        )
        for criterion in source.get("rubric", ())
    ]
    if score := source.get("score"):
        found.append(
            ResultDescription(
                id=f"{achievement}#{score['id']}",
                name=score["name"],
                result_type="RawScore",
                value_min=score["minimum"],
                value_max=score["maximum"],
            )
        )
    return found


def _results(achievement: str, source: Source) -> list[Result]:
    found = [
        Result(
            result_description=f"{achievement}#{result['criterion']}",
            achieved_level=f"{achievement}#{result['criterion']}-{result['level']}",
        )
        for result in source.get("results", ())
    ]
    if score := source.get("score"):
        found.append(
            Result(result_description=f"{achievement}#{score['id']}", value=score["value"])
        )
    return found


def _evidence(work: Source) -> Evidence:
    """Return a work; ``slug`` stands for the page of a project in the portfolio."""
    rest = {name: value for name, value in work.items() if name != "slug"}
    if "slug" in work:
        rest["id"] = f"{PORTFOLIO}projects/{work['slug']}.html"
    return Evidence(**rest)
