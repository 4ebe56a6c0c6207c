"""A text that somebody has named, read within bounds; a file of YAML that comes with the package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # where PyYAML was built without libyaml: the slow one
MOST_BYTES = 16 * 1024 * 1024


def text_of(file: Path, most_bytes: int = MOST_BYTES) -> str:
    """Read a text in UTF-8; ValueError where it is longer than it may be, as what has no end is."""
    with file.open("rb") as stream:
        data = stream.read(most_bytes + 1)
    if len(data) > most_bytes:
        msg = f"more than {most_bytes} bytes"
        raise ValueError(msg)
    return data.decode("utf-8-sig")


def of_the_package(file: Path) -> Any:  # noqa: ANN401 -- whatever the file holds
    """Read a file of YAML that comes with the package: every scalar is text."""
    return yaml.load(file.read_bytes(), _LOADER)  # noqa: S506 -- builds nothing but text, lists and mappings
