"""What of the tabs that configure is news to the journal."""

from collections.abc import Mapping

from sheets_sync.journal.configured import configured, typed_config
from sheets_sync.journal.entries import Entry, Op
from sheets_sync.journal.history import History
from sheets_sync.ledger.cells import Cell
from sheets_sync.workbook.snapshot import Table
from tests.ledgers import Desk, table_of

News = list[tuple[str, str, Op, Mapping[str, Cell] | None]]
SHORT: dict[str, Cell] = {"tab": "民情日记", "condition": 'LENGTH("走访记录") < 6'}
KNOCK: dict[str, Cell] = {"tab": "民情日记", "condition": "\"走访方式\" = '敲门无人'"}


class Office:
    """The tabs of the office on paper, whose journal is watched."""

    def __init__(self) -> None:
        self.history: History = Desk().history
        self.tables: dict[str, list[dict[str, Cell]]] = {
            "settings": [
                {"key": "quota_households", "value": 15},
                {"key": "topics", "value": "停车难"},
                {"key": "topics", "value": "路灯"},
            ],
            "rules": [{"code": "R101", "on": "是", "severity": "有误"}],
            "scoring": [{"key": "households", "points": 10}],
            "custom_rules": [dict(SHORT)],
        }
        self.lost: set[tuple[str, str]] = set()

    def snapshot(self) -> dict[str, Table]:
        tables = {key: table_of(key, lines) for key, lines in self.tables.items()}
        for tab, column in self.lost:
            del tables[tab].columns[column]
        return tables

    def look(self) -> News:
        """One sync; its entries by tab, name, what happened and what the line says now."""
        past = self.history.recall()
        entries: list[Entry] = configured(self.snapshot(), past, self.history.bodies)
        self.history.observe(entries, past, at=1)
        return [(entry.tab, entry.record_id, entry.op, entry.body) for entry in entries]


def test_every_line_is_new_at_first_and_none_afterwards() -> None:
    office = Office()

    assert office.look() == [
        ("settings", "quota_households", Op.NEW, {"value": 15}),
        ("settings", "topics=停车难", Op.NEW, {"value": "停车难"}),
        ("settings", "topics=路灯", Op.NEW, {"value": "路灯"}),
        ("rules", "R101", Op.NEW, {"on": "是", "severity": "有误"}),
        ("custom_rules", "C001", Op.NEW, SHORT),
        ("scoring", "households", Op.NEW, {"points": 10}),
    ]
    assert office.look() == []


def test_changes_go_in_as_typed() -> None:
    office = Office()
    office.look()
    office.tables["settings"][0]["value"] = "很多"
    office.tables["rules"][0] |= {"on": "否", "severity": ""}
    office.tables["scoring"][0]["points"] = "１１"
    office.tables["custom_rules"][0]["message"] = "请写详细"

    assert office.look() == [
        ("settings", "quota_households", Op.CHANGE, {"value": "很多"}),
        ("rules", "R101", Op.CHANGE, {"on": "否"}),
        ("custom_rules", "C001", Op.CHANGE, {**SHORT, "message": "请写详细"}),
        ("scoring", "households", Op.CHANGE, {"points": "１１"}),
    ]


def test_sorting_and_blank_rows_are_no_news() -> None:
    office = Office()
    office.look()
    for lines in office.tables.values():
        lines.reverse()
        lines.insert(0, {})

    assert office.look() == []


def test_values_of_a_list_and_rules_of_the_office_come_and_go() -> None:
    office = Office()
    office.look()
    office.tables["settings"][1]["value"] = "停车难、乱停车"
    office.tables["custom_rules"].insert(0, dict(KNOCK))
    first = office.look()
    office.tables["settings"][1]["value"] = "停车难"
    del office.tables["custom_rules"][1]

    assert first == [
        ("settings", "topics=停车难、乱停车", Op.NEW, {"value": "停车难、乱停车"}),
        ("settings", "topics=停车难", Op.VANISH, None),
        ("custom_rules", "C001", Op.CHANGE, KNOCK),
        ("custom_rules", "C002", Op.NEW, SHORT),
    ]
    assert office.look() == [
        ("settings", "topics=停车难", Op.RETURN, {"value": "停车难"}),
        ("settings", "topics=停车难、乱停车", Op.VANISH, None),
        ("custom_rules", "C002", Op.VANISH, None),
    ]


def test_the_first_line_of_a_name_is_meant() -> None:
    office = Office()
    office.look()
    office.tables["settings"].append({"key": "Quota_Households", "value": 30})
    office.tables["settings"].append({"key": "topics", "value": " 路灯 "})
    office.tables["settings"].append({"key": "", "value": "没写参数名"})

    assert office.look() == []


def test_what_stood_in_a_column_that_is_lost_is_unknown() -> None:
    office = Office()
    office.look()
    office.lost = {("rules", "severity"), ("settings", "value"), ("scoring", "key"),
                   ("custom_rules", "condition")}  # fmt: skip
    quiet = office.look()
    office.tables["rules"][0]["on"] = "否"
    changed = office.look()
    del office.tables["scoring"], office.tables["custom_rules"]
    office.lost = set()

    assert quiet == []
    assert changed == [("rules", "R101", Op.CHANGE, {"on": "否", "severity": "有误"})]
    assert office.look() == []


def test_a_tick_box_is_told_from_a_number() -> None:
    office = Office()
    office.tables["settings"][0]["value"] = 1
    office.look()
    before = typed_config(office.snapshot())
    office.tables["settings"][0]["value"] = True

    assert typed_config(office.snapshot()) != before
    assert office.look() == [("settings", "quota_households", Op.CHANGE, {"value": True})]
