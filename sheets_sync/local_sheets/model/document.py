"""A file of the store: its Drive side and the workbook in it."""

from dataclasses import dataclass, replace
from typing import Any

from sheets_sync.local_sheets.errors import forbidden
from sheets_sync.local_sheets.model.workbook import Workbook

Json = dict[str, Any]

WRITING_ROLES = ("owner", "organizer", "fileOrganizer", "writer")


@dataclass(frozen=True, slots=True)
class File:
    """What Drive knows of a spreadsheet. Times in milliseconds since 1970; the API's permissions.

    `revision` counts the acknowledged changes of the file and of the workbook in it.
    """

    file_id: str
    name: str
    owner: str
    created: int
    modified: int
    revision: int
    permissions: tuple[Json, ...] = ()
    trashed: bool = False
    deleted: bool = False
    extra: Json | None = None  # description, properties, appProperties, parents, starred

    def role_of(self, who: str) -> str | None:
        """The strongest role of this identity; None if it has none."""
        if who == self.owner:
            return "owner"
        roles = [
            str(permission["role"])
            for permission in self.permissions
            if permission["type"] == "anyone" or permission.get("emailAddress") == who
        ]
        return next((role for role in WRITING_ROLES if role in roles), roles[0] if roles else None)

    def check_access(self, who: str, *, writing: bool) -> None:
        """ApiError 403 unless this identity may read (or write) the file."""
        role = self.role_of(who)
        if role is None or (writing and role not in WRITING_ROLES):
            raise forbidden()


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a file with its workbook."""

    file: File
    workbook: Workbook

    @property
    def revision(self) -> int:
        """The file's revision."""
        return self.file.revision

    def with_workbook(self, workbook: Workbook) -> "Document":
        """The document with another version of its workbook; the file takes the title's name."""
        return Document(replace(self.file, name=workbook.title), workbook)
