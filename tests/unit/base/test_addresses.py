"""What may be asked, in what form, and what is public."""

import pytest

from portfolio_gen.base import addresses
from portfolio_gen.base.errors import Unreachable


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://a.example", "https://a.example/"),
        ("HTTPS://A.Example/B", "https://a.example/B"),
        ("https://a.example:443/", "https://a.example/"),
        ("https://a.example:8443/", "https://a.example:8443/"),
        ("https://a.example/x y#f", "https://a.example/x%20y"),
        ("https://a.example/%7Ex", "https://a.example/%7Ex"),
        ("https://münchen.example/ä?ö", "https://xn--mnchen-3ya.example/%C3%A4?%C3%B6"),
        ("https://a.example/?v=2_0&identity__email=a%40b.c", "https://a.example/?v=2_0"),
        ("https://a.example/?identity__email=a@b.c#x", "https://a.example/"),
        ("https://a.example/?EMAIL=x&e-mail=y&recipient=z&q=a%40b", "https://a.example/"),
        ("https://a.example/?v=&emailed=1&x=1%202", "https://a.example/?v=&emailed=1&x=1%202"),
        ("https://[2606:4700::1]:8443/", "https://[2606:4700::1]:8443/"),
    ],
    ids=[
        "no path",
        "capitals",
        "usual port",
        "another port",
        "space and fragment",
        "escaped already",
        "letters of other alphabets",
        "personal",
        "only personal",
        "personal by other names",
        "harmless parameters",
        "a number",
    ],
)
def test_asked(url: str, asked: str) -> None:
    """An address is asked in one form, and without anything personal."""
    assert str(addresses.address_of(url)) == asked


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://a.example/", "was not asked, because only https addresses are."),
        ("", "was not asked, because only https addresses are."),
        ("https://[/", "is not a web address."),
        ("https://a.example:99999/", "is not a web address."),
        ("https://a@b.example/", "is not a web address that can be asked safely."),
        ("https://a.example/\n", "is not a web address that can be asked safely."),
        ("https://", "does not name a host."),
        ("https://a..b/", "does not name a host."),
        ("https://a%2eb/", "does not name a host."),
        ("https://-a.example/", "does not name a host."),
    ],
    ids=[
        "open",
        "empty",
        "bracket",
        "port",
        "user",
        "line end",
        "no host",
        "two dots",
        "escaped dot",
        "hyphen",
    ],
)
def test_not_asked(url: str, why: str) -> None:
    """Everything else is refused before anything is looked up."""
    with pytest.raises(Unreachable) as caught:
        addresses.address_of(url)
    assert caught.value.message == f"{url!r} {why}"


@pytest.mark.parametrize(("length", "fine"), [(2_000, True), (2_001, False)])
def test_length(length: int, fine: bool) -> None:  # noqa: FBT001
    """An address may be long, up to a point; a message shows the beginning."""
    url = "https://a.example/".ljust(length, "x")
    if fine:
        assert len(str(addresses.address_of(url))) == length
        return
    with pytest.raises(Unreachable) as caught:
        addresses.address_of(url)
    assert caught.value.message == f"'{url[:200]}' is not a web address that can be asked safely."


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "192.88.99.1",
        "168.63.129.16",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:1::1",
        "2001:db8::1",
        "3fff::1",
        "100::1",
        "fc00::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_not_public(number: str) -> None:
    """Every range that leads inside, in every disguise."""
    assert not addresses.is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "::ffff:93.184.216.34", "2606:4700::1"])
def test_public(number: str) -> None:
    """Addresses of strangers are public."""
    assert addresses.is_public(number)
    assert not addresses.is_this_machine(number)


@pytest.mark.parametrize("number", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_this_machine(number: str) -> None:
    """This machine has many names."""
    assert addresses.is_this_machine(number)


REFUSED = [
    ("https://a.example/did.json", 404, "a.example answered “not found” (404) when asked for "),
    ("https://a.example?x", 403, "a.example answered “not allowed” (403) when asked for "),
    ("http://a.example:8080/", 410, "a.example:8080 answered “gone” (410) when asked for "),
    ("https://a.example#x", 499, "a.example answered something else (499) when asked for "),
    ("https://a.example/", 500, "a.example answered “out of order” (500) when asked for "),
]


@pytest.mark.parametrize(("url", "status", "words"), REFUSED)
def test_refused(url: str, status: int, words: str) -> None:
    """Who answered what, for people who know no numbers; the number is for those who do."""
    assert addresses.refused(url, status) == f"{words}{url}."


def test_refused_names_no_person() -> None:
    """Nor is it endless."""
    long = f"https://a.example/{'x' * 400}?email=a@b.c"
    told = addresses.refused(long, 404)
    assert told.endswith(f" when asked for {long[:200]}.")
