"""A file of YAML with other values in it: whatever has not changed keeps its bytes, its comments and its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from synopsis.authoring import forms
from synopsis.authoring.forms import as_text
from synopsis.authoring.spans import Fields, Items, Node, Scalar, plain, tree
from synopsis.register.yaml import load_text

_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*"')
"""How a file in the form of JSON begins."""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str = ""


def rewritten(source: bytes, kind: str, records: Sequence[Mapping[str, Any]]) -> bytes | None:
    """Return a file of records of a `kind` in which `records` stand; None where its form does not take that.

    That nothing else has changed is proved by reading the result.
    """
    text = source.decode()
    root = tree(text)
    wanted = list(map(as_text, records))
    single = isinstance(root, Fields)
    if single and len(records) != 1:
        return None
    # of two that begin at one place the first one found stands first
    edits = sorted(_Writer(text).edits(root, records[0] if single else records), key=lambda one: (one.start, one.end))
    for edit in reversed(edits):
        text = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    after = load_text(text.encode(), "", kind)
    return text.encode() if not after.problems and [one.data for one in after.records] == wanted else None


def as_new_file(records: Sequence[Mapping[str, Any]], kind: str, comment: str = "") -> bytes:
    """Write a file of records of a `kind`, which begins by naming the schema by which editors complete them."""
    lines = [f"# yaml-language-server: $schema=../../.schemas/{kind}.json", *([f"# {comment}"] if comment else [])]
    lines += [line for record in records for line in forms.item(record, 0)]
    return "".join(f"{line}\n" for line in lines).encode()


@dataclass(frozen=True, slots=True)
class _Writer:
    """Finds what must change in a text."""

    text: str

    @property
    def line_end(self) -> str:
        """What ends its lines."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def flow(self, value: Any) -> str:  # noqa: ANN401 -- whatever a record holds
        """Write a value in one line; in JSON as JSON, which other programs may read."""
        return json.dumps(as_text(value), ensure_ascii=False) if _JSON.match(self.text) else forms.flow(value)

    def edits(self, old: Node, new: Any) -> Iterator[_Edit]:  # noqa: ANN401 -- whatever a record holds
        """Yield what makes `new` of a value, which is of its sort: a text, or not empty as it is."""
        if plain(old) == as_text(new):
            return
        if isinstance(old, Fields):
            yield from self._fields(old, new)
        elif isinstance(old, Items):
            yield from self._items(old, new)
        else:
            yield _Edit(old.start, old.end, self._scalar(old, new))

    def _scalar(self, old: Scalar, new: Any) -> str:  # noqa: ANN401 -- text, number, day or flag
        if old.style:
            return json.dumps(str(as_text(new)), ensure_ascii=False)
        return forms.scalar(new, in_flow=True, like=forms.tag_of(old.text))

    def _fields(self, old: Fields, new: Mapping[str, Any]) -> Iterator[_Edit]:
        kept = [name for name in old.pairs if name in new]
        if not kept:
            return  # nothing of it stays: a form that is not taken
        for name in kept:
            yield from self._value(old, name, new[name])
        yield from self._without([*old.pairs.values()], old, [name in new for name in old.pairs])
        anchor = ""
        added: dict[str, list[str]] = {}
        for name in new:
            if name in old.pairs:
                anchor = name
            else:
                added.setdefault(anchor, []).append(name)
        for anchor, names in added.items():
            yield self._added(old, anchor, {name: new[name] for name in names}, kept)

    def _value(self, parent: Fields, name: str, new: Any) -> Iterator[_Edit]:  # noqa: ANN401 -- as above
        key, value = parent.pairs[name]
        if _can_change(value, new) and not (not parent.in_flow and self._is_folded(key, value, new)):
            yield from self.edits(value, new)
        elif plain(value) != as_text(new):
            if parent.in_flow:
                yield _Edit(value.start, value.end, self.flow(new))
            else:
                lines = [*forms.field(name, new, self._column(key.start))]
                yield _Edit(key.start, value.end, self.line_end.join(lines).lstrip())

    def _is_folded(self, key: Scalar, value: Node, new: Any) -> bool:  # noqa: ANN401 -- as above
        """Tell whether a text stands folded, or will since it grows longer than a line."""
        if not isinstance(value, Scalar):
            return False
        line = value.start - self._line_start(key.start) + len(self._scalar(value, new))
        return value.style in {">", "|"} or (line > forms.WIDTH and "\n" not in str(new))

    def _added(self, old: Fields, anchor: str, new: Mapping[str, Any], kept: Sequence[str]) -> _Edit:
        if old.in_flow:
            written = self.flow(new)[1:-1]
            if anchor:
                end = old.pairs[anchor][1].end
                return _Edit(end, end, f", {written}")
            start = old.pairs[kept[0]][0].start
            return _Edit(start, start, f"{written}, ")
        indent = self._column(old.pairs[kept[0]][0].start)
        lines = [line for name, value in new.items() for line in forms.field(name, value, indent)]
        if anchor:
            end = self._line_end(old.pairs[anchor][1].end)
            return _Edit(end, end, "".join(f"{self.line_end}{line}" for line in lines))
        start = old.pairs[kept[0]][0].start
        return _Edit(start, start, "".join(f"{line}{self.line_end}{' ' * indent}" for line in lines).lstrip())

    def _items(self, old: Items, new: Sequence[Any]) -> Iterator[_Edit]:
        before, after = [*map(_name, map(plain, old.items))], [*map(_name, map(as_text, new))]
        stays = [False] * len(old.items)
        for tag, first, last, start, end in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
            both = min(last - first, end - start) if tag in {"equal", "replace"} else 0
            for number in range(both):
                stays[first + number] = True
                yield from self._item(old, first + number, new[start + number])
            if start + both < end:
                yield self._inserted(old, first + both, new[start + both : end])
        yield from self._without([(item, item) for item in old.items], old, stays)

    def _item(self, parent: Items, number: int, new: Any) -> Iterator[_Edit]:  # noqa: ANN401 -- as above
        value = parent.items[number]
        if _can_change(value, new):
            yield from self.edits(value, new)
        elif plain(value) != as_text(new):
            yield _Edit(value.start, value.end, self.flow(new))

    def _inserted(self, old: Items, place: int, new: Sequence[Any]) -> _Edit:
        """Put items before the one at a place, or behind the last one."""
        if old.in_flow:
            written = ", ".join(map(self.flow, new))
            if place < len(old.items):
                start = old.items[place].start
                return _Edit(start, start, f"{written}, ")
            end = old.items[-1].end
            line = self.text[self._line_start(end) : end]
            too_long = len(line) + len(written) + 2 > forms.WIDTH
            gap = self.line_end + " " * self._column(old.items[0].start) if too_long else " "
            return _Edit(end, end, f",{gap}{written}")
        beside = old.items[place - 1 if place else 0]
        indent = self._column(self._dash(beside))
        in_flow = isinstance(beside, Fields) and beside.in_flow
        lines = [line for one in new for line in forms.item(one, indent, in_flow=in_flow)]
        if place:
            end = self._line_end(beside.end)
            return _Edit(end, end, "".join(f"{self.line_end}{line}" for line in lines))
        start = self._line_start(self._dash(beside))
        return _Edit(start, start, "".join(f"{line}{self.line_end}" for line in lines))

    def _without(
        self, spans: Sequence[tuple[Node, Node]], parent: Items | Fields, stays: Sequence[bool]
    ) -> Iterator[_Edit]:
        """Take out what does not stay: what stands in lines with its lines, what stands in brackets with its comma."""
        for number, (first, last) in enumerate(spans):
            if stays[number]:
                continue
            if parent.in_flow:
                if any(stays[:number]):
                    yield _Edit(spans[number - 1][1].end, last.end)
                else:
                    yield _Edit(first.start, spans[number + 1][0].start)
                continue
            start = self._dash(first) if isinstance(parent, Items) else first.start
            if self.text[self._line_start(start) : start].strip():
                yield _Edit(start, spans[number + 1][0].start)  # the first field of an item leaves its dash behind
            else:
                end = self._line_end(last.end) + len(self.line_end)
                yield _Edit(self._line_start(start), min(end, len(self.text)))

    def _dash(self, item: Node) -> int:
        return self.text.rindex("-", 0, item.start)

    def _line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        end = self.text.find(self.line_end, offset)
        return len(self.text) if end < 0 else end

    def _column(self, offset: int) -> int:
        return offset - self._line_start(offset)


def _can_change(old: Node, new: Any) -> bool:  # noqa: ANN401 -- whatever a record holds
    """Tell whether a value keeps its sort, and something of it stays."""
    if isinstance(old, Fields):
        return isinstance(new, Mapping) and not old.pairs.keys().isdisjoint(new)
    if isinstance(old, Items):
        return isinstance(new, list | tuple) and bool(new) and bool(old.items)
    return not isinstance(new, Mapping | list | tuple)


def _name(value: Any) -> str:  # noqa: ANN401 -- as above
    """Name an item among its neighbours: a record by its id, anything else by what it is."""
    if isinstance(value, dict) and "id" in value:
        return json.dumps([value.get("article"), value["id"]])
    return json.dumps(value, sort_keys=True)
