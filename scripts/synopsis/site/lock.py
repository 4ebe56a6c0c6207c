"""One writer at a time."""

from __future__ import annotations

import contextlib
import fcntl
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE = 0.1


@contextlib.contextmanager
def only_writer(docs: Path, patience: float) -> Iterator[int]:
    """Wait for the turn to write below `docs`; TimeoutError after `patience` seconds.

    Gives the descriptor of the lock: a program started with it holds the turn until it ends too.
    """
    docs.parent.mkdir(parents=True, exist_ok=True)
    with docs.with_name(".synopsis.lock").open("wb") as file:
        end = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise TimeoutError from None
                time.sleep(_PAUSE)
        yield file.fileno()
