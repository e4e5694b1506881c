"""How a locale writes numbers, money, dates and times: CLDR's data, by way of Babel."""

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_currency_symbol, get_territory_currencies

FALLBACK = "en_US"

# What Sheets shows for TRUE and FALSE where it does not show these words.
_TRUTHS = {
    "de": ("WAHR", "FALSCH"),
    "es": ("VERDADERO", "FALSO"),
    "fr": ("VRAI", "FAUX"),
    "it": ("VERO", "FALSO"),
    "nl": ("WAAR", "ONWAAR"),
    "pt": ("VERDADEIRO", "FALSO"),
}
_INVISIBLE = re.compile("[\u200e\u200f\u061c]")


@dataclass(frozen=True, slots=True, eq=False)
class Conventions:
    """One locale, one object. Patterns are the API's; `date_order` is a permutation of `ymd`."""

    language: str
    decimal: str
    group: str
    date_order: str
    date_mark: str
    currency_symbol: str
    date: str
    time: str
    date_time: str
    currency: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    am: str
    pm: str
    true: str
    false: str

    @property
    def currency_follows(self) -> bool:
        """Whether the symbol stands behind the number."""
        return self.currency.startswith("#")


@lru_cache(maxsize=64)
def conventions(name: str) -> Conventions:
    """The conventions of a spreadsheet locale such as `zh_CN` or `de`; en_US if it is unknown."""
    locale = _locale(name)
    date = _date_pattern(locale)
    clock = _INVISIBLE.sub("", locale.time_formats["medium"].pattern)
    if locale.language == "zh":
        clock = clock.replace("HH", "H")  # Sheets does not pad where CLDR does
    time = re.sub(r"[abB]+", "am/pm", clock.replace("\u202f", " "))
    hours = "HH" if "HH" in clock else "H"
    numbers = locale.number_symbols
    symbols = numbers.get("latn", numbers)
    true, false = _TRUTHS.get(locale.language, ("TRUE", "FALSE"))
    symbol = _symbol(locale)
    return Conventions(
        language=locale.language,
        decimal=symbols["decimal"],
        group=symbols["group"],
        date_order="".join(dict.fromkeys(re.sub(r"[^ymd]", "", date.lower()))),
        date_mark=re.sub(r"[A-Za-z\s]", "", date)[:1] or "/",
        currency_symbol=symbol,
        date=date,
        time=time,
        date_time=f"{date} {hours}:mm:ss",
        currency=_currency_pattern(locale, symbol),
        months=_names(locale.months["format"]["wide"], range(1, 13)),
        short_months=_names(locale.months["format"]["abbreviated"], range(1, 13)),
        weekdays=_names(locale.days["format"]["wide"], range(7)),
        short_weekdays=_names(locale.days["format"]["abbreviated"], range(7)),
        am=_half(locale, "am"),
        pm=_half(locale, "pm"),
        true=true,
        false=false,
    )


def _locale(name: str) -> Locale:
    for candidate in (name, name.partition("_")[0]):
        try:
            return Locale.parse(candidate.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(FALLBACK)


def _date_pattern(locale: Locale) -> str:
    """CLDR's short date, the year in full as Sheets shows it."""
    short = _INVISIBLE.sub("", locale.date_formats["short"].pattern)
    bare = re.sub(r"'[^']*'|[GU]+", "", short)
    pattern = re.sub(r"y+", "yyyy", bare).strip()
    complete = all(mark in pattern for mark in ("y", "M", "d"))
    return pattern if complete and re.fullmatch(r"[yMd./\- ]+", pattern) else "yyyy-MM-dd"


def _symbol(locale: Locale) -> str:
    likely = str(get_global("likely_subtags").get(locale.language, FALLBACK))
    territory = locale.territory or likely.rpartition("_")[2]
    known = get_territory_currencies(territory) if territory else []
    return _INVISIBLE.sub("", get_currency_symbol(known[-1], locale)) if known else "¤"


def _currency_pattern(locale: Locale, symbol: str) -> str:
    behind = re.sub(r"[^#¤]", "", locale.currency_formats["standard"].pattern)[:1] == "#"
    return f'#,##0.00\u00a0"{symbol}"' if behind else f'"{symbol}"#,##0.00'


def _names(known: dict[int, str], keys: range) -> tuple[str, ...]:
    return tuple(known[key] for key in keys)


def _half(locale: Locale, key: str) -> str:
    """The word for one half of the day; Sheets writes it in capitals."""
    periods = locale.day_periods["format"]
    return str(periods["wide"].get(key) or periods["abbreviated"].get(key, key)).upper()
