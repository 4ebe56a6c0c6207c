"""Pages of an earlier run, where a page would come out the same.

What a page is made of is noted while it is made: the records of which it reads anything but the id, and the reference
lines. All else is made of the whole register (orders, inverses, which records there are, what is remembered of them)
and shared by all pages: where any of that differs, every page is made again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from hashlib import sha256
from types import BuiltinMethodType, FunctionType, MethodType

from markupsafe import Markup

from synopsis.cache import Cache
from synopsis.languages.interface import Interface
from synopsis.page import Page
from synopsis.pages.renderer import PageRenderer, Planned
from synopsis.register.fingerprints import unproved
from synopsis.register.model import Record
from synopsis.register.reads import Reads

_SEPARATE = {"index", "references"}
"""The views of the register, which are summed up once; the lines, which are noted."""
_LINE = "line/"
"""Begins the name of a reference line among what a page reads."""


def remade(
    renderer: PageRenderer, planning: Callable[[PageRenderer], Iterable[Planned]], earlier: Cache
) -> Iterator[Page]:
    """Yield the pages that are planned; those are made of which something says other than when they were made last."""
    reads = Reads(renderer.index.register)
    lines = _Lines(renderer.references)
    renderer = replace(renderer, references=lines)
    shared = _Shared(reads, renderer)
    keys = [(plan, shared.sum_of(plan)) for plan in planning(renderer)]
    common = shared.sum_of_all()  # all that is remembered is worked out by now, so that no page reads for others
    with reads.watching():
        for plan, key in keys:
            kept = earlier.found("page", common, key)
            if kept and (page := _as_kept(plan, kept, reads, lines)):
                yield page
                continue
            names = lines.asked = set[str]()
            with reads.noted(names):
                page = plan.make()
            if "" not in names:
                made = {"reads": sorted(names), "sum": _sum_of(sorted(names), reads, lines), "text": page.text}
                earlier.keep(json.dumps(made, ensure_ascii=False).encode(), "page", common, key)
            yield page


def _as_kept(plan: Planned, kept: bytes, reads: Reads, lines: _Lines) -> Page | None:
    """Give a page as it was made, if all that it read says what it said then."""
    made = json.loads(kept)
    same = _sum_of(made["reads"], reads, lines) == made["sum"]
    return Page(plan.file, made["text"]) if same else None


def _sum_of(names: Iterable[str], reads: Reads, lines: _Lines) -> str:
    found = (lines.sum_of(name) if name.startswith(_LINE) else reads.sums.get(name, b"") for name in names)
    return sha256(b"".join(sha256(one).digest() for one in found)).hexdigest()


@dataclass
class _Lines(Mapping[str, Markup]):
    """The reference lines, noted when they are asked for."""

    lines: Mapping[str, Markup]
    asked: set[str] = field(default_factory=set)

    def sum_of(self, name: str) -> bytes:
        return self.lines.get(name.removeprefix(_LINE), "").encode()

    def __getitem__(self, key: str) -> Markup:
        self.asked.add(f"{_LINE}{key}")
        return self.lines[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


class _Shared:
    """What pages have in common, as bytes: a record stands in it by its name, because what it says is noted."""

    def __init__(self, reads: Reads, renderer: PageRenderer) -> None:
        self._reads = reads
        self._renderer = renderer
        self._told: dict[int, tuple[object, str]] = {}

    def sum_of_all(self) -> bytes:
        """Sum up all that a page may know without reading a record."""
        renderer, register = self._renderer, self._renderer.index.register
        single = [(repr(record), record.file) for record in (register.site, register.vocabularies)]
        days = sorted(renderer.index.first_days.items())
        remembered = [self._of(one) for one in (renderer, renderer.index, register, register.vocabularies)]
        told = [self._reads.places, single, days, sorted(unproved(register))]
        return sha256("\n".join([*map(repr, told), *remembered]).encode()).digest()

    def sum_of(self, plan: Planned) -> bytes:
        """Sum up what a page is planned from."""
        make = plan.make
        given = [self._of(one) for one in make.args if one is not self._renderer]
        return sha256(f"{plan.file} {make.func.__module__}.{make.func.__qualname__} {given}".encode()).digest()

    def _of(self, value: object) -> str:
        match value:
            case str() | int() | None:
                told = repr(value)
            case Record():
                told = self._reads.name(value) or repr(value)
            case Mapping():
                told = repr([(self._of(key), self._of(one)) for key, one in value.items()])
            case tuple() | list():
                told = repr([*map(self._of, value)])
            case set() | frozenset():
                told = repr(sorted(map(self._of, value)))
            case Interface():  # its catalogue is the program's, but for what the register holds
                told = repr(value.tag)
            case re.Pattern():
                told = repr((value.pattern, value.flags))
            case _:
                told = self._of_object(value)
        return told

    def _of_object(self, value: object) -> str:
        if isinstance(value, FunctionType):
            around = [self._of(cell.cell_contents) for cell in value.__closure__ or ()]
            return repr((value.__module__, value.__qualname__, around))
        if isinstance(value, MethodType | BuiltinMethodType):
            return repr((value.__qualname__, self._of(value.__self__)))
        if not (names := _parts_of(type(value))):
            return repr(value)
        if id(value) not in self._told:  # with the object itself, so that no other can have its number
            self._told[id(value)] = value, type(value).__qualname__  # for what has itself among its parts
            parts = repr([(name, self._of(getattr(value, name))) for name in names])
            self._told[id(value)] = value, sha256(parts.encode()).hexdigest()
        return self._told[id(value)][1]


def _parts_of(kind: type) -> list[str]:
    """Name what an object is made of, and what it works out and remembers."""
    known = [(name, what) for one in kind.__mro__ for name, what in vars(one).items()]
    found = {name for name, what in known if isinstance(what, cached_property)}
    own = {one.name for one in fields(kind)} - _SEPARATE if is_dataclass(kind) else set[str]()
    return sorted(found | own)
