"""Protected ranges: how they come, change and go, and who sees what of them."""

from typing import Any

import pytest

from tests.sheets_sync.local_sheets.api import Book
from tests.sheets_sync.local_sheets.requests.people import EDITOR, GUEST, OWNER, shared_with
from tests.sheets_sync.local_sheets.requests.places import area

REFUSAL = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to "
    "remove protection if you need to edit."
)


@pytest.fixture
def editor(book: Any) -> Book:
    return shared_with(book, "editor")


@pytest.fixture
def guest(book: Any) -> Book:
    return shared_with(book, "guest")


def _add(book: Any, **given: Any) -> Any:
    reply = book.batch({"addProtectedRange": {"protectedRange": given}})
    return reply[0]["addProtectedRange"]["protectedRange"]


def _update(book: Any, protected_id: int, fields: str, **given: Any) -> dict[str, Any]:
    entry = {"protectedRangeId": protected_id, **given}
    return {"updateProtectedRange": {"protectedRange": entry, "fields": fields}}


def test_a_protection_as_its_maker_sees_it(book: Any) -> None:
    made = _add(book, range=area(0, 1, 0, 1), description="d", warningOnly=False)
    assert made == {
        "protectedRangeId": made["protectedRangeId"],
        "range": area(0, 1, 0, 1),
        "description": "d",
        "requestingUserCanEdit": True,
        "editors": {"users": [OWNER]},
    }
    assert book.sheets()[0]["protectedRanges"] == [made]
    change = _update(book, made["protectedRangeId"], "description,range", description="e",
                     range=area(0, 2, 0, 1))  # fmt: skip
    assert book.batch(change) == [{}]
    shown = book.sheets()[0]["protectedRanges"]
    assert shown == [{**made, "description": "e", "range": area(0, 2, 0, 1)}]
    delete = {"deleteProtectedRange": {"protectedRangeId": made["protectedRangeId"]}}
    assert book.batch(delete) == [{}]
    assert "protectedRanges" not in book.sheets()[0]
    assert "No protected range" in book.refuse(delete)[1]


def test_the_owner_and_the_maker_are_always_editors(book: Any, editor: Book, guest: Book) -> None:
    made = _add(editor, range=area(0, 1, 0, 1))
    assert made["editors"] == {"users": [EDITOR, OWNER]}
    assert "requestingUserCanEdit" not in guest.sheets()[0]["protectedRanges"][0]
    assert "editors" not in guest.sheets()[0]["protectedRanges"][0]
    change = _update(book, made["protectedRangeId"], "editors", editors={"users": [GUEST]})
    book.batch(change)
    assert guest.sheets()[0]["protectedRanges"][0]["editors"] == {"users": [GUEST, OWNER]}
    assert editor.refuse(change)[1].endswith(REFUSAL)
    delete = {"deleteProtectedRange": {"protectedRangeId": made["protectedRangeId"]}}
    assert editor.refuse(delete)[1].endswith(REFUSAL)
    assert guest.batch(delete) == [{}]


def test_a_warning_has_no_editors_and_gets_all_when_it_becomes_earnest(
    book: Any, editor: Book
) -> None:
    made = _add(book, range=area(0, 1, 0, 1), warningOnly=True, editors={"users": ["x@y.z"]})
    assert "editors" not in made
    assert editor.sheets()[0]["protectedRanges"][0]["requestingUserCanEdit"] is True
    editor.put("A1", [["x"]])
    book.batch(_update(book, made["protectedRangeId"], "warningOnly", warningOnly=False))
    shown = book.sheets()[0]["protectedRanges"][0]
    assert shown["editors"] == {"users": [OWNER, EDITOR]}
    assert "warningOnly" not in shown


def test_refusals(book: Any) -> None:
    def refusal(**given: Any) -> str:
        return str(book.refuse({"addProtectedRange": {"protectedRange": given}})[1])

    assert "range and namedRangeId" in refusal()
    assert "range and namedRangeId" in refusal(range=area(0, 1, 0, 1), namedRangeId="x")
    assert "No named range" in refusal(namedRangeId="x")
    assert "only supported on protected sheets" in refusal(
        range=area(0, 9, 0, 9), unprotectedRanges=[area(0, 1, 0, 1)]
    )
    made = _add(book, range={"sheetId": 0}, unprotectedRanges=[area(0, 1, 0, 1)])
    assert made["range"] == {}
    taken = {"range": area(0, 1, 0, 1), "protectedRangeId": made["protectedRangeId"]}
    assert "already in use" in refusal(**taken)
    book.batch({"addSheet": {"properties": {"sheetId": 5}}})
    move = _update(book, made["protectedRangeId"], "range", range={"sheetId": 5})
    assert book.refuse(move)[0] == 400
