"""The watch over answers is on: a planted wrong one fails the test that got it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.answers import check_answer
from tests.product import ROOT

SERVE = """
import sys, pathlib
from sheets_sync.local_sheets import create_app, open_store

store = open_store(pathlib.Path({home!r}))
app = create_app(store, accept_any_token=True)
planted = app.after_request({plant})
answer = app.test_client().get("/drive/v3/files", headers={{"Authorization": "Bearer x"}})
store.close()
assert answer.status_code == 200
"""
PLANT = 'lambda answer: (answer.set_data(b\'{"files": [{"size": 7}]}\'), answer)[1]'
HERE = "def test_planted():\n" + "    exec(SERVE)\n"
ELSEWHERE = (
    "import subprocess, sys\n"
    "def test_planted():\n"
    "    subprocess.run([sys.executable, '-c', SERVE], check=True)\n"
)


@pytest.mark.parametrize("test", [HERE, ELSEWHERE], ids=["here", "in another process"])
@pytest.mark.parametrize("plant", [PLANT, "lambda answer: answer"], ids=["wrong", "right"])
def test_a_wrong_answer_fails_the_test(tmp_path: Path, test: str, plant: str) -> None:
    script = SERVE.format(home=str(tmp_path / "home"), plant=plant)
    planted = tmp_path / "test_planted.py"
    planted.write_text(f"SERVE = {script!r}\n{test}", "utf-8")
    words = ["-m", "pytest", "-c", "/dev/null", "--rootdir", str(tmp_path), str(planted)]
    plugins = ["-p", "tests.answers_plugin", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, *words, *plugins], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == (1 if plant == PLANT else 0), done.stdout
    told = "GET /drive/v3/files: AssertionError FileList.files[0].size: string is required, not 7"
    assert (told in done.stdout) is (plant == PLANT)


@pytest.mark.parametrize(
    ("verb", "path", "status", "content", "told"),
    [
        ("GET", "/v4/spreadsheets/x", 200, b'{"id": "x"}', "does not know"),
        ("GET", "/v4/spreadsheet", 200, b"{}", "know no such method"),
        ("DELETE", "/drive/v3/files/x", 200, b'{"id": "x"}', "answers with nothing"),
        ("GET", "/v4/spreadsheets/x", 404, b'{"error": {"code": 400}}', "400 in the body"),
        (
            "GET",
            "/v4/spreadsheets/x",
            404,
            b'{"error": {"code": 404, "message": "m", "errors": []}}',
            "fields",
        ),
        (
            "GET",
            "/drive/v3/files/x",
            404,
            b'{"error": {"code": 404, "message": "m", "errors": [{"reason": "r"}]}}',
            "fields",
        ),
    ],
)
def test_what_is_told(verb: str, path: str, status: int, content: bytes, told: str) -> None:
    with pytest.raises(AssertionError, match=told):
        check_answer(verb, path, status, "application/json", content)
