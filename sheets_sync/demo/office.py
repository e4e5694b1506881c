"""Services, tasks, surveys, rectifications, and bonus and penalty lines."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sheets_sync.demo.compose import punctuate
from sheets_sync.demo.desk import Desk
from sheets_sync.demo.diary import Entry
from sheets_sync.demo.homes import Home
from sheets_sync.demo.people import committee_member, leader_of
from sheets_sync.demo.rows import Cell, DemoRow
from sheets_sync.demo.texts.cases import ADJUSTMENTS, COMMENTS, RECTIFICATIONS, SERVICES, TASKS

SURVEY_WINDOW = 92  # rules.md survey_window_days
_KNOWS = ("knows", "knows", "knows", "heard_of")
SURVEYS_A_MONTH = 2  # homes asked for each worker


def services(desk: Desk) -> list[DemoRow]:
    """便民服务: one to three for each worker and month; one is planted that takes too long."""
    rows = []
    for first, last in desk.months():
        for _ in range(2 * len(desk.in_post(first))):
            day = desk.rng.randint(first, last)
            if day < desk.today:
                rows.append(_service(desk, day))
    rows.append(_service(desk, desk.today - 13, planted="service_slow"))
    return rows


def _service(desk: Desk, day: int, *, planted: str = "") -> DemoRow:
    post = desk.rng.choice(desk.in_post(day))
    homes = [home for home in desk.homes if home.grid == post.grid and home.welcome(day)]
    item = desk.rng.choice(tuple(SERVICES))
    values: dict[str, Cell] = {
        "asked_on": desk.habits[post.staff_id].day(desk.rng, day),
        "worker": desk.worker(post),
        "household": desk.rng.choice(homes).household_id,
        "item": desk.words[f"service.{item}"],
    }
    done = day + desk.rng.choice((0, 0, 0, 1, 1, 2, 3, 5, 6))
    if done < desk.today and not planted:
        values["done_on"] = done
        values["result"] = punctuate(desk.rng.choice(SERVICES[item]), "open")
    return DemoRow("services", values, round(day + 1200 / 1440, 6), planted)


def tasks(desk: Desk) -> list[DemoRow]:
    """工作任务: three a month to everybody; one of them is planted overdue."""
    rows = []
    number = 0
    for first, _ in desk.months():
        for offset, span in ((1, 11), (9, 12), (17, 10)):
            day = first + offset
            kind, content, receipts = TASKS[number % len(TASKS)]
            number += 1
            for post in desk.in_post(day) if day < desk.today else ():
                values: dict[str, Cell] = {
                    "issued_on": day,
                    "issued_by": leader_of(post.grid)[1],
                    "worker": post.staff_id,
                    "kind": desk.words[f"task.{kind}"],
                    "content": punctuate(content),
                    "due_on": day + span,
                }
                done = day + desk.rng.randint(1, span - 1)
                late = desk.rng.random() < 0.04
                done = day + span + desk.rng.randint(1, 3) if late else done
                if done < desk.today and not (late and day + span < desk.today <= done):
                    values["done_on"] = done
                    values["receipt"] = punctuate(desk.rng.choice(receipts), "open")
                elif day + span < desk.today:
                    values["done_on"] = day + span
                rows.append(DemoRow("tasks", values, round(day + 0.4, 6)))
    return _forgotten(rows, desk)


def _forgotten(rows: list[DemoRow], desk: Desk) -> list[DemoRow]:
    """Take the receipt off one task whose day is over."""
    for index in range(len(rows) - 1, -1, -1):
        due = rows[index].values["due_on"]
        if isinstance(due, int) and due < desk.today - 2 and rows[index].values["worker"] == "S010":
            kept = {
                key: cell
                for key, cell in rows[index].values.items()
                if key not in ("done_on", "receipt")
            }
            rows[index] = DemoRow("tasks", kept, rows[index].entered_on, "task_overdue")
            break
    return rows


def surveys(desk: Desk, entries: Sequence[Entry]) -> list[DemoRow]:
    """入户测评: what residents recall fits the diary, but for one who denies two visits."""
    rows = []
    visits = _visits(entries)
    for first, last in desk.months()[1:]:
        for post in desk.in_post(first):
            for _ in range(SURVEYS_A_MONTH):
                day = desk.rng.randint(first + 4, last)
                homes = [home for home in desk.homes if home.grid == post.grid]
                home = desk.rng.choice([home for home in homes if home.welcome(day)])
                if day < desk.today and post.last >= day:
                    days = visits.get((post.staff_id, home.household_id), ())
                    number = sum(0 <= day - one <= SURVEY_WINDOW for one in days)
                    rows.append(_survey(desk, home, post.staff_id, day, _recalled(desk, number)))
    denying = next(home for home in desk.homes if home.planted == "n")
    staff_id = next(post.staff_id for post in desk.posts if post.grid == denying.grid)
    rows.append(_survey(desk, denying, staff_id, desk.today - 1, "0", planted="n"))
    return rows


def _visits(entries: Sequence[Entry]) -> Mapping[tuple[str, str], set[int]]:
    """The days on which a worker visited a home, by staff id and household id."""
    visits: dict[tuple[str, str], set[int]] = defaultdict(set)
    for entry in entries:
        if isinstance(entry.target, Home) and entry.method in ("in_home", "at_door"):
            visits[entry.post.staff_id, entry.target.household_id].add(entry.day)
    return visits


def _recalled(desk: Desk, visits: int) -> Cell:
    """The number as the home recalls it: right or one off, sometimes forgotten."""
    if desk.rng.random() < 0.12:
        return desk.words["recalled.unsure"]
    number = visits + desk.rng.choice((0, 0, 0, -1, 1)) if visits > 1 else visits
    return number if number < 3 else desk.words["recalled.three_or_more"]


def _survey(
    desk: Desk, home: Home, staff_id: str, day: int, recalled: Cell, *, planted: str = ""
) -> DemoRow:
    liked = ("very",) * 9 + ("satisfied",) * 7 + ("fairly",) * 2 + ("dissatisfied", "unknown")
    opinion = "dissatisfied" if planted else desk.rng.choice(liked)
    knows = "does_not_know" if opinion == "unknown" else desk.rng.choice(_KNOWS)
    values: dict[str, Cell] = {
        "surveyed_on": day,
        "surveyor": leader_of(home.grid)[desk.rng.randint(0, 1)],
        "household": home.household_id,
        "worker": staff_id,
        "knows": desk.words[f"knows.{knows}"],
        "visits_recalled": recalled,
        "satisfaction": desk.words[f"satisfaction.{opinion}"],
    }
    if desk.rng.random() < 0.5 or planted:
        text = "近三个月从没来过" if planted else desk.rng.choice(COMMENTS)
        values["comment"] = punctuate(text, "open")
    return DemoRow("surveys", values, round(day + 0.75, 6), planted)


def rectifications(desk: Desk) -> list[DemoRow]:
    """整改: passed, waiting for review, under way, overdue."""
    rows = []
    posts = desk.in_post(desk.today)
    for index, (source, problem, response) in enumerate(RECTIFICATIONS):
        due = desk.today - (20, 2, -6, 5)[index]
        post = posts[(3, 8, 12, 16)[index]]
        values: dict[str, Cell] = {
            "worker": post.staff_id,
            "source": source,
            "problem": punctuate(problem),
            "due_on": due,
        }
        if index < 2:
            values["response"] = punctuate(response)
            values["done_on"] = due - 3
        if index == 0:
            values["review"] = desk.words["review.passed"]
            values["reviewed_by"] = leader_of(post.grid)[1]
        key = "rectification_overdue" if index == 3 else ""
        rows.append(DemoRow("rectifications", values, due - 9.6 if index < 2 else due - 8.6, key))
    return rows


def adjustments(desk: Desk) -> list[DemoRow]:
    """加扣分登记: four approved, one still waiting."""
    rows = []
    posts = desk.in_post(desk.today)
    for index, (kind, points, reason) in enumerate(ADJUSTMENTS):
        post = posts[(index * 5 + 2) % len(posts)]
        day = desk.today - 2 - 5 * (len(ADJUSTMENTS) - 1 - index)
        values: dict[str, Cell] = {
            "on": day,
            "worker": post.staff_id,
            "kind": desk.words[f"adjustment.{kind}"],
            "points": points,
            "reason": punctuate(reason),
            "proposed_by": leader_of(post.grid)[1],
        }
        if index < len(ADJUSTMENTS) - 1:
            values["approved_by"] = committee_member()[1]
        rows.append(DemoRow("adjustments", values, round(day + 0.6, 6)))
    return rows
