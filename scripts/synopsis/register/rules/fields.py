"""Fields of records, named by pattern: `*` is every item of a list or mapping, `#` every key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from synopsis.register.problems import Path


def follow(value: Any, pattern: str) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 -- walks any field
    """Yield path and value of each field of `value` that `pattern` names and that is not empty."""
    return _follow(value, pattern.split("."), ())


def _follow(value: Any, steps: list[str], path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 -- walks any field
    if not steps:
        if value:
            yield path, value
        return
    step, rest = steps[0], steps[1:]
    if step == "#":
        yield from (((*path, key), key) for key in value)
    elif step == "*":
        items = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, item in items:
            yield from _follow(item, rest, (*path, key))
    elif isinstance(value, BaseModel):
        yield from _follow(getattr(value, step), rest, (*path, step))
