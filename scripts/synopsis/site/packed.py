"""Gzip of one form: Python's own names in its head the system on some versions and none on others."""

from __future__ import annotations

import zlib

_HEAD = bytes.fromhex("1f8b 08 00 00000000 02 ff")
"""RFC 1952: deflate, no name, no time, packed as small as can be, by an unknown system."""
_LEVEL = 9
"""At which zlib and zlib-ng, which takes its place on some systems, give the same."""
_MEMORY = 9
_RAW = -15


def packed(content: bytes) -> bytes:
    """Pack `content`; the same bytes on every version of Python."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, _MEMORY)
    tail = zlib.crc32(content).to_bytes(4, "little") + (len(content) % 2**32).to_bytes(4, "little")
    return _HEAD + packer.compress(content) + packer.flush() + tail
