"""Several calls in one request."""

from typing import Any

import pytest
import requests

from sheets_sync.local_sheets import Quotas
from tests.sheets_sync.local_sheets.api import Api, Book


def part(request: str, number: int = 1) -> str:
    return (
        f"--b\r\nContent-Type: application/http\r\nContent-ID: <x + {number}>\r\n\r\n{request}\r\n"
    )


def post(api: Api, *parts: str, path: str = "/batch/drive/v3", **headers: str) -> requests.Response:
    return api.session.post(
        api.root + path,
        data=("".join(parts) + "--b--\r\n").encode(),
        headers={"Content-Type": "multipart/mixed; boundary=b", **headers},
        timeout=5,
    )


def test_calls_are_answered_in_order(book: Book) -> None:
    body = '{"values": [["一"]]}'
    put = (
        f"PUT {book.path}/values/A1?valueInputOption=RAW HTTP/1.1\r\n"
        f"Content-Type: application/json\r\n\r\n{body}"
    )
    get = f"GET {book.path}/values/A1 HTTP/1.1\n\n"
    missing = "GET /drive/v3/files/missing HTTP/1.1\r\n\r\n"
    response = post(book.api, part(put, 1), part(get, 2), part(missing, 3), path="/batch")
    assert response.status_code == 200
    boundary = response.headers["Content-Type"].partition("boundary=")[2]
    first, second, third = response.text.split(f"--{boundary}")[1:4]
    assert "Content-ID: <response-x + 1>" in first
    assert "HTTP/1.1 200 OK" in first
    assert '"updatedCells":1' in first
    assert '"values":[["一"]]' in response.content.decode("utf-8")
    assert "Content-ID: <response-x + 2>" in second
    assert "HTTP/1.1 404" in third
    assert '"reason":"notFound"' in third


def test_each_call_signs_in(book: Book, server: Any) -> None:
    get = f"GET {book.path} HTTP/1.1\r\nAuthorization: Bearer other\r\n\r\n"
    assert "HTTP/1.1 403" in post(book.api, part(get)).text
    nobody = Api(server.root)
    del nobody.session.headers["Authorization"]
    assert "HTTP/1.1 401" in post(nobody, part(f"GET {book.path} HTTP/1.1\r\n\r\n")).text
    own = f"GET {book.path} HTTP/1.1\r\nAuthorization: Bearer tester\r\n\r\n"
    assert "HTTP/1.1 200" in post(nobody, part(own)).text


def test_each_call_counts(serve: Any) -> None:
    api = Api(serve(quotas=Quotas(per_user=2, clock=lambda: 0.0)).root)
    get = "GET /v4/spreadsheets/x HTTP/1.1\r\n\r\n"
    answered = post(api, *(part(get, number) for number in range(3))).text
    assert answered.count("HTTP/1.1 404") == 2
    assert answered.count("HTTP/1.1 429") == 1


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (part("nothing"),),
        (part(""),),
        (part("GET http://elsewhere/ HTTP/1.1\r\n\r\n"),),
        (part("POST /batch HTTP/1.1\r\n\r\n"),),
        tuple(part("GET / HTTP/1.1\r\n\r\n", number) for number in range(101)),
    ],
)
def test_what_cannot_be_read(api: Api, parts: tuple[str, ...]) -> None:
    assert post(api, *parts).status_code == 400


def test_other_bodies(api: Api) -> None:
    for kind in ("application/json", "multipart/mixed", "multipart/mixed; boundary=é"):
        sent = api.send(
            "POST", "/batch", {"x": 1}, headers={"Content-Type": kind.encode("latin-1")}
        )
        assert sent.status_code == 400
        assert sent.json()["error"]["status"] == "INVALID_ARGUMENT"
