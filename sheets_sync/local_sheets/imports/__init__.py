"""Other programs' files as sheets."""

from sheets_sync.local_sheets.imports.tables import sheets_of_table
from sheets_sync.local_sheets.imports.text import sheet_of_text

__all__ = ["sheet_of_text", "sheets_of_table"]
