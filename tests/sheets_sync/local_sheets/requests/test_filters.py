"""The basic filter, what it hides, and filter views."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import RED, area, dress, grid, span


def _set(book: Any, *specs: Any, **more: Any) -> None:
    given = {"range": area(0, 6, 0, 2), "filterSpecs": list(specs), **more}
    assert book.batch({"setBasicFilter": {"filter": given}}) == [{}]


def _spec(column: int = 0, **criteria: Any) -> dict[str, Any]:
    return {"columnIndex": column, "filterCriteria": criteria}


def _when(kind: str, *values: Any) -> dict[str, Any]:
    given = [v if isinstance(v, dict) else {"userEnteredValue": v} for v in values]
    return {"condition": {"type": kind, "values": given}}


def _hidden(book: Any) -> list[int]:
    rows = grid(book, "A1:B8")["rowMetadata"]
    return [number for number, row in enumerate(rows) if row.get("hiddenByFilter")]


def test_criteria_are_answered_in_both_spellings(book: Any) -> None:
    book.put("A1", [["head"], ["x"], ["y"]])
    _set(book, _spec(hiddenValues=["y"]))
    shown = book.sheets()[0]["basicFilter"]
    assert shown == {
        "range": area(0, 6, 0, 2),
        "filterSpecs": [_spec(hiddenValues=["y"])],
        "criteria": {"0": {"hiddenValues": ["y"]}},
    }
    assert _hidden(book) == [2]
    old = {"range": area(0, 6, 0, 2), "criteria": {"1": {"hiddenValues": ["z"]}}}
    book.batch({"setBasicFilter": {"filter": old}})
    assert book.sheets()[0]["basicFilter"]["filterSpecs"] == [_spec(1, hiddenValues=["z"])]
    assert book.batch({"clearBasicFilter": {"sheetId": 0}}) == [{}]
    assert "basicFilter" not in book.sheets()[0]
    assert _hidden(book) == []


def test_what_conditions_let_through(book: Any) -> None:
    book.put(
        "A1", [["head", "h"], [5, "Apple"], [15, "pear"], [25, ""], ["text", "a@b.cn"], [True]]
    )
    for spec, hidden in (
        (_spec(**_when("NUMBER_GREATER", "10")), [1, 4, 5]),
        (_spec(**_when("NUMBER_BETWEEN", "10", "20")), [1, 3, 4, 5]),
        (_spec(**_when("NUMBER_NOT_EQ", "15")), [2]),
        (_spec(1, **_when("TEXT_CONTAINS", "AP")), [2, 3, 4, 5]),
        (_spec(1, **_when("TEXT_ENDS_WITH", "ear")), [1, 3, 4, 5]),
        (_spec(1, **_when("NOT_BLANK")), [3, 5]),
        (_spec(1, **_when("BLANK")), [1, 2, 4]),
        (_spec(1, **_when("TEXT_IS_EMAIL")), [1, 2, 3, 5]),
        (_spec(1, **_when("CUSTOM_FORMULA", "=A1>1")), []),
        (_spec(1, hiddenValues=["", "pear"]), [2, 3, 5]),
    ):
        _set(book, spec)
        assert _hidden(book) == hidden, spec


def test_dates(book: Any) -> None:
    book.put("A1", [["head"], ["2026-03-05"], ["2026-03-06 08:00"], ["2999-01-01"]], "USER_ENTERED")
    _set(book, _spec(**_when("DATE_EQ", "2026-03-06")))
    assert _hidden(book) == [1, 3, 4, 5]
    _set(book, _spec(**_when("DATE_AFTER", {"relativeDate": "TODAY"})))
    assert _hidden(book) == [1, 2, 4, 5]


def test_colours_and_several_columns(book: Any) -> None:
    book.put("A1", [["h", "h"], ["a", 1], ["b", 2], ["c", 3]])
    dress(book, area(2, 4, 0, 1), userEnteredFormat=RED)
    red: dict[str, Any] = {"visibleBackgroundColorStyle": {"rgbColor": {"red": 1}}}
    _set(book, _spec(**red), _spec(1, **_when("NUMBER_LESS", "3")))
    assert _hidden(book) == [1, 3, 4, 5]


def test_the_sort_order_of_a_basic_filter_is_carried_out(book: Any) -> None:
    book.put("A1", [["head", "h"], ["b", 1], ["a", 2]])
    specs = [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]
    _set(book, range=area(0, 3, 0, 2), sortSpecs=specs)
    assert book.get("A1:B3") == [["head", "h"], ["a", 2], ["b", 1]]
    assert book.sheets()[0]["basicFilter"]["sortSpecs"] == specs


def test_filters_follow_columns(book: Any) -> None:
    _set(book, _spec(1, hiddenValues=["z"]), sortSpecs=[{"dimensionIndex": 1}])
    view = {"range": area(0, 6, 0, 2), "filterSpecs": [_spec(hiddenValues=["y"])]}
    book.batch({"addFilterView": {"filter": view}})
    book.batch({"insertDimension": {"range": span("COLUMNS", 0, 1)}})
    sheet = book.sheets()[0]
    assert sheet["basicFilter"]["filterSpecs"] == [_spec(2, hiddenValues=["z"])]
    assert sheet["basicFilter"]["sortSpecs"] == [{"dimensionIndex": 2}]
    assert sheet["filterViews"][0]["criteria"] == {"1": {"hiddenValues": ["y"]}}
    book.batch({"deleteDimension": {"range": span("COLUMNS", 2, 3)}})
    shown = book.sheets()[0]["basicFilter"]
    assert shown == {"range": area(0, 6, 1, 2)}


def test_filter_views_come_change_are_copied_and_go(book: Any) -> None:
    given = {"range": area(0, 6, 0, 2), "filterSpecs": [_spec(hiddenValues=["y"])]}
    reply = book.batch({"addFilterView": {"filter": given}})[0]["addFilterView"]["filter"]
    criteria = {"0": {"hiddenValues": ["y"]}}
    view_id = reply["filterViewId"]
    assert reply == {**given, "filterViewId": view_id, "title": "Filter 1", "criteria": criteria}
    change = {"filterViewId": view_id, "title": "new", "criteria": {"1": {"hiddenValues": ["x"]}}}
    update = {"updateFilterView": {"filter": change, "fields": "title,criteria"}}
    assert book.batch(update) == [{}]
    copy = book.batch({"duplicateFilterView": {"filterId": view_id}})[0]
    copy = copy["duplicateFilterView"]["filter"]
    assert copy["title"] == "Copy of new"
    assert book.sheets()[0]["filterViews"] == [
        {**copy, "filterViewId": view_id, "title": "new"},
        copy,
    ]
    assert copy["filterSpecs"] == [_spec(1, hiddenValues=["x"])]
    assert _hidden(book) == []
    delete = {"deleteFilterView": {"filterId": view_id}}
    assert book.batch(delete) == [{}]
    assert book.sheets()[0]["filterViews"] == [copy]
    assert "No filter view" in book.refuse(delete)[1]
    taken = {**given, "filterViewId": copy["filterViewId"]}
    assert "already in use" in book.refuse({"addFilterView": {"filter": taken}})[1]


def test_refusals(book: Any) -> None:
    def refusal(**given: Any) -> str:
        full = {"range": area(0, 6, 0, 2), **given}
        return str(book.refuse({"setBasicFilter": {"filter": full}})[1])

    assert "outside the range" in refusal(filterSpecs=[_spec(2, hiddenValues=["x"])])
    assert "outside the range" in refusal(sortSpecs=[{"dimensionIndex": 2}])
    assert "exactly two" in refusal(filterSpecs=[_spec(**_when("NUMBER_BETWEEN", "1"))])
    colours: dict[str, Any] = {
        "visibleBackgroundColor": {"red": 1},
        "visibleForegroundColor": {"red": 1},
    }
    assert "not both" in refusal(filterSpecs=[_spec(**colours)])
    assert "tableId is not implemented" in refusal(tableId="t")
