"""google-api-python-client on Drive v3: files, uploads, permissions, comments, changes."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from googleapiclient.errors import HttpError
from googleapiclient.http import (
    MediaFileUpload,
    MediaInMemoryUpload,
    MediaIoBaseDownload,
    MediaIoBaseUpload,
)

SHEET = "application/vnd.google-apps.spreadsheet"
FOLDER = "application/vnd.google-apps.folder"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def drive(services: Any) -> Any:
    return services("drive.v3")


@pytest.fixture
def values(services: Any) -> Any:
    return services("sheets.v4").spreadsheets().values()


def create(drive: Any, name: str, **more: Any) -> str:
    body = {"name": name, "mimeType": SHEET, **more}
    return str(drive.files().create(body=body, fields="id").execute()["id"])


def test_files_come_change_and_go(drive: Any) -> None:
    made = drive.files().create(body={"name": "first", "mimeType": SHEET}).execute()
    assert made == {"kind": "drive#file", "id": made["id"], "name": "first", "mimeType": SHEET}
    body = {"name": "second", "properties": {"p": "1"}, "starred": True}
    drive.files().update(fileId=made["id"], body=body).execute()
    got = drive.files().get(fileId=made["id"], fields="*").execute()
    assert (got["name"], got["properties"], got["starred"]) == ("second", {"p": "1"}, True)
    assert got["capabilities"]["canEdit"]
    assert got["owners"][0]["me"]
    listed = drive.files().list(q="name = 'second'", fields="files(id,name)").execute()
    assert listed == {"files": [{"id": made["id"], "name": "second"}]}
    copied = drive.files().copy(fileId=made["id"], body={"name": "third"}).execute()
    assert copied["name"] == "third"
    drive.files().update(fileId=made["id"], body={"trashed": True}).execute()
    query = "trashed = false and mimeType = '" + SHEET + "'"
    assert [f["name"] for f in drive.files().list(q=query).execute()["files"]] == ["third"]
    drive.files().delete(fileId=copied["id"]).execute()
    with pytest.raises(HttpError, match=f"File not found: {copied['id']}"):
        drive.files().get(fileId=copied["id"]).execute()
    drive.files().emptyTrash().execute()
    assert drive.files().list().execute()["files"] == []


def test_pages_and_order(drive: Any) -> None:
    for number in range(5):
        create(drive, f"f{number}")
    names: list[str] = []
    request = drive.files().list(
        pageSize=2, orderBy="name desc", fields="nextPageToken,files(name)"
    )
    while request is not None:
        answer = request.execute()
        assert len(answer["files"]) <= 2
        names += [file["name"] for file in answer["files"]]
        request = drive.files().list_next(request, answer)
    assert names == ["f4", "f3", "f2", "f1", "f0"]


def test_folders(drive: Any) -> None:
    folder = drive.files().create(body={"name": "folder", "mimeType": FOLDER}).execute()["id"]
    inside = create(drive, "inside", parents=[folder])
    create(drive, "outside")
    query = f"'{folder}' in parents"
    assert [f["id"] for f in drive.files().list(q=query).execute()["files"]] == [inside]
    moved = drive.files().update(
        fileId=inside, addParents="root", removeParents=folder, fields="parents"
    )
    assert len(moved.execute()["parents"]) == 1
    assert drive.files().list(q=query).execute()["files"] == []


CSV = "姓名,n\n张三,1\n李四,2\n".encode()
ROWS = [["姓名", "n"], ["张三", "1"], ["李四", "2"]]


@pytest.mark.parametrize("resumable", [False, True])
def test_a_csv_file_becomes_a_spreadsheet(
    drive: Any, values: Any, tmp_path: Path, resumable: bool
) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(CSV)
    media = MediaFileUpload(str(path), mimetype="text/csv", resumable=resumable)
    body = {"name": "uploaded", "mimeType": SHEET}
    made = drive.files().create(body=body, media_body=media).execute()
    assert (made["name"], made["mimeType"]) == ("uploaded", SHEET)
    assert values.get(spreadsheetId=made["id"], range="A1:B9").execute()["values"] == ROWS


def test_a_resumable_upload_in_pieces(drive: Any, values: Any) -> None:
    chunk = 256 * 1024
    rows = "".join(f"{number},{'x' * 60}\n" for number in range(12_000))
    media = MediaIoBaseUpload(
        io.BytesIO(rows.encode()), mimetype="text/csv", chunksize=chunk, resumable=True
    )
    request = drive.files().create(body={"name": "large", "mimeType": SHEET}, media_body=media)
    answer, pieces = None, 0
    while answer is None:
        _, answer = request.next_chunk()
        pieces += 1
    assert pieces == -(-len(rows) // chunk) > 2
    got = values.get(spreadsheetId=answer["id"], range="A12000:B12000").execute()
    assert got["values"] == [["11999", "x" * 60]]


def test_an_upload_replaces_the_content(drive: Any, values: Any) -> None:
    file_id = create(drive, "there")
    media = MediaInMemoryUpload(CSV, mimetype="text/csv")
    drive.files().update(fileId=file_id, media_body=media).execute()
    assert values.get(spreadsheetId=file_id, range="A1:B9").execute()["values"] == ROWS


def test_exports_and_workbooks_there_and_back(drive: Any, values: Any) -> None:
    file_id = create(drive, "exported")
    option: Any = {"valueInputOption": "RAW", "body": {"values": [["姓名", 7], [True, 0.5]]}}
    values.update(spreadsheetId=file_id, range="A1", **option).execute()
    assert drive.files().export(fileId=file_id, mimeType="text/csv").execute() == (
        "姓名,7\r\nTRUE,0.5".encode()
    )
    into = io.BytesIO()
    download = MediaIoBaseDownload(into, drive.files().export_media(fileId=file_id, mimeType=EXCEL))
    done = False
    while not done:
        _, done = download.next_chunk()
    assert "xl/workbook.xml" in zipfile.ZipFile(into).namelist()
    media = MediaInMemoryUpload(into.getvalue(), mimetype=EXCEL)
    back = (
        drive.files().create(body={"name": "back", "mimeType": SHEET}, media_body=media).execute()
    )
    got = values.get(
        spreadsheetId=back["id"], range="A1:B9", valueRenderOption="UNFORMATTED_VALUE"
    ).execute()
    assert got["values"] == [["姓名", 7], [True, 0.5]]
    with pytest.raises(HttpError) as refused:
        drive.files().export(fileId=file_id, mimeType="image/png").execute()
    assert refused.value.status_code == 400


def test_permissions(drive: Any) -> None:
    file_id = create(drive, "shared")
    permissions = drive.permissions()
    body = {"type": "user", "role": "writer", "emailAddress": "a@example.org"}
    made = permissions.create(fileId=file_id, body=body, sendNotificationEmail=False).execute()
    assert (made["kind"], made["type"], made["role"]) == ("drive#permission", "user", "writer")
    changed = permissions.update(
        fileId=file_id, permissionId=made["id"], body={"role": "reader"}
    ).execute()
    assert changed["role"] == "reader"
    got = permissions.get(
        fileId=file_id, permissionId=made["id"], fields="role,emailAddress"
    ).execute()
    assert got == {"role": "reader", "emailAddress": "a@example.org"}
    listed = permissions.list(fileId=file_id, fields="permissions(role)").execute()
    assert sorted(entry["role"] for entry in listed["permissions"]) == ["owner", "reader"]
    permissions.delete(fileId=file_id, permissionId=made["id"]).execute()
    with pytest.raises(HttpError) as gone:
        permissions.get(fileId=file_id, permissionId=made["id"]).execute()
    assert gone.value.status_code == 404


def test_comments_and_replies(drive: Any) -> None:
    file_id = create(drive, "discussed")
    comments, replies = drive.comments(), drive.replies()
    made = comments.create(fileId=file_id, body={"content": "为什么?"}, fields="*").execute()
    assert (made["content"], made["resolved"]) == ("为什么?", False)
    where: Any = {"fileId": file_id, "commentId": made["id"]}
    answer = replies.create(**where, body={"content": "because"}, fields="id,content").execute()
    replies.update(
        **where, replyId=answer["id"], body={"content": "therefore"}, fields="id"
    ).execute()
    assert replies.get(**where, replyId=answer["id"], fields="content").execute() == {
        "content": "therefore"
    }
    closing = {"content": "done", "action": "resolve"}
    replies.create(**where, body=closing, fields="id").execute()
    shown = comments.get(**where, fields="resolved,replies(content)").execute()
    assert shown["resolved"]
    assert [reply["content"] for reply in shown["replies"]] == ["therefore", "done"]
    comments.update(**where, body={"content": "why"}, fields="id").execute()
    listed = comments.list(fileId=file_id, fields="comments(content)").execute()
    assert listed == {"comments": [{"content": "why"}]}
    assert len(replies.list(**where, fields="replies(id)").execute()["replies"]) == 2
    replies.delete(**where, replyId=answer["id"]).execute()
    comments.delete(**where).execute()
    assert comments.list(fileId=file_id, fields="comments(id)").execute() == {"comments": []}
    with pytest.raises(HttpError, match="fields"):  # which Drive demands for comments
        comments.list(fileId=file_id).execute()


def test_changes(drive: Any) -> None:
    start = drive.changes().getStartPageToken().execute()["startPageToken"]
    first, second = create(drive, "first"), create(drive, "second")
    drive.files().delete(fileId=second).execute()
    answer = drive.changes().list(pageToken=start).execute()
    changed = {change["fileId"]: change["removed"] for change in answer["changes"]}
    assert changed == {first: False, second: True}
    later = drive.changes().list(pageToken=answer["newStartPageToken"]).execute()
    assert later["changes"] == []


def test_revisions(drive: Any, values: Any) -> None:
    file_id = create(drive, "revised")
    option: Any = {"valueInputOption": "RAW", "body": {"values": [["x"]]}}
    values.update(spreadsheetId=file_id, range="A1", **option).execute()
    listed = drive.revisions().list(fileId=file_id).execute()["revisions"]
    assert listed
    got = drive.revisions().get(fileId=file_id, revisionId=listed[-1]["id"]).execute()
    assert got["kind"] == "drive#revision"
    assert got["mimeType"] == SHEET


def test_about_and_what_is_not_there(drive: Any) -> None:
    about = drive.about().get(fields="user,importFormats,exportFormats").execute()
    assert about["user"]["emailAddress"] == "gridbook@local.iam.gserviceaccount.com"
    assert SHEET in about["importFormats"]["text/csv"]
    assert EXCEL in about["exportFormats"][SHEET]
    with pytest.raises(HttpError) as uncovered:  # ids are the server's to give
        drive.files().generateIds(count=3).execute()
    assert uncovered.value.status_code == 501


def test_several_calls_in_one(drive: Any) -> None:
    ids = [create(drive, f"f{number}") for number in range(3)]
    answers: list[Any] = []
    batch = drive.new_batch_http_request(
        callback=lambda _key, _answer, error: answers.append(error)
    )
    for file_id in ids:
        batch.add(drive.files().delete(fileId=file_id))
    batch.add(drive.files().get(fileId=ids[0]))
    batch.execute()
    assert answers[:3] == [None] * 3
    assert answers[3].status_code == 404
    assert drive.files().list().execute()["files"] == []
