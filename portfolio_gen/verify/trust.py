"""Who vouches for an issuer, and whether its web address means anything."""

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.case import Answer, Case, skip
from portfolio_gen.verify.context import Context

OPEN_HOSTS = (
    "appspot.com",
    "azurestaticapps.net",
    "azurewebsites.net",
    "bitbucket.io",
    "blogspot.com",
    "cloudfront.net",
    "codeberg.page",
    "deno.dev",
    "duckdns.org",
    "firebaseapp.com",
    "fly.dev",
    "github.io",
    "gitlab.io",
    "glitch.me",
    "herokuapp.com",
    "my.canva.site",
    "neocities.org",
    "netlify.app",
    "ngrok-free.app",
    "ngrok.app",
    "onrender.com",
    "pages.dev",
    "r2.dev",
    "readthedocs.io",
    "repl.co",
    "replit.app",
    "s3.amazonaws.com",
    "sites.google.com",
    "square.site",
    "storage.googleapis.com",
    "surge.sh",
    "trycloudflare.com",
    "tumblr.com",
    "vercel.app",
    "web.app",
    "weebly.com",
    "wixsite.com",
    "wordpress.com",
    "workers.dev",
)
"""Hosts under which anybody gets an address within minutes, without saying who they are."""


def is_open_host(host: str) -> bool:
    """Tell whether anybody can get an address like ``host``."""
    return any(host == name or host.endswith(f".{name}") for name in OPEN_HOSTS)


def vouched(issuer: str, ctx: Context) -> KnownIssuer | None:
    """Return the entry of the list that vouches for an issuer, if there is one."""
    return next((k for k in ctx.issuers if k.id == issuer and k.trusted), None)


def check_issuer_known(case: Case, ctx: Context) -> Answer:
    """Tell whether whoever runs this check knows the issuer.

    Raises:
        Unreachable: There is a list, and the issuer is not on it.
    """
    if not any(known.trusted for known in ctx.issuers):
        return skip("Nobody gave a list of issuers they know.")
    known = vouched(case.badge.issuer.id, ctx)
    if known is None:
        raise Unreachable("The issuer is on no list of whoever runs this check.")
    return Answer(message=f"Known as {known.name}.", says=known.says)
