"""updateSpreadsheetProperties."""

import re
from dataclasses import replace
from typing import Any
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.field_mask import merge_masked
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import covers, mask_in, required

Json = dict[str, Any]

_OFFSET = re.compile(r"GMT[+-]\d{2}:\d{2}")


def update_spreadsheet_properties(
    workbook: Workbook, request: Json, _call: Call
) -> tuple[Workbook, Json]:
    """Title, locale, time zone and the like; the default format is fixed."""
    mask = mask_in(request, "SpreadsheetProperties", "properties")
    given = required(request, "properties")
    merged = merge_masked(workbook.properties, given, mask)
    merged.pop("defaultFormat", None)
    if not merged.get("title"):
        raise invalid("The title must not be empty.")
    for name in ("locale", "timeZone", "autoRecalc"):
        merged.setdefault(name, workbook.properties[name])
    check_place({name: merged[name] for name in ("locale", "timeZone") if covers(mask, name)})
    return replace(workbook, properties=merged), {}


def check_place(properties: Json) -> None:
    """ApiError 400 where the `locale` or the `timeZone` is given and is none."""
    locale, zone = properties.get("locale"), properties.get("timeZone")
    if locale and not is_locale(locale):
        raise invalid(f"Unsupported locale: {locale}")
    if zone and not is_time_zone(zone):
        raise invalid(f"Invalid time zone: {zone}")


def is_locale(name: str) -> bool:
    """Whether it is a locale of the CLDR, such as zh_CN or de."""
    try:
        Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return False
    return True


def is_time_zone(name: str) -> bool:
    """Whether it is a zone of the CLDR, such as Asia/Shanghai, or an offset: GMT-07:00."""
    return bool(_OFFSET.fullmatch(name)) or name in available_timezones()
