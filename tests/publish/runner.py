"""Runs a workflow file on this machine: its jobs in order, its commands in bash, its actions here.

The actions are stood in for by what their own documentation says that they do: a checkout is a
clone of the branch, the Pages artifact is a tar file without names that begin with a dot, and
publishing unpacks it where Pages would serve it.
"""

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.unit.deploy.gits import git

Json = dict[Any, Any]

EXPRESSION = re.compile(r"\$\{\{ ([a-z_.-]+) \}\}")
ON_NEWEST = "${{ github.ref == format('refs/heads/{0}', github.event.repository.default_branch) }}"


def read_workflow(file: Path) -> Json:
    """Return a workflow; YAML takes the word ``on`` for ``true``."""
    loaded: Json = yaml.safe_load(file.read_text("utf-8"))  # noqa: TID251 (as a server reads it)
    return loaded


def machine(folder: Path) -> Path:
    """Make a Python that has every library of this one, but not the program; return its ``bin``.

    So a workflow installs the program itself, and needs no network for the rest.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    libraries = folder / "libraries"
    libraries.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if "portfolio_gen" not in entry.name:
            (libraries / entry.name).symlink_to(entry)
    purelib = next((folder / "lib").glob("python*")) / "site-packages"
    (purelib / "libraries.pth").write_text(f"{libraries}\n")
    return folder / "bin"


class Failed(Exception):  # noqa: N818 (that is what the server says)
    """A step did not end well."""


@dataclass(kw_only=True)
class Runner:
    """One run of one workflow.

    Attributes:
        remote: The repository that was pushed to.
        base_url: What configure-pages says: where the site will stand, without a slash at its end.
        served: The folder that the stand-in for Pages serves at the path of the address.
        folder: Room to work in.
        path: ``PATH`` of every step.
        branch: The branch that was pushed; ``main`` is the usual one.
    """

    remote: Path
    base_url: str
    served: Path
    folder: Path
    path: Path
    branch: str = "main"
    log: list[str] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    @property
    def workspace(self) -> Path:
        """Where the steps run."""
        return self.folder / "workspace"

    @property
    def temp(self) -> Path:
        """Room for steps outside of it."""
        return self.folder / "temp"

    def run(self, workflow: Json) -> None:
        """Run all jobs that are not switched off, each after those it needs."""
        self.temp.mkdir(parents=True)
        self.known = {"runner.temp": str(self.temp), "github.ref": f"refs/heads/{self.branch}"}
        done: set[str] = set()
        jobs: Json = workflow["jobs"]
        while waiting := [name for name in jobs if name not in done]:
            name = next(n for n in waiting if {jobs[n].get("needs")} - {None} <= done)
            done.add(name)
            if jobs[name].get("if", ON_NEWEST) == ON_NEWEST and self.branch != "main":
                return
            for step in jobs[name]["steps"]:
                self._step(step)
            if "environment" in jobs[name]:
                self.log.append(self._filled(jobs[name]["environment"]["url"]))

    def _step(self, step: Json) -> None:
        self.log.append(step["name"])
        env = {name: self._filled(text) for name, text in step.get("env", {}).items()}
        if "run" in step:
            # Without a shell that is named, a failing command before a bar goes unnoticed.
            named = step.get("shell") == "bash"
            self._shell(step["run"], env, ["-eo", "pipefail"] if named else ["-e"])
            return
        name = step["uses"].partition("@")[0]
        given = {key: self._filled(str(text)) for key, text in step.get("with", {}).items()}
        for key, value in ACTIONS[name](self, given).items():
            self.known[f"steps.{step.get('id')}.outputs.{key}"] = value

    def _filled(self, text: str) -> str:
        """Return a text with its expressions worked out; an unknown one is an error."""
        return EXPRESSION.sub(lambda found: self.known[found[1]], text)

    def _shell(self, script: str, env: Mapping[str, str], options: list[str]) -> None:
        assert "${{" not in script, "an expression in a command is a way in for strangers"
        base = {
            "PATH": f"{self.path}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "PIP_NO_INDEX": "1",
            "CI": "true",
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", *options, "-c", script],
            cwd=self.workspace,
            env={**base, **env},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Failed(f"{script}\n{done.stdout}\n{done.stderr}")

    def checkout(self, given: Mapping[str, str]) -> dict[str, str]:
        """Clone the branch; no password stays behind."""
        assert given == {"persist-credentials": "False"}
        words = ("clone", "-q", "--depth=1", "--branch", self.branch, self.remote.as_uri())
        git(self.folder, *words, str(self.workspace))
        return {}

    def setup_python(self, given: Mapping[str, str]) -> dict[str, str]:
        """Python is there already."""
        assert set(given) == {"python-version"}
        return {}

    def configure_pages(self, _given: Mapping[str, str]) -> dict[str, str]:
        """Say where the site will stand."""
        return {"base_url": self.base_url}

    def upload_pages_artifact(self, given: Mapping[str, str]) -> dict[str, str]:
        """Pack the folder, without names that begin with a dot."""
        words = ["tar", "--dereference", "--hard-dereference", "--directory", given["path"]]
        words += ["-cf", str(self.temp / "artifact.tar")]
        words += ["--exclude=.git", "--exclude=.github", "--exclude=.[^/]*", "."]
        subprocess.run(words, check=True)
        return {}

    def deploy_pages(self, _given: Mapping[str, str]) -> dict[str, str]:
        """Serve what is in the artifact."""
        self.served.mkdir(parents=True, exist_ok=True)
        words = ["tar", "-xf", str(self.temp / "artifact.tar"), "--directory", str(self.served)]
        subprocess.run(words, check=True)
        return {"page_url": f"{self.base_url}/"}


ACTIONS: dict[str, Callable[[Runner, Mapping[str, str]], dict[str, str]]] = {
    "actions/checkout": Runner.checkout,
    "actions/setup-python": Runner.setup_python,
    "actions/configure-pages": Runner.configure_pages,
    "actions/upload-pages-artifact": Runner.upload_pages_artifact,
    "actions/deploy-pages": Runner.deploy_pages,
}
