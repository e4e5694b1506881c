"""Failures that stop work: each carries one line that says what to do."""


class GridbookError(Exception):
    """Something outside the sheet's cells is wrong; `str(error)` is the line shown to people."""


class ConfigurationError(GridbookError):
    """A setting, a key file or a port that cannot be used."""


class TransportError(GridbookError):
    """The Sheets API cannot be reached or refuses; `permanent` tells whether trying again helps."""

    def __init__(self, message: str, *, permanent: bool, status: int | None = None) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.status = status


class WorkbookError(GridbookError):
    """The workbook is not one that Gridbook can work on (wrong kind, wrong id, not set up)."""


class StorageError(GridbookError):
    """The database or the disk refuses: locked by another process, full, damaged."""
