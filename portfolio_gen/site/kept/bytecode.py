"""Compiled Jinja templates, kept in the private cache folder and in memory.

Jinja's own file cache frames its files with pickle; this one frames them with a digest, so that a
damaged file is noticed before anything of it is decoded.
"""

import hashlib
import importlib.util
import marshal
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from portfolio_gen.site.kept.cache import NO_CACHE, Cache

MAGIC = b"portfolio-gen template 1\n" + importlib.util.MAGIC_NUMBER + jinja2.__version__.encode()
"""Starts every kept file: our layout, the interpreter's bytecode, Jinja's code generator."""

DIGEST = hashlib.sha256().digest_size


class Bytecode(BytecodeCache):
    """Compiled templates by name and source; shared by all sites built in one process."""

    def __init__(self, cache: Cache = NO_CACHE) -> None:
        """Keep compiled templates in ``cache`` as well as in memory."""
        self._cache = cache
        self._memory: dict[str, CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the name alone: the same template may lie in another folder next time."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the compiled template into ``bucket`` if it is known."""
        key = _key(bucket)
        code = self._memory.get(key)
        if code is None:
            code = _unframe(self._cache.read_bytes(f"templates/{key}"))
        if code is not None:
            self._memory[key] = code
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled template of ``bucket``."""
        if bucket.code is None:
            return
        key = _key(bucket)
        self._memory[key] = bucket.code
        self._cache.write_bytes(f"templates/{key}", _frame(bucket.code))


def _key(bucket: Bucket) -> str:
    """Return a file name; the environment's class and options change what is compiled."""
    env = bucket.environment
    options = (
        type(env).__name__,
        env.autoescape,
        env.undefined.__name__,
        env.trim_blocks,
        env.lstrip_blocks,
        sorted(env.extensions),
    )
    text = f"{bucket.key}|{bucket.checksum}|{options!r}"
    return hashlib.sha256(text.encode()).hexdigest()[:40]


def _frame(code: CodeType) -> bytes:
    payload = marshal.dumps(code)
    return MAGIC + hashlib.sha256(MAGIC + payload).digest() + payload


def _unframe(data: bytes | None) -> CodeType | None:
    """Return the code in a kept file; None if it is missing, damaged or of another version."""
    if data is None or not data.startswith(MAGIC):
        return None
    digest, payload = data[len(MAGIC) : len(MAGIC) + DIGEST], data[len(MAGIC) + DIGEST :]
    if hashlib.sha256(MAGIC + payload).digest() != digest:
        return None
    code = marshal.loads(payload)  # noqa: S302 (private folder, digest checked, like __pycache__)
    return code if isinstance(code, CodeType) else None
