"""Every rule over the whole register, asked in a process of its own while pages are shown."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from synopsis.cli import crash
from synopsis.cli.project import Project
from synopsis.register.problems import Problem, Refused, in_order
from synopsis.register.rereading import Rereading
from synopsis.site.atomic import unwritable

Told = Callable[[list[str], list[str]], None]
"""Is told the problems, then what is unfinished."""
_PACKAGES = Path(__file__).parents[2]


class WholeCheck:
    """A process that remembers what it has read, and whoever waits for what it finds."""

    def __init__(self, project: Project, tell: Told) -> None:
        """Begin the process; it ends with this one, however that does."""
        folders = (project.config, project.given_sources, project.given_docs, project.given_site)
        self._tell = tell
        self._turn = threading.Lock()
        self._asked = self._sent = self._heard = 0
        self._process = subprocess.Popen(  # noqa: S603 -- our own
            [sys.executable, "-m", __name__, *(str(folder or "") for folder in folders)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(_PACKAGES)},
            start_new_session=True,  # what a terminal sends to all that it has begun is for the one that asks
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def ask(self) -> None:
        """Have the sources checked as they are now; who asks again meanwhile is told of the last alone."""
        with self._turn:
            self._asked += 1
            self._send()

    def end(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait()
        self._listener.join()
        for pipe in filter(None, (self._process.stdin, self._process.stdout)):
            with suppress(OSError):  # what was to be asked
                pipe.close()

    def _send(self) -> None:
        """Ask for the last, unless something is being answered, which is heard first."""
        if self._sent == self._heard and self._process.stdin:
            self._sent = self._asked
            with suppress(OSError):  # it has ended
                print(self._sent, file=self._process.stdin, flush=True)

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            problems, unfinished = json.loads(line)
            with self._turn:
                self._heard = self._sent
                is_last = self._heard == self._asked
                if not is_last:
                    self._send()
            if is_last:
                self._tell(problems, unfinished)


def found(project: Project) -> tuple[list[Problem], list[Problem]]:
    """Return what is wrong with a draft, without what only follows from it, and what is unfinished in it."""
    problems: list[Problem] = []
    try:
        project.refuse_unfit()
    except Refused as refused:
        problems = [one for one in refused.causes if not one.is_warning]
    return problems, in_order([*project.unfinished, *project.warnings])


def _answer(folders: Sequence[str]) -> None:
    """Check for each line of standard input, and say in a line what was found."""
    config, sources, docs, site = (Path(folder) if folder else None for folder in folders)
    project = Project(config or Path(), sources, docs, site, draft=True)
    memory = Rereading()
    gc.disable()
    for _ in sys.stdin:
        try:
            said = [[*map(str, problems)] for problems in found(replace(project, memory=memory))]
        except OSError as error:
            said = [[str(unwritable(error, project.place))], []]
        except Exception as error:  # noqa: BLE001 - told where problems are
            said = [[crash.told(error)], []]
        print(json.dumps(said), flush=True)
        if not gc.isenabled():
            gc.freeze()  # what was read stays
            gc.enable()


if __name__ == "__main__":
    _answer(sys.argv[1:])
