"""Files and permissions as Drive v2 answers them: https://developers.google.com/workspace/drive/api/reference/rest/v2."""

from typing import Any

from sheets_sync.local_sheets.model.document import COMMENTING_ROLES, WRITING_ROLES, File
from sheets_sync.local_sheets.model.folders import root_id
from sheets_sync.local_sheets.operations.permissions import permission_id_of
from sheets_sync.local_sheets.responses.drive import Viewer, display_name, file_json

Json = dict[str, Any]

_SAME = (
    "kind",
    "id",
    "mimeType",
    "description",
    "iconLink",
    "version",
    "spaces",
    "explicitlyTrashed",
    "ownedByMe",
    "shared",
    "writersCanShare",
    "copyRequiresWriterPermission",
    "quotaBytesUsed",
    "exportLinks",
    "permissionIds",
    "folderColorRgb",
)
_RENAMED = {
    "name": "title",
    "createdTime": "createdDate",
    "modifiedTime": "modifiedDate",
    "modifiedByMeTime": "modifiedByMeDate",
    "viewedByMeTime": "lastViewedByMeDate",
    "webViewLink": "alternateLink",
    "size": "fileSize",
}


def file_json_v2(file: File, viewer: Viewer) -> Json:
    """The File resource of v2."""
    newer = file_json(file, viewer)
    role = viewer.tree.role_of(file, viewer.who)
    link = f"{viewer.root_url}/drive/v2/files/{file.file_id}"
    answer: Json = {name: newer[name] for name in _SAME if name in newer}
    answer |= {later: newer[name] for name, later in _RENAMED.items() if name in newer}
    answer |= {
        "etag": f'"{file.revision}"',
        "selfLink": link,
        "labels": {
            "starred": newer["starred"],
            "hidden": False,
            "trashed": newer["trashed"],
            "restricted": False,
            "viewed": True,
        },
        "parents": [parent_json(file, parent, viewer) for parent in newer.get("parents", ())],
        "userPermission": {
            "kind": "drive#permission",
            "id": "me",
            "selfLink": f"{link}/permissions/me",
            "role": "reader" if role == "commenter" else role,
            "type": "user",
        },
        "owners": [user_json_v2(file.owner, viewer.who)],
        "ownerNames": [display_name(file.owner)],
        "lastModifyingUser": user_json_v2(file.last_user or file.owner, viewer.who),
        "lastModifyingUserName": display_name(file.last_user or file.owner),
        "capabilities": {
            "canCopy": newer["capabilities"]["canCopy"],
            "canEdit": role in WRITING_ROLES,
        },
        "editable": role in WRITING_ROLES,
        "copyable": newer["capabilities"]["canCopy"],
        "canComment": role in COMMENTING_ROLES,
        "shareable": role in WRITING_ROLES,
        "appDataContents": False,
    }
    kept = [("properties", "PUBLIC"), ("appProperties", "PRIVATE")]
    answer["properties"] = [
        {"kind": "drive#property", "key": key, "value": value, "visibility": visibility}
        for name, visibility in kept
        for key, value in newer.get(name, {}).items()
    ]
    if "permissions" in newer:
        answer["permissions"] = [permission_json_v2(p) for p in newer["permissions"]]
    return answer


def parent_json(file: File, parent: str, viewer: Viewer) -> Json:
    """A ParentReference."""
    root = f"{viewer.root_url}/drive/v2/files/"
    return {
        "kind": "drive#parentReference",
        "id": parent,
        "selfLink": f"{root}{file.file_id}/parents/{parent}",
        "parentLink": root + parent,
        "isRoot": parent == root_id(viewer.who),
    }


def user_json_v2(address: str, who: str) -> Json:
    """A User resource of v2."""
    return {
        "kind": "drive#user",
        "displayName": display_name(address),
        "isAuthenticatedUser": address == who,
        "permissionId": permission_id_of(address),
        "emailAddress": address,
    }


def permission_json_v2(newer: Json) -> Json:
    """The Permission resource of v2 from that of v3; commenters are readers who may do more."""
    answer: Json = {
        "kind": "drive#permission",
        "id": newer["id"],
        "type": newer["type"],
        "role": newer["role"],
    }
    if newer["role"] == "commenter":
        answer |= {"role": "reader", "additionalRoles": ["commenter"]}
    for name in ("emailAddress", "domain", "pendingOwner", "deleted"):
        if name in newer:
            answer[name] = newer[name]
    if "displayName" in newer:
        answer["name"] = newer["displayName"]
    if newer["type"] in ("anyone", "domain"):
        answer["withLink"] = not newer.get("allowFileDiscovery")
    return answer
