"""The files that make a server build and publish a portfolio; they need no edits.

Nothing that anybody else writes is put into a command: addresses and names reach the shell as
variables, and each job may do what it has to and nothing more.
"""

import json
from collections.abc import Sequence
from pathlib import PurePosixPath

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.deploy.actions import (
    CHECKOUT,
    CONFIGURE_PAGES,
    DEPLOY_PAGES,
    SETUP_PYTHON,
    UPLOAD_PAGES_ARTIFACT,
)

GITHUB = PurePosixPath(".github/workflows/portfolio.yml")
"""Where GitHub looks for workflows."""

RECHECK = PurePosixPath(".github/workflows/portfolio-recheck.yml")
"""The one that looks again from time to time."""

GITLAB = PurePosixPath(".gitlab-ci.yml")
"""Where GitLab looks for its own."""

PYTHON = "3.13"
"""The Python that builds the site."""

_NEWEST = "${{ github.ref == format('refs/heads/{0}', github.event.repository.default_branch) }}"


def github_workflow(program: str, place: PurePosixPath, secrets: Sequence[str] = ()) -> str:
    """Return the workflow that publishes on GitHub Pages.

    Args:
        program: What pip installs.
        place: The portfolio, relative to the top of the repository.
        secrets: Names of variables that the build needs and that stand in no file.
    """
    handed = "".join(f"\n          {name}: ${{{{ secrets.{name} }}}}" for name in secrets)
    return f"""\
name: Publish the portfolio

on:
  push:
  workflow_dispatch:

# Nothing is allowed except what a job asks for below.
permissions: {{}}

# One after the other, so that an older site never replaces a newer one.
concurrency:
  group: portfolio-${{{{ github.ref }}}}
  cancel-in-progress: false

jobs:
  build:
    name: Build
    if: {_NEWEST}
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: read
      pages: read
    steps:
{_prepared(program)}
      - name: Ask where the site will stand
        id: pages
        uses: {CONFIGURE_PAGES}
      - name: Build the site
        run: portfolio-gen build "$PORTFOLIO" --out "$RUNNER_TEMP/site" --base-url "$BASE_URL"
        env:
          PORTFOLIO: {_quoted(str(place))}
          BASE_URL: ${{{{ steps.pages.outputs.base_url }}}}{handed}
      - name: Hand the site over
        uses: {UPLOAD_PAGES_ARTIFACT}
        with:
          path: ${{{{ runner.temp }}}}/site

  deploy:
    name: Publish
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{{{ steps.deployment.outputs.page_url }}}}
    steps:
      - name: Publish the site
        id: deployment
        uses: {DEPLOY_PAGES}
"""


def recheck_workflow(program: str, place: PurePosixPath) -> str:
    """Return the workflow that looks once a week whether badges and links still stand.

    It changes nothing and opens nothing: a run that found something fails, with what it found as
    its summary. What could not be checked does not make it fail.
    """
    return f"""\
name: Look again at badges and links

on:
  schedule:
    - cron: "23 5 * * 1"
  workflow_dispatch:

# Nothing is allowed except what a job asks for below.
permissions: {{}}

jobs:
  recheck:
    name: Look again
    runs-on: ubuntu-latest
    timeout-minutes: 45
    permissions:
      contents: read
    steps:
{_prepared(program)}
      - name: Look again
        shell: bash
        run: portfolio-gen recheck "$PORTFOLIO" | tee "$GITHUB_STEP_SUMMARY" || test $? -eq 3
        env:
          PORTFOLIO: {_quoted(str(place))}
"""


def gitlab_workflow(program: str, place: PurePosixPath) -> str:
    """Return the same for GitLab, where the folder that is published is called ``public``."""
    return f"""\
pages:
  image: python:{PYTHON}-slim
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    GIT_DEPTH: "1"
    PROGRAM: {_quoted(program)}
    PORTFOLIO: {_quoted(str(place))}
  script:
    - python -m pip install --disable-pip-version-check "$PROGRAM"
    - portfolio-gen build "$PORTFOLIO" --out public --base-url "$CI_PAGES_URL"
  artifacts:
    paths:
      - public
"""


def _prepared(program: str) -> str:
    """Return the steps that fetch the portfolio and the program."""
    return f"""\
      - name: Get the portfolio
        uses: {CHECKOUT}
        with:
          persist-credentials: false
      - name: Get Python
        uses: {SETUP_PYTHON}
        with:
          python-version: "{PYTHON}"
      - name: Get portfolio-gen
        run: python -m pip install --disable-pip-version-check "$PROGRAM"
        env:
          PROGRAM: {_quoted(program)}"""


def _quoted(text: str) -> str:
    """Return a text as YAML takes it literally.

    Raises:
        ConfigError: A workflow would take it for an expression, or it has a line break.
    """
    if "$" in text or not text.isprintable():
        raise ConfigError(
            f"{text[:80]!r} cannot stand in a workflow.",
            hint="Rename the folder, without $ and line breaks.",
        )
    return json.dumps(text, ensure_ascii=False)
