"""Protected ranges: what they cover, and who may edit there.

https://support.google.com/docs/answer/1218656: the owner of the file always may; editors that the
protection names may; with `warningOnly` everybody may. A protection of a whole sheet also covers
what is done to the sheet itself, save that cells of its `unprotectedRanges` are free.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.anchors import range_of
from sheets_sync.local_sheets.model.area import Area, area_of_grid_range
from sheets_sync.local_sheets.model.document import WRITING_ROLES, File
from sheets_sync.local_sheets.model.regions import without
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Whole:
    """A sheet as such: its name, its place, its rows and columns."""

    sheet_id: int


Touched = Area | Whole


def editors_of(file: File) -> tuple[str, ...]:
    """The addresses that may write to the file, its owner first."""
    others = [
        str(permission["emailAddress"])
        for permission in file.permissions
        if permission.get("emailAddress") and permission["role"] in WRITING_ROLES
    ]
    return tuple(dict.fromkeys([file.owner, *others]))


def may_edit(protection: Json, who: str, owner: str) -> bool:
    """Whether this identity may edit what is protected."""
    if who == owner or protection.get("warningOnly"):
        return True
    users = (protection.get("editors") or {}).get("users") or ()
    return who.casefold() in (str(user).casefold() for user in users)


def is_whole_sheet(protection: Json) -> bool:
    """Whether it protects a sheet and not just cells of it."""
    return not set(protection.get("range", {"open": 0})) - {"sheetId"}


def check(workbook: Workbook, touched: Iterable[Touched], who: str, owner: str) -> None:
    """ApiError 400 if something of this is protected against this identity."""
    if who == owner:
        return
    for place in touched:
        for protection in _against(workbook.sheet(place.sheet_id), who, owner):
            if _covers(workbook, protection, place):
                raise protected()


def _against(sheet: Sheet, who: str, owner: str) -> list[Json]:
    return [entry for entry in sheet.protected_ranges if not may_edit(entry, who, owner)]


def _covers(workbook: Workbook, protection: Json, place: Touched) -> bool:
    if isinstance(place, Whole):
        return is_whole_sheet(protection)
    area = range_of(workbook, protection)
    if area is None or place.height <= 0 or place.width <= 0:
        return False
    if not area_of_grid_range(workbook, area).overlaps(place):
        return False
    free = [area_of_grid_range(workbook, part) for part in protection.get("unprotectedRanges", ())]
    return bool(without([place], free))


def protected() -> Exception:
    """400 in the words of Google."""
    return invalid(
        "You are trying to edit a protected cell or object. Please contact the spreadsheet owner "
        "to remove protection if you need to edit."
    )
