"""A second opinion on rows: a dozen lines of the catalogue, written without the product."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sheets_sync.local_sheets.model.values import Value
from tests.campaigns.community import TODAY

REQUIRED: Final = {
    "diary": ("visited_on", "worker", "target", "method", "duty", "content", "outcome"),
    "services": ("asked_on", "worker", "household", "item"),
}
LISTS: Final = {
    "method": ("入户面谈", "门口交谈", "电话联系", "敲门无人"),
    "duty": ("政策法规宣传", "社情民意采集", "便民服务先导"),
    "outcome": ("当场解决", "解释说明", "无事项"),
    "item": ("代办社保认证", "送药送餐", "陪同就医"),
}
_WARNINGS: Final = {"R109", "R113", "T703", *(f"A40{number}" for number in range(1, 8))}
_CODE: Final = re.compile(r"\[([A-Z]\d{3})\]$", re.MULTILINE)

Row = Mapping[str, Value]


class Town:
    """Who works where and which home lies where, as the registers say at this moment."""

    def __init__(self, staff: Iterable[Row], homes: Iterable[Row]) -> None:
        self.homes = {str(h["household_id"]): h["grid"] for h in homes if h["household_id"]}
        self.staff: dict[str, str] = {}
        self.grid: dict[str, str] = {}
        for row in staff:
            key = str(row["staff_id"])
            self.staff[key] = self.staff[str(row["name"])] = key
            self.grid[key] = str(row["grid"])

    def reaches(self, worker: str, home: str) -> bool:
        return self.grid[worker] in ("G1", self.homes[home])


def codes_told(notes: Value) -> set[str]:
    """The codes that a cell of 校验说明 names."""
    return set(_CODE.findall(str(notes)))


def judged(tab: str, rows: Sequence[Row], town: Town) -> list[set[str]]:
    """The R-codes that each row deserves; columns that are not there are not asked for."""
    found = [_alone(tab, row, town) for row in rows]
    if tab == "diary":
        _doubles(rows, found, town)
    return found


def check_text(codes: set[str]) -> str:
    """What 校验结果 says of these codes; the families A and J only warn."""
    if any(code[0] not in "AJ" for code in codes - _WARNINGS):
        return "有误"
    return "提醒" if codes else "通过"


def _alone(tab: str, row: Row, town: Town) -> set[str]:
    found = {"R101" for key in REQUIRED[tab] if row.get(key, 0) == ""}
    day = row.get("visited_on" if tab == "diary" else "asked_on", "")
    known = isinstance(day, int)
    if day != "" and not known:
        found.add("R102")
    if isinstance(day, int) and day > TODAY:
        found.add("R103")
    worker = town.staff.get(str(row.get("worker", "")))
    if row.get("worker") and worker is None:
        found.add("R105")
    home = str(row.get("target" if tab == "diary" else "household", ""))
    if home in town.homes:
        if worker and known and not town.reaches(worker, home):
            found.add("R107")
    elif home and worker and known:
        found.add("R106")
    found |= {"R108" for key, choices in LISTS.items() if row.get(key) and row[key] not in choices}
    if tab == "diary" and _size(str(row["content"])) < 10:
        found.add("R109")
    arrived, left = row.get("arrived_at", ""), row.get("left_at", "")
    if isinstance(arrived, float) and isinstance(left, float) and left < arrived:
        found.add("R110")
    return found


def _size(text: str) -> int:
    return sum(unicodedata.category(char)[0] in "LMN" for char in text)


def _doubles(rows: Sequence[Row], found: list[set[str]], town: Town) -> None:
    """R113: of several visits by one worker to one home on one day the first id counts."""
    if any(key not in row for row in rows for key in ("worker", "target", "visited_on", "method")):
        return
    visits: dict[tuple[str, str, int], list[int]] = {}
    for at, row in enumerate(rows):
        counts = not found[at] - _WARNINGS and row["method"] in ("入户面谈", "门口交谈")
        day = row["visited_on"]
        if counts and isinstance(day, int):
            key = (town.staff[str(row["worker"])], str(row["target"]), day)
            visits.setdefault(key, []).append(at)
    for same in visits.values():
        same.sort(key=lambda at: _number(rows[at].get("record_id", "")))
        for at in same[1:]:
            found[at].add("R113")


def _number(identifier: Value) -> int:
    digits = str(identifier)[2:]
    return int(digits) if digits.isdigit() else 0
