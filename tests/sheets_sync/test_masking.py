import pytest

from sheets_sync.findings import Finding, Severity
from sheets_sync.ledger.registers import Household, Registers
from sheets_sync.masking import Masking


def home(household_id: str, head: str) -> Household:
    return Household(
        household_id, "W01", "1组3号", head, frozenset(), None, None, None, None, row=2
    )


HEADS = ("王大勇", "王大", "李秀英 13812345678", "王", "")
HOMES = {f"h{i}": home(f"H{i}", head) for i, head in enumerate(HEADS)}
MASKING = Masking(Registers({}, HOMES, {}, {}))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("王大勇", "王**"),
        ("1组3号 王大勇不在家,王大也不在", "1组3号 王**不在家,王**也不在"),
        ("电话13812345678", "电话***"),
        ("李秀英 13812345678", "李**"),
        ("王村3组", "王村3组"),  # a single character is not masked: it names no one
        ("D-000001 2026-03-05", "D-000001 2026-03-05"),
        ("", ""),
    ],
)
def test_householders_and_numbers_are_masked(text: str, masked: str) -> None:
    assert MASKING.text(text) == masked


def finding(column: str, cell: str, tab: str = "diary") -> Finding:
    args = {"cell": cell, "header": column}
    return Finding("R106", Severity.ERROR, tab, "D-000001", 2, column, subject="王大勇", args=args)


def test_subject_and_message_are_masked() -> None:
    found = finding("target", "王大勇")
    assert MASKING.subject(found) == "王**"
    assert "王**" in MASKING.message(found, "zh-CN")
    assert "王大勇" not in MASKING.message(found, "zh-CN")


def test_a_name_that_is_on_no_register_is_masked_where_a_home_is_asked_for() -> None:
    assert "赵小六" not in MASKING.message(finding("target", "赵小六"), "zh-CN")
    assert "赵**" in MASKING.message(finding("household", "赵小六", "services"), "zh-CN")
    assert "H0999" in MASKING.message(finding("target", "H0999"), "zh-CN")
