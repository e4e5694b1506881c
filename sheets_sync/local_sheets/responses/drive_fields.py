"""The names that a `fields` parameter of Drive may select, resource by resource."""

from sheets_sync.local_sheets.drive_errors import invalid_field
from sheets_sync.local_sheets.model.field_mask import Mask

_PLAIN = {
    "About": (
        "appInstalled canCreateDrives canCreateTeamDrives driveThemes exportFormats "
        "folderColorPalette importFormats kind maxImportSizes maxUploadSize storageQuota "
        "teamDriveThemes"
    ),
    "Change": ("changeType drive driveId fileId kind removed teamDrive teamDriveId time type"),
    "ChangeList": ("kind newStartPageToken nextPageToken"),
    "Comment": (
        "anchor assigneeEmailAddress content createdTime deleted htmlContent id kind "
        "mentionedEmailAddresses modifiedTime quotedFileContent resolved"
    ),
    "CommentList": ("kind nextPageToken"),
    "File": (
        "appProperties capabilities clientEncryptionDetails contentHints contentRestrictions "
        "copyRequiresWriterPermission createdTime description downloadRestrictions driveId "
        "explicitlyTrashed exportLinks fileExtension folderColorRgb fullFileExtension "
        "hasAugmentedPermissions hasThumbnail headRevisionId iconLink id imageMediaMetadata "
        "inheritedPermissionsDisabled isAppAuthorized kind labelInfo linkShareMetadata "
        "md5Checksum mimeType modifiedByMe modifiedByMeTime modifiedTime name originalFilename "
        "ownedByMe parents permissionIds properties quotaBytesUsed resourceKey sha1Checksum "
        "sha256Checksum shared sharedWithMeTime shortcutDetails size spaces starred teamDriveId "
        "thumbnailLink thumbnailVersion trashed trashedTime version videoMediaMetadata viewedByMe "
        "viewedByMeTime viewersCanCopyContent webContentLink webViewLink writersCanShare"
    ),
    "FileList": ("incompleteSearch kind nextPageToken"),
    "GeneratedIds": ("ids kind space"),
    "Permission": (
        "allowFileDiscovery deleted displayName domain emailAddress expirationTime id "
        "inheritedPermissionsDisabled kind pendingOwner permissionDetails photoLink role "
        "teamDrivePermissionDetails type view"
    ),
    "PermissionList": ("kind nextPageToken"),
    "Reply": (
        "action assigneeEmailAddress content createdTime deleted htmlContent id kind "
        "mentionedEmailAddresses modifiedTime"
    ),
    "ReplyList": ("kind nextPageToken"),
    "Revision": (
        "exportLinks id keepForever kind md5Checksum mimeType modifiedTime originalFilename "
        "publishAuto published publishedLink publishedOutsideDomain size"
    ),
    "RevisionList": ("kind nextPageToken"),
    "StartPageToken": ("kind startPageToken"),
    "User": ("displayName emailAddress kind me permissionId photoLink"),
}
_NESTED = {
    "About": {"user": "User"},
    "Change": {"file": "File"},
    "ChangeList": {"changes": "Change"},
    "Comment": {"author": "User", "replies": "Reply"},
    "CommentList": {"comments": "Comment"},
    "File": {
        "lastModifyingUser": "User",
        "owners": "User",
        "permissions": "Permission",
        "sharingUser": "User",
        "trashingUser": "User",
    },
    "FileList": {"files": "File"},
    "PermissionList": {"permissions": "Permission"},
    "Reply": {"author": "User"},
    "ReplyList": {"replies": "Reply"},
    "Revision": {"lastModifyingUser": "User"},
    "RevisionList": {"revisions": "Revision"},
}
_NAMES = {kind: frozenset(text.split()) for kind, text in _PLAIN.items()}


def check_fields(mask: Mask, kind: str) -> None:
    """ApiError 400 for a name that the resource does not have."""
    nested = _NESTED.get(kind, {})
    for name, below in mask.items():
        if name in nested:
            check_fields(below, nested[name])
        elif name != "*" and name not in _NAMES[kind]:
            raise invalid_field(name)
