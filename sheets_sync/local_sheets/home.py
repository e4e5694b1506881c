"""The files of the home folder that tell clients where the local workbook is."""

import json
import os
import tempfile
from pathlib import Path

ACCOUNT_FILE = "local-service-account.json"
WORKBOOK_FILE = "workbook.json"


def write_private(path: Path, text: str) -> None:
    """Replace a file at once, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)


def write_workbook_file(home: Path, spreadsheet_id: str, sheets_root: str) -> Path:
    """`workbook.json` in the home folder: which spreadsheet, and where its API answers."""
    path = home / WORKBOOK_FILE
    content = {"spreadsheet_id": spreadsheet_id, "sheets_root": sheets_root.rstrip("/")}
    write_private(path, json.dumps(content, indent=2) + "\n")
    return path
