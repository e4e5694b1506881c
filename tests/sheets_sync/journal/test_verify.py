import pytest
from sqlalchemy import text

from sheets_sync.errors import StorageError
from sheets_sync.journal.entries import Entry, Op, digest
from sheets_sync.journal.history import History
from sheets_sync.journal.verify import Head
from sheets_sync.state.database import Database

LOGGED = (
    "INSERT INTO erasures (workbook, seq, part, at, reason) "
    "VALUES ('workbook', 2, 'body', 1, 'asked for')"
)
ERASE = "UPDATE journal SET words = NULL, words_salt = NULL"
GUARDS = {
    "sqlite": ("journal_keeps_rows", "journal_keeps_cells", "journal_replaces_nothing"),
    "postgresql": ("journal_keeps_rows", "journal_keeps_cells"),
}


@pytest.fixture(autouse=True)
def entries(history: History) -> None:
    past = history.recall()
    for number in range(1, 4):
        body = {"content": f"走访 {number}"}
        entry = Entry("diary", f"D-{number:06d}", Op.NEW, body, digest(body), first_seen=5)
        history.observe([entry], past, at=1000 + number)


def _change(database: Database, statement: str) -> None:
    with database.write() as connection:
        connection.execute(text(statement))


def _forge(database: Database, statement: str) -> None:
    """Change the journal as somebody would who owns the database."""
    with database.write() as connection:
        for guard in GUARDS[connection.dialect.name]:
            on = "" if database.is_sqlite else " ON journal"
            connection.execute(text(f"DROP TRIGGER {guard}{on}"))
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal",
        "DELETE FROM journal WHERE seq = 3",
        "UPDATE journal SET body = '{}' WHERE seq = 2",
        "UPDATE journal SET actor = 'S01'",
        "UPDATE journal SET body = NULL",
        "UPDATE journal SET words = NULL, words_salt = NULL",
        "UPDATE journal SET body = body",
        "UPDATE journal SET body = NULL, salt = NULL, observed_at = 1",
        "UPDATE journal SET body = NULL, salt = NULL, first_seen = NULL",
    ],
)
def test_the_journal_refuses_changes(database: Database, history: History, statement: str) -> None:
    with pytest.raises(StorageError, match="the journal is append-only"):
        _change(database, statement)
    assert history.verify() == []
    assert len(history.bodies("diary", ["D-000001", "D-000002", "D-000003"])) == 3


def test_no_entry_is_replaced(database: Database) -> None:
    word = "INSERT OR REPLACE INTO" if database.is_sqlite else "INSERT INTO"
    with pytest.raises(StorageError):
        _change(database, f"{word} journal SELECT * FROM journal WHERE seq = 1")


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_postgresql_refuses_to_empty_the_journal(database: Database) -> None:
    with pytest.raises(StorageError, match="the journal is append-only"):
        _change(database, "TRUNCATE journal")


def test_erasing_a_body_leaves_the_chain_valid(database: Database, history: History) -> None:
    _change(database, LOGGED)
    _change(database, f"{ERASE}, body = NULL, salt = NULL WHERE seq = 2")

    assert history.verify() == []
    assert list(history.bodies("diary", ["D-000001", "D-000002"])) == ["D-000001"]


def test_free_text_may_go_alone(database: Database, history: History) -> None:
    _change(database, LOGGED.replace("'body'", "'words'"))
    _change(database, f"{ERASE} WHERE seq = 2")

    assert history.verify() == []
    assert history.bodies("diary", ["D-000001", "D-000002"]) == {
        "D-000001": {"content": "走访 1"},
        "D-000002": {},
    }


@pytest.mark.parametrize("statement", ["UPDATE erasures SET reason = ''", "DELETE FROM erasures"])
def test_the_log_of_erasures_refuses_changes(database: Database, statement: str) -> None:
    _change(database, LOGGED)
    with pytest.raises(StorageError, match="the log of erasures is append-only"):
        _change(database, statement)


def test_a_head_that_was_noted_elsewhere_tells_of_a_past_that_was_rewritten(
    database: Database, history: History
) -> None:
    noted = Head(3, history.recall().head)
    assert history.verify(noted) == []
    assert history.verify(Head(0, "0" * 64)) == []

    wrong = history.verify(Head(2, noted.head))
    assert [(p.seq, "rewritten" in p.what) for p in wrong] == [(2, True)]
    later = history.verify(Head(4, noted.head))
    assert [p.what for p in later] == ["ends at entry 3, but entry 4 was noted elsewhere"]


def test_a_journal_cut_off_with_all_that_is_derived_shows_by_the_noted_head(
    database: Database, history: History
) -> None:
    noted = Head(3, history.recall().head)
    _forge(database, "DELETE FROM journal WHERE seq = 3")
    _change(database, "DELETE FROM records WHERE seq = 3")
    _change(
        database,
        "UPDATE workbooks SET head_seq = 2, "
        "head = (SELECT hash FROM journal WHERE workbook = 'workbook' AND seq = 2)",
    )

    assert history.verify() == []
    assert [p.what for p in history.verify(noted)] == [
        "ends at entry 2, but entry 3 was noted elsewhere"
    ]


@pytest.mark.parametrize(
    ("forgery", "seq", "what"),
    [
        ("DELETE FROM journal WHERE seq = 2", 3, "entry 2 is missing"),
        ("DELETE FROM journal WHERE seq = 3", 0, "ends at entry 2, but 3 were written"),
        ("UPDATE journal SET body = '{ }' WHERE seq = 2", 2, "its cells were changed"),
        ("UPDATE journal SET words = '{}' WHERE seq = 2", 2, "its free text was changed"),
        ("UPDATE journal SET words = NULL WHERE seq = 2", 2, "its free text is damaged"),
        (f"{ERASE} WHERE seq = 2", 2, "its free text is gone, and no erasure was logged"),
        ("UPDATE journal SET body = NULL, salt = NULL WHERE seq = 2", 2, "no erasure was logged"),
        ("UPDATE journal SET words_mark = NULL WHERE seq = 2", 2, "its cells were changed"),
        ("UPDATE journal SET observed_at = 1 WHERE seq = 2", 2, "it does not match its hash"),
        ("UPDATE journal SET record_id = 'D-9' WHERE seq = 1", 1, "it does not match its hash"),
        ("UPDATE journal SET prev = hash WHERE seq = 1", 1, "does not follow the entry before"),
        ("UPDATE records SET first_seen = 1 WHERE seq = 1", 1, "is remembered otherwise"),
        ("UPDATE records SET state = 'gone' WHERE seq = 1", 1, "is remembered otherwise"),
        ("DELETE FROM records WHERE seq = 1", 1, "is remembered otherwise"),
        ("UPDATE records SET tab = 'x' WHERE seq = 1", 0, "but not in the journal"),
        ("UPDATE workbooks SET head_seq = 2", 0, "ends at entry 3, but 2 were written"),
    ],
)
def test_forgeries_show(
    database: Database, history: History, forgery: str, seq: int, what: str
) -> None:
    _forge(database, forgery)

    assert any(problem.seq == seq and what in problem.what for problem in history.verify())
