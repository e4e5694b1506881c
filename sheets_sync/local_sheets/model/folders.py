"""Folders: where a file stands, and what it takes over from the folders around it."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator

from sheets_sync.local_sheets.model.document import FOLDER_TYPE, File, strongest
from sheets_sync.local_sheets.model.workbook import Workbook

ROOT_NAME = "My Drive"


def root_id(owner: str) -> str:
    """The id of an identity's root folder: 19 characters, like Google's."""
    digest = hashlib.sha256(owner.encode()).digest()
    return "0A" + base64.urlsafe_b64encode(digest).decode()[:11] + "Uk9PVA"


def root_folder(owner: str) -> File:
    """The root folder itself, which no store holds."""
    return File(root_id(owner), ROOT_NAME, owner, 0, 0, 1, mime_type=FOLDER_TYPE, last_user=owner)


def empty_folder(file_id: str, name: str) -> Workbook:
    """What stands in a folder's document in place of a workbook."""
    return Workbook(file_id, {"title": name}, ())


class Tree:
    """The folders of a store; `find` knows every file by its id, deleted ones too."""

    def __init__(self, find: Callable[[str], File | None]) -> None:
        self._find = find

    def parent_id(self, file: File) -> str:
        """The id of the folder in which it stands, that of its owner's root if in none."""
        folder = self._folder_of(file)
        return root_id(file.owner) if folder is None else folder.file_id

    def ancestors(self, file: File) -> Iterator[File]:
        """The folders around it, the nearest first; roots are none."""
        seen = {file.file_id}
        folder = self._folder_of(file)
        while folder is not None and folder.file_id not in seen:
            seen.add(folder.file_id)
            yield folder
            folder = self._folder_of(folder)

    def _folder_of(self, file: File) -> File | None:
        folder = self._find(file.parent) if file.parent is not None else None
        return folder if folder is not None and folder.is_folder and not folder.deleted else None

    def is_trashed(self, file: File) -> bool:
        """Whether it lies in the trash, by itself or with a folder."""
        return file.trashed or any(folder.trashed for folder in self.ancestors(file))

    def role_of(self, file: File, who: str, *, by_link: bool = True) -> str | None:
        """The strongest role on a file, its own or one that a folder gives; None if there is none.

        The owner of a folder may write what others put into it.
        """
        roles = [file.role_of(who, by_link=by_link)]
        for folder in self.ancestors(file):
            role = folder.role_of(who, by_link=by_link)
            roles.append("writer" if role == "owner" else role)
        return strongest([role for role in roles if role is not None])

    def inside(self, folder_id: str, files: Iterable[File]) -> list[File]:
        """Those of the files that stand in this folder or in one below it."""
        return [
            file for file in files if folder_id in {above.file_id for above in self.ancestors(file)}
        ]
