"""How cells are shown: the tables of Google's page "Date and number formats", and by locale."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sheets_sync.local_sheets.model.number_format import formatted, general
from sheets_sync.local_sheets.model.style import with_number_format

PLAIN = "valueRenderOption=UNFORMATTED_VALUE"
SHOWN = "valueRenderOption=FORMATTED_VALUE"

TUESDAY = 42465 + (16 * 3600 + 8 * 60 + 53.528) / 86400  # April 5, 2016, 4:08:53.528 PM
ELAPSED = (3 * 3600 + 13 * 60 + 41.255) / 86400

MOMENTS = [  # pattern, serial, shown
    ("h:mm:ss.00 a/p", TUESDAY, "4:08:53.53 p"),
    ('hh:mm A/P".M."', TUESDAY, "04:08 P.M."),
    ("yyyy-mm-dd", TUESDAY, "2016-04-05"),
    (r"mmmm d \[dddd\]", TUESDAY, "April 5 [Tuesday]"),
    ("h PM, ddd mmm dd", TUESDAY, "4 PM, Tue Apr 05"),
    ("dddd, m/d/yy at h:mm", TUESDAY, "Tuesday, 4/5/16 at 16:08"),
    ("[hh]", ELAPSED, "03"),
    ("[mmmm]", ELAPSED, "0193"),
    ("[ss]", ELAPSED, "11621"),
    ("yyyy-mm-dd", 46086.9, "2026-03-05"),
    ("hh:mm", 0.5868055556, "14:05"),
    ("h:mm am/pm", 0.5, "12:00 PM"),
    ("[h]:mm", 1.5, "36:00"),
    ("[h]:mm:ss", -1.5, "-36:00:00"),
    ("yyyy-mm-dd hh:mm:ss", 46086.99999999, "2026-03-06 00:00:00"),
    ('yyyy"年"m"月"d"日"', 46086, "2026年3月5日"),
    ("M/d/yyyy", 46086, "3/5/2026"),
    ("H:mm:ss", 0.25, "6:00:00"),
    ("mmmmm", 46086, "M"),
    ("mm:ss.000", 0.0001, "00:08.640"),
    ("yyyy", -1, "1899"),
    ("yyyy-mm-dd", 1e12, "1000000000000"),
]
NUMBERS = [  # pattern, number, shown
    ("####.#", 12345.125, "12345.1"),
    ("000.0000", 12.34, "012.3400"),
    ("#.0#", 12, "12.0"),
    ("# ???/???", 5.125, "5   1/8  "),
    ("#,###", 12000, "12,000"),
    ('0.0,,"M"', 1230000, "1.2M"),
    ("0.00e+00", 1234500000, "1.23e+09"),
    ('###0.000;"TEXT: "_(@_)', 123114.15115, "123114.151"),
    ("[Blue]#,##0;[Red]#,##0;[Green]0.0;[Magenta]_(@_)", 1234, "1,234"),
    ("[Blue]#,##0;[Red]#,##0;[Green]0.0;[Magenta]_(@_)", -1234, "1,234"),
    ("[Blue]#,##0;[Red]#,##0;[Green]0.0;[Magenta]_(@_)", 0, "0.0"),
    ('[>1000]"HIGH";[Color43][<=33]"LOW";0000', 1005, "HIGH"),
    ('[>1000]"HIGH";[Color43][<=33]"LOW";0000', 32, "LOW"),
    ('[>1000]"HIGH";[Color43][<=33]"LOW";0000', 527, "0527"),
    ("00.0", 3, "03.0"),
    ("##0", 12, "12"),
    ("???.???", 12.4, " 12.4  "),
    ("#0.#", 3, "3."),
    ("#%", 0.25, "25%"),
    ("#0.0,,", 12200000, "12.2"),
    ("##0.00#E+##", 0.0000001, "100.00E-9"),
    ("0 #/#", 23.25, "23 1/4"),
    ("0 #/8", 23.25, "23 2/8"),
    ("0 #/3", 23.1, "23"),
    (r"\#0", 10, "#10"),
    ('[<100]"Low";[>1000]"High";000', -5, "Low"),
    ('[<100]"Low";[>1000]"High"', 500, "###"),
    ("0.00", 1.005, "1.01"),
    ("0.00", 2.675, "2.68"),
    ("0.00", -0.001, "0.00"),
    ("#,##0", -1234567.5, "-1,234,568"),
    ("#,##0.00", 0, "0.00"),
    ("0.##", 2.5, "2.5"),
    ("000", 7, "007"),
    ("0;(0)", -3, "(3)"),
    ("#,##0.00_);(#,##0.00)", 1234.5, "1,234.50 "),
    ("#,##0.00_);(#,##0.00)", -1234.5, "(1,234.50)"),
    ("$* #,##0", 5, "$ 5"),
    ("0;;", -3, ""),
    ("0%", 0.125, "13%"),
    ("0.00%", 0.125, "12.50%"),
    ('0"户"', 15, "15户"),
    ('"¥"#,##0.00', -1234.5, "-¥1,234.50"),
    ("[$€-407] #,##0.00", 5, "€ 5.00"),
    ("000-0000", 5551234, "555-1234"),
    ("(000) 000-0000", 2065551234, "(206) 555-1234"),
    ("0,000", 5, "0,005"),
    ("0.00E+00", 9.999e9, "1.00E+10"),
    ("0.00E-00", 12345, "1.23E04"),
    ("0E+0", 0, "0E+0"),
    ("?/?", 1.5, "3/2"),
    ("# ?/?", -1.5, "-1 1/2"),
    ("# ?/?", 0, "0"),
    ("# ?/?", 0.999, "1"),
    ("#.##", 0, "."),
    (".00", 0.5, ".50"),
    ("0.0.0", 1.25, "1.2.5"),
    ("@", 7, "7"),
    ("General", 1.5, "1.5"),
    ("0.00", 1e22, "10000000000000000000000.00"),
]


def _cell(kind: str, pattern: str, value: Any) -> dict[str, Any]:
    name = "stringValue" if isinstance(value, str) else "numberValue"
    number_format = {"type": kind, **({"pattern": pattern} if pattern else {})}
    return {
        "userEnteredValue": {name: value},
        "userEnteredFormat": {"numberFormat": number_format},
    }


def _put(book: Any, cells: list[dict[str, Any]]) -> None:
    fields = "userEnteredValue,userEnteredFormat"
    rows = [{"values": [cell]} for cell in cells]
    book.batch({"updateCells": {"start": {"sheetId": 0}, "rows": rows, "fields": fields}})


def _use(book: Any, locale: str) -> None:
    properties = {"properties": {"locale": locale}, "fields": "locale"}
    book.batch({"updateSpreadsheetProperties": properties})


def _shown(book: Any, count: int) -> list[str]:
    lines = book.shown(f"A1:A{count}") or []
    lines += [[]] * (count - len(lines))
    return [line[0] if line else "" for line in lines]


@pytest.mark.parametrize(("kind", "table"), [("DATE", MOMENTS), ("NUMBER", NUMBERS)])
def test_patterns(book: Any, kind: str, table: list[tuple[str, float, str]]) -> None:
    _put(book, [_cell(kind, pattern, number) for pattern, number, _ in table])
    shown = _shown(book, len(table))
    assert list(zip([row[:2] for row in table], shown, strict=True)) == [
        (row[:2], row[2]) for row in table
    ]
    numbers = book.get(f"A1:A{len(table)}", PLAIN)
    assert [line[0] for line in numbers] == [number for _, number, _ in table]
    dates = book.get(f"A1:A{len(table)}", PLAIN + "&dateTimeRenderOption=FORMATTED_STRING")
    assert ([line[0] for line in dates] == shown) == (kind == "DATE")
    formulas = book.get(f"A1:A{len(table)}", "valueRenderOption=FORMULA")
    assert formulas == numbers


@pytest.mark.parametrize(
    ("pattern", "text", "shown"),
    [
        ("0", "MyText", "MyText"),
        ("@", "MyText", "MyText"),
        ('###0.000;"TEXT: "_(@_)', "MyText", "TEXT:  MyText "),
        ("[Blue]#,##0;[Red]#,##0;[Green]0.0;[Magenta]_(@_)", "MyText", " MyText "),
        ("@@", "ab", "abab"),
        ('0;0;0;"hidden"', "ab", "hidden"),
    ],
)
def test_texts_in_patterns(book: Any, pattern: str, text: str, shown: str) -> None:
    _put(book, [_cell("NUMBER", pattern, text)])
    assert book.shown("A1") == [[shown]]
    assert book.get("A1", PLAIN) == [[text]]


@pytest.mark.parametrize(
    ("locale", "rows"),
    [
        (
            "zh_CN",
            [
                ("DATE", "", 46086, "2026/3/5"),
                ("TIME", "", 0.25, "6:00:00"),
                ("DATE_TIME", "", 46086.25, "2026/3/5 6:00:00"),
                ("CURRENCY", "", 1234.5, "¥1,234.50"),
                ("TIME", "am/pm h:mm", 0.625, "下午 3:00"),
                ("DATE", "mmm mmmm", 46086, "3月 三月"),
                ("DATE", "ddd dddd", 46086, "周四 星期四"),
                ("NUMBER", "", 1234.5, "1,234.50"),
            ],
        ),
        (
            "en_US",
            [
                ("DATE", "", 46086, "3/5/2026"),
                ("TIME", "", 0.625, "3:00:00 PM"),
                ("DATE_TIME", "", 46086.625, "3/5/2026 15:00:00"),
                ("CURRENCY", "", -5, "-$5.00"),
                ("PERCENT", "", 0.5, "50.00%"),
                ("SCIENTIFIC", "", 12345, "1.23E+04"),
            ],
        ),
        (
            "en_GB",
            [("DATE", "", 46086, "05/03/2026"), ("CURRENCY", "", 5, "£5.00")],
        ),
        (
            "de_DE",
            [
                ("DATE", "", 46086, "05.03.2026"),
                ("NUMBER", "", 1234.5, "1.234,50"),
                ("CURRENCY", "", 1234.5, "1.234,50\u00a0€"),
                ("NUMBER", "0.0E+0", 12345, "1,2E+4"),
                ("DATE", "d. mmmm yyyy, dddd", 46086, "5. März 2026, Donnerstag"),
            ],
        ),
        ("fr_FR", [("NUMBER", "", 1234567.5, "1\u202f234\u202f567,50")]),
    ],
)
def test_by_locale(book: Any, locale: str, rows: list[tuple[str, str, float, str]]) -> None:
    _use(book, locale)
    _put(book, [_cell(kind, pattern, number) for kind, pattern, number, _ in rows])
    assert _shown(book, len(rows)) == [shown for *_, shown in rows]


def test_bare_numbers_and_truths_by_locale(book: Any) -> None:
    book.put("A1", [[1234.5, True]])
    for locale, shown in (("de_DE", ["1234,5", "WAHR"]), ("zh_CN", ["1234.5", "TRUE"])):
        _use(book, locale)
        assert book.shown("A1:B1") == [shown]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.3333333333"),
        (100 / 3, "33.3333333333"),
        (123456789012, "123456789012"),
        (1e15, "1E+15"),
        (1.5e-10, "1.5E-10"),
        (0.00001, "0.00001"),
        (-0.00000000001, "-1E-11"),
        (False, "FALSE"),
    ],
)
def test_numbers_without_a_format(book: Any, value: Any, shown: str) -> None:
    book.put("A1", [[value]])
    assert book.get("A1", SHOWN) == [[shown]]


def test_equal_values_of_other_kinds_do_not_look_alike(book: Any) -> None:
    book.put("A1", [[1, True, 0, False]])
    assert book.get("A1:D1", SHOWN) == [["1", "TRUE", "0", "FALSE"]]


_numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53)
_patterns = st.sampled_from([pattern for pattern, *_ in NUMBERS + MOMENTS]) | st.text(
    alphabet='0#?.,%/*_\\"[]<>=@;ymdhsapE+-$年 1', max_size=20
)


@settings(deadline=None)
@given(_numbers, _patterns, st.sampled_from(["zh_CN", "en_US", "de_DE", "fr_FR", "ar_EG"]))
@example(1e308, "0.0%%%", "en_US")
@example(5e-324, "0.0", "en_US")
@example(-1e308, "[h]:mm", "en_US")
@example(1e300, "yyyy", "en_US")
def test_formatting_never_fails(number: float, pattern: str, locale: str) -> None:
    style = with_number_format(None, "NUMBER", pattern)
    assert isinstance(formatted(number, style, locale), str)
    assert isinstance(formatted("text", style, locale), str)


@settings(deadline=None)
@given(_numbers)
def test_a_bare_number_reads_back_to_ten_places(number: float) -> None:
    assert float(general(number)) == pytest.approx(number, rel=1e-5, abs=1e-9)
