"""Other people's lists of withdrawn badges, served from the corpus as if it were the web."""

import datetime as dt
from pathlib import Path

import pytest

from portfolio_gen.badges.bitstring import decode_list
from portfolio_gen.badges.read import read_badge
from portfolio_gen.badges.status_list import read_list
from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.verify import proofs
from portfolio_gen.verify.case import case_of
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge

pytestmark = pytest.mark.corpus

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
VALIDATOR = "1edtech-validator"
ASSETS = f"{VALIDATOR}/ob20/assets"
BITS = f"{VALIDATOR}/ob30/bit-string-list"
PLACE = 23


class Files:
    """Answers with the file of the same name, whatever the host."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self._folder = folder

    def fetch(self, url: str) -> Fetched:
        """Return a file of the folder.

        Raises:
            Unreachable: There is none of that name.
        """
        file = self._folder / url.rpartition("/")[2]
        if not file.is_file():
            raise Unreachable(f"{url} is not in the corpus.")
        return Fetched(url=url, status=200, body=file.read_bytes(), at=NOW)


def withdrawal(badge: Path, lists: Path) -> Finding:
    """Return what is found about the withdrawal of a badge."""
    subject = read_badge(badge.read_bytes(), source=badge.name)
    checked = verify_badge(subject, Context(now=NOW, fetcher=Files(lists)))
    (finding,) = checked.report.named("withdrawal")
    return finding


def test_signed_badge_of_version_2_that_is_withdrawn(corpus: Path) -> None:
    """Badge to class to issuer to list, as the upstream test has it: it is in the list."""
    found = withdrawal(corpus / f"{VALIDATOR}/ob20/simple-revoked.jwt", corpus / ASSETS)
    assert found.outcome is Outcome.FAIL
    assert found.message == (
        "The issuer has withdrawn this badge, says its list as of 1 October 2026. Reason given: "
        "“A good reason, for sure”."
    )


def test_list_of_bits_is_read_as_upstream(corpus: Path) -> None:
    """The list is intact, has the fewest places allowed, and marks exactly one badge."""
    found = read_list((corpus / BITS / "testlist").read_bytes(), source="testlist")
    case = case_of(found.credential)
    assert proofs.check_signature(case, Context(now=NOW), case.proofs[0]).outcome is Outcome.PASS
    bits = decode_list(found.encoded)
    assert [index for index in range(len(bits)) if bits.get(index)] == [PLACE]
    assert len(bits) == 131_072


def test_list_of_bits_by_another_name(corpus: Path) -> None:
    """Where we differ from upstream: a list that names another address is not the badge's list."""
    badge = corpus / BITS / "credential-status-revoked.json"
    found = withdrawal(badge, corpus / BITS)
    url = "https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/"
    url += "heads/main/inspector-vc/src/test/resources/ob30/bit-string-list/testlist"
    assert found.outcome is Outcome.UNKNOWN
    assert found.message == (
        f"The list does not count: the one at {url} calls itself "
        "https://example.com/credentials/status/3."
    )
