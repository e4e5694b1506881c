"""Diary rows as a worker would have written them."""

import re
from collections import Counter, defaultdict
from itertools import combinations, pairwise

from sheets_sync.demo import Demo, DemoRow
from sheets_sync.demo.similarity import LIMIT, letters, similarity
from sheets_sync.ledger.dates import read_time

HOME_METHODS = ("入户面谈", "门口交谈")


def alike(texts: list[str]) -> list[tuple[str, str]]:
    """Pairs that A401 or A402 would name; letters that one lacks each cost an edit."""
    alphabet = {char: 1 << place for place, char in enumerate(sorted(set("".join(texts))))}
    marked = [(sum(alphabet[c] for c in set(text)), text) for text in texts]
    return [
        (text, other)
        for (mask, text), (other_mask, other) in combinations(marked, 2)
        if (mask & ~other_mask).bit_count() <= 0.15 * max(len(text), len(other))
        and similarity(text, other) >= LIMIT
    ]


def sound(demo: Demo) -> list[DemoRow]:
    return [row for row in demo.of_tab("diary") if row.planted not in tuple("abgh")]


def test_no_two_texts_are_near_copies(demo: Demo, month_end: Demo) -> None:
    for one in (demo, month_end):
        texts = [letters(str(row.values["content"])) for row in sound(one)]
        assert alike([text for text in texts if len(text) >= 20]) == []


def test_texts_are_short_and_complete(demo: Demo) -> None:
    lengths = [len(str(row.values["content"])) for row in sound(demo)]

    assert min(lengths) >= 10
    assert max(lengths) <= 90
    assert 25 <= sum(lengths) / len(lengths) <= 50
    for row in demo.of_tab("diary"):
        assert not re.search(r"[{}]|,,|在在|None", str(row.values["content"]))


def test_all_duties_and_outcomes_occur(demo: Demo) -> None:
    duties = Counter(row.values["duty"] for row in demo.of_tab("diary"))
    outcomes = Counter(row.values["outcome"] for row in demo.of_tab("diary"))

    assert len(duties) == 5
    assert len(outcomes) == 8
    assert min(duties.values()) > 30


def test_problems_are_told_where_they_stay_open(demo: Demo) -> None:
    for row in demo.of_tab("diary"):
        if row.values["outcome"] in ("未解决", "转居委会", "转网格长", "转上级部门", "约期解决"):
            assert {"problem", "topic"} <= row.values.keys()


def test_visits_of_a_worker_do_not_overlap(demo: Demo) -> None:
    stays: dict[tuple[object, object], list[tuple[int, int]]] = defaultdict(list)
    for row in demo.of_tab("diary"):
        cells = [row.values.get(key) for key in ("arrived_at", "left_at")]
        if row.planted not in ("overlap", "l") and None not in cells:
            begin, end = (read_time(cell) for cell in cells if cell is not None)
            assert isinstance(begin, int)
            assert isinstance(end, int)
            stays[row.values["worker"], row.values["visited_on"]].append((begin, end))
    for spans in stays.values():
        assert all(one[1] <= two[0] or one > two for one, two in pairwise(sorted(spans)))


def test_people_type_dates_and_times_in_many_ways(demo: Demo) -> None:
    dates = [row.values["visited_on"] for row in demo.of_tab("diary")]
    times = [row.values.get("arrived_at", "") for row in demo.of_tab("diary")]

    assert 0.8 < sum(isinstance(cell, int) for cell in dates) / len(dates) < 1
    for spelling in (r"\d{4}年\d+月\d+日", r"\d{4}\.\d+\.\d+", r"\d{4}-\d+-\d+", r"\d+月\d+日"):
        assert any(re.fullmatch(spelling, str(cell)) for cell in dates)
    assert any(isinstance(cell, float) for cell in times)
    assert any(re.fullmatch(r"\d+:\d\d", str(cell)) for cell in times)
    assert any(re.fullmatch(r"[上下]午\d+点半?", str(cell)) for cell in times)


def test_arrivals_are_not_all_on_the_half_hour(demo: Demo) -> None:
    minutes: dict[object, list[bool]] = defaultdict(list)
    for row in demo.of_tab("diary"):
        cell = row.values.get("arrived_at")
        if row.planted != "m" and isinstance(cell, float):
            minutes[row.values["worker"]].append(round(cell * 1440) % 30 == 0)
    assert all(sum(round_) / len(round_) < 0.5 for round_ in minutes.values())


def test_most_workers_meet_their_month(demo: Demo) -> None:
    homes: dict[tuple[object, int], set[object]] = defaultdict(set)
    for row in demo.of_tab("diary"):
        day = row.values["visited_on"]
        if row.values.get("method") in HOME_METHODS and isinstance(day, int):
            homes[row.values["worker"], (day - demo.start_date) // 31].add(row.values["target"])
    full = [len(seen) for (_, month), seen in homes.items() if month == 0]

    assert sum(count >= 13 for count in full) >= 14  # some type part of their dates as text
