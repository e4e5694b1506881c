"""A process of writers for the crash test: prints each acknowledged write, until it is killed.

Run as `python writers.py HOME SPREADSHEET_ID ROUND`.
"""

import sys
import threading
from pathlib import Path

from sheets_sync.local_sheets import Store, open_store

WRITERS = 4


def _write(store: Store, spreadsheet_id: str, turn: int, writer: int) -> None:
    column = "ABCD"[writer]
    number = 0
    while True:
        number += 1
        row = number % 200 + 1
        text = f"{turn}/{writer}/{number}"
        if number % 20 == 0:
            cells, values = f"{column}1:{column}100", [[text]] * 100
        else:
            cells, values = f"{column}{row}", [[text]]
        body = {"range": cells, "valueInputOption": "RAW", "values": values}
        document, _ = store.write(spreadsheet_id, "values.update", body, who="w")
        sys.stdout.write(f"{document.revision} {cells} {text}\n")
        sys.stdout.flush()


def main() -> None:
    home, spreadsheet_id, turn = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    store = open_store(home)
    for writer in range(WRITERS):
        threading.Thread(target=_write, args=(store, spreadsheet_id, turn, writer)).start()


if __name__ == "__main__":
    main()
