"""Files and permissions as Drive v3 answers them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sheets_sync.local_sheets.model.document import COMMENTING_ROLES, WRITING_ROLES, File
from sheets_sync.local_sheets.model.folders import Tree
from sheets_sync.local_sheets.operations.permissions import owner_permission, permission_id_of

Json = dict[str, Any]

ICONS = "https://drive-thirdparty.googleusercontent.com/16/type/"
EXPORT_TYPES = {
    "application/x-vnd.oasis.opendocument.spreadsheet": "ods",
    "text/tab-separated-values": "tsv",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "text/csv": "csv",
    "application/zip": "zip",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}
SIZE = "1024"  # what Drive says of every small spreadsheet


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, under which root address, at which tree of folders."""

    who: str
    root_url: str
    tree: Tree


def rfc3339(milliseconds: int) -> str:
    """A moment as Drive writes it: 2026-03-05T08:00:00.000Z."""
    moment = dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{milliseconds % 1000:03d}Z"


def file_json(file: File, viewer: Viewer) -> Json:
    """The File resource as this identity sees it."""
    who, trashed = viewer.who, viewer.tree.is_trashed(file)
    role = viewer.tree.role_of(file, who)
    answer: Json = {
        "kind": "drive#file",
        "id": file.file_id,
        "name": file.name,
        "mimeType": file.mime_type,
        "starred": False,
        "trashed": trashed,
        "explicitlyTrashed": file.trashed,
        "spaces": ["drive"],
        "version": str(file.revision),
        "webViewLink": web_link(file, viewer.root_url),
        "iconLink": ICONS + file.mime_type,
        "hasThumbnail": False,
        "thumbnailVersion": "0",
        "viewedByMe": file.last_user == who,
        "createdTime": rfc3339(file.created),
        "modifiedTime": rfc3339(file.modified),
        "modifiedByMe": file.last_user == who,
        "owners": [user_json(file.owner, who)],
        "lastModifyingUser": user_json(file.last_user or file.owner, who),
        "ownedByMe": file.owner == who,
        "capabilities": _capabilities(file, role, trashed=trashed),
        "viewersCanCopyContent": not file.kept("copyRequiresWriterPermission"),
        "copyRequiresWriterPermission": False,
        "writersCanShare": True,
        "quotaBytesUsed": "0" if file.is_folder else SIZE,
        "isAppAuthorized": True,
    }
    if file.last_user == who:
        answer["modifiedByMeTime"] = answer["viewedByMeTime"] = rfc3339(file.modified)
    if not file.is_folder:
        answer["size"] = SIZE
        answer["exportLinks"] = export_links(file, viewer.root_url)
    answer.update({name: value for name, value in (file.extra or {}).items() if value is not None})
    answer.pop("parents", None)
    parent = viewer.tree.parent_id(file)
    if may_see_parent(file, viewer) and file.file_id != parent:
        answer["parents"] = [parent]
    permissions = list(permissions_json(file, viewer))
    answer["shared"] = len(permissions) > 1
    if role in WRITING_ROLES:
        answer["permissions"] = permissions
        answer["permissionIds"] = [permission["id"] for permission in permissions]
    return answer


def may_see_parent(file: File, viewer: Viewer) -> bool:
    """Whether this identity knows of the folder around a file."""
    folder = next(viewer.tree.ancestors(file), None)
    if folder is None:
        return file.owner == viewer.who
    return viewer.tree.role_of(folder, viewer.who) is not None


def web_link(file: File, root_url: str) -> str:
    """Where people open it in a browser."""
    if file.is_folder:
        return f"{root_url}/drive/folders/{file.file_id}"
    return f"{root_url}/spreadsheets/d/{file.file_id}/edit?usp=drivesdk"


def export_links(file: File, root_url: str) -> Json:
    """The addresses of its exports, by media type."""
    address = f"{root_url}/spreadsheets/export?id={file.file_id}&exportFormat="
    return {kind: address + short for kind, short in EXPORT_TYPES.items()}


def _capabilities(file: File, role: str | None, *, trashed: bool) -> Json:
    mine, writes, folder = role == "owner", role in WRITING_ROLES, file.is_folder
    reads_freely = writes or not file.kept("copyRequiresWriterPermission")
    return {
        "canAddChildren": folder and writes,
        "canAddMyDriveParent": False,
        "canChangeCopyRequiresWriterPermission": writes,
        "canChangeViewersCanCopyContent": writes,
        "canComment": role in COMMENTING_ROLES,
        "canCopy": not folder and reads_freely,
        "canDelete": mine,
        "canDownload": reads_freely,
        "canEdit": writes,
        "canListChildren": folder,
        "canModifyContent": writes,
        "canMoveItemWithinDrive": writes,
        "canReadRevisions": not folder and writes,
        "canRemoveChildren": folder and writes,
        "canRename": writes,
        "canShare": writes,
        "canTrash": mine and not trashed,
        "canUntrash": mine and trashed,
    }


def display_name(address: str) -> str:
    """The name of whoever has this address; service accounts have no other than it."""
    if address.endswith(".gserviceaccount.com"):
        return address
    return address.partition("@")[0]


def user_json(address: str, who: str) -> Json:
    """A User resource."""
    return {
        "kind": "drive#user",
        "displayName": display_name(address),
        "me": address == who,
        "permissionId": permission_id_of(address),
        "emailAddress": address,
    }


def permissions_json(file: File, viewer: Viewer) -> Iterator[Json]:
    """The owner's permission, those given to others, and those that folders around it give."""
    seen = set()
    own = (owner_permission(file), *file.permissions)
    for permission in (*own, *_inherited(file, viewer.tree)):
        if permission["id"] not in seen:
            seen.add(permission["id"])
            yield permission_json(permission)


def _inherited(file: File, tree: Tree) -> Iterator[Json]:
    for folder in tree.ancestors(file):
        yield {**owner_permission(folder), "role": "writer"}
        yield from folder.permissions


def permission_json(permission: Json) -> Json:
    """The Permission resource of one that is kept."""
    answer = dict(permission)
    if "emailAddress" in permission:
        answer["displayName"] = display_name(permission["emailAddress"])
        answer["deleted"] = False
        answer.setdefault("pendingOwner", False)
    elif permission["type"] == "domain":
        answer["displayName"] = permission.get("domain", "")
    return answer
