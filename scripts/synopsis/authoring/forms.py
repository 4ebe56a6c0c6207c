"""New values in the form that YAML has for them here: one line where they fit, folded text where they do not."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import yaml
from yaml.events import ScalarEvent

from synopsis.register.yaml import LOADER

WIDTH = 120
"""How long a line of a file may be."""
_SMALL = 80
"""How long a mapping may be that still stands in braces."""
_RESOLVE: Any = yaml.SafeLoader("").resolve
_TEXT = "tag:yaml.org,2002:str"


def as_text(value: Any) -> Any:  # noqa: ANN401 -- whatever a record holds
    """Give a value as our loader reads it: scalars are text, and so are numbers, days and flags."""
    if isinstance(value, Mapping):
        return {name: as_text(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_text(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def tag_of(text: str) -> str:
    """Name what other readers of YAML take a plain `text` for."""
    found: str = _RESOLVE(yaml.ScalarNode, text, (True, False))
    return found


def scalar(value: Any, *, in_flow: bool, like: str = _TEXT) -> str:  # noqa: ANN401 -- text, number, day or flag
    """Write a scalar plain where every reader of YAML takes that for the same; else in quotation marks.

    `like` is what others take the value for in whose place it comes: a day that stood plain stays so.
    """
    if isinstance(value, bool | int | Decimal | date):
        return str(as_text(value))
    text = str(value)
    if tag_of(text) in {_TEXT, like} and _stands_plain(text, in_flow=in_flow):
        return text
    return json.dumps(text, ensure_ascii=False)


def _stands_plain(text: str, *, in_flow: bool) -> bool:
    around = "[{}]" if in_flow else "- {}"
    try:
        events = [event for event in yaml.parse(around.format(text), Loader=LOADER) if type(event) is ScalarEvent]
    except yaml.YAMLError:
        return False
    return len(events) == 1 and events[0].value == text and not events[0].style and " #" not in text


def flow(value: Any) -> str:  # noqa: ANN401 -- whatever a record holds
    """Write a value in one line, in brackets and braces."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {flow(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, in_flow=True)


def field(name: str, value: Any, indent: int) -> Iterator[str]:  # noqa: ANN401 -- whatever a record holds
    """Yield the lines of a field of a mapping that stands `indent` deep."""
    start = f"{' ' * indent}{name}:"
    if isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        yield start
        for one in value:
            yield from item(one, indent + 2)
    elif isinstance(value, list | tuple):
        yield from _wrapped(f"{start} [", value)
    elif isinstance(value, Mapping) and len(flow(value)) > _SMALL:
        yield start
        for key, inner in value.items():
            yield from field(key, inner, indent + 2)
    elif isinstance(value, Mapping):
        yield f"{start} {flow(value)}"
    else:
        yield from text(start, value, indent)


def text(start: str, value: Any, indent: int, like: str = _TEXT) -> Iterator[str]:  # noqa: ANN401 -- as `scalar`
    """Yield the lines of a scalar behind `start`: folded where it is longer than a line."""
    written = f"{start} {scalar(value, in_flow=False, like=like)}"
    if len(written) <= WIDTH or "\n" in str(value):
        yield written
        return
    yield f"{start} >-"
    inner = " " * (indent + 2)
    yield from textwrap.wrap(
        str(value),
        WIDTH,
        initial_indent=inner,
        subsequent_indent=inner,
        break_long_words=False,
        break_on_hyphens=False,
    )


def item(value: Any, indent: int, *, in_flow: bool = False) -> Iterator[str]:  # noqa: ANN401 -- whatever a record holds
    """Yield the lines of an item of a list that stands `indent` deep."""
    start = f"{' ' * indent}-"
    one_line = f"{start} {flow(value)}"
    if not isinstance(value, Mapping) or in_flow or (indent and len(one_line) <= WIDTH):
        yield one_line
        return
    lines = [line for name, inner in value.items() for line in field(name, inner, indent + 2)]
    yield f"{start} {lines[0].lstrip()}"
    yield from lines[1:]


def _wrapped(start: str, values: Sequence[Any]) -> Iterator[str]:
    """Yield the lines of a list in brackets."""
    line = start
    for number, value in enumerate(values):
        written = flow(value) + ("," if number < len(values) - 1 else "")
        gap = "" if line.endswith("[") else " "
        if gap and len(line) + len(written) + 1 > WIDTH:
            yield line
            line, gap = " " * len(start), ""
        line += gap + written
    yield f"{line}]"
