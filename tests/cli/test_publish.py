"""``portfolio-gen publish``: what it says, writes and sends, and what it refuses."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched, NoNetwork
from portfolio_gen.cli.main import main
from portfolio_gen.deploy.git import Git
from tests.site.small_portfolio import small_portfolio
from tests.unit.deploy.gits import ENVIRON, bare, git, objects, repository

NOON = "1790856000"
PROGRAM = "portfolio-gen==0.1.0"
WORKFLOW = ".github/workflows/portfolio.yml"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one build leaves for the next."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def place(
    in_folder: Path,
    cache: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Run in an empty folder, as somebody with usual settings of git, who waits for nobody."""
    folder = tmp_path_factory.mktemp("settings")
    config = folder / "gitconfig"
    config.write_text("[user]\nname = Ana\nemail = ana@users.noreply.github.com\n")
    for name, value in {**ENVIRON, "GIT_CONFIG_GLOBAL": str(config)}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.setattr("portfolio_gen.cli.publishing.run.fetcher", NoNetwork)
    monkeypatch.setattr("portfolio_gen.cli.publishing.run.sleep", lambda _: None)
    monkeypatch.setattr("portfolio_gen.cli.publishing.run.SECONDS", 0)
    return in_folder


def portfolio(remote: str = "", **changes: str) -> Path:
    """Make a small portfolio in a repository, committed without an address that reaches anybody."""
    me = small_portfolio(Path("me"), **changes)
    git(me, "init", "-q", "-b", "main")
    if remote:
        git(me, "remote", "add", "origin", remote)
    git(me, "add", "-A")
    ours = Git(folder=me, environ=ENVIRON)
    who = ("-c", "user.email=ana@users.noreply.github.com", "-c", "user.name=Ana")
    ours.do(*who, "commit", "-q", "-m", "Portfolio")
    return me


def publish(*words: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["publish", *words])


def ready(remote: str = "git@github.com:ana/portfolio.git", **changes: str) -> Path:
    """Return a portfolio that can be published."""
    return portfolio(remote, **changes)


def test_the_same_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is proposed can be typed as it is: with every option, and with the folder if needed."""
    ready()
    Path("me").rename("my portfolio")
    options = (
        "--program",
        PROGRAM,
        "--remote",
        "origin",
        "--host",
        "github",
        "--recheck",
        "weekly",
    )
    last = publish("my portfolio", *options).stdout.splitlines()[-1]
    typed = last.removeprefix("What is to be run is also done by: portfolio-gen publish ")
    assert typed == (
        f'"my portfolio" --remote origin --host github --program {PROGRAM} --recheck weekly '
        "--commit --push"
    )
    monkeypatch.chdir("my portfolio")
    last = publish("--program", PROGRAM).stdout.splitlines()[-1]
    assert last.endswith(f"portfolio-gen publish --program {PROGRAM} --commit --push")


def test_first_time() -> None:
    """Where, what becomes public, what was written, what is left to do."""
    ready()
    result = publish("me", "--program", PROGRAM)
    assert result.exit_code == 0, result.output
    pages = result.stdout.partition("The site: ")[2].partition(" pages")[0]
    assert int(pages) > 5
    assert result.stdout == (
        "This portfolio will stand at https://ana.github.io/portfolio/ (GitHub Pages, a project "
        "site).\n"
        "\n"
        "What becomes public:\n"
        f"  The site: {pages} pages and 0 badges. No draft, nothing private, no grade, nothing "
        "from identity.local.yml.\n"
        "  The repository, if it is public (free Pages need that): every file in it with its whole "
        "history, also projects/hidden/index.md, reflections/hidden.md.\n"
        "  You: each commit carries the name and the e-mail address it was made with.\n"
        "\n"
        f"Written: {WORKFLOW}\n"
        f"The server will install: {PROGRAM}\n"
        "\n"
        "Left to do:\n"
        "  1. Open https://github.com/ana/portfolio/settings/pages and choose, under “Build and "
        "deployment”, Source: GitHub Actions.\n"
        f'  2. Run: git add {WORKFLOW} && git commit -m "Publish the portfolio"\n'
        "  3. Run: git push -u origin main\n"
        f"What is to be run is also done by: portfolio-gen publish me --program {PROGRAM} --commit "
        "--push\n"
    )
    assert git(Path("me"), "status", "--porcelain") == "?? .github/\n"


def test_again() -> None:
    """What is there and committed is left; a new program makes the file again."""
    me = ready()
    publish("me", "--program", PROGRAM, "--commit")
    git(me, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(me, "branch", "-q", "-u", "origin/main")
    result = publish("me", "--program", PROGRAM)
    assert f"\nAs it should be already: {WORKFLOW}\n" in result.stdout
    assert "git add" not in result.stdout
    assert "  2. Run: git push\n" in result.stdout
    result = publish("me", "--program", "portfolio-gen==0.2.0")
    assert f"\nMade again: {WORKFLOW}\n" in result.stdout
    assert "  2. Run: git add" in result.stdout


PASSPHRASE = "kmfq7-x2wpr-t9hzd-4vbnc"
PROTECTED = (
    "title: For the board\nkey: zx8kq-w2mfn-t4hjd\nprotected: true\nitems: [projects/water]\n"
)
VARIABLE = "PORTFOLIO_GEN_PASSPHRASE_FOR_THE_BOARD"


@pytest.mark.parametrize(
    ("remote", "page", "what"),
    [
        ("github.com", "settings/secrets/actions", "secret"),
        ("gitlab.com", "-/settings/ci_cd", "variable, masked,"),
    ],
)
def test_protected_view(remote: str, page: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server gets the passphrase as a secret; what the repository shows is said."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    me = ready(f"git@{remote}:ana/p.git")
    view = me / "views/for-the-board.yml"
    view.parent.mkdir()
    view.write_text(PROTECTED)
    result = publish("me", "--program", PROGRAM)
    assert result.exit_code == 0, result.output
    assert (
        f"Open https://{remote}/ana/p/{page} and add a {what} called {VARIABLE} with the "
        "passphrase of that view.\n"
    ) in result.stdout
    assert (
        "views/for-the-board.yml: advice: this view opens with a passphrase only, and what it "
        "shows lies readable in the repository. In a public repository everybody can read it "
        "there. Keep the repository private, or push only the built site with --split.\n"
    ) in result.stderr
    for file in (me / WORKFLOW, me / ".gitlab-ci.yml"):
        assert not file.exists() or PASSPHRASE not in file.read_text()
    if "github" in remote:
        line = f"{VARIABLE}: ${{{{ secrets.{VARIABLE} }}}}\n"
        assert line in (me / WORKFLOW).read_text()


def test_weekly() -> None:
    """GitHub looks again once a week, if that is asked for."""
    me = ready()
    result = publish("me", "--program", PROGRAM, "--recheck", "weekly")
    assert "\nWritten: .github/workflows/portfolio-recheck.yml\n" in result.stdout
    assert (me / ".github/workflows/portfolio-recheck.yml").is_file()


def test_weekly_elsewhere() -> None:
    """Other hosts have schedules of their own."""
    ready("git@gitlab.com:ana/p.git")
    result = publish("me", "--program", PROGRAM, "--recheck", "weekly")
    assert result.exit_code == 2
    assert result.stderr == (
        "--recheck is for sources on GitHub, and these are published by GitLab Pages. There, set "
        "up a schedule that runs: portfolio-gen recheck\n"
    )


def test_something_to_think_about() -> None:
    """What a stranger would notice is not listed here, but where to see it is said."""
    words = "advice: there is something to think about before everybody can read this. See: "
    me = ready(about_md="Write to me at ana@reyes.example!\n")
    assert f"{words}portfolio-gen check me --public\n" in publish("me", "--program", PROGRAM).stderr
    bare(Path("server.git"))
    assert (
        f"{words}portfolio-gen check me --public\n" in publish("me", "--split", "server.git").stderr
    )
    (me / "about.md").write_text("I teach science to ten-year-olds.\n")
    assert words not in publish("me", "--zip", "a.zip").stderr


def test_changed_by_hand() -> None:
    """A workflow that somebody changed is theirs."""
    me = ready()
    publish("me", "--program", PROGRAM)
    file = me / WORKFLOW
    file.write_text(file.read_text() + "\n# mine\n")
    result = publish("me", "--program", "portfolio-gen==0.2.0")
    assert result.exit_code == 0
    assert (
        f"Left alone, because it is yours or you changed it: {WORKFLOW}. Delete it and run this "
        "again to have it made anew.\n"
    ) in result.stderr
    assert PROGRAM in file.read_text()


def test_commit() -> None:
    """Only the file of ours is committed, whatever else lies around."""
    me = ready()
    (me / "about.md").write_text("Changed.\n")
    git(me, "add", "about.md")
    result = publish("me", "--program", PROGRAM, "--commit")
    assert f"\nCommitted: {WORKFLOW}\n" in result.stdout
    assert git(me, "show", "--format=%s", "--name-only", "HEAD") == (
        f"Publish the portfolio\n\n{WORKFLOW}\n"
    )
    assert git(me, "status", "--porcelain") == "M  about.md\n"
    assert "advice: not committed yet: about.md." in result.stderr


@pytest.mark.parametrize(
    ("remote", "words"),
    [
        ("git@gitlab.com:ana/p.git", "https://ana.gitlab.io/p/ (GitLab Pages, a project site)"),
        ("git@gitlab.school.edu:ana/p.git", "GitLab Pages; the address is the server's choice"),
    ],
)
def test_gitlab(remote: str, words: str) -> None:
    """GitLab has a file of its own."""
    me = ready(remote)
    result = publish("me", "--program", PROGRAM)
    assert result.exit_code == 0
    assert words in result.stdout
    assert "\nWritten: .gitlab-ci.yml\n" in result.stdout
    assert (me / ".gitlab-ci.yml").is_file()


def test_another_address() -> None:
    """An address in portfolio.yml that belongs to another repository is named."""
    ready(portfolio_yml="basics: {name: Ana}\nbase_url: https://ana.github.io/old/\n")
    assert (
        "advice: portfolio.yml says base_url: https://ana.github.io/old/, which is another place. "
        "QR codes and links on paper made on your computer lead there. Correct the line.\n"
    ) in publish("me", "--program", PROGRAM).stderr


def test_own_domain() -> None:
    """A file CNAME names the domain, which has to be set up."""
    ready(CNAME="ana.example")
    result = publish("me", "--program", PROGRAM)
    assert "https://ana.example/ (GitHub Pages, your own domain)" in result.stdout
    assert "enter ana.example as custom domain" in result.stdout


def pushed_to(remote: Path, url: str) -> None:
    """Let everything that is pushed to an address go to a repository on this machine."""
    setting = f"url.{remote.absolute().as_uri()}.pushInsteadOf"
    git(Path("me"), "config", setting, url)


class Later:
    """A site that answers from the second time on."""

    asked = 0

    def fetch(self, url: str) -> Fetched:
        """Answer, or not yet."""
        Later.asked += 1
        if Later.asked == 1:
            raise Unreachable("It does not answer.")
        body = b'{"schema": "portfolio-gen/integrity/1", "sha256": {}}'
        return Fetched(url=url, status=200, body=body, at=dt.datetime(2026, 10, 1, tzinfo=dt.UTC))


def test_push(monkeypatch: pytest.MonkeyPatch) -> None:
    """The branch is pushed, and the time is said after which the site answers."""
    monkeypatch.setattr("portfolio_gen.cli.publishing.run.fetcher", Later)
    monkeypatch.setattr(Later, "asked", 0)
    me = ready()
    remote = bare(Path("server.git"))
    pushed_to(remote, "git@github.com:ana/portfolio.git")
    result = publish("me", "--program", PROGRAM, "--commit", "--push")
    assert result.exit_code == 0, result.output
    assert "\nPushed main to origin.\nIf you did not do it before:\n  1. Open " in result.stdout
    assert result.stdout.endswith(
        "\nThe site answers at https://ana.github.io/portfolio/ (after 0 seconds).\n"
    )
    assert result.stderr.endswith(
        "Waiting until https://ana.github.io/portfolio/ shows the new site: 0 seconds at most. To "
        "stop waiting takes nothing back.\n"
    )
    assert git(remote, "rev-parse", "main") == git(me, "rev-parse", "HEAD")
    assert git(me, "config", "branch.main.remote") == "origin\n"
    again = publish("me", "--program", PROGRAM, "--commit", "--push")
    assert again.exit_code == 0, again.output
    assert again.stdout.endswith("\norigin has all of main already; nothing was pushed.\n")


def test_push_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a line tells how long by now, nothing else is printed of the waiting."""
    monkeypatch.setattr("portfolio_gen.cli.publishing.run.fetcher", Later)
    monkeypatch.setattr("portfolio_gen.cli.publishing.run.is_watched", lambda: True)
    monkeypatch.setattr(Later, "asked", 0)
    ready()
    pushed_to(bare(Path("server.git")), "git@github.com:ana/portfolio.git")
    result = publish("me", "--program", PROGRAM, "--commit", "--push")
    assert result.exit_code == 0, result.output
    assert "Waiting until" not in result.stderr


def test_push_without_an_answer() -> None:
    """Exit code 3: it was published, but nobody saw it yet."""
    ready()
    pushed_to(bare(Path("server.git")), "git@github.com:ana/portfolio.git")
    result = publish("me", "--program", PROGRAM, "--push")
    assert result.exit_code == 3
    assert (
        "\nhttps://ana.github.io/portfolio/ does not show the new site after 0 seconds: "
        "https://ana.github.io/portfolio/integrity.json was not asked, because this check ran "
        "without the network. A first time and a new domain can take longer. See how the server "
        "is doing under Actions, then open the address in a browser.\n"
    ) in result.stderr


def test_push_to_an_unknown_address() -> None:
    """Where only the server knows the address, nobody waits."""
    url = "git@github.school.edu:ana/p.git"
    ready(url)
    pushed_to(bare(Path("server.git")), url)
    result = publish("me", "--program", PROGRAM, "--push")
    assert result.exit_code == 0
    assert "Pushed main to origin." in result.stdout


def test_push_refused() -> None:
    """What git says is repeated; no traceback."""
    ready()
    pushed_to(Path("nowhere.git"), "git@github.com:ana/portfolio.git")
    result = publish("me", "--program", PROGRAM, "--push")
    assert result.exit_code == 1
    assert "git push did not work: fatal: " in result.stderr


def test_split() -> None:
    """The site and nothing else goes to another repository."""
    me, remote = ready(), bare(Path("server.git"))
    result = publish("me", "--split", "server.git")
    assert result.exit_code == 0, result.output
    assert "  Your sources do not leave this computer, and neither does their history.\n" in (
        result.stdout
    )
    assert "\nPushed the site, and nothing else, to the branch pages.\n" in result.stdout
    assert not objects(me) & objects(remote)
    everything = git(remote, "grep", "-l", "-I", "e", "pages").split()
    assert "pages:index.html" in everything
    words = ["Nobody reads this.", "ana@secret.example", "Unfinished"]
    text = "".join(git(remote, "show", "pages:" + n[6:]) for n in everything)
    assert [word for word in words if word in text] == []
    again = publish("me", "--split", "server.git")
    assert "\nThe branch pages there holds this very site already.\n" in again.stdout


def test_split_to_a_remote() -> None:
    """A remote is known by its name; on GitHub the branch is named and what to choose there."""
    me, remote = ready("git@school.example:ana/sources.git"), bare(Path("server.git"))
    url = "https://github.com/ana/ana.github.io.git"
    git(me, "remote", "add", "public", url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", str(settings_with(remote, url)))
        found = publish("me", "--split", url, "--branch", "web", "--base-url", "https://a.example/")
    assert found.exit_code == 3, found.output  # it cannot be seen from here
    assert "https://a.example/ (GitHub Pages, your own domain)" in found.stdout
    assert (
        "If you did not do it before: open Settings > Pages there and choose Source: Deploy from a "
        "branch, web, / (root).\n"
    ) in found.stdout
    assert git(remote, "show", "web:CNAME") == "a.example\n"


def test_split_without_a_repository() -> None:
    """The sources need not be in git at all."""
    small_portfolio(Path("me"))
    remote = bare(Path("server.git"))
    assert publish("me", "--split", "server.git", "--branch", "web").exit_code == 0
    assert "index.html" in git(remote, "ls-tree", "--name-only", "web").split()


def test_unlisted_pages_are_named() -> None:
    """A repository shows what a site tells nobody."""
    project = (
        "---\ntitle: Quiet\nkind: essay\ndescription: Quiet.\ndate: 2026-04-28\n"
        "visibility: unlisted\n---\nQuiet.\n"
    )
    ready(projects__quiet__index_md=project)
    bare(Path("server.git"))
    assert (
        "advice: whoever can see that repository can read the addresses of your unlisted pages in "
        "it. Make it private if your host allows that.\n"
    ) in publish("me", "--split", "server.git").stderr


def test_codeberg() -> None:
    """Codeberg publishes a branch: nothing happens before it is asked for."""
    ready("git@codeberg.org:ana/portfolio.git")
    result = publish("me")
    assert result.exit_code == 0
    assert "https://ana.codeberg.page/portfolio/ (Codeberg Pages, a project site)" in result.stdout
    assert (
        "\nCodeberg publishes what stands on the branch pages. Run this again with --push to put "
        "the site there; your sources are not touched.\n"
    ) in result.stdout


def test_own_domain_on_codeberg() -> None:
    """The branch says which domain it is for, and what is left to do is said after the push."""
    ready()
    remote = bare(Path("server.git"))
    url = "https://codeberg.org/ana/portfolio.git"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", str(settings_with(remote, url)))
        found = publish("me", "--split", url, "--base-url", "https://a.example/")
    assert found.exit_code == 3  # it cannot be seen from here
    assert git(remote, "show", "pages:.domains") == "a.example\n"
    assert (
        "If you did not do it before:\n"
        "  1. At the seller of your domain, let a.example be a CNAME for "
        "portfolio.ana.codeberg.page.\n"
    ) in found.stdout


def settings_with(remote: Path, url: str) -> Path:
    """Return settings of git that lead from an address to a repository on this machine."""
    file = Path("gitconfig").absolute()
    file.write_text(f'[url "{remote.absolute().as_uri()}"]\ninsteadOf = {url}\n')
    return file


def test_zip(place: Path) -> None:
    """One file for any web space, without git."""
    small_portfolio(Path("me"))
    result = publish("me", "--zip", "site.zip")
    assert result.exit_code == 0
    assert result.stdout.endswith(
        "Unpack it in the folder that your web space publishes.\n"
        "It works under any address. Say --base-url ADDRESS to have QR codes and links on paper "
        "lead there.\n"
    )
    with zipfile.ZipFile(place / "site.zip") as archive:
        assert "index.html" in archive.namelist()
        assert not [n for n in archive.namelist() if "identity.local" in n or "/." in n]
    second = publish("me", "--zip", "site.zip")
    assert second.exit_code == 2
    assert second.stderr.endswith(
        "site.zip exists already and was left as it is. Choose another name, or delete the old "
        "file first. With --force, an earlier zip file of a site is replaced, and nothing else.\n"
    )
    (place / "me/about.md").write_text("I teach.\n")
    third = publish("me", "--zip", "site.zip", "--force")
    assert (third.exit_code, third.stdout.count("Written: site.zip")) == (0, 1)
    with zipfile.ZipFile(place / "site.zip") as archive:
        assert b"I teach." in archive.read("about.html")
    named = publish("me", "--zip", "b.zip", "--base-url", "https://a.example")
    assert "QR codes" not in named.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--zip", "a.zip", "--push"], "--zip, --split and --commit or --push do different things"),
        (["--force", "--push"], "--force replaces a zip file, so it needs --zip."),
        (["--zip", "a.zip", "--split", "x"], "--zip, --split and --commit or --push do different"),
        (["--split", "x", "--commit"], "--zip, --split and --commit or --push do different"),
        (["--branch", "x"], "--branch says where --split puts the site."),
        (["--host", "ftp"], "'ftp' is not one of 'github', 'gitlab', 'codeberg'"),
        (["--remote", "x"], "this repository has no remote called 'x'. It has origin."),
        (["--program", "-r x"], "'-r x' is not a program that a workflow can install."),
        (["--base-url", "x"], "'x' is not an address a site can stand at."),
        (["--split", "--all", "--branch", "x"], "'--all' is not the address of a repository."),
    ],
)
def test_wrong_use(words: list[str], message: str) -> None:
    """Exit code 2, one sentence, nothing done."""
    me = ready()
    result = publish("me", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert git(me, "status", "--porcelain") == ""


def test_no_repository() -> None:
    """How to start is said, and the way without git."""
    small_portfolio(Path("me"))
    result = publish("me")
    assert result.exit_code == 2
    assert result.stderr == (
        "me is not in a git repository yet. Run these in it: git init -b main, git add -A, "
        "git commit -m Portfolio. Or publish without git: portfolio-gen publish me --zip site.zip\n"
    )


def test_no_remote() -> None:
    """How to get one is said, and the way without."""
    portfolio()
    result = publish("me")
    assert result.exit_code == 2
    assert result.stderr == (
        "this repository has no remote yet. Make an empty repository at https://github.com/new, "
        "copy its address, and run: git remote add origin ADDRESS. Or publish without one: "
        "portfolio-gen publish me --zip site.zip\n"
    )


def test_remote_that_publishes_nothing() -> None:
    """A folder on this computer, and a server nobody knows."""
    portfolio("../server.git")
    result = publish("me")
    assert result.exit_code == 2
    assert result.stderr == (
        "the remote of this repository is no place that publishes sites. Use --split to push the "
        "site there, or --zip for any web space.\n"
    )
    git(Path("me"), "remote", "set-url", "origin", "git@git.school.edu:ana/p.git")
    result = publish("me", "--program", PROGRAM)
    assert result.exit_code == 2
    assert result.stderr == (
        "this program does not know how that server publishes sites. Say --host github, gitlab or "
        "codeberg if it runs one of them, --split to push the built site, or --zip for any web "
        "space.\n"
    )
    assert publish("me", "--program", PROGRAM, "--host", "gitlab").exit_code == 0


def test_program_of_a_clone(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """A clone of a public repository is installed from there; of any other, the fix is said."""
    ready()
    clone = repository(place / "clone", "https://git.example/portfolio-gen.git")
    git(clone, "update-ref", "refs/remotes/origin/main", "HEAD")
    note = f'{{"url": "{clone.as_uri()}", "dir_info": {{}}}}'
    monkeypatch.setattr("portfolio_gen.cli.publishing.run.installed_from", lambda: note)
    commit = git(clone, "rev-parse", "HEAD").strip()
    assert (
        "The server will install: portfolio-gen @ git+https://git.example/portfolio-gen.git@"
        f"{commit}\n"
    ) in publish("me").stdout
    git(clone, "remote", "set-url", "origin", "https://ana:secret@git.example/p.git")
    result = publish("me")
    assert result.exit_code == 2
    assert "no server can get it from there" in result.stderr
    assert result.stdout == ""


def test_problems_stop_it() -> None:
    """A mistake in the portfolio, and an address that would leak: nothing is written."""
    me = ready(_gitignore="")
    result = publish("me", "--program", PROGRAM)
    assert result.exit_code == 1
    assert result.stderr.endswith("Nothing was published: 2 problems.\n")
    assert result.stdout == ""
    assert not (me / WORKFLOW).exists()
    (me / "portfolio.yml").write_text("basics: {name: Ana}\nacent: red\n")
    result = publish("me", "--split", "nowhere")
    assert result.exit_code == 1
    assert result.stderr.endswith("Nothing was published: 1 problem.\n")
    assert "portfolio.yml:2:1: " in result.stderr


def test_not_a_portfolio() -> None:
    """A folder without portfolio.yml."""
    Path("me").mkdir()
    result = publish("me")
    assert result.exit_code == 1
    assert "this folder is no portfolio" in result.stderr
