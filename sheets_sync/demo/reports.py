"""信息上报: incidents told to three recipients, and nil reports of quiet months."""

from collections.abc import Mapping

from sheets_sync.demo.compose import punctuate
from sheets_sync.demo.desk import Desk
from sheets_sync.demo.people import Post
from sheets_sync.demo.rows import Cell, DemoRow
from sheets_sync.demo.texts.cases import INCIDENTS, NIL, Incident

BUSY_SHARE = 0.55  # of worker-months with something to report
SILENT = "S007"  # reported nothing last month, not even nil: a plant

# Minutes within which all three were told, by level; days until it was dealt with.
_TOLD: Mapping[str, int] = {"critical": 14, "urgent": 55, "ordinary": 110, "complex": 600}
_CLOSED: Mapping[str, int] = {"critical": 0, "urgent": 1, "ordinary": 5, "complex": 11}


def reports(desk: Desk) -> list[DemoRow]:
    """Each worker-month has a report or, once it is over, a nil report; three are planted."""
    rows: list[DemoRow] = []
    previous = desk.months()[-2][0]
    for first, last in desk.months():
        for post in _by_person(desk, first, last):
            begin, end = max(first, post.first), min(last, post.last)
            if (post.staff_id, first) == (SILENT, previous):
                continue
            if desk.rng.random() < BUSY_SHARE:
                told = [_incident(desk, post, desk.rng.randint(begin, end))]
                told += [_incident(desk, post, desk.rng.randint(begin, end))][: len(rows) % 3 == 0]
                rows += [row for row in told if row.entered_on and row.entered_on < desk.today]
            elif last < desk.today:
                rows.append(_nil(desk, post, end))
    return rows + _planted(desk)


def _by_person(desk: Desk, first: int, last: int) -> list[Post]:
    """One post for each person with a day in the month, the later of two."""
    there = [post for post in desk.posts if post.first <= last and post.last >= first]
    return list({post.staff_id: post for post in there}.values())


def _nil(desk: Desk, post: Post, day: int) -> DemoRow:
    values: dict[str, Cell] = {
        "found_at": day,
        "worker": desk.worker(post),
        "kind": desk.words["report.nil_report"],
        "content": punctuate(desk.rng.choice(NIL), "open"),
    }
    return DemoRow("reports", values, round(day + desk.rng.randint(1100, 1300) / 1440, 6))


def _incident(
    desk: Desk, post: Post, day: int, *, incident: Incident | None = None, planted: str = ""
) -> DemoRow:
    """Told in time to all three (§4.2.3), dealt with unless that lies ahead of today."""
    incident = incident or desk.rng.choice(INCIDENTS)
    found = day + desk.rng.randint(440, 720) / 1440
    limit = _TOLD[incident.level]
    values: dict[str, Cell] = {
        "found_at": desk.moment(post, found),
        "worker": desk.worker(post),
        "kind": desk.words[f"report.{incident.kind}"],
        "level": desk.words[f"report_level.{incident.level}"],
        "place": incident.place,
        "content": punctuate(incident.content),
    }
    for recipient in ("to_centre_at", "to_leader_at", "to_assistant_at"):
        told = found + desk.rng.randint(limit // 5, limit) / 1440
        values[recipient] = desk.moment(post, told)
    days = desk.rng.randint(0, _CLOSED[incident.level])
    closed = max(day + days + 1100 / 1440, found + limit / 1440)
    if closed < desk.today:
        values["closed_at"] = desk.moment(post, closed)
        values["feedback"] = punctuate(incident.feedback, "open")
        roll = desk.rng.random()
        validity = "valid" if roll < 0.93 else "duplicate" if roll < 0.97 else "invalid"
        values["validity"] = desk.words[f"validity.{validity}"]
    return DemoRow("reports", values, round(day + 1330 / 1440, 6), planted)


def _planted(desk: Desk) -> list[DemoRow]:
    posts = desk.in_post(desk.today)
    late, forgotten, still_open = (
        _incident(desk, posts[place], desk.today - ago, incident=INCIDENTS[index], planted=key)
        for key, place, index, ago in (
            ("told_late", 0, 0, 12),
            ("third_forgotten", 9, 3, 9),
            ("hazard_open", 5, 5, 16),
        )
    )
    found = desk.today - 12 + 0.5
    values = dict(late.values) | {"to_centre_at": desk.moment(posts[0], found + 1.3)}
    values["closed_at"] = desk.moment(posts[0], found + 2.2)
    rows = [DemoRow("reports", values, late.entered_on, late.planted)]
    for row, blanks in (
        (forgotten, ("to_assistant_at",)),
        (still_open, ("closed_at", "feedback", "validity")),
    ):
        kept = {key: cell for key, cell in row.values.items() if key not in blanks}
        rows.append(DemoRow("reports", kept, row.entered_on, row.planted))
    return rows
