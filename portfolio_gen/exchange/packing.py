"""ZIP archives that are equal to the byte whenever their content is."""

import hashlib
import io
import zipfile
from collections.abc import Mapping

SUMS = "SHA256SUMS.txt"
"""Name of the list of checksums; ``sha256sum --check`` reads it."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files, sorted by name, without any date.

    Nothing is compressed: programs do that in different ways, and pictures are small already.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = _PLAIN_FILE
            info.create_system = _UNIX
            archive.writestr(info, files[name])
    return out.getvalue()


def with_sums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files with a list of their checksums."""
    lines = (f"{sha256(files[name])}  {name}\n" for name in sorted(files))
    return {**files, SUMS: "".join(lines).encode()}


def sha256(data: bytes) -> str:
    """Return the checksum of a file, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
