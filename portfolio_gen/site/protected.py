"""Protected pages: a selection that only a named reader can open, encrypted as a whole.

What such a page shows is drawn here as finished HTML, with its pictures and files inside, and
enters the tree only as encrypted text. It is drawn from what ``content.privacy.opened_for`` lets
through, so drafts, grades and people who did not agree are not in it either.
"""

import base64
import json
import mimetypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any

from portfolio_gen.base.errors import BuildError, Where
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.content.checks.views import known_words
from portfolio_gen.content.own_name import WHAT, own_names
from portfolio_gen.content.privacy import opened_for, visibility_of
from portfolio_gen.crypto.passphrase import ROUNDS, lock, weakness
from portfolio_gen.model.common import Item, Visibility
from portfolio_gen.model.portfolio import BadgeFile, Portfolio, ViewMeta
from portfolio_gen.site import links
from portfolio_gen.site.options import SiteOptions
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.badge import BadgeView, badge_page
from portfolio_gen.site.pages.collections import view_page
from portfolio_gen.site.pages.course import course_page
from portfolio_gen.site.pages.shelf import Shelf
from portfolio_gen.site.pages.work import work_page
from portfolio_gen.site.render import Renderer
from portfolio_gen.site.sources import Source
from portfolio_gen.site.theme import protected_script
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Checked

SCRIPT = "assets/pf/protected.js"
"""What opens the page in the reader's browser."""

MAX_BYTES = 12_000_000
"""Largest protected page before it is encrypted; the browser has all of it in memory at once."""

_SHOWN = re.compile(r'\b(src|href|poster)="([^"]*)"')
_SIZES = re.compile(r'<source\b[^>]*\bsrcset="[^>]*>|\ssrcset="[^"]*"')
"""Further sizes of a picture; one of them is enough for a page that holds them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedView:
    """What stands on the page before it is opened.

    Attributes:
        script: Link to the program that opens it.
        data: The encrypted text, as base64.
        salt: What the key is made with, as base64.
        nonce: What the text was encrypted with, as base64.
        rounds: How often the passphrase is hashed.
    """

    script: str
    data: str
    salt: str
    nonce: str
    rounds: int


def protected_views(portfolio: Portfolio) -> tuple[Item[ViewMeta], ...]:
    """Return the views that open with a passphrase."""
    return tuple(view for view in portfolio.views if view.meta.protected)


def badly_protected(portfolio: Portfolio, passphrases: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return a problem for every protected view that nobody could open, or anybody."""
    known = portfolio.identity.passphrases
    found = []
    for view in protected_views(portfolio):
        chosen = passphrases.get(view.slug, "")
        weak = weakness(chosen, known_words(view, portfolio)) if chosen else ""
        if not chosen:
            found.append(_problem(view, _MISSING.format(title=view.meta.title), _DEAD))
        elif weak and known.get(view.slug) != chosen:  # of that one, the folder's check told
            found.append(_problem(view, _WEAK.format(weak=weak), _AT_HOME))
    return tuple(found)


_MISSING = "there is no passphrase for this protected view ({title})."
_DEAD = "Its page would be missing, and the address that you gave to somebody would lead nowhere."
_WEAK = "the passphrase for this view is easy to guess: {weak}."
_AT_HOME = "Whoever has the page can try millions of them at home."


def _problem(view: Item[ViewMeta], message: str, why: str) -> Finding:
    return Finding(
        check="passphrase",
        outcome=Outcome.FAIL,
        message=message,
        why=why,
        where=view.where("protected"),
        hint=f'Write a long one into identity.local.yml: passphrases: {{{view.slug}: "…"}}, or set '
        f"{variable(view.slug)} for this build.",
    )


def variable(slug: str) -> str:
    """Return the environment variable that may hold the passphrase of a view."""
    return f"PORTFOLIO_GEN_PASSPHRASE_{slug.upper().replace('-', '_')}"


def hidden_badges(portfolio: Portfolio) -> tuple[BadgeFile, ...]:
    """Return the badges that protected pages show and the site does not."""
    named = {ref for view in protected_views(portfolio) for ref in view.meta.items}
    return tuple(
        badge
        for badge in portfolio.badges
        if badge.ref in named and badge.visibility is Visibility.PRIVATE
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Locker:
    """Draws and encrypts the protected pages of one portfolio.

    Attributes:
        portfolio: The portfolio as it was written.
        checked: What the checks found about all badges that are shown, by badge slug.
        passphrases: Passphrases by the name of the view's file.
    """

    portfolio: Portfolio
    checked: Mapping[str, Checked]
    passphrases: Mapping[str, str]

    def pages(self, renderer: Renderer, options: SiteOptions) -> Iterator[Page]:
        """Yield every protected page, encrypted.

        Raises:
            BuildError: One of them is too large.
        """
        for view in protected_views(self.portfolio):
            yield self._page(view, renderer, options)

    def _page(self, view: Item[ViewMeta], renderer: Renderer, options: SiteOptions) -> Page:
        path = f"views/{view.meta.key}.html"
        text = json.dumps(self._documents(view, renderer, options), ensure_ascii=False).encode()
        if len(text) > MAX_BYTES:
            raise BuildError(
                f"the protected page would have {len(text) / 1e6:.0f} MB, and {MAX_BYTES // 10**6} "
                "are possible.",
                where=Where(file=str(view.path)),
                hint="Take out items with large films or pictures, or make a second view.",
            )
        locked = lock(text, self.passphrases[view.slug], place=view.meta.key)
        return Page(
            path=path,
            template="protected.html",
            title=ENGLISH.protected,
            description=ENGLISH.protected_lead,
            view=ProtectedView(
                script=links.relative(path, SCRIPT),
                data=_base64(locked.data),
                salt=_base64(locked.salt),
                nonce=_base64(locked.nonce),
                rounds=ROUNDS,
            ),
            listed=False,
            files={SCRIPT: protected_script()},
        )

    def _documents(
        self, view: Item[ViewMeta], renderer: Renderer, options: SiteOptions
    ) -> dict[str, object]:
        """Return the selection and every private item in it, as HTML by its path."""
        shown = opened_for(view, self.portfolio)
        # The address of the site leads to nothing that stands only here.
        shelf = Shelf(portfolio=shown, checked=self.checked, options=replace(options, base_url=""))
        names = own_names(self.portfolio)
        found = [*_pages(shelf, frozenset(ref for ref in view.meta.items if self._is_inside(ref)))]
        drawn = [(page, renderer.fragment(page)) for page in found]
        if any(names.find(f"{page.title} {html}") for page, html in drawn):
            raise BuildError(
                f"{WHAT} would be in this protected page.",
                where=Where(file=str(view.path)),
                hint=f"Write “{names.alias}” instead, in the view and in what it shows.",
            )
        return {
            "title": view.meta.title,
            "first": found[0].path if found else "",
            "pages": {
                page.path: {"title": page.title, "html": _whole(html, page)} for page, html in drawn
            },
        }

    def _is_inside(self, ref: str) -> bool:
        """Tell whether an item has no page of its own on the site."""
        item = self.portfolio.by_ref().get(ref)
        return item is not None and visibility_of(item, self.portfolio) is Visibility.PRIVATE


def _pages(shelf: Shelf, inside: frozenset[str]) -> Iterator[Page]:
    """Yield the selection, and the page of every item that stands only in it.

    Badges are not checked there, and their pages say so. None of the pages says that it is merely
    unlisted: the passphrase keeps it apart.
    """
    items = [
        *(work_page(work, shelf) for work in shelf.portfolio.works if work.ref in inside),
        *(course_page(one, shelf) for one in shelf.portfolio.courses if one.ref in inside),
        *(badge_page(badge, shelf) for badge in shelf.every_badge if badge.ref in inside),
    ]
    for page in [*(view_page(view, shelf) for view in shelf.portfolio.views), *items]:
        yield replace(page, view=_apart(page.view))


def _apart(view: Any) -> object:  # noqa: ANN401 (all of them have the field)
    """Return what a page shows, for a reader who opened it with a passphrase."""
    reason = {"reason": ENGLISH.live_protected} if isinstance(view, BadgeView) else {}
    return replace(view, unlisted=False, **reason)


def _whole(html: str, page: Page) -> str:
    """Return HTML with the files that it shows inside it."""
    inside = {links.relative(page.path, path): source for path, source in page.files.items()}

    def put_in(found: re.Match[str]) -> str:
        source = inside.get(unescape(found[2]))
        return found[0] if source is None else f'{found[1]}="{_data_address(found[2], source)}"'

    return _SHOWN.sub(put_in, _SIZES.sub("", html))


def _data_address(name: str, source: Source) -> str:
    data = source.read_bytes() if isinstance(source, Path) else source
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{_base64(data)}"


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
