import pytest

from sheets_sync.journal.history import History
from sheets_sync.journal.runs import Run
from sheets_sync.state.database import Database


def test_a_run_is_claimed_once(history: History, database: Database) -> None:
    assert history.runs.claim("publish", "2026Q1", at=5)
    assert not history.runs.claim("publish", "2026Q1", at=6)
    assert history.runs.claim("publish", "2026Q2", at=7)
    assert History(database, "other").runs.claim("publish", "2026Q1", at=8)
    assert history.runs.find("publish", "2026Q1") == Run("publish", "2026Q1", "claimed", 5)
    assert history.runs.find("draw", "2026Q1") is None


def test_a_run_that_is_resumed_writes_the_same(history: History) -> None:
    history.runs.claim("publish", "2026Q1", at=5)
    assert history.runs.prepare("publish", "2026Q1", "first") == "first"
    assert history.runs.prepare("publish", "2026Q1", "second") == "first"
    assert history.runs.unfinished() == [("publish", "2026Q1")]

    assert history.runs.finish("publish", "2026Q1", at=9)
    assert not history.runs.finish("publish", "2026Q1", at=10)
    done = history.runs.find("publish", "2026Q1")
    assert done == Run("publish", "2026Q1", "done", 5, 9, "first")
    assert done.done
    assert history.runs.unfinished() == []
    assert history.runs.prepare("publish", "2026Q1", "third") == "first"


def test_nothing_is_prepared_that_nobody_has_claimed(history: History) -> None:
    with pytest.raises(KeyError):
        history.runs.prepare("publish", "2026Q1", "first")
    assert not history.runs.finish("publish", "2026Q1", at=9)
