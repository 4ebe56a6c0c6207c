"""The guide "Make your own" as commands: those of its console blocks, in their order, each with how it must end."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

GUIDE = Path(__file__).parents[1] / "docs" / "make-your-own" / "index.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ENDS_WITH = re.compile(r" # ends with status (\d)$")
_MARK = "@@ended"


@dataclass(frozen=True)
class Command:
    """A command with the text that it is given."""

    text: str
    status: int = 0


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it said."""

    command: Command
    status: int
    said: str


def commands(guide: str) -> Iterator[Command]:
    """Yield each command of the guide; every line of a console block belongs to one."""
    for block in _BLOCK.findall(guide):
        for text in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            first, _, rest = text.partition("\n")
            ends = _ENDS_WITH.search(first)
            assert not rest or "<<'END'" in first, f"no command has this line: {rest}"
            yield Command(f"{first}\n{rest}", int(ends[1]) if ends else 0)


def run(commands: list[Command], instead: Mapping[str, str], folder: Path, environment: Mapping[str, str]) -> list[Ran]:
    """Run them in one shell, which begins in `folder`; `instead` names what is run in the place of a command."""
    script = "".join(f"{instead.get(one.text.strip(), one.text.strip())}\necho {_MARK} $?\n" for one in commands)
    done = subprocess.run(
        [shutil.which("bash"), "--noprofile", "--norc"],
        input=script,
        cwd=folder,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    ended = re.findall(rf"(.*?)^{_MARK} (\d+)$\n", done.stdout, re.MULTILINE | re.DOTALL)
    return [Ran(one, int(status), said) for one, (said, status) in zip(commands, ended, strict=True)]
