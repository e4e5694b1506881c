"""spreadsheets.batchUpdate: every request in order, or none."""

from typing import Any

from sheets_sync.local_sheets.errors import ApiError, invalid, not_implemented
from sheets_sync.local_sheets.model.area import area_of_a1
from sheets_sync.local_sheets.model.protection import check
from sheets_sync.local_sheets.model.stored import metadata_from_json, sheet_from_json
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.copies import copied_title, put_copy
from sheets_sync.local_sheets.requests.kinds import KINDS
from sheets_sync.local_sheets.requests.message import (
    UNSERVED,
    camel,
    flat,
    messages,
    read_message,
    set_twice,
    snake,
    unknown_name,
    wrong_type,
)
from sheets_sync.local_sheets.responses.sheet_properties import sheet_properties

Json = dict[str, Any]


def batch_update(workbook: Workbook, body: Json, call: Call) -> tuple[Workbook, list[Json]]:
    """Apply `requests`; the replies stand one to one, `{}` for kinds that answer nothing.

    Raises ApiError 400 that names the request, 501 for a kind that is not implemented. That
    `responseRanges` can be answered is seen to before anything is kept. `results` are those that
    formulas show before the batch, for requests that go by what is shown.
    """
    call.results = {
        (sheet_id, row, column): (text, shown)
        for sheet_id, row, column, text, shown in body.get("results") or []
    }
    requests = flat(body.get("requests") or [])
    if not requests:
        raise invalid("Must specify at least one request.")
    read = [_read(number, item, strict=not call.is_replay) for number, item in enumerate(requests)]
    replies = []
    for number, (name, request) in enumerate(read):
        try:
            workbook, reply = _applied(workbook, name, request, call)
        except ApiError as error:
            if error.code == 501:
                raise
            raise ApiError(
                error.code, f"Invalid requests[{number}].{name}: {error.message}"
            ) from None
        replies.append(reply)
    if not call.is_replay:
        for text in body.get("responseRanges") or []:
            area_of_a1(workbook, str(text))
    return workbook, replies


def _read(number: int, item: object, *, strict: bool) -> tuple[str, Json]:
    """The kind of a request and its message."""
    if not isinstance(item, dict):
        raise wrong_type(f"requests[{number}]", "Request", item)
    given = [(str(key), value) for key, value in item.items() if value is not None]
    known = messages()["Request"]
    for key, _ in given:
        if camel(key) not in known:
            raise unknown_name(f"requests[{number}]", key)
    if not given:
        raise invalid(f"Invalid requests[{number}]: No request set.")
    if len(given) > 1:
        raise set_twice(f"requests[{number}]", "kind", given[1][0])
    name, value = camel(given[0][0]), given[0][1]
    if known[name] == UNSERVED:
        raise not_implemented(f"batchUpdate request '{name}' (requests[{number}])")
    where = f"requests[{number}].{snake(name)}"
    return name, read_message(known[name], value, where, strict=strict)


def _applied(workbook: Workbook, name: str, request: Json, call: Call) -> tuple[Workbook, Json]:
    """One request carried out, unless something that it touches is protected from the caller."""
    kind = KINDS[name]
    changed, reply = kind.apply(workbook, request, call)
    if not call.is_replay and call.who != call.owner:
        check(workbook, kind.touches(workbook, changed, request), call.who, call.owner)
    return changed, reply


def copy_sheet_in(workbook: Workbook, body: Json, call: Call) -> tuple[Workbook, Json]:
    """sheets.copyTo, at the destination: `sheet` and `metadata` as they are stored."""
    source = sheet_from_json(body["sheet"])
    entries = tuple(metadata_from_json(entry) for entry in body["metadata"])
    sheet_id = call.number({sheet.sheet_id for sheet in workbook.sheets})
    title = copied_title(workbook, source.title)
    position = len(workbook.sheets)
    workbook = put_copy(workbook, source, entries, sheet_id, title, position, call)
    return workbook, sheet_properties(workbook, sheet_id)
