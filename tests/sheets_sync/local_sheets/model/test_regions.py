from sheets_sync.local_sheets.model.area import Area
from sheets_sync.local_sheets.model.regions import boxes, carried, overlap, runs, without


def test_a_hole_leaves_four_sides() -> None:
    parts = without([Area(0, 0, 0, 5, 5)], [Area(0, 1, 1, 3, 3)])
    assert parts == [
        Area(0, 0, 0, 1, 5),
        Area(0, 1, 0, 3, 1),
        Area(0, 1, 3, 3, 5),
        Area(0, 3, 0, 5, 5),
    ]
    assert sum(part.height * part.width for part in parts) == 25 - 4


def test_holes_elsewhere_and_all_over() -> None:
    area = Area(0, 0, 0, 2, 2)
    assert without([area], [Area(1, 0, 0, 2, 2), Area(0, 2, 0, 3, 2)]) == [area]
    assert without([area], [Area(0, 0, 0, 1, 2), Area(0, 1, 0, 9, 9)]) == []
    assert overlap(area, Area(0, 1, 1, 9, 9)) == Area(0, 1, 1, 2, 2)
    assert overlap(area, Area(0, 2, 0, 3, 3)) is None


def test_parts_are_carried_along_and_turned() -> None:
    source, target = Area(0, 0, 0, 3, 2), Area(7, 10, 10, 13, 12)
    assert carried(Area(0, 1, 1, 9, 9), source, target) == Area(7, 11, 11, 13, 12)
    turned = carried(Area(0, 1, 1, 9, 9), source, target, transposed=True)
    assert turned == Area(7, 11, 11, 12, 13)
    assert carried(Area(0, 5, 5, 6, 6), source, target) is None


def test_rows_that_meet_columns() -> None:
    assert runs([5, 1, 2, 3]) == [(1, 4), (5, 6)]
    assert boxes(7, {1, 2, 9}, {0, 3}) == [
        Area(7, 1, 0, 3, 1),
        Area(7, 1, 3, 3, 4),
        Area(7, 9, 0, 10, 1),
        Area(7, 9, 3, 10, 4),
    ]
    assert boxes(7, set(), {0}) == []
