"""What happens once for each period, whatever was down and however many instances run."""

from dataclasses import dataclass

from sheets_sync.journal import statements as sql
from sheets_sync.state.database import Database, tuples


@dataclass(frozen=True, slots=True)
class Run:
    """One stage, draw or reminder: `state` is claimed, prepared or done.

    `prepared` is what its write consists of, None until it is prepared: a run that is resumed
    writes the same. Moments are local seconds since 1899-12-30.
    """

    kind: str
    period: str
    state: str
    claimed_at: int
    done_at: int | None = None
    prepared: str | None = None

    @property
    def done(self) -> bool:
        """Whether it has been written and verified."""
        return self.state == "done"


class Runs:
    """The runs of one workbook. Raises StorageError where the database refuses."""

    def __init__(self, database: Database, workbook: str) -> None:
        self._database = database
        self._here = {"workbook": workbook}

    def claim(self, kind: str, period: str, *, at: int) -> bool:
        """Claim a run; False where somebody has claimed it already, who may have crashed since."""
        with self._database.write() as connection:
            values = self._here | {"kind": kind, "period": period, "at": at}
            return connection.execute(sql.CLAIM, values).rowcount == 1

    def find(self, kind: str, period: str) -> Run | None:
        """How a run stands; None if nobody has claimed it."""
        with self._database.read() as connection:
            values = self._here | {"kind": kind, "period": period}
            row = connection.execute(sql.RUN, values).one_or_none()
            return None if row is None else Run(kind, period, *row)

    def prepare(self, kind: str, period: str, prepared: str) -> str:
        """Keep what is to be written, unless that was prepared before: what then is to be written.

        Raises KeyError for a run that nobody has claimed.
        """
        values = self._here | {"kind": kind, "period": period}
        with self._database.write() as connection:
            connection.execute(sql.PREPARE, values | {"prepared": prepared})
            row = connection.execute(sql.RUN, values).one_or_none()
        if row is None:
            raise KeyError((kind, period))
        return str(row.prepared)

    def finish(self, kind: str, period: str, *, at: int) -> bool:
        """Mark a run as done; False where it was so already, or never claimed."""
        with self._database.write() as connection:
            values = self._here | {"kind": kind, "period": period, "at": at}
            return connection.execute(sql.DONE, values).rowcount == 1

    def unfinished(self) -> list[tuple[str, str]]:
        """Kind and period of what was claimed and never finished, oldest first: to be resumed."""
        with self._database.read() as connection:
            return list(tuples(connection, sql.OPEN_RUNS, self._here))
