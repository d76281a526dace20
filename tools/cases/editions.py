"""Two files of one badge, and of two: by issuer and identifier, and which is the newer."""

from collections.abc import Iterator

from tests.builders import Change, changed, drop, put
from tools.cases.case import GOOD, Case, case, secure, to_bytes, usual

_SPEC = "OB 3.0 section 10 (Credential equality and comparison algorithm)"


def cases() -> Iterator[Case]:
    """Yield one badge, and beside it another file."""
    here = usual()["id"]
    rows: dict[str, tuple[str, tuple[Change, ...], str]] = {
        "same": ("The same file once more.", (), "same"),
        "renamed": ("The same badge under another name.", (put("name", "A lesson"),), "same"),
        "newer": (
            "It was issued again later.",
            (put("validFrom", "2026-06-01T09:00:00Z"),),
            "newer",
        ),
        "older": (
            "It had been issued before.",
            (put("validFrom", "2026-04-01T09:00:00Z"),),
            "older",
        ),
        "same-moment": (
            "The date is the same moment in another zone.",
            (put("validFrom", "2026-05-01T11:00:00+02:00"), put("name", "A lesson")),
            "same",
        ),
        "written-otherwise": (
            "The identifier is written with percent signs, and with a space after it.",
            (put("id", f"{here[:-1]}%31%20"), put("validFrom", "2026-06-01T09:00:00Z")),
            "newer",
        ),
        "of-another": ("Another identifier.", (put("id", "urn:uuid:1"),), "other"),
        "of-another-issuer": (
            "The same identifier, given by another issuer.",
            (put("issuer.id", "did:web:else.example"),),
            "other",
        ),
        "nameless": ("A badge without an identifier.", (drop("id"),), "unknown"),
    }
    for name, (what, changes, edition) in rows.items():
        yield case(
            f"edition-{name}",
            f"Beside the badge lies another file. {what}",
            "D1",
            secure(usual()),
            "confirmed",
            GOOD,
            spec=_SPEC,
            beside=to_bytes(secure(changed(usual(), *changes))),
            edition=edition,
        )
