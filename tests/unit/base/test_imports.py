"""Libraries without their optional companions."""

import subprocess
import sys

import pytest

from portfolio_gen.base.imports import unavailable


def test_is_not_installed_meanwhile() -> None:
    """The import fails as if the library were missing, and works again afterwards."""
    code = (
        "import sys\n"
        "from portfolio_gen.base.imports import unavailable\n"
        "with unavailable('colorsys'):\n"
        "    try:\n"
        "        import colorsys\n"
        "    except ImportError:\n"
        "        print('missing')\n"
        "import colorsys\n"
        "print(colorsys.__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["missing", "colorsys"]


def test_what_is_loaded_stays() -> None:
    """Nothing is taken away from a program that uses the library itself."""
    with unavailable("json", "no_such_library"):
        import json  # noqa: PLC0415

        assert sys.modules["json"] is json
    assert "no_such_library" not in sys.modules
    assert sys.modules["json"] is json


def test_is_undone_after_an_error() -> None:
    """An exception in the body changes nothing."""

    def fail() -> None:
        with unavailable("no_such_library"):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert "no_such_library" not in sys.modules
