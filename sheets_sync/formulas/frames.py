"""Messages between the server and the process that calculates: JSON behind its length."""

import struct
from typing import IO, Any

import orjson

Json = dict[str, Any]

LENGTH = struct.Struct(">I")


def write_frame(stream: IO[bytes], content: Json) -> None:
    """Send one message; OSError if nobody reads it."""
    data = orjson.dumps(content)
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Json | None:
    """Wait for one message; None at the end of the stream."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    data = stream.read(LENGTH.unpack(head)[0])
    content: Json = orjson.loads(data)
    return content
