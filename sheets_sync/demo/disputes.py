"""矛盾调处: disputes that were settled, run, or were forgotten."""

from sheets_sync.demo.compose import punctuate
from sheets_sync.demo.desk import Desk
from sheets_sync.demo.people import Post, leader_of
from sheets_sync.demo.rows import Cell, DemoRow
from sheets_sync.demo.texts.cases import CALMING, MAJOR_QUARRELS, ORDINARY_QUARRELS, PEOPLE, Quarrel

A_MONTH = 9


def disputes(desk: Desk) -> list[DemoRow]:
    """About nine a month, one of them major, and five planted ones."""
    rows = []
    quarrels = list(ORDINARY_QUARRELS)
    for first, last in desk.months():
        desk.rng.shuffle(quarrels)
        for quarrel in quarrels[: A_MONTH - 1]:
            day = desk.rng.randint(first, last)
            if day < desk.today:
                rows.append(_settled(desk, quarrel, day, major=False))
        day = desk.rng.randint(first, last)
        if day < desk.today:
            rows.append(_settled(desk, desk.rng.choice(MAJOR_QUARRELS), day, major=True))
    return rows + _planted(desk)


def _opened(
    desk: Desk, quarrel: Quarrel, day: int, *, major: bool
) -> tuple[Post, dict[str, Cell], float]:
    post = desk.rng.choice(desk.in_post(day))
    at = day + desk.rng.randint(490, 1130) / 1440
    one, other = desk.rng.sample(PEOPLE, 2)
    values: dict[str, Cell] = {
        "reported_at": desk.moment(post, at),
        "worker": desk.worker(post),
        "parties": quarrel.parties.format(a=one, b=other),
        "kind": desk.words[f"dispute.{quarrel.kind}"],
        "level": desk.words[f"dispute_level.{'major' if major else 'ordinary'}"],
        "story": punctuate(quarrel.story),
    }
    return post, values, at


def _settled(desk: Desk, quarrel: Quarrel, day: int, *, major: bool) -> DemoRow:
    """Handled as §4.2.2 asks; what would lie ahead of today is still open."""
    post, values, at = _opened(desk, quarrel, day, major=major)
    if major:
        values["calming"] = punctuate(desk.rng.choice(CALMING))
        values["escalated_to"] = desk.words["escalated_to.grid_leader"]
        values["escalated_at"] = desk.moment(post, at + desk.rng.randint(12, 80) / 1440)
        values["co_handler"] = leader_of(post.grid)[1]
    closed = day + desk.rng.randint(1, 11 if major else 5) + desk.rng.randint(500, 1100) / 1440
    if closed < desk.today:
        result = "handed_over" if major and desk.rng.random() < 0.4 else "settled"
        values["closed_at"] = desk.moment(post, closed)
        values["result"] = desk.words[f"result.{result}"]
        values["story"] = f"{punctuate(quarrel.story)}{punctuate(quarrel.ending)}"
        follow_up = int(closed) + desk.rng.randint(2, 6)
        if result == "settled" and follow_up < desk.today:
            values["followed_up_on"] = follow_up
    return DemoRow("disputes", values, round(day + 1210 / 1440, 6))


def _planted(desk: Desk) -> list[DemoRow]:
    faults = (
        ("major_kept_quiet", 4, True),
        ("dispute_overdue", 13, False),
        ("escalated_when", 3, False),
        ("closed_when", 5, False),
        ("not_followed_up", 19, False),
    )
    rows = []
    for index, (key, ago, major) in enumerate(faults):
        quarrel = MAJOR_QUARRELS[0] if major else ORDINARY_QUARRELS[index]
        post, values, at = _opened(desk, quarrel, desk.today - ago, major=major)
        if key == "escalated_when":
            values["escalated_to"] = desk.words["escalated_to.committee"]
        if key in ("closed_when", "not_followed_up"):
            values["result"] = desk.words["result.settled"]
        if key == "not_followed_up":
            values["closed_at"] = desk.moment(post, at + 3)
        entered = round(desk.today - ago + 1215 / 1440, 6)
        rows.append(DemoRow("disputes", values, entered, key))
    return rows
