from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts import render_docs


def test_the_committed_pages_are_up_to_date() -> None:
    done = CliRunner().invoke(render_docs.main, ["--check"])
    assert (done.exit_code, done.output) == (0, "")


def test_a_stale_page_is_told_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render_docs, "ROOT", tmp_path)
    stale = CliRunner().invoke(render_docs.main, ["--check"])
    assert stale.exit_code == 1
    assert "stale: docs/rules.zh-CN.md" in stale.stdout
    assert not (tmp_path / "docs").exists()
    assert CliRunner().invoke(render_docs.main).exit_code == 0
    assert "走访" in (tmp_path / "docs/rules.zh-CN.md").read_text(encoding="utf-8")
    assert CliRunner().invoke(render_docs.main, ["--check"]).exit_code == 0
