"""Problems of a snapshot are values: they compare and can be told apart."""

from sheets_sync.workbook.snapshot import DoubledColumn, LostColumn, MissingTab, Snapshot


def test_problems_compare_by_what_they_say() -> None:
    assert MissingTab("diary") == MissingTab("diary")
    assert LostColumn("diary", "topic") != LostColumn("diary", "reason")
    assert len({DoubledColumn("diary", "topic", ("C", "D")), MissingTab("diary")}) == 2


def test_a_snapshot_of_nothing_is_a_chinese_workbook_without_problems() -> None:
    snapshot = Snapshot({})

    assert (snapshot.locale, snapshot.problems, snapshot.revision) == ("zh-CN", (), None)
