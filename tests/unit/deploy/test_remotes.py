"""Addresses of repositories, in all of git's forms, and where their sites stand."""

import pytest

from portfolio_gen.deploy.hosts import Destination, Host, destination, host_of
from portfolio_gen.deploy.remotes import Home, Remote, home_of, remotes_in

ANA = Home(host="github.com", owner="ana", name="portfolio")


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://github.com/ana/portfolio.git", ANA),
        ("https://github.com/ana/portfolio", ANA),
        ("https://github.com/ana/portfolio/", ANA),
        ("https://GitHub.com/ana/portfolio.git/", ANA),
        ("http://github.com/ana/portfolio", ANA),
        ("https://ana:secret@github.com/ana/portfolio.git", ANA),
        ("git@github.com:ana/portfolio.git", ANA),
        ("github.com:ana/portfolio", ANA),
        ("git@github.com:/ana/portfolio.git", ANA),
        ("ssh://git@github.com/ana/portfolio.git", ANA),
        ("ssh://git@github.com:22/ana/portfolio.git", ANA),
        ("ssh://git@ssh.github.com:443/ana/portfolio.git", ANA),
        ("git://github.com/ana/portfolio.git", ANA),
        ("git+ssh://git@github.com/ana/portfolio.git", ANA),
        (
            "https://gitlab.com/school/class/ana.git",
            Home(host="gitlab.com", owner="school/class", name="ana"),
        ),
        ("git@git.school.edu:ana/p", Home(host="git.school.edu", owner="ana", name="p")),
    ],
)
def test_home(url: str, home: Home) -> None:
    """Host, owner and name are the same in every form."""
    assert home_of(url) == home


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/srv/git/portfolio.git",
        "../portfolio.git",
        "file:///srv/git/portfolio.git",
        r"C:\Users\ana\portfolio",
        "C:/Users/ana/portfolio",
        "https://github.com/portfolio",
        "https://github.com",
        "https:///ana/portfolio",
        "https://[bad/ana/portfolio",
        "git@[::1]:ana/portfolio",
        "https://github.com/ana/../portfolio",
        "https://github.com/ana/port folio",
        "https://github.com/ana/%0aportfolio",
        "https://github.com/ana/<script>",
        "https://github.com/ana/portfolio\n",
        "ext::sh -c whoami",
        "https://github.com/ana/" + "p" * 2000,
    ],
)
def test_no_home(url: str) -> None:
    """A folder on this computer, and what is no address at all, is nobody's repository."""
    assert home_of(url) is None


def test_remotes() -> None:
    """Each remote once, with the address it is fetched from."""
    listing = (
        "origin\thttps://github.com/ana/portfolio.git (fetch)\n"
        "origin\tfile:///somewhere (push)\n"
        "school\tgit@git.school.edu:ana/p.git (fetch) [blob:none]\n"
        "school\tgit@git.school.edu:ana/p.git (push)\n"
        "nonsense\n"
    )
    assert remotes_in(listing) == (
        Remote(name="origin", url="https://github.com/ana/portfolio.git"),
        Remote(name="school", url="git@git.school.edu:ana/p.git"),
    )
    assert remotes_in(listing)[0].home == ANA


@pytest.mark.parametrize(
    ("server", "host"),
    [
        ("github.com", Host.GITHUB),
        ("github.school.edu", Host.GITHUB),
        ("school.ghe.com", Host.GITHUB),
        ("gitlab.com", Host.GITLAB),
        ("gitlab.school.edu", Host.GITLAB),
        ("codeberg.org", Host.CODEBERG),
        ("github.com.evil.example", Host.GITHUB),  # a server of that name; its address is not known
        ("git.school.edu", Host.OTHER),
        ("", Host.OTHER),
    ],
)
def test_host(server: str, host: Host) -> None:
    """Who runs the server is seen from its name."""
    assert host_of(server) is host


def found(url: str, base_url: str = "", domain: str = "") -> Destination:
    """Return where the site of a repository will stand."""
    home = home_of(url)
    assert home is not None
    return destination(home, host_of(home.host), base_url=base_url, domain=domain)


@pytest.mark.parametrize(
    ("url", "kind", "address"),
    [
        ("git@github.com:Ana/Portfolio.git", "a project site", "https://ana.github.io/Portfolio/"),
        ("git@github.com:Ana/Ana.GitHub.io", "your personal site", "https://ana.github.io/"),
        (
            "git@github.com:Ana/bo.github.io",
            "a project site",
            "https://ana.github.io/bo.github.io/",
        ),
        ("git@gitlab.com:Ana/p.git", "a project site", "https://ana.gitlab.io/p/"),
        ("git@gitlab.com:ana/ana.gitlab.io.git", "your personal site", "https://ana.gitlab.io/"),
        ("git@gitlab.com:school/bio/p.git", "a project site", "https://school.gitlab.io/bio/p/"),
        ("git@codeberg.org:Ana/pages.git", "your personal site", "https://ana.codeberg.page/"),
        ("git@codeberg.org:Ana/p.git", "a project site", "https://ana.codeberg.page/p/"),
        ("git@github.school.edu:ana/p.git", "the address is the server's choice", ""),
        ("git@git.school.edu:ana/p.git", "the address is the server's choice", ""),
    ],
)
def test_usual_address(url: str, kind: str, address: str) -> None:
    """Personal sites, project sites, and servers whose addresses nobody outside knows."""
    place = found(url)
    assert (place.kind, place.address, place.mismatch, place.domain) == (kind, address, "", "")


@pytest.mark.parametrize(
    ("base_url", "domain", "address", "kind", "name"),
    [
        ("https://ana.example/", "", "https://ana.example/", "your own domain", "ana.example"),
        ("", "ana.example", "https://ana.example/", "your own domain", "ana.example"),
        ("https://a.example/", "b.example", "https://a.example/", "your own domain", "a.example"),
        ("https://a.example/p/", "", "https://a.example/p/", "your own domain", ""),
        (
            "https://ana.github.io/portfolio/",
            "",
            *["https://ana.github.io/portfolio/", "a project site", ""],
        ),
    ],
)
def test_own_domain(base_url: str, domain: str, address: str, kind: str, name: str) -> None:
    """What portfolio.yml says comes first, then the file CNAME."""
    place = found("git@github.com:ana/portfolio.git", base_url, domain)
    assert (place.address, place.kind, place.domain, place.mismatch) == (address, kind, name, "")


def test_mismatch() -> None:
    """An address of the same host that belongs to another repository is a mistake."""
    place = found("git@github.com:ana/portfolio.git", "https://ana.github.io/old/")
    assert place.address == "https://ana.github.io/portfolio/"
    assert place.mismatch == "https://ana.github.io/old/"


SOURCE = (
    "Open https://github.com/Ana/p/settings/pages and choose, under “Build and deployment”, "
    "Source: GitHub Actions."
)
UNIQUE = (
    "Open https://gitlab.com/ana/p/pages: the address stands there. Without a tick at “Use unique "
    "domain” it is the short one."
)
DOMAIN = "ana.example"


@pytest.mark.parametrize(
    ("url", "domain", "clicks"),
    [
        ("git@github.com:Ana/p.git", "", [SOURCE]),
        (
            "git@github.com:Ana/p.git",
            DOMAIN,
            [
                SOURCE,
                "On the same page, enter ana.example as custom domain and tick “Enforce HTTPS”.",
                "At the seller of your domain, let ana.example be a CNAME for ana.github.io.",
            ],
        ),
        ("git@gitlab.com:ana/p.git", "", [UNIQUE]),
        (
            "git@gitlab.com:ana/p.git",
            DOMAIN,
            [
                UNIQUE,
                "There, choose New Domain and enter ana.example; it names the DNS record.",
            ],
        ),
        ("git@codeberg.org:Ana/p.git", "", []),
        (
            "git@codeberg.org:Ana/p.git",
            DOMAIN,
            ["At the seller of your domain, let ana.example be a CNAME for p.ana.codeberg.page."],
        ),
        (
            "git@codeberg.org:Ana/pages.git",
            DOMAIN,
            ["At the seller of your domain, let ana.example be a CNAME for ana.codeberg.page."],
        ),
    ],
)
def test_clicks(url: str, domain: str, clicks: list[str]) -> None:
    """What is left to do is named with its exact place."""
    assert list(found(url, domain=domain).clicks) == clicks
