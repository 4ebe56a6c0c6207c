"""The bytes of one file to records with lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from synopsis.register import characters
from synopsis.register.model import SINGLE_FILES
from synopsis.register.problems import Location, Path, Places, Problem, Rule, ascii_controls, found, quoted

MOST_BYTES = 1024 * 1024
"""Size of a file; larger ones are split by hand, as git and editors like them better too."""
MOST_DEPTH = 12
"""Lists and mappings in one another; records need six."""
MOST_NODES = 200_000
"""Values in a file."""
Event: TypeAlias = Any
"""One of PyYAML's events, which have no common fields."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML built without libyaml has its slow parser alone, which gives the same events."""
NULLS = frozenset({"~", "null", "Null", "NULL"})
"""What other readers of YAML take for nothing and ours for text."""


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record as it was written: every scalar is text."""

    kind: str
    """Its folder (`claims`) or its own file (`site.yml`)."""
    data: dict[str, Any]
    places: Places


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, with what was wrong in it."""

    records: tuple[RawRecord, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()
    """Kinds of which records may be missing; that a reference finds none is then no news."""


class _StoppedError(Exception):
    """The rest of the file is not read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def load_text(data: bytes, file: str, kind: str) -> Loaded:
    """Read the records of one file, which messages call `file`."""
    unread = frozenset({kind})
    if len(data) > MOST_BYTES:
        message = f"file must have at most {MOST_BYTES} bytes; split it"
        return Loaded(problems=(Problem(Location(file), Rule.TOO_LARGE, message),), unread=unread)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return Loaded(problems=(_not_utf8(error, data, file),), unread=unread)
    unseen = list(characters.in_file(text, file))
    if unseen:
        # editors do not count a mark that opens the file as a column
        text = characters.without(text.removeprefix("\ufeff"))
    reader = _Reader(text, file)
    records = tuple(RawRecord(kind, fields, places) for fields, places in reader.records(single=kind in SINGLE_FILES))
    problems = _not_too_many([*unseen, *reader.problems])
    return Loaded(records, tuple(problems), frozenset() if reader.complete else unread)


def _not_utf8(error: UnicodeDecodeError, data: bytes, file: str) -> Problem:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode()) + 1
    message = f"text must be UTF-8, not the byte 0x{data[error.start]:02x} at offset {error.start}"
    return Problem(Location(file, line, column), Rule.ENCODING, message)


def _not_too_many(problems: list[Problem]) -> Iterator[Problem]:
    named = 0
    for problem in problems:
        named += problem.rule is Rule.CHARACTER
        if problem.rule is not Rule.CHARACTER or named <= characters.MOST_PROBLEMS:
            yield problem


def _is_rest_of_a_value(key: Event, value: Event) -> bool:
    """Tell whether a key is what stands behind a comma that was meant to be of the value before it."""
    return type(value) is ScalarEvent and not value.value and value.implicit[0] and _end(key) == _end(value)


def _end(event: Event) -> tuple[int, int]:
    return event.end_mark.line, event.end_mark.column


class _Reader:
    """Builds the values of one file from the events of YAML's parser, remembering where each stands."""

    def __init__(self, text: str, file: str) -> None:
        self.problems: list[Problem] = []
        self.complete = True
        """Whether every record of the file could be given."""
        self._text = text
        self._file = file
        # Events, because we can stop at a depth of our own: `yaml.compose` ends the process, without an exception,
        # on a file of 100,000 brackets. They also give the records that stand before a fault of syntax.
        self._next: Callable[[], Event] = LOADER(text).get_event
        self._nodes = 0
        self._marks: dict[Path, tuple[int, int]] = {}
        self._usable = True

    def records(self, *, single: bool) -> Iterator[tuple[dict[str, Any], Places]]:
        """Give each record that is whole; what comes after a fault that YAML cannot pass is lost."""
        try:
            yield from self._document(single=single)
        except _StoppedError as stopped:
            self.problems.append(stopped.problem)
            self.complete = False
        except yaml.YAMLError as error:
            self.problems.append(self._syntax(error))
            self.complete = False

    def _document(self, *, single: bool) -> Iterator[tuple[dict[str, Any], Places]]:
        wanted = "one record" if single else "a list of records, or one record"
        self._next()  # the stream begins
        document = self._next()
        if type(document) is StreamEndEvent:
            self.complete = False
            self._report(document, Rule.WRONG_TYPE, f"file must hold {wanted}, not nothing")
            return
        if document.version or document.tags:
            self._report(document, Rule.FORBIDDEN_YAML, "text must begin with a record, not a directive")
        top = self._next()
        if type(top) is SequenceStartEvent and not single:
            self._inspect(top)
            while type(event := self._next()) is not SequenceEndEvent:
                yield from self._record(event, 2, "each item must be a record, which is a mapping")
        else:
            yield from self._record(top, 1, f"file must hold {wanted}")
        self._next()  # the document ends
        if type(more := self._next()) is not StreamEndEvent:
            self._stop(more, Rule.FORBIDDEN_YAML, "file must hold one document, not a second one")

    def _record(self, event: Event, depth: int, must: str) -> Iterator[tuple[dict[str, Any], Places]]:
        self._marks = {}
        self._usable = True
        value = self._value(event, (), depth)
        if self._usable and isinstance(value, dict):
            yield value, Places(self._file, self._marks)
            return
        self.complete = False
        if self._usable:
            self._report(event, Rule.WRONG_TYPE, f"{must}, not {found(value)}")

    def _value(self, event: Event, path: Path, depth: int) -> Any:  # noqa: ANN401 -- whatever YAML holds
        self._marks[path] = self._place(event)
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._stop(event, Rule.TOO_LARGE, f"file must have at most {MOST_NODES} values; split it")
        kind = type(event)
        if kind is AliasEvent:
            self._usable = False
            self._report(event, Rule.FORBIDDEN_YAML, f"value must be written out, not the alias {quoted(event.anchor)}")
            return ""
        if event.anchor is not None or event.tag is not None or (kind is ScalarEvent and event.style == '"'):
            self._inspect(event)
        if kind is ScalarEvent:
            if event.value in NULLS and event.implicit[0]:
                message = f"value must be left out or put in quotation marks, not the bare {quoted(event.value)}"
                self._report(event, Rule.FORBIDDEN_YAML, message)
            return event.value
        if depth > MOST_DEPTH:
            self._stop(event, Rule.TOO_DEEP, f"values must be nested at most {MOST_DEPTH} deep")
        return self._mapping(path, depth + 1) if kind is MappingStartEvent else self._sequence(path, depth + 1)

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._value(event, (*path, len(items)), depth))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while type(event := self._next()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                self._skip_pair(event, path, depth)
                continue
            key = event.value
            here = (*path, key)
            if key in fields:
                line, _ = self._marks[(*here, "#key")]
                self._report(event, Rule.DUPLICATE_KEY, f"key must stand once, not {quoted(key)} of line {line} again")
                self._value(self._next(), (*here, "#again"), depth)
                continue
            if event.style or event.anchor is not None or event.tag is not None:
                self._inspect(event)
            if key == "<<" and event.implicit[0]:
                self._usable = False
                self._report(event, Rule.FORBIDDEN_YAML, "fields must be written out, not the merge key '<<'")
            self._marks[(*here, "#key")] = self._place(event)
            value = self._next()
            if fields and _is_rest_of_a_value(event, value):
                self._mend_comma(fields, key, path)
                continue
            fields[key] = self._value(value, here, depth)
        return fields

    def _mend_comma(self, fields: dict[str, Any], rest: str, path: Path) -> None:
        """Put together again what a comma inside braces took apart, so that nothing else is said of it."""
        name = next(reversed(fields))
        fields[name] = f"{fields[name]}, {rest}"
        message = (
            f"value of {ascii_controls(name)} must stand in quotation marks, because a comma inside {{ }} ends it; "
            f"not {quoted(fields[name])}"
        )
        self.problems.append(Problem(Location(self._file, *self._marks[*path, name]), Rule.FORBIDDEN_YAML, message))

    def _skip_pair(self, event: Event, path: Path, depth: int) -> None:
        what = "an alias" if type(event) is AliasEvent else "a list or mapping"
        self._usable = False
        self._report(event, Rule.FORBIDDEN_YAML, f"key must be text, not {what}")
        if type(event) is not AliasEvent:
            self._value(event, (*path, "#again"), depth)
        self._value(self._next(), (*path, "#again"), depth)

    def _inspect(self, event: Event) -> None:
        """Refuse what no value or key may have: a name, a tag, an escaped character that nobody sees."""
        if event.anchor is not None:
            self._report(event, Rule.FORBIDDEN_YAML, f"value must have no name, not the anchor {quoted(event.anchor)}")
        if event.tag is not None:
            self._report(event, Rule.FORBIDDEN_YAML, f"value must be plain, not of the tag {quoted(event.tag)}")
        if type(event) is ScalarEvent and event.style == '"':
            self.problems.extend(characters.in_value(event.value, self._location(event)))

    def _syntax(self, error: yaml.YAMLError) -> Problem:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        if not isinstance(error, yaml.MarkedYAMLError) or mark is None:
            return Problem(Location(self._file), Rule.SYNTAX, f"text must be YAML: {quoted(error, 200)}")
        what = str(error.problem)
        # an escape that means no character, such as "\ud800"
        rule = Rule.CHARACTER if "Unicode character escape" in what else Rule.SYNTAX
        if error.context and error.context_mark:
            what += f" {error.context} that begins on line {error.context_mark.line + 1}"
        whole = "".join(self._text.split("\n")[mark.line : mark.line + 1])
        line = quoted(whole.strip()) if whole.strip() else "the end"
        message = f"text must be YAML: {what}; not {line}"
        if what.startswith("mapping values are not allowed") and ": " in whole[: mark.column]:
            message = f"value must stand in quotation marks where it has a colon and a space, not {line}"
        return Problem(Location(self._file, mark.line + 1, mark.column + 1), rule, message)

    @staticmethod
    def _place(event: Event) -> tuple[int, int]:
        return event.start_mark.line + 1, event.start_mark.column + 1

    def _location(self, event: Event) -> Location:
        return Location(self._file, *self._place(event))

    def _report(self, event: Event, rule: Rule, message: str) -> None:
        self.problems.append(Problem(self._location(event), rule, message))

    def _stop(self, event: Event, rule: Rule, message: str) -> NoReturn:
        raise _StoppedError(Problem(self._location(event), rule, message))
