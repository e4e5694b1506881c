"""Dates, times and durations as people type them, by locale."""

import re
from functools import lru_cache

from sheets_sync.local_sheets.model.conventions import Conventions
from sheets_sync.local_sheets.model.entered import Entry
from sheets_sync.local_sheets.model.typed_dates import read_date
from sheets_sync.local_sheets.model.values import plain_number

_DAY_SECONDS = 86_400


def read_moment(text: str, known: Conventions, year: int) -> Entry | None:
    """The date, the time or both that a stripped text is; None if it is none.

    `year` is the one that a date without a year falls in.
    """
    match = _time_at_the_end(known).search(text)
    clock = _clock(match) if match else None
    if match is None or clock is None:
        date = read_date(text, known, year)
        return None if date is None else Entry(date[0], ("DATE", date[1]))
    seconds, pattern, duration = clock
    date_text = text[: match.start()]
    if not date_text:
        return Entry(plain_number(seconds / _DAY_SECONDS), ("TIME", pattern))
    day = None if duration else read_date(date_text, known, year)
    if day is None:
        return None
    value = plain_number(day[0] + seconds / _DAY_SECONDS)
    return Entry(value, ("DATE_TIME", f"{day[1]}{' ' if match['gap'] else ''}{pattern}"))


@lru_cache(maxsize=64)
def _time_at_the_end(known: Conventions) -> re.Pattern[str]:
    halves = sorted({known.am, known.pm, "AM", "PM", "A.M.", "P.M."}, key=len, reverse=True)
    half = "|".join(map(re.escape, halves))
    late = "|".join(map(re.escape, {known.pm, "PM", "P.M."}))
    behind_date = r"(?P<gap>^|\s+|(?<=[0-9])T|(?<=[日일]))"
    lead = rf"(?:(?:(?P<lead_pm>{late})|(?P<lead>{half}))(?P<lead_gap>\s*))?"
    trail = rf"(?:\s*(?:(?P<trail_pm>{late})|(?P<trail>{half})))?"
    colons = r"(?P<h>[0-9]{1,6})(?::(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2})(?P<f>[.,][0-9]{1,9})?)?)?"
    spoken = (
        r"(?P<h2>[0-9]{1,2})(?P<hours>[时時시])(?:\s?(?P<m2>[0-9]{1,2})(?P<minutes>[分분])"
        r"(?:\s?(?P<s2>[0-9]{1,2})(?P<seconds>[秒초]))?)?"
    )
    return re.compile(f"{behind_date}{lead}(?:{colons}{trail}|{spoken})$", re.IGNORECASE)


def _clock(match: re.Match[str]) -> tuple[float, str, bool] | None:
    """Seconds, pattern, and whether it is a duration of a day or more; None if it is no time."""
    part = match.groupdict()
    morning = bool(part["lead"] or part["trail"])
    evening = bool(part["lead_pm"] or part["trail_pm"])
    if (part["lead"] or part["lead_pm"]) and (part["trail"] or part["trail_pm"]):
        return None
    half = morning or evening
    hour_text = part["h"] or part["h2"] or ""
    if part["h"] and not part["m"] and not half:
        return None
    hour, minute = int(hour_text), int(part["m"] or part["m2"] or 0)
    second = float((part["s"] or part["s2"] or "0") + (part["f"] or "").replace(",", "."))
    if minute > 59 or second >= 60 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if evening else 0)
    total = hour * 3600 + minute * 60 + second
    return total, _pattern(part, half=half, hour=hour, hour_text=hour_text), hour >= 24


def _pattern(part: dict[str, str | None], *, half: bool, hour: int, hour_text: str) -> str:
    padded = len(hour_text) > 1 and (hour_text[0] == "0" or not half)
    if part["h2"]:
        pattern = ("hh" if padded else "h") + f'"{part["hours"]}"'
        pattern += f'mm"{part["minutes"]}"' if part["m2"] else ""
        pattern += f'ss"{part["seconds"]}"' if part["s2"] else ""
    else:
        pattern = "[h]" if hour >= 24 else "hh" if padded else "h"
        pattern += (":mm" if part["m"] else "") + (":ss" if part["s"] else "")
        pattern += "." + "0" * min(len(part["f"]) - 1, 3) if part["f"] else ""
        pattern += " am/pm" if part["trail"] or part["trail_pm"] else ""
    if part["lead"] or part["lead_pm"]:
        pattern = f"am/pm{' ' if part['lead_gap'] else ''}{pattern}"
    return pattern
