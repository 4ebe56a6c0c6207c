"""Standard output and error of a command, which may come to an end before the command does."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

from synopsis.register.problems import quoted

NOT_SAID = 2


class _Said:
    """A stream that ends the command where nothing can be written to it any more."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401 - whatever stands in its place, in tests too
        self._stream = stream

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as above
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write as the stream does; what it has no letters for is shown by their numbers."""
        try:
            try:
                return int(self._stream.write(text))
            except UnicodeEncodeError:
                known = self._stream.encoding
                return int(self._stream.write(text.encode(known, "backslashreplace").decode(known)))
        except OSError as error:
            self._end(error)

    def flush(self) -> None:
        """Flush as the stream does."""
        try:
            self._stream.flush()
        except OSError as error:
            self._end(error)

    def _end(self, error: OSError) -> NoReturn:
        """Leave: without a word if the reader has gone, `head` for example."""
        with suppress(OSError, ValueError):  # what is left in the buffer is for nobody
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
        if isinstance(error, BrokenPipeError):
            sys.exit(128 + signal.SIGPIPE)
        print(f"synopsis: output must be taken whole, not refused with {quoted(error.strerror)}", file=sys.stderr)
        sys.exit(NOT_SAID)


@contextmanager
def ended_with_its_reader() -> Iterator[None]:
    """End a command whose output nobody takes; the interpreter would do so with a traceback, and at its end alone."""
    out, errors = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (_Said(stream) if stream else stream for stream in (out, errors))
    try:
        yield
    finally:
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream:
                    stream.flush()
        finally:
            sys.stdout, sys.stderr = out, errors
