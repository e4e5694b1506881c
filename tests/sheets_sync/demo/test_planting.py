"""The faulty rows themselves."""

from collections.abc import Sequence

from sheets_sync.demo import Cell, Demo, DemoRow
from sheets_sync.demo.similarity import LIMIT, letters, similarity


def planted(demo: Demo, key: str) -> Sequence[DemoRow]:
    return [row for row in demo.of_tab("diary") if row.planted == key]


def cells(rows: Sequence[DemoRow], column: str) -> list[Cell]:
    return [row.values[column] for row in rows]


def test_the_literal_text_of_the_material(demo: Demo) -> None:
    assert cells(planted(demo, "a"), "content") == ["走访居民一户\uff0c无异常。"]


def test_copies_are_copies(demo: Demo) -> None:
    for key, count in (("b", 4), ("g", 3), ("h", 2)):
        texts = [letters(str(text)) for text in cells(planted(demo, key), "content")]
        assert len(texts) == count
        assert min(map(len, texts)) >= 20
        assert all(similarity(texts[0], text) >= LIMIT for text in texts)
    assert len(set(cells(planted(demo, "h"), "worker"))) == 2
    assert len(set(cells(planted(demo, "g"), "target"))) == 1


def test_eleven_homes_in_forty_minutes(demo: Demo) -> None:
    rows = planted(demo, "c")

    assert len(set(cells(rows, "target"))) == 11
    assert len({int(row.entered_on or 0) for row in rows}) == 1


def test_half_of_a_month_typed_on_its_last_day(demo: Demo) -> None:
    rows = planted(demo, "f")

    assert len(rows) >= 14
    assert {int(row.entered_on or 0) for row in rows} == {46081}  # 2026-02-28
    assert len(set(cells(rows, "visited_on"))) >= 7


def test_one_home_again_and_again(demo: Demo) -> None:
    rows = planted(demo, "j")

    assert len(rows) >= 15
    assert len(set(cells(rows, "visited_on"))) == len(rows)


def test_every_arrival_on_the_half_hour(demo: Demo) -> None:
    arrivals = [cell for cell in cells(planted(demo, "m"), "arrived_at") if isinstance(cell, float)]

    assert len(arrivals) >= 15
    assert all(round(cell * 1440) % 30 == 0 for cell in arrivals)


def test_a_contradiction_no_rule_sees(demo: Demo) -> None:
    (row,) = planted(demo, "k")

    assert "与其儿子一同居住照料" in str(row.values["content"])
