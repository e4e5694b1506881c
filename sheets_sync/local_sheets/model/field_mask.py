"""Field masks: `a,b.c` and `a(b,c/d)`, for choosing what to answer and what to change."""

from typing import Any

from sheets_sync.local_sheets.errors import invalid

Mask = dict[str, "Mask"]  # {} as a leaf: everything below
EVERYTHING: Mask = {"*": {}}


def parse_mask(text: str) -> Mask:
    """The tree of a mask text; `*` is EVERYTHING. Raises ApiError 400 on a bad one."""
    reader = _Reader(text)
    mask = reader.read_list()
    if reader.position != len(text):
        raise invalid(f"Invalid field mask: {text}")
    return mask


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def read_list(self) -> Mask:
        mask: Mask = {}
        while True:
            self._read_path(mask)
            if self._peek() != ",":
                return mask
            self.position += 1

    def _read_path(self, mask: Mask) -> None:
        while True:
            name = self._read_name()
            fresh = name not in mask
            below = mask.setdefault(name, {})
            mark = self._peek()
            if mark in (".", "/"):
                self.position += 1
                if not fresh and not below:
                    below = {}  # `a,a.b`: all of a is asked for already
                mask = below
                continue
            if mark == "(":
                self.position += 1
                below.update(self.read_list())
                if self._peek() != ")":
                    raise invalid(f"Invalid field mask: {self.text}")
                self.position += 1
            else:
                below.clear()
            return

    def _read_name(self) -> str:
        start = self.position
        while self._peek() not in ("", ",", ".", "/", "(", ")"):
            self.position += 1
        name = self.text[start : self.position].strip()
        if not name:
            raise invalid(f"Invalid field mask: {self.text}")
        return _camel(name)

    def _peek(self) -> str:
        return self.text[self.position : self.position + 1]


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def selects(mask: Mask | None, *path: str) -> bool:
    """Whether the mask asks for anything at or below `path`; no mask asks for everything."""
    if mask is None:
        return True
    for name in path:
        if not mask or "*" in mask:
            return True
        if name not in mask:
            return False
        mask = mask[name]
    return True


def apply_mask(answer: object, mask: Mask) -> object:
    """The parts of a JSON answer that the mask names; lists are filtered item by item."""
    if not mask or "*" in mask:
        return answer
    if isinstance(answer, list):
        return [apply_mask(item, mask) for item in answer]
    if not isinstance(answer, dict):
        return answer
    return {name: apply_mask(answer[name], below) for name, below in mask.items() if name in answer}


def merge_masked(old: dict[str, Any], new: dict[str, Any], mask: Mask) -> dict[str, Any]:
    """`old` with the fields named by the mask taken from `new`; those absent there are removed."""
    if not mask or "*" in mask:
        return dict(new)
    merged = dict(old)
    for name, below in mask.items():
        before, after = merged.get(name), new.get(name)
        if below and (isinstance(before, dict) or isinstance(after, dict)):
            after = merge_masked(before or {}, after or {}, below) or None
        if after is None:
            merged.pop(name, None)
        else:
            merged[name] = after
    return merged
