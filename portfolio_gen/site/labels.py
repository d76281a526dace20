"""Every word of the interface, in one place, so that a translation is one more value of ``Labels``.

Words in braces are filled in with ``str.format``. What students and issuers wrote is never here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words of one language; the defaults are English."""

    # Frame
    skip: str = "Skip to content"
    site_navigation: str = "Site"
    home: str = "Home"
    work: str = "Work"
    assignments: str = "Assignments"
    badges: str = "Badges"
    timeline: str = "Timeline"
    outcomes: str = "Outcomes"
    about: str = "About"
    resume: str = "Résumé"
    verify: str = "Check a badge"
    notes: str = "Accessibility and privacy"
    feed: str = "Feed"
    data: str = "Data"
    search: str = "Search"
    to_dark: str = "Switch to dark"
    to_light: str = "Switch to light"
    footer: str = "About this site"
    licence_line: str = "Unless a page says otherwise, everything here is licensed {licence}."
    no_trackers: str = "No trackers, no cookies, nothing loaded from other sites."
    integrity_line: str = "Every file of this site is listed with its fingerprint in"
    built_on: str = "Built on {date}"
    unlisted_note: str = "This page is not listed anywhere. Only people with its address find it."

    missing_title: str = "There is no such page"
    missing_text: str = "The address may be mistyped, or the page may have moved."
    missing_home: str = "Go to the first page"
    picture_elsewhere: str = "Picture on another site: {alt}"
    table: str = "Table"


ENGLISH = Labels()

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
