"""The hash of the rule set: what moves it and what does not."""

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.office import read_settings
from sheets_sync.ledger.scoring import read_scoring
from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.rules.custom.reading import read_custom_rules
from sheets_sync.rules.office_rules import read_rules
from sheets_sync.rules.rule_set import VERSION, rule_set_hash, rule_set_text
from sheets_sync.workbook.config_rows import Row, rule_rows, scoring_rows, settings_rows
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.layout.schema import LOCALES, Locale
from sheets_sync.workbook.layout.settings_table import OFFICE_LISTS, SCORE_ITEMS, SETTINGS
from tests.ledgers import table_of

KNOCK: dict[str, Cell] = {"tab": "民情日记", "condition": "\"走访方式\" = '敲门无人'"}
SHORT: dict[str, Cell] = {"tab": "民情日记", "condition": 'LENGTH("走访记录") < 6'}


class Office:
    """The tabs that configure as set-up leaves them, for the office to change."""

    def __init__(self, locale: Locale = "zh-CN") -> None:
        self.locale: Locale = locale
        self.tabs: dict[str, list[dict[str, Cell]]] = {
            "settings": _lines(settings_rows(locale, date(2026, 1, 1))),
            "rules": _lines(rule_rows(CATALOGUE, locale)),
            "scoring": _lines(scoring_rows(locale)),
            "custom_rules": [],
        }

    def line(self, tab: str, name: str) -> dict[str, Cell]:
        """The first line of this name."""
        return next(line for line in self.tabs[tab] if name in (line.get("key"), line.get("code")))

    def text(self) -> str:
        """The rule set in force."""
        tables = {
            tab.key: table_of(tab.key, self.tabs.get(tab.key, ()), self.locale) for tab in TABS
        }
        return rule_set_text(
            read_settings(tables["settings"], self.locale)[0],
            read_scoring(tables["scoring"])[0],
            read_rules(tables["rules"], self.locale)[0],
            read_custom_rules(tables["custom_rules"], tables, self.locale).rules,
            self.locale,
        )


def _lines(rows: Iterable[Row]) -> list[dict[str, Cell]]:
    """Rows as they stand on a sheet: every number a float, every date a serial."""
    return [
        {
            key: 46023 if isinstance(cell, date) else cell if isinstance(cell, str) else float(cell)
            for key, cell in row.items()
        }
        for row in rows
    ]


DEFAULTS = Office().text()


def test_the_text_tells_everything_by_which_a_sync_judges() -> None:
    office = Office()
    office.line("rules", "R113")["on"] = "否"
    office.line("rules", "V201")["severity"] = "有误"
    office.tabs["custom_rules"] = [{**SHORT, "severity": "有误", "message": "写详细"}, KNOCK]
    said = json.loads(office.text())

    assert said["catalogue"] == VERSION
    assert said["rules"].keys() == {spec.code for spec in CATALOGUE}
    assert (said["rules"]["R113"], said["rules"]["V201"]) == ("off", "error")
    assert said["settings"].keys() == {setting.key for setting in SETTINGS}
    assert said["settings"]["start_date"] == "2026-01-01"
    assert (said["settings"]["quota_households"], said["settings"]["medal_gold"]) == ("15", "0.1")
    assert said["points"].keys() == {item.key for item in SCORE_ITEMS}
    assert said["lists"].keys() == OFFICE_LISTS.keys()
    assert said["custom_rules"] == [
        ["diary", "error", SHORT["condition"]],
        ["diary", "warning", KNOCK["condition"]],
    ]


def test_anybody_can_recompute_the_hash() -> None:
    said = json.loads(DEFAULTS)
    spelt = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert spelt == DEFAULTS
    assert rule_set_hash(DEFAULTS) == sha256(spelt.encode("utf-8")).hexdigest()


def test_both_locales_have_the_same() -> None:
    assert {Office(locale).text() for locale in LOCALES} == {DEFAULTS}


@given(seed=st.integers(0, 10_000))
def test_neither_order_nor_blank_rows_nor_spelling_moves_it(seed: int) -> None:
    random, office = Random(seed), Office()
    office.tabs["custom_rules"] = [dict(SHORT), dict(KNOCK)]
    before = office.text()
    for lines in office.tabs.values():
        for line in lines:
            for key in line.keys() & {"value", "points"}:
                line[key] = respelt(line[key], random)
        random.shuffle(lines)
        for _ in range(random.randrange(3)):
            lines.insert(random.randint(0, len(lines)), {})

    assert office.text() == before


def respelt(cell: Cell, random: Random) -> Cell:
    """The same number, as another hand would type it."""
    if not isinstance(cell, float) or cell == 46023:
        return cell
    plain = repr(cell).removesuffix(".0")
    wide = plain.translate({ord(a): chr(ord(a) + 0xFEE0) for a in "0123456789."})
    spellings: tuple[Cell, ...] = (cell, plain, f" {plain} ", wide, f"{cell:.3f}", f"0{plain}")
    return random.choice(spellings)


@pytest.mark.parametrize("key", [setting.key for setting in SETTINGS])
def test_every_setting_moves_it(key: str) -> None:
    office = Office()
    line = office.line("settings", key)
    line["value"] = another(line["value"])

    assert office.text() != DEFAULTS


def another(cell: Cell) -> Cell:
    """Another value that the setting takes."""
    if isinstance(cell, str):
        return "Asia/Tokyo"
    return (cell + 1) / 2 if 0 < cell < 1 else cell - 1 if cell > 1 else cell + 1


@pytest.mark.parametrize("code", [spec.code for spec in CATALOGUE])
def test_every_switch_and_severity_moves_it(code: str) -> None:
    off, other = Office(), Office()
    off.line("rules", code)["on"] = "否"
    line = other.line("rules", code)
    line["severity"] = "提醒" if line["severity"] == "有误" else "有误"
    below = code.startswith("A4")  # never 有误

    assert off.text() != DEFAULTS
    assert (other.text() == DEFAULTS) is below
    assert off.text() != other.text()


def test_points_lists_and_custom_rules_move_it() -> None:
    seen = {DEFAULTS}
    office = Office()
    office.line("scoring", "households")["points"] = 11
    office.line("scoring", "visits")["points"] = 4
    seen.add(office.text())
    office.tabs["settings"].append({"key": "topics", "value": "电瓶车充电"})
    seen.add(office.text())
    office.tabs["custom_rules"].append(dict(SHORT))
    seen.add(office.text())
    office.tabs["custom_rules"][0]["severity"] = "有误"
    seen.add(office.text())
    office.tabs["custom_rules"][0]["condition"] = 'LENGTH("走访记录") < 7'
    seen.add(office.text())
    office.tabs["custom_rules"][0]["tab"] = "矛盾调处"
    office.tabs["custom_rules"][0]["condition"] = 'LENGTH("经过") < 7'
    seen.add(office.text())

    assert len(seen) == 7


def test_what_takes_no_effect_does_not_move_it() -> None:
    office = Office()
    office.line("settings", "quota_households")["value"] = "很多"
    office.line("rules", "R113")["on"] = "也许"
    office.line("scoring", "households")["points"] = 99
    office.tabs["settings"].append({"key": "topics", "value": "停车难"})
    office.tabs["custom_rules"] = [{"tab": "民情日记", "condition": "= ="}]

    assert office.text() == DEFAULTS
