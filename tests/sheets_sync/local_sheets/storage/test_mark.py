"""The mark of the last acknowledged change."""

from pathlib import Path

from sheets_sync.local_sheets.storage.mark import Mark, Position, read_mark


def _position(seq: int) -> Position:
    return Position(seq, "1" + "x" * 43, seq * 2, bytes([seq]) * 16)


def test_the_newest_is_read_and_damage_falls_back_by_one(tmp_path: Path) -> None:
    path = tmp_path / "mark"
    assert read_mark(path) is None
    mark = Mark(path)
    for seq in (1, 2, 4, 6):
        mark.set(_position(seq))
    mark.close()
    assert read_mark(path) == _position(6)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read_mark(path) in (_position(4), _position(6))
    path.write_bytes(b"")
    assert read_mark(path) is None


def test_it_may_begin_anew_further_back(tmp_path: Path) -> None:
    path = tmp_path / "mark"
    mark = Mark(path)
    mark.set(_position(8))
    mark.reset(_position(3))
    assert read_mark(path) == _position(3)
    mark.set(_position(4))
    assert read_mark(path) == _position(4)
    mark.reset(None)
    mark.close()
    assert read_mark(path) is None
