"""Names and addresses of the licences that student work usually has."""

import re

from portfolio_gen.site.blocks import Link

_CREATIVE_COMMONS = re.compile(
    r"CC-BY(?P<terms>(?:-NC|-SA|-ND)*)-(?P<version>[1-4]\.\d)", re.IGNORECASE
)

_NAMES = {
    "CC0-1.0": Link(
        text="CC0 1.0 (public domain)",
        href="https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    "MIT": Link(text="MIT License", href="https://opensource.org/license/mit"),
    "APACHE-2.0": Link(
        text="Apache License 2.0", href="https://www.apache.org/licenses/LICENSE-2.0"
    ),
}


def licence_link(name: str) -> Link:
    """Return a licence's usual name with its address, or the name as written without one."""
    match = _CREATIVE_COMMONS.fullmatch(name)
    if match is None:
        return _NAMES.get(name.upper(), Link(text=name))
    terms = "by" + match["terms"].lower()
    return Link(
        text=f"CC {terms.upper()} {match['version']}",
        href=f"https://creativecommons.org/licenses/{terms}/{match['version']}/",
    )
