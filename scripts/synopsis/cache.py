"""What earlier runs have made, found by all that it was made of."""

from __future__ import annotations

from typing import Protocol


class Cache(Protocol):
    """Results of earlier runs of this program, which is part of what each was made of."""

    def found(self, what: str, *made_of: bytes) -> bytes | None:
        """Give the result of this kind that was made of the same; None where there is none."""

    def keep(self, result: bytes, what: str, *made_of: bytes) -> None:
        """Keep a result of this kind for what is made of the same."""

    def settle(self) -> None:
        """Write what was kept; a process that was started for a part of the work does it before it ends."""
