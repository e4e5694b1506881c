"""People at work on a shared sheet: each act is one edit, made without regard to the service."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any, Final

from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.model.values import Value, extended_value
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.snapshot import Cell
from tests.campaigns import community
from tests.campaigns.standing import Row, Standing, standing
from tests.campaigns.truth import Truth, human_cells, token_of

Json = dict[str, Any]
Act = Callable[["People", Standing], list[Json]]

_REMOVABLE: Final = ("record_id", "check", "check_notes", "first_seen", "topic", "reason")


@dataclass(slots=True)
class People:
    """Several people, played by one random source; `truths` are told what each act means."""

    random: Random
    sheets: dict[str, int]
    truths: dict[str, Truth]
    send: Callable[[list[Json]], None]
    document: Document
    acts: list[str] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _gone: list[tuple[str, str, Row]] = field(default_factory=list)
    _copies: list[int] = field(default_factory=list)

    def act(self, document: Document) -> None:
        """One edit of somebody's."""
        self.document = document
        tab = "services" if self.random.random() < 0.2 else "diary"
        now = standing(document, tab, self.sheets[tab])
        act = self.random.choices(ACTS, WEIGHTS)[0]
        requests = act(self, now)
        if requests:
            self.acts.append(f"{act.__name__} {tab}")
            self.send(requests)

    def some_row(self, now: Standing) -> tuple[int, str] | None:
        """Any row that carries a token, and the token."""
        rows = [(i, token) for i, row in now.rows() if (token := token_of(now.tab, row))]
        return self.random.choice(rows) if rows else None

    def write(self, now: Standing, row: int, cells: dict[str, Cell]) -> list[Json]:
        """Requests that type cells into a row, by column key; the grid grows for it."""
        return _grown(now, row) + [
            typing(now.sheet_id, row, now.places[key], [cell])
            for key, cell in cells.items()
            if key in now.places
        ]

    def new_row(self, now: Standing, row: int, cells: dict[str, Cell] | None = None) -> list[Json]:
        """Type a row under a token of its own; what stood there gives way."""
        truth = self.truths[now.tab]
        token = f"〔T{next(self._numbers):05}〕"
        old = now.row(row) if row < now.end else {}
        former = truth.owner.get(str(old.get("record_id", "")), "")
        truth.heirs[token] |= {former, token_of(now.tab, old), *truth.cleared} - {""}
        blank = {c.key: "" for c in TAB[now.tab].columns if c.human and old.get(c.key, "") != ""}
        typed = cells or community.row(now.tab, token, self.random)
        typed[community.TOKEN_COLUMN[now.tab]] = (
            str(typed[community.TOKEN_COLUMN[now.tab]]).partition("〔")[0] + token
        )
        return self.write(now, row, {**blank, **typed})

    def pick(self, keys: Sequence[str]) -> list[str]:
        """One of them, or now and then more."""
        return self.random.sample(list(keys), k=min(len(keys), self.random.choice((1, 1, 1, 3))))

    def disturb(self, now: Standing, *tokens: str) -> None:
        """The ids of these tokens are no longer what the service wrote."""
        self.truths[now.tab].disturbed.update(dict.fromkeys(tokens, now.revision))

    def tokens_between(self, now: Standing, start: int, end: int) -> list[str]:
        """The tokens on rows `start` to `end`, the last excluded."""
        return [token for i in range(start, end) if (token := token_of(now.tab, now.row(i)))]

    def destroy(self, now: Standing, row: int) -> None:
        """What a row says is about to go; another row may say the same."""
        token = token_of(now.tab, now.row(row))
        if self.tokens_between(now, 1, now.end).count(token) > 1:
            self.truths[now.tab].halved[token] = now.revision

    def keep_for_undo(self, now: Standing, row: int) -> None:
        """Remember a row that is about to be deleted, as Ctrl+Z would bring it back."""
        cells = now.row(row)
        token = token_of(now.tab, cells)
        if token and str(cells.get("record_id", "")) in self.truths[now.tab].bound.get(token, ()):
            self._gone.append((now.tab, token, cells))


def typing(sheet_id: int, row: int, column: int, cells: Sequence[Value]) -> Json:
    """Cells typed side by side."""
    values = [{"userEnteredValue": extended_value(cell)} for cell in cells]
    start = {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column}
    return {"updateCells": {"start": start, "rows": [{"values": values}], "fields": FIELDS}}


FIELDS: Final = "userEnteredValue"


def _grown(now: Standing, row: int) -> list[Json]:
    """Requests that make room for a row below the grid's last."""
    missing = row + 1 - now.grid.row_count
    growth = {"sheetId": now.sheet_id, "dimension": "ROWS", "length": missing}
    return [{"appendDimension": growth}] if missing > 0 else []


def _area(now: Standing, top: int, bottom: int, left: int = 0, right: int | None = None) -> Json:
    return {
        "sheetId": now.sheet_id,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right or now.grid.column_count,
    }


def _span(now: Standing, axis: str, start: int, end: int) -> Json:
    return {"sheetId": now.sheet_id, "dimension": axis, "startIndex": start, "endIndex": end}


def _insertion(now: Standing, at: int, rows: int = 1) -> Json:
    """Rows inserted below row `at - 1`, where the grid may end."""
    span = _span(now, "ROWS", at, at + rows)
    return {"insertDimension": {"range": span, "inheritFromBefore": True}}


def insert_rows(people: People, now: Standing) -> list[Json]:
    at = people.random.randint(1, now.end)
    return [_insertion(now, at, people.random.randint(1, 3))]


def delete_row(people: People, now: Standing) -> list[Json]:
    if now.end < 4:
        return []
    at = people.random.randrange(1, now.end)
    people.destroy(now, at)
    people.keep_for_undo(now, at)
    return [{"deleteDimension": {"range": _span(now, "ROWS", at, at + 1)}}]


def undo_delete(people: People, now: Standing) -> list[Json]:
    if not people._gone or people._gone[-1][0] != now.tab:
        return []
    _, token, cells = people._gone.pop()
    truth = people.truths[now.tab]
    if token in people.tokens_between(now, 1, now.end):
        return []
    if str(cells["record_id"]) not in truth.bound.get(token, ()):
        return []
    # To the journal it may have vanished: only its id brings it back, unless another row, pasted
    # over a copy of it, has gone on under that id.
    truth.edited[token] = now.revision
    taken = {str(row.get("record_id", "")) for _, row in now.rows()}
    if "record_id" not in now.places or str(cells["record_id"]) in taken:
        people.disturb(now, token)
    at = people.random.randint(1, now.end)
    insert = _insertion(now, at)
    typed = [
        typing(now.sheet_id, at, now.places[key], [cell])
        for key, cell in cells.items()
        if key in now.places and cell != ""
    ]
    return [insert, *typed]


def sort_rows(people: People, now: Standing) -> list[Json]:
    """The whole data range or some rows of it, by any column."""
    top, bottom = 1, now.end
    if people.random.random() < 0.4 and now.end > 4:
        top = people.random.randrange(1, now.end - 2)
        bottom = people.random.randrange(top + 2, now.end + 1)
    return [_sorting(people, now, _area(now, top, bottom), 0)] if bottom - top > 1 else []


def sort_without_ids(people: People, now: Standing) -> list[Json]:
    """Somebody marks all columns but the first, which holds the ids, and sorts."""
    if now.places.get("record_id") != 0 or now.end < 4:
        return []
    top = people.random.randrange(1, now.end - 2)
    bottom = min(now.end, top + people.random.randint(2, 6))
    people.disturb(now, *people.tokens_between(now, top, bottom))
    return [_sorting(people, now, _area(now, top, bottom, 1), 1)]


def _sorting(people: People, now: Standing, area: Json, left: int) -> Json:
    column = people.random.randrange(left, now.grid.column_count)
    order = people.random.choice(("ASCENDING", "DESCENDING"))
    return {
        "sortRange": {"range": area, "sortSpecs": [{"dimensionIndex": column, "sortOrder": order}]}
    }


def filter_rows(people: People, now: Standing) -> list[Json]:
    if people.random.random() < 0.4:
        return [{"clearBasicFilter": {"sheetId": now.sheet_id}}]
    hidden = {"hiddenValues": ["通过"]}
    place = str(now.places.get("check", 0))
    area = _area(now, 0, now.end)
    return [{"setBasicFilter": {"filter": {"range": area, "criteria": {place: hidden}}}}]


def paste_over(people: People, now: Standing) -> list[Json]:
    """A row, mostly with its id, pasted over another one; often changed at once."""
    source, target = people.some_row(now), people.some_row(now)
    if source is None or target is None or source == target:
        return []
    return _copied(people, now, source, target[0])


def copy_row(people: People, now: Standing) -> list[Json]:
    """A row with its service cells copied to the bottom or between others."""
    source = people.some_row(now)
    if source is None:
        return []
    if people.random.random() < 0.6:
        return _copied(people, now, source, now.end)
    at = people.random.randint(1, now.end)
    moved = (source[0] + (at <= source[0]), source[1])
    insert = _insertion(now, at)
    return [insert, *_copied(people, now, moved, at, fresh=True)]


def _copied(
    people: People, now: Standing, source: tuple[int, str], to: int, *, fresh: bool = False
) -> list[Json]:
    row, token = source
    truth = people.truths[now.tab]
    left = 1 if people.random.random() < 0.3 and now.places.get("record_id") == 0 else 0
    paste = {
        "source": _area(now, row, row + 1, left),
        "destination": _area(now, to, to + 1, left),
        "pasteType": "PASTE_NORMAL",
    }
    old = now.row(to) if to < now.end and not fresh else {}
    if old:
        people.destroy(now, to)
    seen_ids = (str(cells.get("record_id", "")) for cells in (old, now.row(row)))
    former = {token_of(now.tab, old), *(truth.owner.get(i, "") for i in seen_ids)} - {""}
    people.disturb(now, token)
    truth.heirs[token] |= former
    requests: list[Json] = [*([] if fresh else _grown(now, to)), {"copyPaste": paste}]
    if people.random.random() < 0.6:  # it was meant as a pattern for a new entry
        text = f"照上次又走了一趟,情况照旧〔T{next(people._numbers):05}〕"
        new = token_of(now.tab, {community.TOKEN_COLUMN[now.tab]: text})
        truth.heirs[new] |= {token, *former}
        cells: dict[str, Cell] = {community.TOKEN_COLUMN[now.tab]: text}
        for key in now.places:
            if community.typed(now.tab, key) and people.random.random() < 0.3:
                cells[key] = community.one_cell(now.tab, key, people.random)
        requests += [r for r in people.write(now, to, cells) if "updateCells" in r]
    return requests


def cut_row(people: People, now: Standing) -> list[Json]:
    """A row cut and pasted below the last one, or dragged elsewhere."""
    source = people.some_row(now)
    if source is None:
        return []
    at = source[0]
    if people.random.random() < 0.5:
        to = {"sheetId": now.sheet_id, "rowIndex": now.end, "columnIndex": 0}
        paste = {"source": _area(now, at, at + 1), "destination": to, "pasteType": "PASTE_NORMAL"}
        return [*_grown(now, now.end), {"cutPaste": paste}]
    to_row = people.random.randint(1, now.end)
    if at <= to_row <= at + 1:
        return []
    span = _span(now, "ROWS", at, at + 1)
    return [{"moveDimension": {"source": span, "destinationIndex": to_row}}]


def move_column(people: People, now: Standing) -> list[Json]:
    at = people.random.randrange(now.grid.column_count)
    to = people.random.randrange(now.grid.column_count + 1)
    if at <= to <= at + 1:
        return []
    span = _span(now, "COLUMNS", at, at + 1)
    return [{"moveDimension": {"source": span, "destinationIndex": to}}]


def rename_header(people: People, now: Standing) -> list[Json]:
    key, place = people.random.choice(list(now.places.items()))
    title = TAB[now.tab].column(key).title("zh-CN")
    text = people.random.choice((f"{title}(必填)", title, f"我的{title}", ""))
    return [typing(now.sheet_id, 0, place, [text])]


def edit_cell(people: People, now: Standing) -> list[Json]:
    found = people.some_row(now)
    if found is None:
        return []
    row, token = found
    keys = [key for key in now.places if community.typed(now.tab, key)]
    people.truths[now.tab].edited[token] = now.revision
    cells = {key: community.one_cell(now.tab, key, people.random) for key in people.pick(keys)}
    return people.write(now, row, cells)


def clear_cell(people: People, now: Standing) -> list[Json]:
    found = people.some_row(now)
    if found is None:
        return []
    row, token = found
    key = people.random.choice([k for k in now.places if k != community.TOKEN_COLUMN[now.tab]])
    if key == "record_id":
        people.disturb(now, token)
    elif TAB[now.tab].column(key).human:
        people.truths[now.tab].edited[token] = now.revision
    return people.write(now, row, {key: ""})


def clear_id(people: People, now: Standing) -> list[Json]:
    return type_id(people, now, "")


def garbage_id(people: People, now: Standing) -> list[Json]:
    texts = ("D-999999", "F-000001", "abc", "7", "d-1", "编号", "D-000000")
    return type_id(people, now, people.random.choice(texts))


def other_id(people: People, now: Standing) -> list[Json]:
    """An id that belongs to another row; sometimes the two change places."""
    found, other = people.some_row(now), people.some_row(now)
    if found is None or other is None or "record_id" not in now.places:
        return []
    mine, theirs = now.row(found[0])["record_id"], now.row(other[0])["record_id"]
    requests = type_id(people, now, theirs, found)
    if people.random.random() < 0.4:
        requests += type_id(people, now, mine, other)
    return requests


def type_id(
    people: People, now: Standing, text: Value, at: tuple[int, str] | None = None
) -> list[Json]:
    found = at or people.some_row(now)
    if found is None or "record_id" not in now.places:
        return []
    people.disturb(now, found[1])
    return [typing(now.sheet_id, found[0], now.places["record_id"], [text])]


def clear_row(people: People, now: Standing) -> list[Json]:
    """All human cells of a row."""
    found = people.some_row(now)
    if found is None:
        return []
    human = [c.key for c in TAB[now.tab].columns if c.human]
    people.destroy(now, found[0])
    people.truths[now.tab].cleared.add(found[1])
    return people.write(now, found[0], dict.fromkeys(human, ""))


def type_row_below(people: People, now: Standing) -> list[Json]:
    return people.new_row(now, now.end)


def type_row_between(people: People, now: Standing) -> list[Json]:
    blank = [i for i, row in now.rows() if not any(human_cells(now.tab, row))]
    return people.new_row(now, people.random.choice(blank)) if blank else []


def type_many_rows(people: People, now: Standing) -> list[Json]:
    first, size = now.end, people.random.randint(4, 12)
    requests = _grown(now, first + size - 1)
    for row in range(first, first + size):
        requests += [r for r in people.new_row(now, row) if "updateCells" in r]
    return requests


def begin_row(people: People, now: Standing) -> list[Json]:
    """One cell of a row that is typed on later."""
    return people.new_row(now, now.end, {community.TOKEN_COLUMN[now.tab]: "还没写完"})


def type_over_service_cells(people: People, now: Standing) -> list[Json]:
    found = people.some_row(now)
    if found is None:
        return []
    texts: dict[str, Cell] = {"check": "通过", "check_notes": "没问题", "first_seen": 45000}
    return people.write(now, found[0], {key: texts[key] for key in people.pick(list(texts))})


def drop_blank_rows(people: People, now: Standing) -> list[Json]:
    """The grid ends right below the last filled row."""
    if now.grid.row_count <= now.end + 1:
        return []
    span = _span(now, "ROWS", now.end + 1, now.grid.row_count)
    return [{"deleteDimension": {"range": span}}]


def delete_column(people: People, now: Standing) -> list[Json]:
    keys = [key for key in _REMOVABLE if key in now.places]
    if not keys:
        return []
    key = people.random.choice(keys)
    truth = people.truths[now.tab]
    marks = truth.edited if TAB[now.tab].column(key).human else truth.disturbed
    if key == "record_id" or marks is truth.edited:
        marks.update(dict.fromkeys(people.tokens_between(now, 1, now.end), now.revision))
    at = now.places[key]
    return [{"deleteDimension": {"range": _span(now, "COLUMNS", at, at + 1)}}]


def restore_column(people: People, now: Standing) -> list[Json]:
    lost = [c for c in TAB[now.tab].columns if c.key not in now.places]
    if not lost:
        return []
    at = people.random.randrange(now.grid.column_count)
    insert = {"insertDimension": {"range": _span(now, "COLUMNS", at, at + 1)}}
    return [insert, typing(now.sheet_id, 0, at, [lost[0].title("zh-CN")])]


def duplicate_tab(people: People, now: Standing) -> list[Json]:
    if people._copies:
        return [{"deleteSheet": {"sheetId": people._copies.pop()}}]
    copy = people.random.randrange(1, 2**30)
    people._copies.append(copy)
    return [{"duplicateSheet": {"sourceSheetId": now.sheet_id, "newSheetId": copy}}]


def move_home(people: People, now: Standing) -> list[Json]:
    """The office moves a home to the other grid."""
    homes = standing(people.document, "households", people.sheets["households"])
    row = people.random.randrange(1, homes.end)
    grid = people.random.choice(("W01", "W02"))
    return [typing(homes.sheet_id, row, homes.places["grid"], [grid])]


_WEIGHTED: Final[dict[Act, float]] = {
    insert_rows: 4,
    delete_row: 4,
    undo_delete: 2,
    sort_rows: 9,
    sort_without_ids: 1,
    filter_rows: 1,
    paste_over: 2,
    copy_row: 4,
    cut_row: 4,
    move_column: 2,
    rename_header: 1.5,
    edit_cell: 8,
    clear_cell: 2,
    clear_id: 1.5,
    garbage_id: 1.5,
    other_id: 1,
    clear_row: 2,
    type_row_below: 6,
    type_row_between: 3,
    type_many_rows: 1,
    begin_row: 2,
    type_over_service_cells: 2,
    drop_blank_rows: 1,
    delete_column: 0.3,
    restore_column: 1,
    duplicate_tab: 0.3,
    move_home: 0.7,
}
ACTS: Final = list(_WEIGHTED)
WEIGHTS: Final = list(_WEIGHTED.values())
