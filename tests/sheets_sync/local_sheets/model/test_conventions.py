"""What the locales of the product bring along."""

import pytest

from sheets_sync.local_sheets.model.conventions import conventions


@pytest.mark.parametrize(
    ("locale", "date", "date_time", "currency", "order"),
    [
        ("en_US", "M/d/yyyy", "M/d/yyyy H:mm:ss", '"$"#,##0.00', "mdy"),
        ("zh_CN", "yyyy/M/d", "yyyy/M/d H:mm:ss", '"¥"#,##0.00', "ymd"),
        ("en_GB", "dd/MM/yyyy", "dd/MM/yyyy HH:mm:ss", '"£"#,##0.00', "dmy"),
        ("de_DE", "dd.MM.yyyy", "dd.MM.yyyy HH:mm:ss", '#,##0.00\u00a0"€"', "dmy"),
        ("de", "dd.MM.yyyy", "dd.MM.yyyy HH:mm:ss", '#,##0.00\u00a0"€"', "dmy"),
        ("sv_SE", "yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", '#,##0.00\u00a0"kr"', "ymd"),
    ],
)
def test_patterns(locale: str, date: str, date_time: str, currency: str, order: str) -> None:
    known = conventions(locale)
    assert (known.date, known.date_time, known.date_order) == (date, date_time, order)
    assert known.currency == currency


def test_marks_names_and_halves_of_the_day() -> None:
    chinese, german = conventions("zh_CN"), conventions("de_DE")
    assert (german.decimal, german.group, chinese.decimal, chinese.group) == (",", ".", ".", ",")
    assert (chinese.months[2], chinese.short_months[2]) == ("三月", "3月")
    assert (chinese.weekdays[0], chinese.short_weekdays[0]) == ("星期一", "周一")
    assert (chinese.am, chinese.pm, conventions("en_GB").am) == ("上午", "下午", "AM")
    assert (german.true, german.false, chinese.true) == ("WAHR", "FALSCH", "TRUE")
    assert german.currency_follows
    assert not chinese.currency_follows


@pytest.mark.parametrize("locale", ["xx_YY", "", "not a locale", "_", "klingon"])
def test_unknown_locales_write_as_americans_do(locale: str) -> None:
    assert conventions(locale).date == "M/d/yyyy"


def test_one_object_for_one_locale() -> None:
    assert conventions("zh_CN") is conventions("zh_CN")
