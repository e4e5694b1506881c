"""What texts have been compared, kept between two processes (near-copies of the diary)."""

from decimal import Decimal

import orjson

from sheets_sync.journal import statements as sql
from sheets_sync.rules.near_copies import Compared, News
from sheets_sync.state.database import Database, tuples


class Comparisons:
    """The compared texts of one workbook. Raises StorageError where the database refuses."""

    def __init__(self, database: Database, workbook: str) -> None:
        self._database = database
        self._here = {"workbook": workbook}

    def recall(self) -> Compared | None:
        """All that was kept; None if nothing was."""
        with self._database.read() as connection:
            similarity = connection.execute(sql.COMPARED_BY, self._here).scalar()
            if not similarity:
                return None
            kept = tuples(connection, sql.COMPARED, self._here)
        return Compared(
            Decimal(similarity),
            {
                bytes(mark): {
                    bytes.fromhex(other): distance
                    for other, distance in orjson.loads(alike).items()
                }
                for mark, alike in kept
            },
        )

    def keep(self, news: News) -> None:
        """Bring up to date what `recall` gives."""
        gone = [self._here | {"fingerprint": mark} for mark in news.gone]
        added = [
            self._here
            | {
                "fingerprint": mark,
                "alike": orjson.dumps({m.hex(): d for m, d in alike.items()}).decode(),
            }
            for mark, alike in news.added.items()
        ]
        with self._database.write() as connection:
            if news.anew:
                connection.execute(sql.FORGET_COMPARED, self._here)
            elif gone:
                connection.execute(sql.DROP_COMPARED, gone)
            if added:
                connection.execute(sql.KEEP_COMPARED, added)
            compared_by = {"compared_by": str(news.similarity)}
            connection.execute(sql.COMPARE_BY, self._here | compared_by)
