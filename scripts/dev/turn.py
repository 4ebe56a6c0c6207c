"""Run a command when its turn has come: `turn.py FILE COMMAND...`, one at a time for each file.

The lock is held by the command and by whatever it starts, and ends with them, however they end: nothing is left that
a later run would have to clear away. Any Python can run this one, so that the Makefile needs none of `.venv`.
"""

from __future__ import annotations

import fcntl
import os
import sys
from typing import NoReturn


def main(file: str, *command: str) -> NoReturn:
    """Wait for the lock on `file`, then become `command`."""
    lock = os.open(file, os.O_RDONLY)
    os.set_inheritable(lock, True)  # noqa: FBT003 - its only parameter
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another make is installing: this one waits for it.", file=sys.stderr)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
        except KeyboardInterrupt:
            sys.exit(130)
    os.execvp(command[0], command)  # noqa: S606 - a command of the Makefile


if __name__ == "__main__":
    main(*sys.argv[1:])
