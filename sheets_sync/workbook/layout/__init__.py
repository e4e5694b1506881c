"""The workbook as one table: every tab, column, text and list in both locales."""

from collections.abc import Mapping
from types import MappingProxyType

from sheets_sync.workbook.layout.appraisal import ADJUSTMENTS, AGENDA, APPEALS
from sheets_sync.workbook.layout.config import CUSTOM_RULES, RULES, SCORING, SETTINGS_TAB
from sheets_sync.workbook.layout.diary import DIARY
from sheets_sync.workbook.layout.generated import (
    ALERTS,
    GUIDE,
    POINTS,
    PROGRESS,
    STATUS,
    annual_title,
    ranking_title,
)
from sheets_sync.workbook.layout.ledgers import DISPUTES, REPORTS, SERVICES
from sheets_sync.workbook.layout.oversight import BACKCHECKS, RECTIFICATIONS, SURVEYS, TASKS
from sheets_sync.workbook.layout.registers import GRIDS, HOUSEHOLDS, PLACES, STAFF
from sheets_sync.workbook.layout.schema import (
    LOCALES,
    Choice,
    Column,
    Kind,
    Locale,
    Owner,
    Tab,
    TabKind,
    Text,
)

__all__ = [
    "LOCALES",
    "TAB",
    "TABS",
    "Choice",
    "Column",
    "Kind",
    "Locale",
    "Owner",
    "Tab",
    "TabKind",
    "Text",
    "annual_title",
    "ranking_title",
    "tab_title",
]

# In the order in which people see them: what workers type every day, what tells them how they
# stand, what the office keeps, what leaders decide, and configuration last. Rankings and awards
# are made per period and stand before 得分明细.
TABS: tuple[Tab, ...] = (
    *(DIARY, DISPUTES, REPORTS, SERVICES, TASKS),
    *(GUIDE, PROGRESS, ALERTS),
    *(HOUSEHOLDS, PLACES, GRIDS, STAFF),
    *(SURVEYS, BACKCHECKS, RECTIFICATIONS, ADJUSTMENTS, APPEALS, AGENDA),
    *(POINTS, STATUS),
    *(SETTINGS_TAB, RULES, CUSTOM_RULES, SCORING),
)

TAB: Mapping[str, Tab] = MappingProxyType({tab.key: tab for tab in TABS})


def tab_title(key: str, locale: Locale) -> str:
    """The title that set-up gives to the tab with this key; KeyError if there is none."""
    return TAB[key].title[locale]
