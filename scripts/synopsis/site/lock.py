"""One writer at a time."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from synopsis.register.problems import Location, Problem, Refused, Rule

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]


_PAUSE = 0.1


@contextlib.contextmanager
def only_writer(docs: Path, patience: float) -> Iterator[None]:
    """Hold the lock on `docs`; refused after `patience` seconds, or where the system has no such locks."""
    if fcntl is None:
        message = "must lie where files can be locked: on Linux, macOS, or Windows with its Subsystem for Linux"
        raise Refused([Problem(Location(docs.name), Rule.UNWRITABLE, message)])
    docs.parent.mkdir(parents=True, exist_ok=True)
    with docs.with_name(".synopsis.lock").open("wb") as file:
        end = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= end:
                    message = f"must be free, not in use by another run for more than {patience:g} seconds"
                    raise Refused([Problem(Location(docs.name), Rule.BUSY, message)]) from None
                time.sleep(_PAUSE)
        yield
