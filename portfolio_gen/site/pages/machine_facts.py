"""What pages say to machines, in the vocabulary of schema.org. Listed pages only."""

from typing import Any

from portfolio_gen.model.portfolio import ArtefactKind, BadgeFile, ProjectMeta
from portfolio_gen.site import links
from portfolio_gen.site.pages.cards import badge_name, badge_verdict
from portfolio_gen.site.pages.shelf import AnyBadge, Shelf, Work
from portfolio_gen.site.words.licences import licence_link
from portfolio_gen.verify.checked import Verdict

CONTEXT = "https://schema.org"

_TYPES = {
    ArtefactKind.OER_LESSON: "LearningResource",
    ArtefactKind.VIDEO: "VideoObject",
    ArtefactKind.PRESENTATION: "PresentationDigitalDocument",
    ArtefactKind.WEBSITE: "WebSite",
    ArtefactKind.ASSESSMENT: "LearningResource",
    ArtefactKind.ESSAY: "Article",
    ArtefactKind.PODCAST: "PodcastEpisode",
    ArtefactKind.INFOGRAPHIC: "ImageObject",
    ArtefactKind.DATASET: "Dataset",
    ArtefactKind.CODE: "SoftwareSourceCode",
}


def person(shelf: Shelf) -> dict[str, Any]:
    """Return who this is."""
    basics = shelf.portfolio.settings.meta.basics
    return {
        "@context": CONTEXT,
        "@type": "ProfilePage",
        "mainEntity": _filled(
            {
                "@type": "Person",
                "name": basics.name,
                "jobTitle": basics.label,
                "description": basics.summary,
                "url": links.absolute(shelf.options.base_url, links.HOME),
                "sameAs": [p.url for p in basics.profiles if p.url],
            }
        ),
    }


def creative_work(work: Work, shelf: Shelf) -> dict[str, Any]:
    """Return what a piece of work is."""
    meta = work.meta
    licence = meta.license or shelf.portfolio.settings.meta.license or ""
    kind = (
        _TYPES.get(meta.kind, "CreativeWork") if isinstance(meta, ProjectMeta) else "CreativeWork"
    )
    return _filled(
        {
            "@context": CONTEXT,
            "@type": kind,
            "name": meta.title,
            "description": meta.description,
            "dateCreated": meta.date.isoformat(),
            "author": {"@type": "Person", "name": shelf.portfolio.settings.meta.basics.name},
            "license": licence_link(licence).href if licence else "",
            "keywords": list(meta.skills),
            "url": links.absolute(shelf.options.base_url, links.item_page(work.ref)),
        }
    )


def credential(badge: AnyBadge, shelf: Shelf) -> dict[str, Any]:
    """Return what a badge is; nothing of one that was altered or is not signed."""
    good = badge_verdict(badge, shelf) in {Verdict.CONFIRMED, Verdict.UNCONFIRMED}
    if not isinstance(badge, BadgeFile) or not good:
        return {}
    said = badge.badge
    return _filled(
        {
            "@context": CONTEXT,
            "@type": "EducationalOccupationalCredential",
            "name": badge_name(badge, shelf),
            "description": said.achievement.description,
            "credentialCategory": "badge",
            "recognizedBy": _filled(
                {
                    "@type": "Organization",
                    "name": said.issuer.name,
                    "url": links.web_address(said.issuer.url),
                }
            ),
            "dateCreated": said.valid_from,
            "expires": said.valid_until,
            "url": links.absolute(shelf.options.base_url, links.item_page(badge.ref)),
        }
    )


def _filled(statements: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in statements.items() if value}
