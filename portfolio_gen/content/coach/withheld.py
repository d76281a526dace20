"""People who are named in a text and did not agree."""

import re
from collections.abc import Iterable

from portfolio_gen.content.coach.said import Said
from portfolio_gen.content.names import WITHHELD, withheld_names
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.model.portfolio import Portfolio


def check_withheld(portfolio: Portfolio, said: Iterable[Said], notes: Notes) -> None:
    """Note every place at which somebody is named who is a contributor and did not agree."""
    names = sorted(withheld_names(portfolio).names, key=len, reverse=True)
    if not names:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    for line in said:
        if line.field == "name":
            continue  # the entry itself has a message of its own
        for found in pattern.finditer(line.text):
            notes.advise(
                "public-name",
                f"{found[0]} is named here, and nothing says that they agreed.",
                where=line.at(found.start()),
                why=f"Pages say “{WITHHELD}” instead; a file that you offer for download says "
                "what it says.",
                hint="Ask, and add consent: true to their entry under contributors; or write it "
                "without the name.",
            )
