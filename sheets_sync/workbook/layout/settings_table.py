"""Everything that stands on 参数 and 评分标准: settings, office lists, score items."""

from collections.abc import Mapping
from types import MappingProxyType

from sheets_sync.workbook.layout.assessment_settings import ASSESSMENT_SETTINGS, SCORE_ITEMS
from sheets_sync.workbook.layout.office_lists import DISPUTE_KINDS, SERVICE_ITEMS, TOPICS
from sheets_sync.workbook.layout.rule_settings import RULE_SETTINGS
from sheets_sync.workbook.layout.schema import Text
from sheets_sync.workbook.layout.settings_schema import (
    OfficeList,
    ScoreItem,
    Setting,
    SettingType,
)

__all__ = [
    "OFFICE_LISTS",
    "SCORE_ITEM",
    "SCORE_ITEMS",
    "SETTING",
    "SETTINGS",
    "OfficeList",
    "ScoreItem",
    "Setting",
    "SettingType",
]

_WORKBOOK_SETTINGS = (
    Setting(
        "time_zone",
        SettingType.TIME_ZONE,
        "Asia/Shanghai",
        Text("", ""),
        Text("表里的日期时间按哪个时区", "The time zone of the dates and times in this workbook"),
    ),
    Setting(
        "start_date",
        SettingType.DATE,
        "",
        Text("日期", "date"),
        Text(
            "从哪天开始使用；这天以前的走访、巡查、零报告不作要求",
            "The first day of use; nothing is asked for days before it",
        ),
    ),
    Setting(
        "sync_every",
        SettingType.INTEGER,
        300,
        Text("秒", "seconds"),
        Text(
            "系统至少每隔多少秒检查一次", "The workbook is checked at least every so many seconds"
        ),
        least=10,
        most=86400,
    ),
)

SETTINGS: tuple[Setting, ...] = (*_WORKBOOK_SETTINGS, *RULE_SETTINGS, *ASSESSMENT_SETTINGS)

SETTING: Mapping[str, Setting] = MappingProxyType({setting.key: setting for setting in SETTINGS})

SCORE_ITEM: Mapping[str, ScoreItem] = MappingProxyType({item.key: item for item in SCORE_ITEMS})

OFFICE_LISTS: Mapping[str, OfficeList] = MappingProxyType(
    {listed.key: listed for listed in (TOPICS, SERVICE_ITEMS, DISPUTE_KINDS)}
)
