"""Problems as a command tells them: causes first, what follows from them counted."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TextIO
from unicodedata import combining, east_asian_width

from synopsis.register.problems import WARNING, Location, Problem, ascii_controls

_BOLD, _RED, _YELLOW, _DIM, _PLAIN = "\033[1m", "\033[31m", "\033[33m", "\033[2m", "\033[0m"
_MOST_SHOWN = 160
"""How many characters of a source line are shown."""


def tell(
    problems: Sequence[Problem],
    following: Collection[Problem] = (),
    *,
    every: bool = False,
    stream: TextIO | None = None,
) -> None:
    """Print problems, one a line: errors first, then warnings; what follows from others only where `every` is told."""
    stream = stream or sys.stderr
    on_terminal = is_terminal(stream)
    coloured = on_terminal and not os.environ.get("NO_COLOR")
    told = [one for one in problems if every or one not in following]
    told.sort(key=lambda problem: problem.is_warning)
    for problem in told:
        print(_coloured(problem) if coloured else problem, file=stream)
        for line in _source(problem.location) if on_terminal else ():
            print(f"{_DIM}{line}{_PLAIN}" if coloured else line, file=stream)
    for line in summary(told, len(problems) - len(told)):
        print(line, file=stream)
    if on_terminal and told:
        print(f"What a rule asks for: synopsis explain {told[0].rule}", file=stream)


def is_terminal(stream: TextIO) -> bool:
    """Tell whether somebody reads a stream as it is written."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def summary(told: Sequence[Problem], held_back: int) -> Iterator[str]:
    """Say how many there are; of one alone nothing need be said."""
    if held_back:
        follow, them = ("follows", "it") if held_back == 1 else ("follow", "them")
        yield f"{held_back} more {follow} from these; check --all shows {them}"
    if held_back or len(told) > 1:
        warnings = sum(problem.is_warning for problem in told)
        kinds = (_counted(len(told) - warnings, "problem"), _counted(warnings, WARNING))
        files = _counted(len({problem.location.file for problem in told}), "file")
        yield f"{' and '.join(filter(None, kinds))} in {files}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}" if number else ""


def _coloured(problem: Problem) -> str:
    severity = f"{_YELLOW}{WARNING}:{_PLAIN} " if problem.is_warning else ""
    colour = _YELLOW if problem.is_warning else _RED
    return f"{_BOLD}{problem.location}:{_PLAIN} {severity}{problem.message} {colour}[{problem.rule}]{_PLAIN}"


def _source(location: Location) -> Iterator[str]:
    """Yield the line of a place as it stands in its file, and a mark below the column; nothing where it has none."""
    line = _line(location)
    if not line.strip():
        return
    first = max(0, location.column - _MOST_SHOWN // 2)
    yield "    " + ascii_controls(line[first : first + _MOST_SHOWN])
    before = ascii_controls(line[first : max(location.column - 1, 0)])
    yield "    " + " " * sum(map(_width, before)) + "^"


def _line(location: Location) -> str:
    if not location.line:
        return ""
    try:
        lines = Path(location.file).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return ""
    return "".join(lines[location.line - 1 : location.line]).rstrip("\r")


def _width(char: str) -> int:
    """Return how many columns of a terminal a character takes."""
    if combining(char):
        return 0
    return 2 if east_asian_width(char) in {"W", "F"} else 1
