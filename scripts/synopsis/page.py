"""One file below `docs/`, as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass

FINISHED = "<!-- finished -->"
"""The first line of a page whose blocks of HTML are as they are to be: nothing of Markdown is left in them."""

_PATH = re.compile(r"[a-z0-9][a-z0-9._-]*(?:/[a-z0-9][a-z0-9._-]*)*")


@dataclass(frozen=True, slots=True)
class Page:
    """A file that readers or their programs get: a page in Markdown or a data file."""

    path: str
    """Where it belongs below `docs/`: `questions/how-many/index.md`, `data/register.json`."""
    text: str
    """All that stands in it; written as UTF-8, line ends as they are."""

    @property
    def content(self) -> bytes:
        """The file."""
        return self.text.encode()


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that holds no text."""

    path: str
    content: bytes


def is_path(path: str) -> bool:
    """Tell whether `path` keeps its meaning everywhere: lower case, no hidden name, never above `docs/`."""
    return _PATH.fullmatch(path) is not None
