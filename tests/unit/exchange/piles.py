"""Archives and folders for tests, honest ones and others."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path


def zipped(files: Mapping[str, bytes | str], *, deflate: bool = True) -> bytes:
    """Return a ZIP archive."""
    out = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, kind)
    return out.getvalue()


def placed(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write files into a folder and return it."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def archive(folder: Path, data: bytes, name: str = "brought.zip") -> Path:
    """Write an archive and return where it lies."""
    path = folder / name
    path.write_bytes(data)
    return path
