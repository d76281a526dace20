"""The signing key: made, kept, opened, and never shown."""

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.crypto.algorithms import algorithm_for
from portfolio_gen.issue import keystore
from portfolio_gen.issue.keystore import IssuerKey

PASSWORD = "four unrelated plain words"


def test_new_keys_differ() -> None:
    """Two keys from the system's randomness are not the same."""
    assert keystore.generate().public != keystore.generate().public


def test_signature_fits(key: IssuerKey) -> None:
    """What a key signs, its public part confirms."""
    algorithm = algorithm_for(key.public)
    assert algorithm.verify(key.sign(b"message"), b"message")
    assert not algorithm.verify(key.sign(b"message"), b"massage")


def test_secret_is_not_shown(key: IssuerKey) -> None:
    """Neither ``repr`` nor ``str`` give anything away."""
    assert repr(key) == str(key) == "IssuerKey()"


def test_saved_and_loaded(key: IssuerKey, tmp_path: Path) -> None:
    """The file is encrypted, for its owner only, and gives the same key back."""
    path = tmp_path / "issuer.pem"
    keystore.save(key, path, password=PASSWORD)
    assert path.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert b"\x07" * 32 not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert keystore.load(path, password=PASSWORD).public == key.public


@pytest.mark.parametrize("password", ["", "eleven char"], ids=["none", "one-too-short"])
def test_password_too_short(key: IssuerKey, password: str, tmp_path: Path) -> None:
    """A password that can be tried out is refused."""
    with pytest.raises(ConfigError) as e:
        keystore.save(key, tmp_path / "issuer.pem", password=password)
    assert e.value.message == "The password for a signing key needs at least 12 characters."
    assert not (tmp_path / "issuer.pem").exists()


def test_password_long_enough(key: IssuerKey, tmp_path: Path) -> None:
    """Twelve characters are accepted."""
    keystore.save(key, tmp_path / "issuer.pem", password="twelve chars")
    assert keystore.load(tmp_path / "issuer.pem", password="twelve chars").public == key.public


def test_never_overwritten(key: IssuerKey, tmp_path: Path) -> None:
    """An older key stays: every badge it signed depends on it."""
    path = tmp_path / "issuer.pem"
    path.write_bytes(b"older key")
    with pytest.raises(ConfigError, match="exists already and was left as it is"):
        keystore.save(key, path, password=PASSWORD)
    assert path.read_bytes() == b"older key"


def _pem(private: ec.EllipticCurvePrivateKey, *, secret: bool) -> bytes:
    encryption = (
        serialization.BestAvailableEncryption(PASSWORD.encode())
        if secret
        else serialization.NoEncryption()
    )
    return private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption
    )


P256 = ec.derive_private_key(7, ec.SECP256R1())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not an encrypted signing key."),
        (_pem(P256, secret=False), "is not an encrypted signing key."),
        (_pem(P256, secret=True) + b" " * 10_000, "is not an encrypted signing key."),
        (
            b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
            "could not be opened: the password is wrong or the file is damaged.",
        ),
        (_pem(P256, secret=True), "holds another kind of key; badges are signed with Ed25519."),
    ],
    ids=["empty", "not-encrypted", "too-large", "damaged", "other-kind"],
)
def test_not_loaded(data: bytes, message: str, tmp_path: Path) -> None:
    """Only an encrypted Ed25519 key is taken."""
    path = tmp_path / "issuer.pem"
    path.write_bytes(data)
    with pytest.raises(ConfigError) as e:
        keystore.load(path, password=PASSWORD)
    assert e.value.message == f"{path} {message}"


def test_wrong_password(key: IssuerKey, tmp_path: Path) -> None:
    """A wrong password is a sentence, and the password is not in it."""
    path = tmp_path / "issuer.pem"
    keystore.save(key, path, password=PASSWORD)
    with pytest.raises(ConfigError) as e:
        keystore.load(path, password="something else entirely")
    assert str(e.value) == (
        f"{path} could not be opened: the password is wrong or the file is damaged."
    )


def test_no_such_file(tmp_path: Path) -> None:
    """A missing file is a sentence."""
    path = tmp_path / "issuer.pem"
    with pytest.raises(ConfigError) as e:
        keystore.load(path, password=PASSWORD)
    assert str(e.value) == f"{path} could not be read: No such file or directory."
