"""Where each value of a file of YAML stands in its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from synopsis.register.yaml import LOADER


@dataclass(frozen=True, slots=True)
class Scalar:
    """One word or text."""

    start: int
    end: int
    text: str
    style: str
    """The mark with which it begins: `"`, `'`, `>`, `|`; nothing where it stands plain."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    start: int
    end: int
    in_flow: bool
    """Whether it stands in brackets."""
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping."""

    start: int
    end: int
    in_flow: bool
    """Whether it stands in braces."""
    pairs: Mapping[str, tuple[Scalar, Node]]
    """Each key and its value."""


Node: TypeAlias = Scalar | Items | Fields
"""A value, from its first character to behind its last one; comments behind it are no part of it."""


def tree(text: str) -> Node:
    """Find the values of a text that our loader has accepted."""
    following = LOADER(text).get_event
    for _ in range(2):  # stream and document begin
        following()
    return _node(following(), following, text)


def plain(node: Node) -> Any:  # noqa: ANN401 -- whatever YAML holds
    """Give the value as our loader does: every scalar is text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_, value) in node.pairs.items()}


def _node(event: Any, following: Callable[[], Any], text: str) -> Node:  # noqa: ANN401 -- PyYAML's events have no types
    start, end = event.start_mark.index, event.end_mark.index
    if type(event) is ScalarEvent:
        # the mark of a folded text stands behind the empty lines that follow it
        kept = start + len(text[start:end].rstrip()) if event.style in {">", "|"} else end
        return Scalar(start, kept, event.value, event.style or "")
    if type(event) is SequenceStartEvent:
        items: list[Node] = []
        while type(event_ := following()) is not SequenceEndEvent:
            items.append(_node(event_, following, text))
        return Items(start, _end(event, event_, items, start), bool(event.flow_style), tuple(items))
    pairs: dict[str, tuple[Scalar, Node]] = {}
    while type(event_ := following()) is not MappingEndEvent:
        key = Scalar(event_.start_mark.index, event_.end_mark.index, event_.value, event_.style or "")
        pairs[key.text] = key, _node(following(), following, text)
    return Fields(start, _end(event, event_, [value for _, value in pairs.values()], start), event.flow_style, pairs)


def _end(began: Any, ended: Any, inside: list[Node], start: int) -> int:  # noqa: ANN401 -- as above
    if began.flow_style:
        return int(ended.end_mark.index)
    return inside[-1].end if inside else start
