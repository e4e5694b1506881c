"""An embedded server that speaks the Google Sheets v4 and Drive v3 protocols on SQLite."""

from sheets_sync.local_sheets.app import create_app
from sheets_sync.local_sheets.faults import Faults
from sheets_sync.local_sheets.home import ACCOUNT_FILE, WORKBOOK_FILE, write_workbook_file
from sheets_sync.local_sheets.quotas import Quotas
from sheets_sync.local_sheets.server import LocalServer, Server
from sheets_sync.local_sheets.storage.failures import Damaged, InUse
from sheets_sync.local_sheets.storage.store import Change, Store, open_store

__all__ = [
    "ACCOUNT_FILE",
    "WORKBOOK_FILE",
    "Change",
    "Damaged",
    "Faults",
    "InUse",
    "LocalServer",
    "Quotas",
    "Server",
    "Store",
    "create_app",
    "open_store",
    "write_workbook_file",
]
