"""Hosts under which an address says little about who has it."""

import re

OPEN_HOSTS = (
    "amazonaws.com",
    "amplifyapp.com",
    "appspot.com",
    "archive.org",
    "awsapprunner.com",
    "azurestaticapps.net",
    "azurewebsites.net",
    "backblazeb2.com",
    "bitbucket.io",
    "blogspot.com",
    "carrd.co",
    "cdn.ampproject.org",
    "cloudfront.net",
    "cloudfunctions.net",
    "codeberg.page",
    "codepen.io",
    "csb.app",
    "deno.dev",
    "digitaloceanspaces.com",
    "docs.google.com",
    "drive.google.com",
    "dropboxusercontent.com",
    "duckdns.org",
    "dweb.link",
    "elasticbeanstalk.com",
    "esm.sh",
    "firebaseapp.com",
    "fly.dev",
    "framer.app",
    "framer.website",
    "gitbook.io",
    "githack.com",
    "github.io",
    "githubusercontent.com",
    "gitlab.io",
    "glitch.me",
    "googleusercontent.com",
    "herokuapp.com",
    "hf.space",
    "huggingface.co",
    "infinityfreeapp.com",
    "ipfs.io",
    "js.org",
    "jsdelivr.net",
    "lovable.app",
    "my.canva.site",
    "neocities.org",
    "netlify.app",
    "ngrok-free.app",
    "ngrok.app",
    "ngrok.io",
    "nip.io",
    "notion.site",
    "on.aws",
    "onrender.com",
    "pages.dev",
    "pastebin.com",
    "pythonanywhere.com",
    "r2.dev",
    "railway.app",
    "readthedocs.io",
    "repl.co",
    "replit.app",
    "run.app",
    "sites.google.com",
    "square.site",
    "sslip.io",
    "stackblitz.io",
    "statically.io",
    "storage.googleapis.com",
    "supabase.co",
    "surge.sh",
    "tiiny.site",
    "translate.goog",
    "trycloudflare.com",
    "tumblr.com",
    "unpkg.com",
    "vercel.app",
    "web.app",
    "webflow.io",
    "weebly.com",
    "windows.net",
    "wixsite.com",
    "wordpress.com",
    "workers.dev",
)
"""Hosts under which anybody gets an address, or has a file of theirs shown, within minutes and
without saying who they are."""


def is_open_host(host: str) -> bool:
    """Tell whether anybody can get an address like ``host``."""
    return any(host == name or host.endswith(f".{name}") for name in OPEN_HOSTS)


_FOLDER = re.compile(r"[/:](?:~|%7e)", re.IGNORECASE)
"""How the personal folders of one host begin, in a web address and in a ``did:web``."""


def is_personal(identifier: str) -> bool:
    """Tell whether an address is in the folder of one person, such as ``/~ana`` of a university.

    Whoever has such a folder publishes there what they like, and not for the host.
    """
    return _FOLDER.search(identifier) is not None


def is_open(identifier: str, host: str) -> bool:
    """Tell whether anybody, or anybody who belongs to ``host``, can get an address like that."""
    return is_open_host(host) or is_personal(identifier)
