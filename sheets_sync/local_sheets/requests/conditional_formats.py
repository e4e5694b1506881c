"""Conditional format rules, in their order within a sheet."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import area_of_grid_range, index_of, kept_range
from sheets_sync.local_sheets.model.conditions import check_condition
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import required

Json = dict[str, Any]


def _checked_rule(workbook: Workbook, rule: Json) -> tuple[Sheet, Json]:
    ranges = rule.get("ranges") or []
    if not ranges:
        raise invalid("rule.ranges must have at least one range.")
    if ("booleanRule" in rule) == ("gradientRule" in rule):
        raise invalid("rule must have either a booleanRule or a gradientRule.")
    if "booleanRule" in rule:
        check_condition(rule["booleanRule"].get("condition"))
    sheet_ids = {area_of_grid_range(workbook, area).sheet_id for area in ranges}
    if len(sheet_ids) > 1:
        raise invalid("All ranges of a rule must be on the same sheet.")
    kept = [kept_range(workbook, area) for area in ranges]
    return workbook.sheet(sheet_ids.pop()), {**rule, "ranges": kept}


def add_rule(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Insert `rule` at `index` (default first)."""
    sheet, rule = _checked_rule(workbook, required(request, "rule"))
    rules = list(sheet.conditional_formats)
    index = index_of(request, "index")
    if not 0 <= index <= len(rules):
        raise invalid(f"index: {index} is out of bounds.")
    rules.insert(index, rule)
    return workbook.with_sheet(replace(sheet, conditional_formats=tuple(rules))), {}


def update_rule(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Replace the rule at `index` by `rule`, or move it to `newIndex`."""
    if ("rule" in request) == ("newIndex" in request):
        raise invalid("Exactly one of rule and newIndex must be set.")
    if "rule" in request:
        sheet, new = _checked_rule(workbook, required(request, "rule"))
    else:
        sheet, new = workbook.sheet(index_of(request, "sheetId")), None
    rules = list(sheet.conditional_formats)
    index = _existing(sheet, request)
    old = rules.pop(index)
    target = index if new is not None else index_of(request, "newIndex")
    if not 0 <= target <= len(rules):
        raise invalid(f"newIndex: {target} is out of bounds.")
    rules.insert(target, new or old)
    reply: Json = {"newRule": new or old, **({"newIndex": target} if target else {})}
    if new is not None:
        reply["oldRule"] = old
    else:
        reply["oldIndex"] = index
    changed = workbook.with_sheet(replace(sheet, conditional_formats=tuple(rules)))
    return changed, {"updateConditionalFormatRule": reply}


def delete_rule(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Remove the rule at `index` of `sheetId`; those behind it move up."""
    sheet = workbook.sheet(index_of(request, "sheetId"))
    rules = list(sheet.conditional_formats)
    old = rules.pop(_existing(sheet, request))
    changed = workbook.with_sheet(replace(sheet, conditional_formats=tuple(rules)))
    return changed, {"deleteConditionalFormatRule": {"rule": old}}


def _existing(sheet: Sheet, request: Json) -> int:
    index = index_of(request, "index")
    if not 0 <= index < len(sheet.conditional_formats):
        raise invalid(f"No conditional format on sheet: {sheet.sheet_id} at index: {index}")
    return index
