"""Why a store cannot be opened."""

from sheets_sync.errors import StorageError


class InUse(StorageError):  # noqa: N818 # read as `except InUse`
    """Another process has the store open."""


class Damaged(StorageError):  # noqa: N818 # read as `except Damaged`
    """What is on the disk is not what was written there."""
