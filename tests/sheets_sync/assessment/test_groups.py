"""Which group a problem joins, and what of that is news."""

from collections.abc import Callable
from decimal import Decimal
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from sheets_sync.assessment.groups import Group, Groups, Kept, Member, read_problem
from sheets_sync.ledger.ids import format_id
from sheets_sync.rules.near_copies import letters

LIKE = Decimal("0.6")


def numbered(start: int = 1) -> Callable[[str], str]:
    numbers = count(start)
    return lambda _record: format_id("G-", next(numbers))


def join(groups: Groups, record: str, words: str, topic: str = "停车难", like: str = "0.6") -> str:
    groups.join(record, (topic, words), read_problem(topic, words), Decimal(like))
    return groups.members[record].group


def test_digits_blanks_and_marks_do_not_tell_problems_apart() -> None:
    assert read_problem(" 停车难", "车位不够,12个!") == read_problem("停车难 ", "车位 不够 个")
    assert read_problem("停车难", "车位不够").mark != read_problem("", "车位不够").mark


def test_the_lowest_group_that_is_alike_takes_a_record_in() -> None:
    groups = Groups(Kept(), numbered())
    words = ("车位晚上不够停", "车位白天不够停车", "晚上车位不够停了")

    assert [join(groups, f"D-{n}", said, like="0.8") for n, said in enumerate(words)] == [
        "G-000001", "G-000002", "G-000003",
    ]  # fmt: skip
    assert join(groups, "D-9", "车位不够停", like="0.6") == "G-000001"


def test_news_are_told_once() -> None:
    groups = Groups(Kept(), numbered())
    join(groups, "D-1", "车位不够")
    join(groups, "D-2", "车位不够了")
    told = groups.news()

    assert told.founded == [Group("G-000001", "D-1", "停车难", "车位不够")]
    assert list(told.joined) == ["D-1", "D-2"]
    assert not groups.news()
    groups.leave("D-2")
    assert groups.news().left == {"D-2"}
    assert "D-2" not in groups.members


def test_what_was_kept_goes_on() -> None:
    mark = read_problem("停车难", "车位不够").mark
    kept = Kept([Group("G-000004", "D-1", "停车难", "车位不够")], {"D-1": Member("G-000004", mark)})
    groups = Groups(kept, numbered(5))

    assert join(groups, "D-2", "车位不够了") == "G-000004"
    assert join(groups, "D-3", "路灯坏了") == "G-000005"
    assert list(groups.news().joined) == ["D-2", "D-3"]


def test_a_group_whose_words_were_erased_takes_nobody_in() -> None:
    kept = Kept([Group("G-000001", "D-1", "", "")])

    assert join(Groups(kept, numbered(2)), "D-2", "车位不够", topic="") == "G-000002"


def test_an_old_id_that_comes_back_late_is_still_the_lowest() -> None:
    ids = iter(("G-000007", "G-000003"))
    groups = Groups(Kept(), lambda _record: next(ids))
    join(groups, "D-1", "车位不够停车", like="0.9")
    join(groups, "D-2", "车位不够停放", like="0.9")

    assert join(groups, "D-3", "车位不够停") == "G-000003"


@settings(deadline=None)
@given(st.lists(st.text("车位不够停了路灯", min_size=1, max_size=8), max_size=25))
def test_it_is_as_if_each_was_compared_with_every_founding_entry(texts: list[str]) -> None:
    groups, foundings = Groups(Kept(), numbered()), list[str]()
    for n, words in enumerate(texts):
        said = letters(words)
        alike = [
            1 - Decimal(Levenshtein.distance(said, other)) / max(len(said), len(other)) >= LIKE
            for other in foundings
        ]
        place = alike.index(True) if True in alike else len(foundings)
        if place == len(foundings):
            foundings.append(said)

        assert join(groups, f"D-{n}", words) == format_id("G-", place + 1)
