"""What files take over from the folders around them."""

from dataclasses import replace

from sheets_sync.local_sheets.model.document import FOLDER_TYPE, File
from sheets_sync.local_sheets.model.folders import Tree, root_id


def _file(file_id: str, parent: str | None = None, kind: str = FOLDER_TYPE) -> File:
    extra = {"parents": [parent]} if parent else None
    return File(file_id, file_id, "me", 1, 1, 1, extra=extra, mime_type=kind)


def _tree(*files: File) -> Tree:
    return Tree({file.file_id: file for file in files}.get)


def test_roots() -> None:
    assert len(root_id("me")) == 19
    assert root_id("me") != root_id("you")
    top = _file("a")
    assert _tree(top).parent_id(top) == root_id("me")
    old = replace(top, extra={"parents": ["root"]})
    assert _tree(old).parent_id(old) == root_id("me")


def test_ancestors_end_even_in_a_circle() -> None:
    one, two, leaf = _file("a", "b"), _file("b", "a"), _file("c", "a", "x")
    tree = _tree(one, two, leaf)
    assert [folder.file_id for folder in tree.ancestors(leaf)] == ["a", "b"]
    assert [file.file_id for file in tree.inside("b", [one, two, leaf])] == ["a", "c"]


def test_lost_folders_count_as_none() -> None:
    gone, leaf = replace(_file("a"), deleted=True), _file("c", "a", "x")
    sheet, under = _file("s", kind="x"), _file("u", "s", "x")
    tree = _tree(gone, leaf, sheet, under)
    assert tree.parent_id(leaf) == tree.parent_id(under) == root_id("me")


def test_roles_and_trash_come_down() -> None:
    shared = {"id": "1", "type": "user", "role": "reader", "emailAddress": "you"}
    top = replace(_file("a"), owner="boss", permissions=(shared,), trashed=True)
    leaf = _file("c", "a", "x")
    tree = _tree(top, leaf)
    assert tree.is_trashed(leaf)
    roles = {who: tree.role_of(leaf, who) for who in ("me", "you", "boss", "nobody")}
    assert roles == {"me": "owner", "you": "reader", "boss": "writer", "nobody": None}
