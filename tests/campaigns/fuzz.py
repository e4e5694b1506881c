"""One seed: a spreadsheet of its own and many calls to a real server, none of which may break it.

`python -m tests.campaigns.fuzz 4711` plays a seed again and tells each call;
`python -m tests.campaigns.fuzz --minutes 15` goes on for so long and ends with figures as JSON.
"""

import json
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import orjson
import requests

from tests.answers import check_answer
from tests.campaigns.fuzz_calls import STRANGE, Call, Calls
from tests.campaigns.fuzz_server import Server, furniture, serving

Json = dict[str, Any]

CALLS: Final = 60
BATCH_UPDATE: Final = "sheets.spreadsheets.batchUpdate"
TOKENS: Final = ("fuzz",) * 19 + ("other",)
HARVEST: Final = {
    *("sheetId", "metadataId", "namedRangeId", "protectedRangeId", "filterViewId", "bandedRangeId"),
    *("chartId", "slicerId", "tableId", "startPageToken", "nextPageToken", "metadataKey"),
}
KIND_OF_ID: Final = {
    "drive#permission": "permissionId",
    "drive#comment": "commentId",
    "drive#reply": "replyId",
    "drive#revision": "revisionId",
    "drive#change": "changeId",
}


@dataclass(slots=True)
class Outcome:
    """What a seed showed; `problems` is empty where all is well."""

    seed: int
    problems: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    good: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    uncovered: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")


class Player:
    """Plays one seed."""

    def __init__(self, server: Server, seed: int, *, aloud: bool = False) -> None:
        self.server, self.aloud = server, aloud
        self.outcome = Outcome(seed)
        self._random = Random(seed)
        self._calls = Calls(self._random)
        self._session = requests.Session()
        self._session.trust_env = False
        self._book = ""

    def play(self, calls: int = CALLS, *, keep: bool = False) -> Outcome:
        """Make the calls, read everything once more, and delete the spreadsheet."""
        self._open()
        for number in range(calls):
            if number % 10 == 9 and not self._still_there():
                self._open()
            self.send(self._calls.draw())
        whole = f"/v4/spreadsheets/{self._book}?includeGridData=true"
        self.send(Call("GET", whole, names=("whole",)), token="fuzz")
        if not keep:
            delete = Call("DELETE", f"/drive/v3/files/{self._book}", names=("end",))
            self.send(delete, token="fuzz")
            self._session.close()
        return self.outcome

    def shown(self) -> Any:
        """The whole spreadsheet with its cells, or the refusal."""
        path = f"/v4/spreadsheets/{self._book}?includeGridData=true"
        headers = {"Authorization": "Bearer fuzz"}
        shown = self._session.get(self.server.root + path, headers=headers, timeout=60).json()
        shown.pop("spreadsheetUrl", None)
        return shown

    def _open(self) -> None:
        """A spreadsheet with two tabs and something in them, whose ids the calls will use."""
        sheets = [
            {"properties": {"title": title, "gridProperties": {"rowCount": 20, "columnCount": 9}}}
            for title in ("Sheet1", "民情 日记")
        ]
        content = {"properties": {"title": "fuzz"}, "sheets": sheets}
        made = self._plainly("POST", "/v4/spreadsheets", content)
        self._book = str(made["spreadsheetId"])
        values = self._calls.values
        values.known.clear()
        for name in ("spreadsheetId", "fileId", "destinationSpreadsheetId"):
            values.tell(name, self._book)
        self._harvest(made)
        path = f"/v4/spreadsheets/{self._book}:batchUpdate"
        for request in furniture(made["sheets"][0]["properties"]["sheetId"]):
            self._harvest(self._plainly("POST", path, {"requests": [request]}))
        body = {"type": "user", "role": "writer", "emailAddress": "a@example.org"}
        self._harvest(self._plainly("POST", f"/drive/v3/files/{self._book}/permissions", body))
        comments = f"/drive/v3/files/{self._book}/comments?fields=*"
        self._harvest(self._plainly("POST", comments, {"content": "why"}))
        self._harvest(self._plainly("GET", "/drive/v3/changes/startPageToken"))

    def _plainly(self, verb: str, path: str, content: Json | None = None) -> Json:
        headers = {"Authorization": "Bearer fuzz"}
        url = self.server.root + path
        answer = self._session.request(verb, url, json=content, headers=headers, timeout=30)
        return dict(answer.json())

    def _still_there(self) -> bool:
        answer = self._session.get(
            f"{self.server.root}/v4/spreadsheets/{self._book}?fields=sheets.properties.sheetId",
            headers={"Authorization": "Bearer fuzz"},
            timeout=30,
        )
        return answer.status_code == 200

    def send(self, call: Call, token: str = "") -> None:
        """Make one call and judge its answer."""
        token = token or self._random.choice(TOKENS)
        begun = time.monotonic()
        try:
            answer = self._session.request(
                call.verb,
                self.server.root + call.path,
                data=call.body,
                headers={"Authorization": f"Bearer {token}", **call.headers},
                timeout=120,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            self._problem(call, f"no answer: {error!r}")
            return
        seconds = time.monotonic() - begun
        if self.aloud:
            print(f"{answer.status_code} {seconds * 1000:6.0f} ms  {str(call)[:600]}")
            print(f"      {answer.text[:200]}")
        self.outcome.slowest = max(self.outcome.slowest, (round(seconds, 2), str(call)[:300]))
        kind = answer.headers.get("Content-Type", "").partition(";")[0]
        self.judge(call, answer.status_code, kind, answer.content)

    def judge(self, call: Call, status: int, kind: str, content: bytes) -> None:
        """Count an answer; what a server of Google's would not say is a problem."""
        outcome = self.outcome
        outcome.statuses[status] += 1
        outcome.tried.update(call.names)
        if status < 300:
            outcome.good.update(call.names)
        if status == 501:
            outcome.uncovered.update(call.names)
            self._calls.uncovered.update(call.names if len(call.names) < 3 else ())
            self._calls.uncovered.discard(BATCH_UPDATE)
        elif status >= 500:
            self._problem(call, f"{status}: {content[:200].decode('utf-8', 'replace')}")
            return
        if call.names == STRANGE:
            return
        path = unquote(urlsplit(call.path).path, errors="replace")
        try:
            check_answer(call.verb, path, status, kind, content)
        except (AssertionError, KeyError, ValueError) as wrong:
            self._problem(call, f"Google would not answer so: {wrong}"[:400])
        if status == 200 and kind == "application/json":
            self._harvest(orjson.loads(content))

    def _harvest(self, content: Any, depth: int = 8) -> None:
        """Remember the ids in an answer for the calls to come."""
        if isinstance(content, list):
            for item in content[:5]:
                self._harvest(item, depth)
        elif isinstance(content, dict) and depth:
            name = KIND_OF_ID.get(str(content.get("kind")))
            if name and "id" in content:
                self._calls.values.tell(name, content["id"])
            for key, item in content.items():
                if key in HARVEST and isinstance(item, str | int):
                    self._calls.values.tell(key, item)
                else:
                    self._harvest(item, depth - 1)

    def _problem(self, call: Call, what: str) -> None:
        cause = [line[:300] for line in self.server.fresh_log().strip().splitlines()[-8:]]
        told = (f"seed {self.outcome.seed}: {what}", str(call), *cause)
        self.outcome.problems.append("\n".join(told))


def play(server: Server, seed: int, calls: int = CALLS, *, aloud: bool = False) -> Outcome:
    """Play one seed; a traceback in the log is a problem even where every answer was fine."""
    server.fresh_log()
    outcome = Player(server, seed, aloud=aloud).play(calls)
    log = server.fresh_log()
    if "Traceback" in log:
        outcome.problems.append(f"seed {seed}: the log tells\n{log[-3000:]}")
    return outcome


def main(words: list[str]) -> None:
    """Play the seed that is named, or many for some minutes, and tell what came of it."""
    with TemporaryDirectory(prefix="fuzz-") as folder, serving(Path(folder) / "home") as server:
        if words[0] != "--minutes":
            outcome = play(server, int(words[0]), aloud=True)
            print("\n\n".join(outcome.problems) or "no problem")
            return
        _campaign(server, float(words[1]), int(words[2]) if len(words) > 2 else 0)


def _campaign(server: Server, minutes: float, seed: int) -> None:
    end = time.monotonic() + minutes * 60
    total = Outcome(seed)
    resident = [server.resident()]
    first = seed
    while time.monotonic() < end:
        outcome = play(server, seed)
        seed += 1
        for name in ("statuses", "good", "tried", "uncovered"):
            getattr(total, name).update(getattr(outcome, name))
        total.slowest = max(total.slowest, outcome.slowest)
        for problem in outcome.problems:
            print(problem, end="\n\n", flush=True)
        total.problems += outcome.problems
        if (seed - first) % 50 == 0:
            resident.append(server.resident())
    figures = {
        "seeds": seed - first,
        "calls": sum(total.statuses.values()),
        "statuses": dict(sorted(total.statuses.items())),
        "problems": len(total.problems),
        "never good": sorted(set(total.tried) - set(total.good)),
        "uncovered": dict(total.uncovered.most_common()),
        "slowest": total.slowest,
        "resident MB": [size // 2**20 for size in resident],
    }
    print(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
