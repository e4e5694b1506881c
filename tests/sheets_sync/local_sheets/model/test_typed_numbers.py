"""Numbers as people type them."""

import pytest

from sheets_sync.local_sheets.model.conventions import conventions
from sheets_sync.local_sheets.model.entered import Entry
from sheets_sync.local_sheets.model.typed_numbers import read_number


@pytest.mark.parametrize(
    ("locale", "text", "entry"),
    [
        ("en_US", "-1,234,567", Entry(-1234567, ("NUMBER", "#,##0"))),
        ("en_US", "+5", Entry(5)),
        ("en_US", "5.", Entry(5)),
        ("en_US", "$ 5", Entry(5, ("CURRENCY", '"$"#,##0'))),
        ("en_US", "$-5", Entry(-5, ("CURRENCY", '"$"#,##0'))),
        ("en_US", "£5.5", Entry(5.5, ("CURRENCY", "[$£]#,##0.00"))),
        ("en_US", "-1 1/4", Entry(-1.25, ("NUMBER", "# ?/?"))),
        ("en_US", "0 1/4", Entry(0.25, ("NUMBER", "0 ?/?"))),
        ("en_US", "1.5E-3", Entry(0.0015, ("SCIENTIFIC", "0.00E+00"))),
        ("de_CH", "1’234.5", Entry(1234.5, ("NUMBER", "#,##0.00"))),
        ("sv_SE", "5 kr", Entry(5, ("CURRENCY", '#,##0\u00a0"kr"'))),
        ("en_US", "9007199254740993", Entry(9007199254740992)),
    ],
)
def test_read(locale: str, text: str, entry: Entry) -> None:
    assert read_number(text, conventions(locale)) == entry


@pytest.mark.parametrize(
    "text",
    ["", "-", ".", "%", "$", "--5", "-$-5", "$5%", "5%%", "12,34", "1 2/0", "1e401", "½", "5$"],
)
def test_no_numbers(text: str) -> None:
    assert read_number(text, conventions("en_US")) is None
