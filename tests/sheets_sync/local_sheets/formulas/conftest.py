"""A server whose evaluator has a clock of the test's own and little patience."""

from collections.abc import Iterator

import pytest

from sheets_sync.local_sheets import LocalServer, Store, create_app
from sheets_sync.local_sheets.formulas.evaluation import Evaluator
from tests.sheets_sync.local_sheets.api import Api, Book
from tests.sheets_sync.local_sheets.formulas.evaluators import Clock, Counted


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def calculators() -> Counted:
    return Counted()


@pytest.fixture
def evaluator(clock: Clock, calculators: Counted) -> Iterator[Evaluator]:
    made = Evaluator(calculators, clock)
    yield made
    made.close()


@pytest.fixture
def book(store: Store, evaluator: Evaluator) -> Iterator[Book]:
    app = create_app(store, accept_any_token=True, evaluator=evaluator)
    server = LocalServer(store, app=app)
    server.start()
    api = Api(server.root)
    properties = {"title": "B", "locale": "zh_CN", "timeZone": "Asia/Shanghai"}
    created = api.call("POST", "/v4/spreadsheets", {"properties": properties})
    yield Book(api, created["spreadsheetId"])
    server.stop()
