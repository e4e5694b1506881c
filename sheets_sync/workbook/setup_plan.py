"""Plans set-up: which requests make a workbook what the layout says, leaving people's cells."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sheets_sync.errors import WorkbookError
from sheets_sync.workbook import setup_requests as api
from sheets_sync.workbook.column_places import ColumnPlaces, find_columns, find_tab
from sheets_sync.workbook.config_rows import (
    RuleRow,
    guide_rows,
    rule_rows,
    scoring_rows,
    settings_rows,
)
from sheets_sync.workbook.layout import TAB, TABS
from sheets_sync.workbook.layout.guide import LOCKED_TAB
from sheets_sync.workbook.layout.schema import Locale, Tab, TabKind
from sheets_sync.workbook.layout.settings_table import SETTING
from sheets_sync.workbook.look import frozen_columns, tab_colour
from sheets_sync.workbook.setup_columns import Wishes, column_requests, header_requests, pixels
from sheets_sync.workbook.setup_config import office_lists, rewrite_rows, update_rows
from sheets_sync.workbook.structure import (
    LOCALE_METADATA,
    WORKBOOK_METADATA,
    SheetState,
    Structure,
)

Json = dict[str, Any]

_REGIONS: Mapping[Locale, str] = {"zh-CN": "zh_CN", "en": "en_US"}
_SPARE_COLUMNS = 2  # for columns of people's own, to the right of ours
_FIRST_SHEET_ID = 1000


@dataclass(slots=True)
class SetupPlan:
    """The requests of one batchUpdate and what they do; empty where all is as it should be.

    Tabs by key, columns as `<tab>.<column>`; `doubled` columns want a person to delete one.
    """

    requests: list[Json] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    adopted: list[str] = field(default_factory=list)
    added_columns: list[str] = field(default_factory=list)
    relinked_columns: list[str] = field(default_factory=list)
    doubled_columns: list[str] = field(default_factory=list)
    added_rows: dict[str, int] = field(default_factory=dict)


def plan_setup(
    structure: Structure,
    locale: Locale,
    *,
    today: date,
    rules: Iterable[RuleRow],
    editors: Sequence[str] = (),
) -> SetupPlan:
    """Plan what is missing; `editors` are the addresses that may write the locked tabs.

    Raises WorkbookError where the workbook is set up in another locale, or holds a tab of ours
    by title with something else in it.
    """
    if structure.locale not in (None, locale):
        raise WorkbookError(
            f"This workbook was set up in {structure.locale} and keeps that locale; "
            f"run set-up with --locale {structure.locale}, or set up another sheet in {locale}."
        )
    plan = SetupPlan()
    _mark_workbook(plan, structure, locale)
    sheets = _with_all_tabs(plan, structure, locale)
    settings = sheets["settings"]
    places = _places(TAB["settings"], settings).places
    lists = office_lists(settings, places, locale)
    wishes = Wishes(locale, today, tuple(rules), tuple(editors), lists)
    for tab in TABS:
        _mend_tab(plan, tab, sheets[tab.key], wishes)
    _drop_default_sheet(plan, structure, sheets.values())
    return plan


def _mark_workbook(plan: SetupPlan, structure: Structure, locale: Locale) -> None:
    if structure.locale is None:
        zone = str(SETTING["time_zone"].default)
        plan.requests.append(api.set_region(_REGIONS[locale], zone))
        plan.requests.append(api.mark_spreadsheet(LOCALE_METADATA, locale))
    if not structure.known:
        plan.requests.append(api.mark_spreadsheet(WORKBOOK_METADATA, "1"))


def _with_all_tabs(plan: SetupPlan, structure: Structure, locale: Locale) -> dict[str, SheetState]:
    """The sheet of every tab, in layout order; those missing are added behind their neighbour."""
    row_of_tabs = list(structure.sheets)
    claims = [sheet.tab for sheet in row_of_tabs]
    titles = [sheet.title for sheet in row_of_tabs]
    found: dict[str, SheetState] = {}
    for tab in TABS:
        place = find_tab(tab, claims, titles)
        if place is not None:
            found[tab.key] = structure.sheets[place]
    used = {sheet.sheet_id for sheet in row_of_tabs}
    behind = 0
    for number, tab in enumerate(TABS):
        sheet = found.get(tab.key)
        if sheet is None:
            sheet_id = _FIRST_SHEET_ID + number
            while sheet_id in used:
                sheet_id += len(TABS)
            used.add(sheet_id)
            columns = len(tab.columns) + (0 if tab.kind is TabKind.GENERATED else _SPARE_COLUMNS)
            sheet = SheetState(sheet_id, tab.title[locale], tab.rows, columns)
            row_of_tabs.insert(behind, sheet)
            plan.requests.append(
                api.add_sheet(sheet_id, sheet.title, behind, sheet.rows, sheet.columns)
            )
            plan.created.append(tab.key)
            found[tab.key] = sheet
        behind = 1 + next(n for n, other in enumerate(row_of_tabs) if other is sheet)
    return found


def _mend_tab(plan: SetupPlan, tab: Tab, sheet: SheetState, wishes: Wishes) -> None:
    sheet = _with_header_row(plan, tab, sheet)
    found = _places(tab, sheet)
    places = dict(found.places)
    _refuse_other_content(tab, sheet, places)
    sheet = _with_all_columns(plan, tab, sheet, found, places, wishes)
    if sheet.tab != tab.key:
        plan.requests.append(api.mark_tab(sheet.sheet_id, tab.key))
        plan.requests.append(api.dress_sheet(sheet.sheet_id, tab_colour(tab), frozen_columns(tab)))
        if tab.key not in plan.created:
            plan.adopted.append(tab.key)
    elif not sheet.frozen_rows:
        plan.requests.append(api.freeze_header(sheet.sheet_id))
    for column in tab.columns:
        if column.key in found.missing or column.key in found.unclaimed:
            place = places[column.key]
            plan.requests.append(api.mark_column(sheet.sheet_id, place, tab.key, column.key))
    plan.relinked_columns += [f"{tab.key}.{key}" for key in found.places if key in found.unclaimed]
    plan.doubled_columns += [f"{tab.key}.{key}" for key in found.doubled]
    plan.requests += header_requests(tab, sheet, places, wishes.locale)
    for column in tab.columns:
        plan.requests += column_requests(tab, column, sheet, places[column.key], wishes)
    plan.requests += _lock_requests(tab, sheet, places, wishes)
    _fill_rows(plan, tab, sheet, places, wishes)


def _with_header_row(plan: SetupPlan, tab: Tab, sheet: SheetState) -> SheetState:
    """Make room for the header where people deleted its row: a record id in row 1 tells."""
    record_id = re.compile(re.escape(tab.prefix) + "[0-9]+")
    if not tab.prefix or not any(record_id.fullmatch(text) for text in sheet.row_texts(0)):
        return sheet
    plan.requests += [api.insert_first_row(sheet.sheet_id), api.freeze_header(sheet.sheet_id)]
    cells = {row + 1: cells for row, cells in sheet.cells.items()}
    return replace(sheet, rows=sheet.rows + 1, frozen_rows=1, cells=cells)


def _refuse_other_content(tab: Tab, sheet: SheetState, places: Mapping[str, int]) -> None:
    if sheet.tab != tab.key and not places and not sheet.blank:
        raise WorkbookError(
            f"The tab {sheet.title} already holds something else; rename it and run set-up again."
        )


def _with_all_columns(
    plan: SetupPlan,
    tab: Tab,
    sheet: SheetState,
    found: ColumnPlaces,
    places: dict[str, int],
    wishes: Wishes,
) -> SheetState:
    """Give each missing column the next place at the right end; grow the sheet where needed."""
    used = [place for place, text in enumerate(sheet.row_texts(0)) if text.strip()]
    end = 1 + max((*used, *sheet.claims, *places.values()), default=-1)
    places.update({key: place for place, key in enumerate(found.missing, end)})
    if found.places:
        plan.added_columns += [f"{tab.key}.{key}" for key in found.missing]
    needed = end + len(found.missing)
    if needed > sheet.columns:
        plan.requests.append(api.append(sheet.sheet_id, "COLUMNS", needed - sheet.columns))
    if sheet.rows < 2:
        plan.requests.append(api.append(sheet.sheet_id, "ROWS", tab.rows - sheet.rows))
        sheet = replace(sheet, rows=tab.rows)
    plan.requests += [
        api.set_width(sheet.sheet_id, places[key], pixels(tab.column(key), wishes))
        for key in found.missing
    ]
    return sheet


def _lock_requests(
    tab: Tab, sheet: SheetState, places: Mapping[str, int], wishes: Wishes
) -> list[Json]:
    """Lock a generated tab whole, save the columns in it that people fill."""
    if tab.kind is not TabKind.GENERATED:
        return []
    for protected in sheet.protected_ranges:
        if not any(key.endswith("Index") for key in protected.get("range", {})):
            return []
    left_open = [places[column.key] for column in tab.columns if column.human]
    description = LOCKED_TAB[wishes.locale]
    return [api.lock_sheet(sheet.sheet_id, description, wishes.editors, left_open)]


def _fill_rows(
    plan: SetupPlan, tab: Tab, sheet: SheetState, places: Mapping[str, int], wishes: Wishes
) -> None:
    if tab.key == "guide":
        plan.requests += rewrite_rows(tab, sheet, places, guide_rows(wishes.locale))
        return
    rows = {
        "settings": lambda: settings_rows(wishes.locale, wishes.today),
        "rules": lambda: rule_rows(wishes.rules, wishes.locale),
        "scoring": lambda: scoring_rows(wishes.locale),
    }.get(tab.key)
    if rows is not None:
        requests, added = update_rows(tab, sheet, places, rows())
        plan.requests += requests
        if added:
            plan.added_rows[tab.key] = added


def _drop_default_sheet(plan: SetupPlan, structure: Structure, ours: Iterable[SheetState]) -> None:
    """Remove the empty tab that a new spreadsheet comes with; its id is always 0."""
    kept = {sheet.sheet_id for sheet in ours}
    plan.requests += [
        api.delete_sheet(sheet.sheet_id)
        for sheet in structure.sheets
        if not structure.known and sheet.sheet_id == 0 and sheet.blank and 0 not in kept
    ]


def _places(tab: Tab, sheet: SheetState) -> ColumnPlaces:
    return find_columns(tab, sheet.row_texts(0), sheet.claims)
