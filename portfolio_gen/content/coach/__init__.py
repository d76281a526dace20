"""What a student should know before everybody can read it; none of it stops a build."""

from portfolio_gen.base.report import Finding
from portfolio_gen.content.coach.contact import check_contact
from portfolio_gen.content.coach.details import check_details
from portfolio_gen.content.coach.grades import check_grades
from portfolio_gen.content.coach.own_name import named_in_badges
from portfolio_gen.content.coach.photos import check_photos
from portfolio_gen.content.coach.readable import check_readable
from portfolio_gen.content.coach.said import said_in
from portfolio_gen.content.coach.withheld import check_withheld
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.model.portfolio import Portfolio


def coach(portfolio: Portfolio) -> tuple[Finding, ...]:
    """Return what to think about before ``portfolio`` is published.

    Only what would be published is looked at.

    Args:
        portfolio: Everything that could be read.
    """
    notes = Notes()
    said = tuple(said_in(portfolio))
    check_contact(portfolio, said, notes)
    check_grades(said, notes)
    check_withheld(portfolio, said, notes)
    check_photos(portfolio, notes)
    check_details(portfolio, notes)
    check_readable(portfolio, notes)
    return (*notes.findings, *named_in_badges(portfolio))


__all__ = ["coach"]
