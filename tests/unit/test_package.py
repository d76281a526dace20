"""The shape of the package itself: its public names, its errors, what importing it costs."""

import ast
import pickle
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import portfolio_gen
from portfolio_gen.base import errors
from portfolio_gen.base.errors import PortfolioError, Where
from tests.builders import ROOT

PACKAGE = ROOT / "portfolio_gen"

PUBLIC = {
    "Badge": "portfolio_gen.model.badge",
    "Checked": "portfolio_gen.verify.checked",
    "Context": "portfolio_gen.verify.context",
    "Finding": "portfolio_gen.base.report",
    "Outcome": "portfolio_gen.base.report",
    "PortfolioError": "portfolio_gen.base.errors",
    "Report": "portfolio_gen.base.report",
    "award": "portfolio_gen.issue.award",
    "build_site": "portfolio_gen.site.build",
    "load_portfolio": "portfolio_gen.content.load",
    "read_badge": "portfolio_gen.badges.read",
    "verify_badge": "portfolio_gen.verify.steps",
}
"""Everything a program may rely on; a change here is a change for the people who use it."""

ERRORS = [
    errors.BadgeError,
    errors.BuildError,
    errors.ConfigError,
    errors.ContentError,
    errors.LimitError,
    errors.PortfolioError,
    errors.ProofError,
    errors.Unreachable,
]

MAX_LINES = 350
"""A module longer than this does more than one thing."""

LISTS_OF_WORDS = {"site/words/labels.py"}
"""Modules without a branch or a loop: they are as long as the interface has words."""


def without_libraries(code: str) -> str:
    """Run a program that finds the standard library and this package, and nothing else."""
    command = [sys.executable, "-S", "-c", f"import sys, portfolio_gen\n{code}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def length(module: Path) -> int:
    """Count the lines of a module."""
    return len(module.read_text("utf-8").splitlines())


@pytest.mark.parametrize("name", PUBLIC)
def test_public_name(name: str) -> None:
    """A public name is the very object that its home module has under that name."""
    public = getattr(portfolio_gen, name)
    assert public is getattr(import_module(PUBLIC[name]), name)
    assert (public.__name__, public.__module__) == (name, PUBLIC[name])


def test_no_other_public_names() -> None:
    """What is offered is what was promised."""
    assert sorted(portfolio_gen.__all__) == sorted([*PUBLIC, "__version__"])


def test_public_names_are_listed() -> None:
    """A shell completes the public names before any of them was imported."""
    listed = without_libraries("print(*dir(portfolio_gen))").split()
    assert {*PUBLIC, "__version__", "__doc__"} <= set(listed)


def test_type_checkers_see_the_same_names() -> None:
    """The imports that only type checkers follow lead to the same modules."""
    module = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    guarded = next(node for node in module.body if isinstance(node, ast.If))
    assert ast.unparse(guarded.test) == "TYPE_CHECKING"
    seen = {
        alias.asname: (node.module, alias.name)
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == {name: (home, name) for name, home in PUBLIC.items()}


def test_no_such_name() -> None:
    """A name that is not public is missing, as in any other module."""
    with pytest.raises(AttributeError) as caught:
        _ = portfolio_gen.sign_anything
    assert str(caught.value) == "module 'portfolio_gen' has no attribute 'sign_anything'"


def test_importing_loads_nothing() -> None:
    """The package needs no library, and no module of its own, to be imported."""
    code = "print(*(name for name in sys.modules if name.startswith('portfolio_gen')))"
    assert without_libraries(code) == "portfolio_gen"


def test_plain_names_need_no_library() -> None:
    """The types that travel between programs come from the standard library alone."""
    names = ["Badge", "Checked", "Context", "Finding", "Outcome", "PortfolioError", "Report"]
    code = f"print(*(getattr(portfolio_gen, name).__name__ for name in {names}))"
    assert without_libraries(code).split() == names


@pytest.mark.parametrize(
    ("name", "foreign"),
    [
        ("read_badge", {"cryptography", "mkdocs", "pydantic", "pyld", "yaml"}),
        ("verify_badge", {"mkdocs", "pydantic", "pyld", "yaml"}),
        ("award", {"mkdocs", "pydantic", "pyld", "yaml"}),
        ("load_portfolio", {"cryptography", "jinja2", "mkdocs", "pyld"}),
        ("build_site", {"cryptography", "jinja2", "mkdocs", "pydantic", "pyld"}),
    ],
    ids=["read_badge", "verify_badge", "award", "load_portfolio", "build_site"],
)
def test_a_name_does_not_load_the_others(name: str, foreign: set[str]) -> None:
    """Whoever asks for one public function does not wait for the libraries of another."""
    code = f"import sys, portfolio_gen; portfolio_gen.{name}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()
    assert PUBLIC[name] in loaded
    assert foreign & set(loaded) == set()


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_errors_come_back_from_a_worker(error: type[PortfolioError]) -> None:
    """An error is pickled whole: its class, its message, its place and its hint."""
    where = Where(file="projects/map/index.md", line=3, column=7)
    sent = error("it is wrong", where=where, hint="Do this.")
    came = pickle.loads(pickle.dumps(sent))
    assert type(came) is error
    assert (came.message, came.where, came.hint) == ("it is wrong", where, "Do this.")
    assert str(came) == str(sent) == "projects/map/index.md:3:7: it is wrong Do this."


def test_every_error_is_tried() -> None:
    """No error class of the package is missing above, wherever it is defined."""
    for module in pkgutil.walk_packages(portfolio_gen.__path__, "portfolio_gen."):
        import_module(module.name)
    found, left = {PortfolioError}, [PortfolioError]
    while left:
        below = left.pop().__subclasses__()
        found.update(below)
        left += below
    ours = [cls for cls in found if cls.__module__.startswith("portfolio_gen.")]
    assert sorted(cls.__name__ for cls in ours) == [cls.__name__ for cls in ERRORS]


def test_every_error_has_a_code_of_its_own() -> None:
    """Scripts can tell any two errors apart by their codes."""
    assert len({error.code for error in ERRORS}) == len(ERRORS)


def test_modules_are_short() -> None:
    """A module fits into the head of its reader."""
    long = {
        module.relative_to(PACKAGE).as_posix(): length(module)
        for module in PACKAGE.rglob("*.py")
        if length(module) > MAX_LINES
    }
    assert {name: lines for name, lines in long.items() if name not in LISTS_OF_WORDS} == {}


@pytest.mark.parametrize("name", sorted(LISTS_OF_WORDS))
def test_lists_of_words_hold_nothing_else(name: str) -> None:
    """A module that may be long decides nothing, so that there is nothing to follow in it."""
    tree = ast.parse((PACKAGE / name).read_text("utf-8"))
    deciding = (
        ast.FunctionDef | ast.If | ast.For | ast.While | ast.Try | ast.IfExp | ast.comprehension
    )
    assert [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, deciding)] == []
