"""A file of the store: its Drive side and the workbook in it."""

from dataclasses import dataclass, replace
from typing import Any

from sheets_sync.local_sheets.model.workbook import Workbook

Json = dict[str, Any]

SPREADSHEET_TYPE = "application/vnd.google-apps.spreadsheet"
FOLDER_TYPE = "application/vnd.google-apps.folder"
ROLES = ("owner", "organizer", "fileOrganizer", "writer", "commenter", "reader")
WRITING_ROLES = ROLES[:4]
COMMENTING_ROLES = ROLES[:5]


def strongest(roles: list[str]) -> str | None:
    """The role that allows most; None of none."""
    return next((role for role in ROLES if role in roles), None)


@dataclass(frozen=True, slots=True)
class File:
    """What Drive knows of a spreadsheet or folder. Times in milliseconds since 1970.

    `revision` counts the acknowledged changes of the file and of the workbook in it. `permissions`
    are the API's, without the owner's. `former` are addresses that have lost their permission.
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
    extra: Json | None = None  # the API's fields that are only kept, and parents
    mime_type: str = SPREADSHEET_TYPE
    last_user: str = ""
    former: tuple[str, ...] = ()
    kept_revisions: tuple[int, ...] = ()  # for good, however old they get

    @property
    def is_folder(self) -> bool:
        """Whether it holds files instead of a workbook."""
        return self.mime_type == FOLDER_TYPE

    @property
    def parent(self) -> str | None:
        """The id of its folder; None in the owner's root."""
        parents = (self.extra or {}).get("parents") or []
        return str(parents[0]) if parents and parents[0] != "root" else None

    def kept(self, name: str, default: object = None) -> Any:  # noqa: ANN401 - any JSON
        """A field that the API only keeps."""
        return (self.extra or {}).get(name, default)

    def role_of(self, who: str, *, by_link: bool = True) -> str | None:
        """The strongest role that the file itself gives to this identity; None if it has none.

        Without `by_link`, links to be passed on do not count: who has none does not find the file.
        """
        if who == self.owner:
            return "owner"
        return strongest([str(p["role"]) for p in self.permissions if _is_for(p, who, by_link)])


def _is_for(permission: Json, who: str, by_link: bool) -> bool:
    kind = permission["type"]
    if kind in ("anyone", "domain") and not (by_link or permission.get("allowFileDiscovery")):
        return False
    if kind == "domain":
        return who.casefold().endswith("@" + str(permission.get("domain", "")).casefold())
    address = str(permission.get("emailAddress", ""))
    return bool(kind == "anyone" or address.casefold() == who.casefold())


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a file with its workbook (without sheets in a folder) and its comments.

    `comments` are the API's, their times in milliseconds and their authors as addresses.
    """

    file: File
    workbook: Workbook
    comments: tuple[Json, ...] = ()

    @property
    def revision(self) -> int:
        """The file's revision."""
        return self.file.revision

    def with_workbook(self, workbook: Workbook) -> "Document":
        """The document with another version of its workbook; the file takes the title's name."""
        file, title = self.file, workbook.title
        if file.name != title:
            file = replace(file, name=title)
        return Document(file, workbook, self.comments)
