"""Patterns taken apart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.local_sheets.model.sections import Kind, read_pattern


def _kinds(pattern: str) -> list[Kind]:
    return [section.kind for section in read_pattern(pattern).numbers]


def test_what_a_section_writes() -> None:
    assert _kinds("#,##0.00") == [Kind.NUMBER]
    assert _kinds("yyyy-mm-dd") == [Kind.MOMENT]
    assert _kinds("mm:ss.000") == [Kind.MOMENT]
    assert _kinds("[h]:mm") == [Kind.MOMENT]
    assert _kinds('"none"') == [Kind.WORDS]
    assert _kinds("@") == [Kind.TEXT]
    assert _kinds("General") == [Kind.GENERAL]
    assert _kinds("0 days") == [Kind.NUMBER]
    assert _kinds("0;;") == [Kind.NUMBER, Kind.WORDS, Kind.WORDS]


def test_semicolons_in_quotes_do_not_part() -> None:
    assert len(read_pattern('0";"0').numbers) == 1
    assert len(read_pattern(r"0\;0").numbers) == 1
    assert len(read_pattern("[$;]0").numbers) == 1


def test_the_section_for_texts() -> None:
    assert read_pattern("0").text is None
    assert len(read_pattern("0;@").numbers) == 1
    assert len(read_pattern("0;-0;@").numbers) == 2
    fourth = read_pattern("0;-0;0;").text
    assert fourth is not None
    assert fourth.tokens == ()


def test_places_by_sign_and_by_condition() -> None:
    def places(pattern: str, *numbers: float) -> list[int | None]:
        return [read_pattern(pattern).place_for(number)[0] for number in numbers]

    assert places("0;0", 1, 0, -1) == [0, 0, 1]
    assert places("0;0;0", 1, 0, -1) == [0, 2, 1]
    assert places("[<100]0;[>1000]0;0", 5, 5000, 500) == [0, 1, 2]
    assert places("[<100]0;[>1000]0", 5, 5000, 500) == [0, 1, None]
    assert places("[>=1000]0;0", 1000, 5) == [0, 1]
    assert places("0;[<-5]0;0", 3, -9, -3) == [0, 1, 2]
    assert places("[=1]0;[<>2]0;0", 1, 3, 2) == [0, 1, 2]


@settings(deadline=None)
@given(st.text(alphabet='0#?.,%/*_\\"[]<>=@;ymdhsaAPpEe+-$年 1x', max_size=30))
def test_any_text_is_a_pattern(pattern: str) -> None:
    assert 1 <= len(read_pattern(pattern).numbers) <= 3
