"""Addresses, dates, licences, languages: small answers that stand on every page."""

import datetime as dt

import pytest

from portfolio_gen.site import links
from portfolio_gen.site.words.dates import (
    long_date,
    month_year,
    partial_words,
    stamp_date,
    stamp_words,
)
from portfolio_gen.site.words.language import direction, theme_language, words_override
from portfolio_gen.site.words.licences import licence_link


@pytest.mark.parametrize(
    ("page", "target", "href"),
    [
        ("index.html", "badges/a.html", "badges/a.html"),
        ("badges/a.html", "index.html", "../index.html"),
        ("badges/a.html", "badges/b.html", "b.html"),
        ("badges/a.html", "outcomes.html#ilo-x", "../outcomes.html#ilo-x"),
        (
            "views/k.html",
            "projects/a/my file & more.png",
            "../projects/a/my%20file%20%26%20more.png",
        ),
        ("a.html", 'x/"><script>.png', "x/%22%3E%3Cscript%3E.png"),
    ],
    ids=["down", "up", "beside", "fragment", "spaces", "hostile"],
)
def test_relative(page: str, target: str, href: str) -> None:
    """Links work from any folder, and from a disk."""
    assert links.relative(page, target) == href


@pytest.mark.parametrize(
    ("base", "target", "address"),
    [
        ("", "v/a.html", ""),
        ("https://a.example/p/", "v/a.html", "https://a.example/p/v/a.html"),
        ("https://a.example/p/", "index.html", "https://a.example/p/"),
    ],
    ids=["unknown", "page", "home"],
)
def test_absolute(base: str, target: str, address: str) -> None:
    """An address that is not known is left out, never guessed."""
    assert links.absolute(base, target) == address


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "ftp://a.example",
        "//a.example",
        "a.example",
        "https://",
        "https://a.example/ b",
        "https://a.example/\x00",
        'https://a.example/"onclick=x',
        "https://a.example/'",
        "https://a.example/<b>",
        "https://a.example\\b",
        "https://[::1",
        "https://a.example/" + "x" * links.MAX_ADDRESS,
        "",
    ],
)
def test_refused_addresses(text: str) -> None:
    """Only http and https become a link, and only without signs that could end an attribute."""
    assert links.web_address(text) == ""
    assert links.host(text) == ""


def test_accepted_addresses() -> None:
    """An ordinary address is kept as it is."""
    assert links.web_address(" https://a.example/b?c=d#e ") == "https://a.example/b?c=d#e"
    assert links.host("HTTPS://A.example:8443/b") == "a.example"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-06-30T00:00:00Z", "30 June 2026"),
        ("2026-06-30", "30 June 2026"),
        ("2026-06-30T23:59:59.999+02:00", "30 June 2026"),
        ("last summer", "last summer"),
        ("", ""),
    ],
)
def test_stamps(text: str, words: str) -> None:
    """What cannot be read as a date is shown as it was written."""
    assert stamp_words(text) == words
    assert (stamp_date(text) is None) == (words == text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026", "2026"),
        ("2026-04", "April 2026"),
        ("2026-04-08", "8 April 2026"),
        ("2026-13", "2026-13"),
        ("2026-00", "2026-00"),
        ("soon", "soon"),
    ],
)
def test_partial_dates(text: str, words: str) -> None:
    """JSON Resume's dates, as far as they are given."""
    assert partial_words(text) == words


def test_dates() -> None:
    """Dates as people read them."""
    assert long_date(dt.date(2026, 11, 3)) == "3 November 2026"
    assert month_year(dt.date(2026, 1, 31)) == "January 2026"


@pytest.mark.parametrize(
    ("name", "text", "href"),
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "cc-by-nc-sa-3.0",
            "CC BY-NC-SA 3.0",
            "https://creativecommons.org/licenses/by-nc-sa/3.0/",
        ),
        ("MIT", "MIT License", "https://opensource.org/license/mit"),
        ("All rights reserved", "All rights reserved", ""),
        ("CC-BY-9.0", "CC-BY-9.0", ""),
    ],
)
def test_licences(name: str, text: str, href: str) -> None:
    """Known licences lead to their text; others are shown as written."""
    link = licence_link(name)
    assert (link.text, link.href) == (text, href)


@pytest.mark.parametrize(
    ("tag", "way"),
    [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "ltr"), ("ku-Latn", "ltr")],
)
def test_direction(tag: str, way: str) -> None:
    """The direction follows the language, unless the tag names a script of its own."""
    assert direction(tag) == way


def test_language_the_theme_does_not_know() -> None:
    """The page still carries the right tag: screen readers choose their voice by it."""
    assert theme_language("ar") == "ar"
    assert words_override("ar") == {}
    assert theme_language("mi") == "portfolio"
    assert words_override("mi") == {
        "partials/languages/portfolio.html": (
            b'{% macro t(key) %}{{ {"language": "mi", "direction": "ltr"}[key] }}{% endmacro %}\n'
        )
    }
