"""Times of day as people write and say them, in seconds since midnight."""

import re

NOON = 12
_MINUTE = 60
_HOUR = 3600

_TIME = re.compile(
    r"""
    (?P<word>凌晨|早上|上午|中午|下午|晚上)?\s*
    (?P<hour>[0-9]{1,2})
    (?:
        :(?P<minute>[0-9]{1,2})(?::(?P<second>[0-9]{1,2}))?
        (?:\s*(?P<meridiem>[AaPp][Mm]))?
      | \s*[点时]\s*(?:(?P<minute_word>[0-9]{1,2})\s*分|(?P<half>半))?
    )
    """,
    re.VERBOSE,
)


def _same(first: int, last: int) -> dict[int, int]:
    return {hour: hour for hour in range(first, last + 1)}


def _later_half(first: int, last: int) -> dict[int, int]:
    """Hours to which twelve is added, and the same hours already on the 24-hour clock."""
    return {hour: hour + NOON for hour in range(first, last + 1)} | _same(first + NOON, last + NOON)


# The hour that is meant, by the word beside it and the hour that is written.
_HOURS: dict[str, dict[int, int]] = {
    "": _same(0, 24),
    "凌晨": _same(0, 6) | {12: 0},
    "早上": _same(1, 11),
    "上午": _same(1, 12),
    "中午": _same(11, 12) | _later_half(1, 2),
    "下午": _same(12, 12) | _later_half(1, 11),
    "晚上": _later_half(6, 11) | {12: 24, 24: 24},
    "AM": _same(0, 11) | {12: 0},
    "PM": _same(12, 12) | _later_half(1, 11),
}


def spelled_time(text: str) -> int | None:
    """Seconds since midnight (0 to 86400) that a folded text spells, None if it spells no time.

    Spellings and day words are those of workbook.md, Reading cells. Where that page is silent:

    - Without a word the hour is of the 24-hour clock: `2点半` is 02:30.
    - A 24-hour value may stand behind a word that can mean it (`下午14:05`, `晚上20:00`); a word
      and an hour that contradict each other are unreadable: `上午15点`, `凌晨9点`, `中午3点`,
      `早上12点`, `上午0点`, `晚上17点`, `14:05 AM`.
    - 凌晨 goes with 0 to 6 and 12, 早上 with 1 to 11, 上午 with 1 to 12, 中午 with 11 to 2,
      下午 with 12 to 11 (`下午12:30` is 12:30), 晚上 with 6 to 12.
    - 24:00 and 晚上12点 are the end of the day and carry no minutes; `晚上12:30` and `晚上0点` are
      unreadable, as 晚上1点 is: which day?
    - 点 and 时 are one word; blanks round them, a day word and AM or PM mean nothing.
    - Minutes behind 点 need 分: `14点05` is unreadable.
    """
    match = _TIME.fullmatch(text)
    if not match:
        return None
    word, meridiem = match["word"], match["meridiem"]
    if word and meridiem:
        return None
    beside = word or (meridiem or "").upper()
    hour = _HOURS[beside].get(int(match["hour"]))
    if hour is None:
        return None
    minute = 30 if match["half"] else int(match["minute"] or match["minute_word"] or 0)
    second = int(match["second"] or 0)
    if minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return None
    return hour * _HOUR + minute * _MINUTE + second
