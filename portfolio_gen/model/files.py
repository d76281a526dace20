"""Which file of a portfolio is read by which model; schemas and the reference are made from it."""

from dataclasses import dataclass

from portfolio_gen.model.common import Model
from portfolio_gen.model.course import CourseMeta, OutcomesMeta, RubricMeta
from portfolio_gen.model.portfolio import (
    AboutMeta,
    CourseBadgeMeta,
    IdentityMeta,
    IssuersMeta,
    PortfolioMeta,
    ViewMeta,
)
from portfolio_gen.model.resume import ResumeMeta
from portfolio_gen.model.work import AssignmentMeta, ProjectMeta, ReflectionMeta


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """A kind of file in a portfolio folder.

    Attributes:
        name: Name of its schema: ``docs/schemas/<name>.json``.
        path: Where it lies, with ``<id>`` or ``<slug>`` for a name of one's own.
        model: What may stand in it.
    """

    name: str
    path: str
    model: type[Model]


FILE_KINDS = (
    FileKind(name="portfolio", path="portfolio.yml", model=PortfolioMeta),
    FileKind(name="identity", path="identity.local.yml", model=IdentityMeta),
    FileKind(name="about", path="about.md", model=AboutMeta),
    FileKind(name="resume", path="resume.yml", model=ResumeMeta),
    FileKind(name="course", path="courses/<id>.yml", model=CourseMeta),
    FileKind(name="project", path="projects/<slug>/index.md", model=ProjectMeta),
    FileKind(name="assignment", path="assignments/<slug>/index.md", model=AssignmentMeta),
    FileKind(name="reflection", path="reflections/<slug>.md", model=ReflectionMeta),
    FileKind(name="course-badge", path="badges/<id>.yml", model=CourseBadgeMeta),
    FileKind(name="rubric", path="rubrics/<id>.yml", model=RubricMeta),
    FileKind(name="outcomes", path="outcomes.yml", model=OutcomesMeta),
    FileKind(name="view", path="views/<name>.yml", model=ViewMeta),
    FileKind(name="issuers", path="issuers.yml", model=IssuersMeta),
)
"""Every kind of file that consists of fields, in the order of the reference."""
