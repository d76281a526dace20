"""Repositories for tests: made with plain git, with nobody's settings."""

import os
import subprocess
from pathlib import Path

WHO = "Ana Reyes"
EMAIL = "ana@college.edu"

ENVIRON = {
    "PATH": os.environ["PATH"],
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
}


def git(folder: Path, *words: str) -> str:
    """Run git in a folder and return what it prints."""
    who = {f"GIT_{role}_NAME": WHO for role in ("AUTHOR", "COMMITTER")}
    who |= {f"GIT_{role}_EMAIL": EMAIL for role in ("AUTHOR", "COMMITTER")}
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**ENVIRON, **who},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def repository(folder: Path, remote: str = "") -> Path:
    """Make a repository of everything in a folder, with one commit and perhaps a remote."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    if remote:
        git(folder, "remote", "add", "origin", remote)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Portfolio")
    return folder


def bare(folder: Path) -> Path:
    """Make a repository that can be pushed to."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "--bare", "-b", "main")
    return folder


def objects(folder: Path) -> set[str]:
    """Return the names of all objects in a repository."""
    words = ("cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    return set(git(folder, *words).split())
