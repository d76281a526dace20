"""Where the verifier's files stand in a site."""

from pathlib import Path

from portfolio_gen.site.verifier.files import Verifier


def test_another_release_stands_elsewhere(tmp_path: Path) -> None:
    """A browser that kept modules of one release does not run them with those of another."""
    (tmp_path / "a.js").write_text('import "./b.js";\n', "utf-8")
    (tmp_path / "b.js").write_text("1;\n", "utf-8")
    before, same = Verifier(tmp_path), Verifier(tmp_path)
    (tmp_path / "b.js").write_text("2;\n", "utf-8")
    after = Verifier(tmp_path)
    assert before.folder == same.folder != after.folder
    assert list(after.placed) == [f"{after.folder}a.js", f"{after.folder}b.js"]
    assert [script.path for script in after.scripts("a.js")] == list(after.placed)
