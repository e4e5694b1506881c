"""A401 and A402: diary entries that are nearly the words of an earlier one (§6.4)."""

import re
import unicodedata
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sheets_sync.findings import Finding, Hit
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.ids import IdOrder, id_order
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.rules.similar_texts import SimilarTexts

if TYPE_CHECKING:
    from sheets_sync.rules.across import Overview

_PLAIN = re.compile(r"[ -~\n，。！？；：、（）《》“”\u4e00-\u9fff]*")
_NEEDED: Final = {"visited_on", "worker", "content", "duty"}
_CODES: Final = {"A401", "A402"}
_MOST_REMEMBERED: Final = 200_000

Print = bytes
"""A fingerprint of a text: what is kept between two processes instead of the text itself."""


def letters(text: str) -> str:
    """What of a text is compared: its letters and ideographs, in lower case, after NFKC."""
    if not _PLAIN.fullmatch(text):  # else NFKC would leave it as it is
        text = unicodedata.normalize("NFKC", text)
    return "".join(filter(str.isalpha, text.lower()))


def fingerprint(text: str) -> Print:
    """16 bytes that tell texts apart."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Compared:
    """Texts that have all been compared with one another under one similarity, and what came out.

    `alike` maps a text's fingerprint to those found similar when it was put in, with distances.
    """

    similarity: Decimal
    alike: Mapping[Print, Mapping[Print, int]]


@dataclass(frozen=True, slots=True)
class News:
    """What is to be kept: texts compared since the last time, and texts that are gone.

    If `anew`, whatever was kept before is void.
    """

    similarity: Decimal
    added: Mapping[Print, Mapping[Print, int]]
    gone: frozenset[Print]
    anew: bool


class Told(NamedTuple):
    """An entry long enough to be compared; they sort by date, then record id."""

    day: int
    order: tuple[IdOrder, str]
    name: str
    worker: str
    policy: bool
    text: str


class NearCopies:
    """Finds near-copies; `recall` gives what an earlier process has compared, None if nothing."""

    def __init__(self, recall: Callable[[], Compared | None] = lambda: None) -> None:
        self._recall = recall
        self._texts: SimilarTexts | None = None
        self._settings: tuple[Decimal, int, int] | None = None
        self._told: dict[str, Told] = {}
        self._by_text: defaultdict[str, list[Told]] = defaultdict(list)
        self._found: dict[str, Mapping[str, Original]] = {}  # by name and code
        self._letters: dict[str, str] = {}  # by content as typed
        self._hits: tuple[Hit, ...] = ()
        self._added: dict[Print, Mapping[Print, int]] = {}
        self._gone: set[Print] = set()
        self._void = False

    def look(self, view: "Overview") -> None:
        """Compare what is new; find anew the originals of all that it may concern."""
        diary = view.ledger.tabs.get("diary")
        if diary is None or not diary.rows.values.keys() >= _NEEDED:
            self._hits = ()
            return
        if view.off >= _CODES:
            self._hits, self._settings, self._texts = (), None, None
            return
        settings = _settings(view.context)
        if settings != self._settings:
            self._settings, anew = settings, True
            self._told, self._found = {}, {}
            self._by_text.clear()
        elif diary.alignment.unchanged and not view.anew:
            return
        else:
            anew = view.anew
        concerned = self._renew(view, diary, anew=anew)
        for text in concerned:
            same = self._by_text.get(text, ())
            alone = len(same) == 1 and self._texts is not None and not self._texts.alike(text)
            for told in same:
                self._found[told.name] = {} if alone else self._originals(told)
        self._hits = tuple(self._to_hits(view))

    def hits(self) -> Iterator[tuple[str, Hit]]:
        """A401, A402."""
        return (("diary", hit) for hit in self._hits)

    def findings(self) -> Iterator[Finding]:
        """None."""
        return iter(())

    def derived(self) -> Mapping[str, Mapping[str, Sequence[Any]]]:
        """None."""
        return {}

    def news(self) -> News | None:
        """What is to be kept since the last time this was asked; None if nothing."""
        if not (self._added or self._gone or self._void) or self._settings is None:
            return None
        told = News(self._settings[0], self._added, frozenset(self._gone), self._void)
        self._added, self._gone, self._void = {}, set(), False
        return told

    def _renew(self, view: "Overview", diary: TabLedger, *, anew: bool) -> set[str]:
        """Bring the entries up to date; returns the texts whose originals may be others now."""
        names = view.names
        rows: Iterable[int] = range(len(names)) if anew else diary.alignment.fresh
        touched: set[str] = set()
        if anew or diary.alignment.origin is not None:
            for name in self._told.keys() - set(names):
                touched.add(self._take_out(name))
        for row in rows:
            told, known = self._entry(view, diary, row), self._told.get(names[row])
            if told == known:
                continue
            if known is not None:
                touched.add(self._take_out(known.name))
            if told is not None:
                self._told[told.name] = told
                insort(self._by_text[told.text], told)
                touched.add(told.text)
        return touched | self._compare(touched)

    def _take_out(self, name: str) -> str:
        told = self._told.pop(name)
        self._found.pop(name, None)
        same = self._by_text[told.text]
        same.remove(told)
        if not same:
            del self._by_text[told.text]
        return told.text

    def _entry(self, view: "Overview", diary: TabLedger, row: int) -> Told | None:
        """A row as it is compared; None if it is not."""
        values = diary.rows.values
        day, worker, content = (values[key][row] for key in ("visited_on", "worker", "content"))
        if day is None or worker is None or not content or not view.counts("diary", row):
            return None
        text = self._letters.get(content)
        if text is None:
            if len(self._letters) > _MOST_REMEMBERED:
                self._letters.clear()
            text = self._letters[content] = letters(content)
        assert self._settings is not None  # noqa: S101  # nosec B101 - look() sets them first
        if len(text) < self._settings[1]:
            return None
        name, identifier = view.names[row], diary.ids[row]
        policy = values["duty"][row] == "policy"
        return Told(day, (id_order(identifier), name), name, worker, policy, text)

    def _compare(self, touched: AbstractSet[str]) -> set[str]:
        """Search for the texts that are new; returns all that are like the touched ones."""
        assert self._settings is not None  # noqa: S101  # nosec B101 - look() sets them first
        if self._texts is None or self._texts.similarity != self._settings[0]:
            self._texts = self._recalled(self._settings[0])
        texts = self._texts
        dropped = {text for text in touched if text not in self._by_text and text in texts}
        near = {other for text in dropped for other in texts.alike(text)}
        texts.discard(dropped)
        self._gone.update(map(fingerprint, dropped))
        for text in texts.add(text for text in touched if text in self._by_text):
            mark = fingerprint(text)
            self._gone.discard(mark)
            self._added[mark] = {fingerprint(o): d for o, d in texts.alike(text).items()}
        for mark in self._gone:
            self._added.pop(mark, None)
        near.update(o for text in touched if text in texts for o in texts.alike(text))
        return near

    def _recalled(self, similarity: Decimal) -> SimilarTexts:
        """The texts that stand on the sheet now, as far as an earlier process has compared them."""
        texts, kept = SimilarTexts(similarity), self._recall()
        if kept is None or kept.similarity != similarity:
            self._void, self._added, self._gone = True, {}, set()
            return texts
        here = {fingerprint(text): text for text in self._by_text}
        texts.recall(
            {
                here[mark]: {here[other]: d for other, d in alike.items() if other in here}
                for mark, alike in kept.alike.items()
                if mark in here
            }
        )
        self._gone = set(kept.alike.keys() - here.keys())
        return texts

    def _originals(self, told: Told) -> Mapping[str, "Original"]:
        """The most similar earlier entry of the same worker and of another, by code."""
        assert self._texts is not None and self._settings is not None  # noqa: S101, PT018  # nosec B101
        alike = self._texts.alike(told.text)
        ranked = {told.text: Fraction(1)}
        for text, distance in alike.items():
            longer = max(len(text), len(told.text))
            ranked[text] = Fraction(longer - distance, longer)
        found: dict[str, Original] = {}
        for text, similarity in sorted(ranked.items(), key=lambda pair: -pair[1]):
            for code, other in self._earlier(told, text):
                best = found.get(code)
                if best is None or (best.similarity == similarity and other < best.told):
                    found[code] = Original(other, similarity)
        return found

    def _earlier(self, told: Told, text: str) -> Iterator[tuple[str, Told]]:
        """The earliest entries of a text that a later one may have copied, by code."""
        assert self._settings is not None  # noqa: S101  # nosec B101 - look() sets them first
        same, wanted = self._by_text.get(text, []), set(_CODES)
        for place in range(bisect_left(same, (told.day - self._settings[2],)), len(same)):
            other = same[place]
            if other[:2] >= told[:2] or not wanted:
                return
            if told.policy and other.policy and told.day == other.day:
                continue
            code = "A401" if other.worker == told.worker else "A402"
            if code in wanted:
                wanted.remove(code)
                yield code, other

    def _to_hits(self, view: "Overview") -> Iterator[Hit]:
        found = self._found
        flagged = {name for name in found if found[name]} - view.visits.doubled.keys()
        if not flagged:
            return
        for row, name in enumerate(view.names):
            if name not in flagged:
                continue
            for code, original in sorted(self._found[name].items()):
                told = original.told
                args = {
                    "other": told.name.split("#")[0],
                    "day": told.day,
                    "percent": int(original.similarity * 100),
                    "worker": view.context.registers.person_name(told.worker),
                }
                yield Hit(row, code, None, args=args)


class Original(NamedTuple):
    """An earlier entry that a later one is like."""

    told: Told
    similarity: Fraction


def _settings(context: Context) -> tuple[Decimal, int, int]:
    """Similarity, fewest characters, window in days."""
    whole = context.thresholds.whole
    similarity = context.thresholds.decimal("near_copy_similarity")
    return similarity, whole("near_copy_min_chars"), whole("near_copy_window_days")
