"""One process at a time has the store of a home folder."""

import fcntl
import os
from pathlib import Path
from typing import IO

from sheets_sync.errors import ConfigurationError, StorageError
from sheets_sync.local_sheets.storage.failures import InUse
from sheets_sync.local_sheets.storage.places import make_home
from sheets_sync.local_sheets.storage.schema import LOCK_NAME


def take_lock(home: Path) -> IO[str]:
    """Hold the home folder, made if it is missing, until the file is closed; InUse with a line."""
    try:
        make_home(home)
    except OSError as error:
        raise ConfigurationError(
            f"Cannot use {home} as home ({error.strerror}): name a folder that you may write to."
        ) from error
    path = home / LOCK_NAME
    try:
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
    except OSError as error:
        raise StorageError(f"{path}: {error.strerror}. Check the folder's owner.") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        holder = file.read().strip() or "another process"
        file.close()
        raise InUse(
            f"The local workbook in {home} is in use by {holder}: stop it or use its address."
        ) from None
    file.truncate(0)
    file.write(f"process {os.getpid()}")
    file.flush()
    return file
