"""A server of its own process, and the spreadsheet that calls are aimed at."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from tests.product import ROOT

Json = dict[str, Any]


@dataclass(slots=True)
class Server:
    """A running `scripts.serve_local`; what it writes to stderr goes to `log`."""

    process: psutil.Popen
    root: str
    log: Path
    _told: int = 0

    def fresh_log(self) -> str:
        """What it has logged since this was last asked."""
        text = self.log.read_text("utf-8", "replace")
        fresh, self._told = text[self._told :], len(text)
        return fresh

    def resident(self) -> int:
        """Bytes of memory, those of the processes that it has started too."""
        every = [self.process, *self.process.children(recursive=True)]
        return sum(int(process.memory_info().rss) for process in every)


@contextmanager
def serving(home: Path) -> Iterator[Server]:
    """A server of its own process on a free port, stopped at the end."""
    log = home.parent / f"{home.name}.log"
    words = ["-m", "scripts.serve_local", "--port", "0", "--home", str(home), "--accept-any-token"]
    with log.open("ab") as errors:
        process = psutil.Popen(
            [sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        )
    try:
        root = process.stdout.readline().strip()
        process.stdout.readline()
        assert root, log.read_text("utf-8")
        yield Server(process, root, log, len(log.read_text("utf-8", "replace")))
    finally:
        process.terminate()
        process.communicate(timeout=60)


def furniture(sheet_id: int) -> list[Json]:
    """Requests that put something of every sort on a tab, for later calls to change."""
    area = {
        "sheetId": sheet_id,
        "startRowIndex": 0,
        "endRowIndex": 6,
        "startColumnIndex": 0,
        "endColumnIndex": 3,
    }
    rows = {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": 1, "endIndex": 4}
    cells = [{"userEnteredValue": {"stringValue": text}} for text in ("x", "=A1", "7")]
    bold = {"textFormat": {"bold": True}}
    condition = {"type": "NUMBER_GREATER", "values": [{"userEnteredValue": "1"}]}
    sources = {"sourceRange": {"sources": [{**area, "endColumnIndex": 1}]}}
    chart = {"basicChart": {"chartType": "LINE", "series": [{"series": sources}]}}
    cell = {"sheetId": sheet_id, "rowIndex": 0, "columnIndex": 0}
    entry = {"metadataKey": "k", "metadataValue": "v", "visibility": "DOCUMENT"}
    return [
        {"updateCells": {"range": area, "rows": [{"values": cells}] * 4, "fields": "*"}},
        {"addNamedRange": {"namedRange": {"name": "names", "range": area}}},
        {"addProtectedRange": {"protectedRange": {"range": area, "warningOnly": True}}},
        {"addBanding": {"bandedRange": {"range": area, "rowProperties": {"firstBandColor": {}}}}},
        {"addFilterView": {"filter": {"title": "view", "range": area}}},
        {"setBasicFilter": {"filter": {"range": area}}},
        {
            "addConditionalFormatRule": {
                "rule": {"ranges": [area], "booleanRule": {"condition": condition, "format": bold}}
            }
        },
        {"addDimensionGroup": {"range": rows}},
        {
            "addChart": {
                "chart": {"spec": chart, "position": {"overlayPosition": {"anchorCell": cell}}}
            }
        },
        {"addSlicer": {"slicer": {"spec": {"dataRange": area}}}},
        {"addTable": {"table": {"name": "table", "range": area}}},
        {
            "createDeveloperMetadata": {
                "developerMetadata": {
                    **entry,
                    "location": {"dimensionRange": {**rows, "endIndex": 2}},
                }
            }
        },
        {
            "createDeveloperMetadata": {
                "developerMetadata": {**entry, "location": {"spreadsheet": True}}
            }
        },
    ]
