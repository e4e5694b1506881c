"""Files and permissions as Drive v3 answers them."""

import datetime as dt
from typing import Any

from sheets_sync.local_sheets.model.document import WRITING_ROLES, File

Json = dict[str, Any]

SPREADSHEET_TYPE = "application/vnd.google-apps.spreadsheet"
DEFAULT_FIELDS = "kind,id,name,mimeType"


def rfc3339(milliseconds: int) -> str:
    """A moment as Drive writes it: 2026-03-05T08:00:00.000Z."""
    moment = dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{milliseconds % 1000:03d}Z"


def file_json(file: File, who: str, root_url: str) -> Json:
    """The File resource as this identity sees it."""
    mine = file.owner == who
    can_write = file.role_of(who) in WRITING_ROLES
    answer: Json = {
        "kind": "drive#file",
        "id": file.file_id,
        "name": file.name,
        "mimeType": SPREADSHEET_TYPE,
        "starred": False,
        "trashed": file.trashed,
        "explicitlyTrashed": file.trashed,
        "parents": ["root"],
        "spaces": ["drive"],
        "version": str(file.revision),
        "webViewLink": f"{root_url}/spreadsheets/d/{file.file_id}/edit",
        "createdTime": rfc3339(file.created),
        "modifiedTime": rfc3339(file.modified),
        "owners": [user_json(file.owner, who)],
        "ownedByMe": mine,
        "shared": bool(file.permissions),
        "capabilities": {"canEdit": can_write, "canDelete": mine, "canShare": can_write},
        "permissions": permissions_json(file),
        "permissionIds": [permission["id"] for permission in permissions_json(file)],
        "size": "0",
    }
    answer.update(file.extra or {})
    return answer


def user_json(address: str, who: str) -> Json:
    """A User resource."""
    return {
        "kind": "drive#user",
        "displayName": address.partition("@")[0],
        "me": address == who,
        "permissionId": _owner_permission_id(address),
        "emailAddress": address,
    }


def permissions_json(file: File) -> list[Json]:
    """The owner's permission and those given to others."""
    owner = {
        "kind": "drive#permission",
        "id": _owner_permission_id(file.owner),
        "type": "user",
        "role": "owner",
        "emailAddress": file.owner,
        "displayName": file.owner.partition("@")[0],
        "deleted": False,
        "pendingOwner": False,
    }
    return [owner, *file.permissions]


def _owner_permission_id(address: str) -> str:
    return f"{int.from_bytes(address.encode()[-8:].rjust(8, b'0'), 'big') % 10**20:020d}"
