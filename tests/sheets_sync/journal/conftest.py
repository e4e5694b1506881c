"""The history of a workbook in a database of either kind."""

import pytest

from sheets_sync.journal.history import History
from sheets_sync.state.database import Database


@pytest.fixture
def history(database: Database) -> History:
    return History(database, "workbook")
