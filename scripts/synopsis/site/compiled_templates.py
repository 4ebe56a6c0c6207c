"""Templates as they were compiled, kept as long as the process lives."""

from __future__ import annotations

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """Keeps the last code of each template; one that was edited has another checksum, and is compiled again."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of the same text, if it is here."""
        checksum, code = self._kept.get(_key(bucket), ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        if bucket.code is not None:
            self._kept[_key(bucket)] = bucket.checksum, bucket.code


def _key(bucket: Bucket) -> tuple[str, ...]:
    # an extension may read the same text in another way
    return bucket.key, *bucket.environment.extensions
