"""BasicFilters and FilterViews as they are answered."""

from typing import Any

from sheets_sync.local_sheets.model.anchors import range_of
from sheets_sync.local_sheets.model.filters import answered
from sheets_sync.local_sheets.model.workbook import Workbook

Json = dict[str, Any]


def shown_filter(workbook: Workbook, kept: Json) -> Json:
    """With its criteria in both spellings, and its range also where a name stands for it."""
    area = range_of(workbook, kept)
    return {**answered(kept), "range": area} if area is not None else answered(kept)
