"""RSA keys for tests, the same in every run; never to be used for anything else."""

from cryptography.hazmat.primitives.asymmetric import rsa

EXPONENT = 65_537

_P = (
    "e2436e8c941b16245c088f58ae6285c07142e98c1e1204a45f5eacba350bf983af98b866fbe9358e"
    "aee62db40756576378c12765db28be9cb8190dbe1432fbb1b7227a87cf36084b821ae26a92e51c8c"
    "bdff9f3d9943d37e59f89ecac576750a11f1a3b4377c12f142f7d7216c00c4395ebb624f8090d75f"
    "4e7a40d3ee1deb2d"
)
_Q = (
    "be3e434259b3ca7009efac27d578ce08dc8ee46e2c965b088b57c6c72ff7427819496cbb99f6ed78"
    "1e693743cf58f143e66aecd7c7a4f025c0adc9957a132b3e8e1da76b9ab8b969d2c3e7dfc7dc0b26"
    "e6075d5a9ef6e30e5a2e49573ebb803baf02005a7c2878750c6fddf7aa5a62462aebd70b03b7ab5e"
    "3a6a20ae55344c59"
)


def private_key(p: int, q: int) -> rsa.RSAPrivateKey:
    """Return the RSA key of two primes."""
    d = pow(EXPONENT, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(EXPONENT, p * q)
    return rsa.RSAPrivateNumbers(
        p=p,
        q=q,
        d=d,
        dmp1=rsa.rsa_crt_dmp1(d, p),
        dmq1=rsa.rsa_crt_dmq1(d, q),
        iqmp=rsa.rsa_crt_iqmp(p, q),
        public_numbers=public,
    ).private_key()


RSA = private_key(int(_P, 16), int(_Q, 16))
"""An RSA key of 2048 bits."""


def public_of(bits: int, exponent: int = EXPONENT) -> rsa.RSAPublicKey:
    """Return an RSA public key of this size; nobody has the secret to it."""
    return rsa.RSAPublicNumbers(exponent, (1 << (bits - 1)) + 1).public_key()
