"""What typed texts become: tables by locale, and laws over many texts."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.local_sheets.model.entry import Entry, read_entry
from sheets_sync.local_sheets.model.number_format import formatted
from sheets_sync.local_sheets.model.style import Style, with_number_format

PLAIN = "valueRenderOption=UNFORMATTED_VALUE"
SHOWN = "valueRenderOption=FORMATTED_VALUE"
YEAR = dt.datetime.now(dt.UTC).year
MARCH_5 = (dt.date(YEAR, 3, 5) - dt.date(1899, 12, 30)).days
TWO_PAST_FIVE = (14 * 60 + 5) / 1440

TYPED = {  # locale: typed, value, shown
    "en_US": [
        ("7", 7, "7"),
        ("007", 7, "7"),
        ("-1.50", -1.5, "-1.5"),
        (".5", 0.5, "0.5"),
        ("1,234", 1234, "1,234"),
        ("1,234.5", 1234.5, "1,234.50"),
        ("12%", 0.12, "12%"),
        ("12.3%", 0.123, "12.30%"),
        ("1e3", 1000, "1.00E+03"),
        ("$5", 5, "$5"),
        ("-$1,234.5", -1234.5, "-$1,234.50"),
        ("€5", 5, "€5"),
        ("1 1/2", 1.5, "1 1/2"),
        ("2 3/16", 2.1875, "2  3/16"),
        ("true", True, "TRUE"),
        ("2026-3-5", 46086, "2026-03-05"),
        ("2026/3/5", 46086, "2026/03/05"),
        ("3/5/2026", 46086, "3/5/2026"),
        ("3/5", MARCH_5, "3/5"),
        ("3-5", MARCH_5, "3-5"),
        ("Mar 5, 2026", 46086, "Mar 5, 2026"),
        ("Mar 2026", 46082, "Mar 2026"),
        ("March, 2026", 46082, "March, 2026"),
        ("+5", 5, "5"),
        ("5-Mar-26", 46086, "5-Mar-26"),
        ("14:05", TWO_PAST_FIVE, "14:05"),
        ("2:05 PM", TWO_PAST_FIVE, "2:05 PM"),
        ("2pm", 14 / 24, "2 PM"),
        ("36:15", 1.5104166666666667, "36:15"),
        ("100:00:30", 4.167013888888889, "100:00:30"),
        ("14:05:30.25", 0.5871556712962963, "14:05:30.25"),
        ("2026-03-05 14:05:30", 46086.587152777778, "2026-03-05 14:05:30"),
        ("2026-03-05T14:05", 46086 + TWO_PAST_FIVE, "2026-03-05 14:05"),
        ("3/5/2026 2:05 pm", 46086 + TWO_PAST_FIVE, "3/5/2026 2:05 PM"),
        (" 7 ", 7, "7"),
    ],
    "zh_CN": [
        ("2026年3月5日", 46086, "2026年3月5日"),
        ("2026年3月", 46082, "2026年3月"),
        ("3月5日", MARCH_5, "3月5日"),
        ("2026/3/5", 46086, "2026/3/5"),
        ("2026.3.5", 46086, "2026.3.5"),
        ("26/3/5", 46086, "26/3/5"),
        ("下午2:05", TWO_PAST_FIVE, "下午2:05"),
        ("下午 2:05", TWO_PAST_FIVE, "下午 2:05"),
        ("上午9:30:15", 0.3960069444444444, "上午9:30:15"),
        ("14时05分", TWO_PAST_FIVE, "14时05分"),
        ("下午2时5分", TWO_PAST_FIVE, "下午2时05分"),
        ("2026年3月5日 14:05", 46086 + TWO_PAST_FIVE, "2026年3月5日 14:05"),
        ("2026年3月5日下午2:05", 46086 + TWO_PAST_FIVE, "2026年3月5日下午2:05"),
        ("¥1234", 1234, "¥1,234"),
        ("￥5.5", 5.5, "¥5.50"),
        ("$5", 5, "$5"),
    ],
    "en_GB": [
        ("5/3/2026", 46086, "05/03/2026"),
        ("5/3", MARCH_5, "5/3"),
        ("5 March 2026", 46086, "5 March 2026"),
        ("£5.5", 5.5, "£5.50"),
    ],
    "de_DE": [
        ("5.3.2026", 46086, "05.03.2026"),
        ("5.3.", MARCH_5, "5.3."),
        ("5. März 2026", 46086, "5. März 2026"),
        ("1.234,56", 1234.56, "1.234,56"),
        ("1.234", 1234, "1.234"),
        ("1,5", 1.5, "1,5"),
        ("12,5 %", 0.125, "12,50%"),
        ("5,5 €", 5.5, "5,50\u00a0€"),
        ("wahr", True, "WAHR"),
    ],
    "fr_FR": [("1 234,5", 1234.5, "1\u202f234,50"), ("5 mars 2026", 46086, "5 mars 2026")],
    "ja_JP": [("午後2:05", TWO_PAST_FIVE, "午後2:05"), ("¥500", 500, "￥500")],
    "ko_KR": [("2026. 3. 5", 46086, "2026. 3. 5"), ("오후 2:05", TWO_PAST_FIVE, "오후 2:05")],
}
JUST_TEXT = {
    "en_US": [
        "'007",
        "2026-13-5",
        "2026年3月5日",
        "1 2",
        "１２",
        "1_000",
        "nan",
        "1e999",
        "1,23",
        "5.3.2026",
        "13:00 PM",
        "12:60",
        "3栋2单元201室",
        "=",
        "WAHR",
        "5€",
        "-",
        "",
    ],
    "zh_CN": ["1栋", "5元", "月5日", "下午25:00", "2026年13月5日", "3:5"],
    "de_DE": ["1.23,4", "31.2.2026", "3/5/2026x"],
}


def _use(book: Any, locale: str) -> None:
    properties = {"properties": {"locale": locale}, "fields": "locale"}
    book.batch({"updateSpreadsheetProperties": properties})


@pytest.mark.parametrize("locale", TYPED)
def test_typed_texts(book: Any, locale: str) -> None:
    _use(book, locale)
    table = TYPED[locale]
    book.put("A1", [[typed] for typed, *_ in table], "USER_ENTERED")
    where = f"A1:A{len(table)}"
    got = [line[0] for line in book.get(where, PLAIN)]
    assert got == [pytest.approx(value, abs=1e-9) for _, value, _ in table]
    assert [type(value) for value in got] == [type(value) for _, value, _ in table]
    shown = [line[0] for line in book.get(where, SHOWN)]
    assert list(zip([row[0] for row in table], shown, strict=True)) == [
        (row[0], row[2]) for row in table
    ]


@pytest.mark.parametrize("locale", JUST_TEXT)
def test_what_stays_text(book: Any, locale: str) -> None:
    _use(book, locale)
    texts = JUST_TEXT[locale]
    book.put("A1", [[text] for text in texts] + [["end"]], "USER_ENTERED")
    lines = book.get(f"A1:A{len(texts)}", PLAIN)
    assert [line[0] if line else "" for line in lines] + [""] * (len(texts) - len(lines)) == [
        text.removeprefix("'") for text in texts
    ]


def test_the_format_that_typing_brings_along(book: Any) -> None:
    typed = ["1-2", "2026-09-05", "$100.15", "007", "50%", "14:05", "2026-09-05 14:05", "1e3", "x"]
    book.put("A1", [typed], "USER_ENTERED")
    fields = "sheets.data.rowData.values.userEnteredFormat.numberFormat"
    data = book.sheets(f"ranges=A1:I1&fields={fields}")[0]["data"][0]
    cells = data["rowData"][0]["values"]
    formats = [cell.get("userEnteredFormat", {}).get("numberFormat") for cell in cells]
    formats += [None] * (len(typed) - len(formats))
    assert [item and (item["type"], item["pattern"]) for item in formats] == [
        ("DATE", "m-d"),
        ("DATE", "yyyy-mm-dd"),
        ("CURRENCY", '"$"#,##0.00'),
        None,
        ("PERCENT", "0%"),
        ("TIME", "hh:mm"),
        ("DATE_TIME", "yyyy-mm-dd hh:mm"),
        ("SCIENTIFIC", "0.00E+00"),
        None,
    ]


def test_a_format_that_is_there_stays(book: Any) -> None:
    look = {"userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "d.m."}}}
    fields = "userEnteredFormat.numberFormat"
    book.batch({"repeatCell": {"range": {"sheetId": 0}, "cell": look, "fields": fields}})
    book.type("A1", "2026-03-05")
    assert book.shown("A1") == [["5.3."]]


@pytest.mark.parametrize("text", ["007", "3-2", "2026-3-5", "=A1", "TRUE", "12%", "'x", "¥5"])
def test_plain_text_cells_keep_what_is_typed(book: Any, text: str) -> None:
    plain = {"userEnteredFormat": {"numberFormat": {"type": "TEXT", "pattern": "@"}}}
    cells = {"range": {"sheetId": 0}, "cell": plain, "fields": "userEnteredFormat.numberFormat"}
    book.batch({"repeatCell": cells})
    book.type("A1", text)
    assert book.get("A1", PLAIN) == [[text]]
    book.put("A2", [[7, 0.5, True, 1e20]], "USER_ENTERED")
    assert book.get("A2:D2", PLAIN) == [["7", "0.5", "TRUE", "1E+20"]]


def test_raw_keeps_everything_as_it_is(book: Any) -> None:
    book.put("A1", [["007", "=A1", "2026-3-5", 7.0, 0.5, True, 1e20]])
    assert book.get("A1:G1", PLAIN) == [["007", "=A1", "2026-3-5", 7, 0.5, True, 1e20]]
    assert (
        '"values":[["007","=A1","2026-3-5",7,0.5,true,1e+20]]'
        in book.api.send("GET", f"{book.path}/values/A1:G1?{PLAIN}").text
    )


def test_json_numbers_and_truths_stay_what_they_are(book: Any) -> None:
    book.put("A1", [[7, 0.5, True, -1]], "USER_ENTERED")
    assert book.get("A1:D1", PLAIN) == [[7, 0.5, True, -1]]


def test_formulas_are_kept(book: Any) -> None:
    book.type("A1", "=SUM(B1:B2)")
    assert book.get("A1", "valueRenderOption=FORMULA") == [["=SUM(B1:B2)"]]
    grid = book.sheets("includeGridData=true&ranges=A1")[0]["data"][0]
    entered = grid["rowData"][0]["values"][0]["userEnteredValue"]
    assert entered == {"formulaValue": "=SUM(B1:B2)"}


LOCALES = ("zh_CN", "en_US", "en_GB", "de_DE", "fr_FR", "ja_JP", "ko_KR", "sv_SE", "pt_BR", "ar_EG")
_locales = st.sampled_from(LOCALES)


def _style(entry: Entry) -> Style | None:
    return with_number_format(None, *entry.format) if entry.format else None


@settings(deadline=None)
@given(
    st.text(max_size=40)
    | st.text(alphabet="0123456789-/.:,%$€¥年月日时分上下午 TtAaPpMm+eE'=三März", max_size=24),
    _locales,
)
def test_any_text_can_be_typed_and_shown(text: str, locale: str) -> None:
    entry = read_entry(text, None, locale, 2026)
    assert isinstance(formatted(entry.value, _style(entry), locale), str)


_days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
_recent = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))
_clock = st.builds(
    lambda h, m, s, f: f"{h}:{m:02d}{s}{f if s else ''}",
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["", ":00", ":07", ":59"]),
    st.sampled_from(["", ".5", ".25", ".125"]),
)
_decimal = st.decimals(-(10**9), 10**9, places=2).map(str)


def _dates(day: dt.date) -> list[str]:
    return [
        f"{day.year:04d}-{day.month}-{day.day}",
        f"{day.year:04d}/{day.month:02d}/{day.day:02d}",
        f"{day.year:04d}年{day.month}月{day.day}日",
        f"{day.day}.{day.month}.{day.year:04d}",
        f"{day.month}/{day.day}/{day.year:04d}",
        f"{day.month}/{day.day}",
        f"{day:%d %b} {day.year:04d}",
    ]


_typed = st.one_of(
    _days.flatmap(lambda day: st.sampled_from(_dates(day))),
    _recent.map(lambda day: f"{day.day}/{day.month}/{day.year % 100:02d}"),
    _clock,
    st.tuples(_days.flatmap(lambda day: st.sampled_from(_dates(day)[:5])), _clock).map(" ".join),
    st.tuples(st.sampled_from(["上午", "下午 ", "午後", "오후 "]), _clock).map("".join),
    st.tuples(_clock, st.sampled_from([" AM", "pm", " 下午"])).map("".join),
    st.integers(24, 9999).map(lambda hours: f"{hours}:30:15"),
    _decimal,
    _decimal.map(lambda text: text.replace(".", ",")),
    st.integers(-(10**12), 10**12).map(lambda number: f"{number:,}"),
    st.tuples(st.sampled_from(["$", "¥", "€", "-£"]), st.decimals(0, 10**6, places=2)).map(
        lambda pair: f"{pair[0]}{pair[1]}"
    ),
    st.decimals(-1000, 1000, places=2).map(lambda number: f"{number}%"),
    st.tuples(st.integers(0, 999), st.integers(1, 98), st.integers(2, 99)).map(
        lambda part: f"{part[0]} {part[1]}/{part[2]}"
    ),
    st.tuples(st.decimals(1, 9, places=2), st.integers(-20, 20)).map(
        lambda pair: f"{pair[0]}e{pair[1]}"
    ),
)


@settings(deadline=None)
@given(_typed, _locales)
def test_what_is_shown_means_the_same_when_it_is_typed_again(text: str, locale: str) -> None:
    entry = read_entry(text, None, locale, 2026)
    shown = formatted(entry.value, _style(entry), locale)
    assert read_entry(shown, None, locale, 2026).value == entry.value


def test_a_plus_begins_a_formula(book: Any) -> None:
    """As with Google, where a number with its country code so becomes an error."""
    book.put("A1", [["+1+1", "+86 139", "'+86 139", "+"]], "USER_ENTERED")
    assert book.get("A1:D1", "valueRenderOption=FORMULA") == [
        ["=+1+1", "=+86 139", "+86 139", "+"]
    ]  # fmt: skip
    assert book.shown("A1:D1") == [["2", "#ERROR!", "+86 139", "+"]]
