"""A ProtectedRange as one identity sees it."""

from typing import Any

from sheets_sync.local_sheets.model.anchors import range_of
from sheets_sync.local_sheets.model.protection import may_edit
from sheets_sync.local_sheets.model.workbook import Workbook

Json = dict[str, Any]


def shown_protection(workbook: Workbook, protection: Json, who: str, owner: str) -> Json:
    """With its range, also where a name stands for it; the editors only for those who may edit."""
    shown = dict(protection)
    area = range_of(workbook, protection)
    if area is not None:
        shown["range"] = area
    if may_edit(protection, who, owner):
        return {**shown, "requestingUserCanEdit": True}
    shown.pop("editors", None)
    return shown
