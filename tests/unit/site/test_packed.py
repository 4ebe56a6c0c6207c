import gzip
import io
import struct

from PIL import Image, features

from synopsis.site.packed import packed

CONTENT = b"\0" + b"".join(f"claim {number * number % 977} of Halma\n".encode() for number in range(3000))
"""What begins with the byte that a picture of one line begins with."""


def by_the_wheel(content):
    """Deflate with the zlib of Pillow's wheel, which is none of the system's: as the only line of a picture."""
    line = Image.frombytes("P", (len(content) - 1, 1), content[1:])
    line.putpalette(bytes(768))
    file = io.BytesIO()
    line.save(file, "PNG", compress_level=9, bits=8)
    png, at, data = file.getvalue(), 8, b""
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        data += png[at + 8 : at + 8 + size] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += 12 + size
    return data[2:-4]  # without the head and the sum of zlib's own form


def test_what_is_packed_can_be_unpacked():
    """Python and browsers read it; the head names neither a time nor a system."""
    assert gzip.decompress(packed(CONTENT)) == CONTENT
    assert gzip.decompress(packed(b"")) == b""
    assert packed(CONTENT)[:10].hex() == "1f8b08000000000002ff"


def test_another_zlib_packs_to_the_same_bytes():
    """The system's zlib and the one that a wheel brings, zlib-ng, give the same: the bytes do not hang on either."""
    assert features.version("zlib_ng")

    assert packed(CONTENT)[10:-8] == by_the_wheel(CONTENT)
