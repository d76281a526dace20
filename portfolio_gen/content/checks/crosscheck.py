"""How the parts of a portfolio fit together.

Problems stop a build: the site would be wrong, or something would be lost. Advice does not: the
site would be poorer than it could be.
"""

from portfolio_gen.content.checks.courses import check_courses
from portfolio_gen.content.checks.files import check_files
from portfolio_gen.content.checks.licences import check_licences
from portfolio_gen.content.checks.own_name import check_own_name
from portfolio_gen.content.checks.people import check_people
from portfolio_gen.content.checks.pictures import check_pictures
from portfolio_gen.content.checks.references import check_references
from portfolio_gen.content.checks.requirements import check_requirements
from portfolio_gen.content.checks.survey import survey_of
from portfolio_gen.content.checks.views import check_views
from portfolio_gen.content.endorsed import check_endorsements
from portfolio_gen.content.items import Desk
from portfolio_gen.model.portfolio import Portfolio


def crosscheck(portfolio: Portfolio, desk: Desk) -> None:
    """Note everything that does not fit.

    Args:
        portfolio: Everything that could be read.
        desk: Takes the findings; knows the files and what could not be read.
    """
    survey = survey_of(portfolio, desk)
    check_references(survey)
    check_files(survey)
    check_courses(survey)
    check_people(survey)
    check_own_name(survey)
    check_pictures(survey)
    check_requirements(survey)
    check_licences(survey)
    check_views(survey)
    check_endorsements(survey)
