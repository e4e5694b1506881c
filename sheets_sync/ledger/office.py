"""What the office set on 参数: thresholds and lists, and what of it cannot be used (W105)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from sheets_sync.ledger.cells import Cell, as_text, fold, is_blank
from sheets_sync.ledger.dates import Day, read_day
from sheets_sync.ledger.numbers import read_number
from sheets_sync.ledger.thresholds import Thresholds, Value
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.layout.settings_table import OFFICE_LISTS, SETTINGS, Setting, SettingType
from sheets_sync.workbook.snapshot import Table


@dataclass(frozen=True, slots=True)
class Unusable:
    """A value on a configuration tab that cannot be used, and why (variant and args of W105)."""

    tab: str
    key: str
    row: int | None
    column: str
    variant: str
    args: Mapping[str, Any]


def default_thresholds(locale: Locale) -> Thresholds:
    """All settings at their defaults."""
    return Thresholds(
        {setting.key: setting.default for setting in SETTINGS},
        {key: office_list.texts(locale) for key, office_list in OFFICE_LISTS.items()},
    )


def read_settings(table: Table | None, locale: Locale) -> tuple[Thresholds, tuple[Unusable, ...]]:
    """The settings as the office left them; a value that cannot be used falls back."""
    defaults = default_thresholds(locale)
    if table is None or not {"key", "value"} <= table.columns.keys():
        return defaults, ()
    values: dict[str, Value] = dict(defaults.values)
    lists: dict[str, list[str]] = {}
    unusable: list[Unusable] = []
    known = {setting.key: setting for setting in SETTINGS}
    seen: set[str] = set()
    pairs = zip(table.columns["key"], table.columns["value"], strict=True)
    for row, (key_cell, cell) in enumerate(pairs, 2):
        key = fold(as_text(key_cell)).casefold()
        if key in OFFICE_LISTS:
            if not is_blank(cell):
                lists.setdefault(key, []).append(fold(as_text(cell)))
        elif key in known and key not in seen:
            seen.add(key)
            value, wrong = _value(known[key], cell)
            values[key] = value
            if wrong:
                args = {"cell": cell, "default": known[key].default, **wrong[1]}
                unusable.append(Unusable("settings", key, row, "value", wrong[0], args))
        elif key or not is_blank(cell):
            unusable.append(misplaced("settings", key, row, doubled=key in seen))
    chosen = {key: tuple(lists.get(key, values_)) for key, values_ in defaults.lists.items()}
    return Thresholds(values, chosen), tuple(unusable)


def misplaced(tab: str, key: str, row: int, *, doubled: bool) -> Unusable:
    """A row that is not used: it bears no name, one that is not known, or that of a row above."""
    variant = "doubled" if doubled else "unknown" if key else "nameless"
    return Unusable(tab, key, row, TAB[tab].id_column, variant, {"row": row})


def typed(table: Table | None, *keys: str) -> bytes:
    """What stands in these columns; a tick box is told from a number, unlike by `==`."""
    return orjson.dumps([table and table.columns.get(key) for key in keys])


def _value(setting: Setting, cell: Cell) -> tuple[Value, tuple[str, dict[str, Any]] | None]:
    """The value of a setting and, where the cell cannot be used, the variant and args of W105."""
    if is_blank(cell):
        # A blank start_date is how the sheet says: from the beginning.
        variant = "zone" if setting.type is SettingType.TIME_ZONE else "number"
        return setting.default, None if setting.default == "" else (variant, {})
    if setting.type is SettingType.DATE:
        day = read_day(cell)
        return (day.serial, None) if isinstance(day, Day) else (setting.default, ("date", {}))
    if setting.type is SettingType.TIME_ZONE:
        name = fold(as_text(cell))
        return (name, None) if _is_zone(name) else (setting.default, ("zone", {}))
    if setting.type is SettingType.TEXT:
        return fold(as_text(cell)), None
    number = read_number(cell)
    if number is None:
        return setting.default, ("number", {})
    if setting.type is SettingType.INTEGER and number != int(number):
        return setting.default, ("whole", {})
    if _outside(number, setting):
        return setting.default, ("bounds", {"least": setting.least, "most": setting.most})
    return (int(number) if setting.type is SettingType.INTEGER else number), None


def _outside(number: Decimal, setting: Setting) -> bool:
    too_small = setting.least is not None and number < setting.least
    return too_small or (setting.most is not None and number > setting.most)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
