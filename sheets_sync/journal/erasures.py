"""What may be erased of the journal, and the erasing itself: logged first, then let go."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from sqlalchemy import text

from sheets_sync.journal.bodies import joined
from sheets_sync.journal.entries import HERE, Version
from sheets_sync.state.database import Database, insert_many, tuples

Part = Literal["body", "words"]
BODY: Final[Part] = "body"
WORDS: Final[Part] = "words"
_NOTED: Final = ("seals", "holds", "erasures")  # what the journal says of itself
_ALL: Final = text(
    "SELECT j.seq, j.observed_at, j.tab, j.record_id, j.op, j.actor, j.body, j.words, "
    "j.first_seen, CASE WHEN r.seq = j.seq THEN r.state ELSE '' END, s.seq FROM journal j "
    "JOIN records r ON r.workbook = j.workbook AND r.tab = j.tab AND r.record_id = j.record_id "
    "LEFT JOIN sealed_rows s ON s.workbook = j.workbook AND s.tab = j.tab "
    "AND s.record_id = j.record_id AND s.seq = j.seq "
    "WHERE j.workbook = :workbook AND j.body IS NOT NULL ORDER BY j.seq"
)
_LOG: Final = (
    "INSERT INTO erasures (workbook, seq, part, at, reason) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (workbook, seq, part) DO NOTHING"
)
_LET_GO: Final[dict[Part, str]] = {
    "body": "UPDATE journal SET body = NULL, salt = NULL, words = NULL, words_salt = NULL "
    "WHERE workbook = ? AND seq = ? AND body IS NOT NULL",
    "words": "UPDATE journal SET words = NULL, words_salt = NULL "
    "WHERE workbook = ? AND seq = ? AND words IS NOT NULL",
}
_LOGGED: Final = text(
    "SELECT seq, part, at, reason FROM erasures WHERE workbook = :workbook ORDER BY seq, part"
)
# The digest of a body that is gone would still tell a guess right from a wrong one.
_FORGET: Final = (
    "UPDATE records SET digest = ? WHERE workbook = ? AND state <> 'here' AND EXISTS "
    "(SELECT 1 FROM journal j WHERE j.workbook = records.workbook AND j.seq = ? "
    "AND j.tab = records.tab AND j.record_id = records.record_id)"
)
_NO_DIGEST: Final = bytes(16)


class Erasable(NamedTuple):
    """A version with its body; `latest` if its row stands on the sheet and says this still.

    `sealed` if it is the version that counts for a sealed month.
    """

    version: Version
    latest: bool
    sealed: bool


class Erasures:
    """The erasures of one workbook. Raises StorageError where the database refuses."""

    def __init__(self, database: Database, workbook: str) -> None:
        self._database = database
        self._workbook = workbook

    def erasable(self) -> list[Erasable]:
        """All versions that have their body still."""
        with self._database.read() as connection:
            rows = tuples(connection, _ALL, {"workbook": self._workbook})
        return [
            Erasable(
                Version(*row[:6], joined(row[6], row[7]), row[8]),  # type: ignore[call-arg] # the first six columns are its first six fields
                row[9] == HERE,
                row[10] is not None,
            )
            for row in rows
            if row[2] not in _NOTED
        ]

    def erase(self, seqs: Sequence[int], part: Part, *, at: int, reason: str) -> None:
        """Log, then erase, in one transaction."""
        if not seqs:
            return
        with self._database.write() as connection:
            insert_many(connection, _LOG, [(self._workbook, s, part, at, reason) for s in seqs])
            insert_many(connection, _LET_GO[part], [(self._workbook, seq) for seq in seqs])
            if part == BODY:
                forget = [(_NO_DIGEST, self._workbook, seq) for seq in seqs]
                insert_many(connection, _FORGET, forget)

    def logged(self) -> list[tuple[int, str, int, str]]:
        """Entry, part, local moment and reason of every erasure."""
        with self._database.read() as connection:
            return list(tuples(connection, _LOGGED, {"workbook": self._workbook}))
