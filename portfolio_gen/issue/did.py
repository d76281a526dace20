"""How an issuer is named, and the document in which it publishes its keys.

``did:key`` is the key itself: it works everywhere, forever, and says nothing of who holds it.
``did:web`` is a web address whose owner publishes the keys there; that is what makes a badge
"signed by the holder of college.example".
"""

import json
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from portfolio_gen.base.errors import ConfigError, Unreachable
from portfolio_gen.crypto.keys import PublicKey
from portfolio_gen.verify.identifiers import document_address

DID_CONTEXTS = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1")


def did_web(address: str) -> str:
    """Return the ``did:web`` of a web address: ``https://ana.github.io/issuer/`` and the like.

    Args:
        address: An https address of a folder; the key document will stand in it.

    Raises:
        ConfigError: Not such an address.

    Spec: did:web method, section 3.1.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" or "@" in parts.netloc or parts.query or parts.fragment:
        raise ConfigError(
            f"{address!r} cannot name an issuer.",
            hint="Use the https address of a folder, such as https://college.example/badges/.",
        )
    steps = [quote(part, safe="") for part in parts.path.split("/") if part]
    did = ":".join(["did", "web", parts.netloc.replace(":", "%3A"), *steps])
    published_at(did)
    return did


def published_at(did: str) -> str:
    """Return the address at which the key document of a ``did:web`` must stand.

    Raises:
        ConfigError: Not a ``did:web``.
    """
    try:
        return document_address(did)
    except Unreachable as error:
        raise ConfigError(f"{did!r} is not the name of an issuer with a web address.") from error


def key_document(did: str, keys: Mapping[str, PublicKey]) -> bytes:
    """Return the document that an issuer with a ``did:web`` publishes.

    Args:
        did: The issuer.
        keys: Every key it ever signed with, by its name in the document, such as ``key-1``. A
            key that is left out makes every badge signed with it unconfirmed.

    Raises:
        ConfigError: ``did`` is not a ``did:web``, or there is no key.

    Spec: VC Controlled Identifiers 1.0 sections 2.2 and 2.3.2.
    """
    published_at(did)
    if not keys:
        raise ConfigError("A key document without a key confirms nothing.")
    document = {
        "@context": list(DID_CONTEXTS),
        "id": did,
        "verificationMethod": [
            {
                "id": f"{did}#{name}",
                "type": "Multikey",
                "controller": did,
                "publicKeyMultibase": key.multibase,
            }
            for name, key in keys.items()
        ],
        # Plain strings: a widely used verifier does not read keys that are written out here.
        "assertionMethod": [f"{did}#{name}" for name in keys],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
