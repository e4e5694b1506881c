"""Frames arrive whole or not at all."""

import io

from sheets_sync.formulas.frames import read_frame, write_frame


def test_frames_one_after_the_other() -> None:
    stream = io.BytesIO()
    for content in ({"a": "民情"}, {}):
        write_frame(stream, content)
    stream.seek(0)
    assert [read_frame(stream), read_frame(stream), read_frame(stream)] == [{"a": "民情"}, {}, None]
