"""What Drive says of itself and of the caller."""

from typing import Any

from sheets_sync.local_sheets.model.document import SPREADSHEET_TYPE
from sheets_sync.local_sheets.responses.drive import EXPORT_TYPES, SIZE, user_json

Json = dict[str, Any]

MAX_UPLOAD = 104_857_600  # bytes: what Google turns into a spreadsheet at most
IMPORT_TYPES = {
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-excel.sheet.macroenabled.12": "xlsx",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/x-vnd.oasis.opendocument.spreadsheet": "ods",
}


def about_json(who: str, spreadsheets: int) -> Json:
    """The About resource: the caller, and what can be taken in and given out."""
    used = str(spreadsheets * int(SIZE))
    return {
        "kind": "drive#about",
        "user": user_json(who, who),
        "storageQuota": {"usage": used, "usageInDrive": used, "usageInDriveTrash": "0"},
        "importFormats": {kind: [SPREADSHEET_TYPE] for kind in IMPORT_TYPES},
        "exportFormats": {SPREADSHEET_TYPE: list(EXPORT_TYPES)},
        "maxImportSizes": {SPREADSHEET_TYPE: str(MAX_UPLOAD)},
        "maxUploadSize": str(MAX_UPLOAD),
        "appInstalled": False,
        "canCreateDrives": False,
        "canCreateTeamDrives": False,
        "folderColorPalette": ["#8f8f8f"],
        "driveThemes": [],
        "teamDriveThemes": [],
    }
