"""Work that is done in several processes, each a copy of this one, with what it gives put together in order."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def part_of(items: Sequence[Item], number: int, parts: int) -> Sequence[Item]:
    """Give one of so many parts of `items`, the first being 1. They are dealt out in turn: neighbours are alike."""
    return items[number - 1 :: parts]


def in_parts(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], processes: int) -> list[Result]:
    """Do `work` on as many parts of `items` as there are `processes`; whatever goes wrong in one is raised here.

    The first part is done by this process.
    """
    parts = max(1, min(processes, len(items)))
    first, *others = [part_of(items, number, parts) for number in range(1, parts + 1)]
    helpers: list[_Helper[Result]] = [_Helper(work, part) for part in others]
    try:
        return [work(first), *(helper.result() for helper in helpers)]
    finally:
        for helper in helpers:
            helper.end()


class _Helper(Generic[Result]):
    """A process that does one part and ends."""

    def __init__(self, work: Callable[[Sequence[Item]], Result], part: Sequence[Item]) -> None:
        reading, writing = os.pipe()
        self._id = os.fork()
        if self._id:
            os.close(writing)
            self._pipe = open(reading, "rb")  # noqa: PTH123, SIM115 - a pipe, closed by `end`
            return
        status = 1
        try:  # nothing of what the first process has begun is ended by this one
            os.close(reading)
            with open(writing, "wb") as pipe:  # noqa: PTH123 - a pipe
                pickle.dump(_attempt(work, part), pipe, pickle.HIGHEST_PROTOCOL)
            status = 0
        finally:
            os._exit(status)

    def result(self) -> Result:
        """Wait for what the work gives."""
        told = self._pipe.read()
        if not told:
            msg = "a process that did a part of the work was ended before it was done"
            raise ChildProcessError(msg)
        result, error = pickle.loads(told)  # noqa: S301 - our own process
        if error:
            raise error
        return cast("Result", result)

    def end(self) -> None:
        """Leave no process behind, nor work that nobody waits for."""
        self._pipe.close()
        with suppress(ProcessLookupError):
            os.kill(self._id, signal.SIGKILL)
        os.waitpid(self._id, 0)


def _attempt(work: Callable[[Sequence[Item]], Result], part: Sequence[Item]) -> tuple[Result | None, Exception | None]:
    try:
        return work(part), None
    except Exception as error:  # noqa: BLE001 - raised again where the result is waited for
        return None, error
