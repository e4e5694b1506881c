from sheets_sync.local_sheets.model.filters import answered, criteria_of, moved_columns, normal

HIDE_X, HIDE_Y = {"hiddenValues": ["x"]}, {"hiddenValues": ["y"]}


def test_specs_outrank_criteria() -> None:
    specs = [{"columnIndex": 2, "filterCriteria": HIDE_X}, {"filterCriteria": HIDE_Y}]
    given = {"range": {}, "criteria": {"1": HIDE_X}, "filterSpecs": specs}
    assert criteria_of(given) == {2: HIDE_X, 0: HIDE_Y}
    kept = normal(given)
    assert [spec["columnIndex"] for spec in kept["filterSpecs"]] == [0, 2]
    assert "criteria" not in kept
    assert answered(kept)["criteria"] == {"0": HIDE_Y, "2": HIDE_X}
    assert normal({"criteria": {"1": HIDE_X}})["filterSpecs"] == [
        {"columnIndex": 1, "filterCriteria": HIDE_X}
    ]
    assert answered({"range": {}}) == {"range": {}}


def test_columns_that_vanish_take_their_criteria_along() -> None:
    kept = normal({"criteria": {"0": HIDE_X, "1": HIDE_Y}})
    kept["sortSpecs"] = [{"dimensionIndex": 0}, {"dimensionIndex": 1}]
    moved = moved_columns(kept, lambda column: None if column == 0 else column + 4)
    assert criteria_of(moved) == {5: HIDE_Y}
    assert moved["sortSpecs"] == [{"dimensionIndex": 5}]
    assert moved_columns(kept, lambda _: None) == {}
