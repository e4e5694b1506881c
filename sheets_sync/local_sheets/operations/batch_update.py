"""spreadsheets.batchUpdate: every request in order, or none."""

from collections.abc import Callable
from typing import Any

from sheets_sync.local_sheets.errors import ApiError, invalid, not_implemented
from sheets_sync.local_sheets.model.stored import metadata_from_json, sheet_from_json
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.kinds import KINDS, Request
from sheets_sync.local_sheets.requests.sheets import copied_title, put_copy
from sheets_sync.local_sheets.responses.sheet_properties import sheet_properties

Json = dict[str, Any]


def batch_update(workbook: Workbook, body: Json, call: Call) -> tuple[Workbook, list[Json]]:
    """Apply `requests`; the replies stand one to one, `{}` for kinds that answer nothing.

    Raises ApiError 400 that names the request, 501 for a kind that is not implemented.
    """
    requests = _listed(body.get("requests"))
    if not requests:
        raise invalid("Must specify at least one request.")
    replies = []
    for number, item in enumerate(requests):
        kind, apply = _read_kind(number, item)
        try:
            workbook, reply = apply(workbook, _without_nulls(item[kind]) or {}, call)
        except ApiError as error:
            raise ApiError(
                error.code, f"Invalid requests[{number}].{kind}: {error.message}"
            ) from None
        replies.append(reply)
    return workbook, replies


def _listed(given: object) -> list[Any]:
    """The requests in one list: Google takes a single one, and lists within the list, as well."""
    if isinstance(given, dict):
        return [given]
    if not isinstance(given, list):
        return []
    return [request for item in given for request in (_listed(item) or [item])]


def _read_kind(number: int, item: object) -> tuple[str, Request]:
    if not isinstance(item, dict) or len(item) != 1:
        raise invalid(f"Invalid requests[{number}]: exactly one kind of request must be set.")
    kind = str(next(iter(item)))
    apply: Callable[..., Any] | None = KINDS.get(kind)
    if apply is None:
        raise not_implemented(f"batchUpdate request '{kind}' (requests[{number}])")
    return kind, apply


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The JSON without its null fields, which mean as much as absent ones."""
    if isinstance(value, dict):
        return {name: _without_nulls(item) for name, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value


def copy_sheet_in(workbook: Workbook, body: Json, call: Call) -> tuple[Workbook, Json]:
    """sheets.copyTo, at the destination: `sheet` and `metadata` as they are stored."""
    source = sheet_from_json(body["sheet"])
    entries = tuple(metadata_from_json(entry) for entry in body["metadata"])
    sheet_id = call.number({sheet.sheet_id for sheet in workbook.sheets})
    title = copied_title(workbook, source.title)
    position = len(workbook.sheets)
    workbook = put_copy(workbook, source, entries, sheet_id, title, position, call)
    return workbook, sheet_properties(workbook, sheet_id)
