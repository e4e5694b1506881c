"""Groups of the agenda, kept in the chain and recalled."""

from sheets_sync.assessment.groups import Group, Kept, Member, News
from sheets_sync.journal.entries import Entry, Op, Past, digest
from sheets_sync.journal.history import History
from sheets_sync.journal.memberships import entries_of

AT = 46086 * 86400
MARK, OTHER = b"m" * 16, b"o" * 16
SAID = {"topic": " 停车难", "problem": "车位不够"}
GROUP = Group("G-000001", "D-000001", "停车难", "车位不够")


def told(history: History, news: News) -> Past:
    past = history.recall()
    history.observe(entries_of(news, past), past, at=AT, actor="service")
    return past


def diary(history: History) -> None:
    past = history.recall()
    entry = Entry("diary", "D-000001", Op.NEW, SAID, digest(["车位不够"]))
    history.observe([entry], past, at=AT)


def test_nothing_was_kept_at_first(history: History) -> None:
    assert history.memberships.recall() == Kept([], {})


def test_what_was_told_is_recalled(history: History) -> None:
    diary(history)
    joined = {"D-000001": Member("G-000001", MARK), "D-000002": Member("G-000001", OTHER)}
    past = told(history, News([GROUP], joined))

    assert history.memberships.recall() == Kept([GROUP], joined)
    assert past.made == history.recall().made == {"agenda": {"G-000001": "D-000001"}}
    assert past.records.keys() == history.recall().records.keys() == {"diary"}
    assert history.verify() == []


def test_a_record_changes_its_group_and_leaves(history: History) -> None:
    diary(history)
    told(history, News([GROUP], {"D-000001": Member("G-000001", MARK)}))
    told(history, News([], {"D-000001": Member("G-000002", OTHER)}))
    assert history.memberships.recall().members == {"D-000001": Member("G-000002", OTHER)}
    told(history, News(left={"D-000001"}))

    assert history.memberships.recall() == Kept([GROUP], {})
    assert history.verify() == []


def test_the_words_of_a_founding_are_those_of_its_day(history: History) -> None:
    diary(history)
    told(history, News([GROUP], {"D-000001": Member("G-000001", MARK)}))
    past = history.recall()
    changed = Entry("diary", "D-000001", Op.CHANGE, {"problem": "路灯坏了"}, digest(["路灯坏了"]))
    history.observe([changed], past, at=AT)

    assert history.memberships.recall().groups == [GROUP]
