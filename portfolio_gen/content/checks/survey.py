"""What every check of the whole looks at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portfolio_gen.base.errors import Where
from portfolio_gen.content.items import Desk
from portfolio_gen.content.privacy import RANK, visibility_of
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.suggest import closest
from portfolio_gen.content.targets import Contents, contents_of
from portfolio_gen.model.common import AnyItem, Item, Visibility
from portfolio_gen.model.course import CourseMeta, OfferedBadge
from portfolio_gen.model.portfolio import BadgeFile, Portfolio


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A portfolio, and what was learned while it was read.

    Attributes:
        portfolio: Everything that could be read.
        desk: The files, the findings so far, and what could not be read.
        items: Everything that can be named, by reference.
        contents: What links can lead to.
        offered: The courses that offer a badge, by the badge's slug.
    """

    portfolio: Portfolio
    desk: Desk
    items: Mapping[str, AnyItem | BadgeFile]
    contents: Contents
    offered: Mapping[str, tuple[tuple[Item[CourseMeta], OfferedBadge], ...]]

    @property
    def notes(self) -> Notes:
        """Where findings go."""
        return self.desk.notes

    def is_there(self, ref: str) -> bool:
        """Tell whether there is such an item, readable or not."""
        return ref in self.items or ref in self.desk.broken

    def visibility(self, item: AnyItem | BadgeFile) -> Visibility:
        """Return who can see an item."""
        return visibility_of(item, self.portfolio)

    def finished(self, item: AnyItem | BadgeFile) -> bool:
        """Tell whether quality can be asked for: nothing is asked of a draft."""
        return self.visibility(item) is not Visibility.DRAFT

    def more_visible(self, item: AnyItem, other: AnyItem | BadgeFile) -> bool:
        """Tell whether ``item`` is published and ``other`` is not."""
        shown, hidden = (self.visibility(thing) for thing in (item, other))
        limit = RANK.index(Visibility.PRIVATE)
        return RANK.index(shown) < limit <= RANK.index(hidden)

    def must_exist(self, ref: str, where: Where, options: Iterable[str]) -> bool:
        """Tell whether there is such an item, and note it if there is none."""
        if self.is_there(ref):
            return True
        self.notes.problem(
            "reference",
            f"there is no {ref}{_near(ref, options)}",
            where=where,
            why="The link would lead nowhere.",
            hint="Correct the name, or take it out.",
        )
        return False


def _near(ref: str, options: Iterable[str]) -> str:
    """Return what was probably meant: a similar name in the same folder, or the same elsewhere."""
    folder, _, name = ref.partition("/")
    known = list(options)
    same_folder = {o.partition("/")[2]: o for o in known if o.startswith(f"{folder}/")}
    same_name = {o for o in known if o.partition("/")[2] == name}
    found = same_folder.get(closest(name, same_folder)) or min(same_name, default="")
    return f' (did you mean "{found}"?)' if found else "."


def survey_of(portfolio: Portfolio, desk: Desk) -> Survey:
    """Return what the checks look at."""
    offered: dict[str, tuple[tuple[Item[CourseMeta], OfferedBadge], ...]] = {}
    for course in portfolio.courses:
        for badge in course.meta.badges:
            offered[badge.id] = (*offered.get(badge.id, ()), (course, badge))
    return Survey(
        portfolio=portfolio,
        desk=desk,
        items=portfolio.by_ref(),
        contents=contents_of(portfolio),
        offered=offered,
    )
