"""What each check asks; apart from the checks, because pages show it without checking."""

from collections.abc import Mapping

QUESTIONS: Mapping[str, str] = {
    "container": "Can the file be read?",
    "format": "Is it a kind of badge we know?",
    "contexts": "Is it written in known words?",
    "nothing-unsigned": "Is everything in it signed?",
    "signed-facts": "Are issuer and dates the signed ones?",
    "structure": "Is it complete?",
    "signature": "Is it unchanged since it was signed?",
    "key": "Did the named issuer sign it?",
    "issuer-known": "Does anybody vouch for the issuer?",
    "valid-from": "Is it valid already?",
    "valid-until": "Is it still valid?",
    "withdrawal": "Was it withdrawn?",
    "suspension": "Was it suspended?",
    "recipient": "Does it belong to this person?",
    "links": "Are its addresses safe to follow?",
    "picture": "Is its picture signed?",
}
"""The question of every check by the name of the check, in the order of the table a reader sees."""

NUMBERS = {name: number for number, name in enumerate(QUESTIONS, 1)}
"""The number of each check; the same in every report."""
