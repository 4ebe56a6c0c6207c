"""A register as values, for histories of edits: records as an editor writes them, typed once however often they recur.

Every word, number and name that a history may have to take back is invented, and stands in one record alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

import yaml

from lighthouse import LIGHTHOUSE
from synopsis.register.loader import load
from synopsis.register.model import CORRECTED, KINDS, SINGLE_FILES, Register
from synopsis.register.validation import Parsed, Typed, key_of, parse, typed
from synopsis.register.yaml import Loaded, RawRecord, load_text

Data: TypeAlias = Any
"""A record as YAML has it: mappings, lists, texts."""
INVENTED = re.compile(r"\bqz[a-z]{5}\b|\b7\d{4}\b", re.IGNORECASE)
"""What marks the text in which it stands."""
NAMES = {kind.name: kind for kind in KINDS}
FOLDERS = {kind.folder: kind for kind in KINDS}
TEXTS = {
    "articles": (("where",), ("csl", "title")),
    "claims": (("says",), ("note",), ("as_of", 0, "says"), ("accuses", 0, "outcome"), ("accuses", 0, "reply")),
    "topics": (("title",), ("scope",), ("also", 0)),
    "questions": (
        ("asks",),
        ("difference", "says"),
        ("record", "short"),
        ("record", "searched"),
        ("settles",),
        ("points", 0, "title"),
        ("also", 0),
        ("sides", "wexford-1998", "short"),
        ("sides", "wexford-1998", "brief"),
    ),
    "documents": (("csl", "title"), ("note",), ("host", "name")),
    "findings": (("states",), ("locator",)),
    "audits": (("says",),),
    "people": (("name",), ("role",), ("also", 0), ("spellings", 0, "form"), ("note",)),
    "events": (("title",), ("says",)),
}
"""Where a text stands that an editor may change; not every record has each."""
COUNTED = {"unit": "steps", "counts": "steps in the tower", "group": "steps"}


@dataclass
class Inventor:
    """Gives words and numbers that stand nowhere else."""

    count: int = 0

    def word(self) -> str:
        """Give a word."""
        self.count += 1
        digits, number = "", self.count
        for _ in range(5):
            number, digit = divmod(number, 26)
            digits += chr(ord("a") + digit)
        return f"qz{digits}"

    def number(self) -> str:
        """Give a number of steps."""
        self.count += 1
        return str(70_000 + self.count % 10_000)


def at(data: Data, path: tuple[str | int, ...]) -> Data:
    """Give what stands at a place of a record, or nothing."""
    for step in path:
        has = step in data if isinstance(data, dict) else isinstance(step, int) and step < len(data or ())
        if not has:
            return None
        data = data[step]
    return data


def put(data: Data, path: tuple[str | int, ...], value: object) -> None:
    """Write at a place of a record."""
    at(data, path[:-1])[path[-1]] = value


def marked(text: str, word: str) -> str:
    """Give a text with another invented word in it, in place of the one that it has."""
    if match := INVENTED.search(text):
        return text.replace(match[0], word.capitalize() if match[0][0].isupper() else word)
    end = text[-1] if text[-1] in ".?" else ""
    return f"{text.removesuffix(end)} {word}{end}"


@dataclass
class Desk:
    """The sources, as one editor has them; each record is a text, so that copies are cheap and nothing is shared."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    """By folder and key."""

    def copy(self) -> Desk:
        """Give the same to another editor."""
        return Desk(dict(self.texts))

    def keys(self, folder: str) -> list[str]:
        """Name the records of a kind."""
        return sorted(key for kind, key in self.texts if kind == folder)

    def get(self, folder: str, key: str) -> Data:
        """Give a record."""
        return json.loads(self.texts[folder, key])

    def find(self, name: str) -> Data:
        """Give the record that corrections call `claim/m14`, or nothing."""
        kind, _, key = name.partition("/")
        text = self.texts.get((NAMES[kind].folder, key))
        return json.loads(text) if text else None

    def set(self, folder: str, data: Data) -> None:
        """Write a record."""
        key = f"{data['article']}/{data['id']}" if folder == "sentences" else data.get("id", folder)
        self.texts[folder, key] = json.dumps(data, ensure_ascii=False)

    def drop(self, folder: str, key: str) -> None:
        """Take a record out."""
        del self.texts[folder, key]

    def edit(self, folder: str, change: Callable[[Data], None]) -> None:
        """Change every record of a kind."""
        for key in self.keys(folder):
            data = self.get(folder, key)
            before = json.dumps(data, ensure_ascii=False)
            change(data)
            if json.dumps(data, ensure_ascii=False) != before:
                self.set(folder, data)

    def parsed(self) -> Parsed:
        """Read it, as the command line reads the files."""
        raws = [_typed_once(folder, key, text) for (folder, key), text in self.texts.items()]
        outcomes = {id(raw): outcome for raw, outcome in raws}
        return parse(Loaded(tuple(raw for raw, _ in raws)), lambda raw: outcomes[id(raw)])

    def register(self) -> Register:
        """Give the register, where every record of it can be typed."""
        parsed = self.parsed()
        assert parsed.problems == ()
        assert parsed.register is not None
        return parsed.register

    def replaced(self, folder: str, old: str, new: str) -> None:
        """Let whatever names a record name another one, or none; what cannot do without it goes too."""
        for kind in KINDS:
            if folder == "articles" and new and kind.name == "question":
                self.edit("questions", lambda data: data.update(sides=_with_key(data["sides"], old, new)))
            patterns = [pattern for pattern, target in kind.references.items() if target == folder]
            if patterns:
                for key in self.keys(kind.folder):
                    self._renamed(kind.folder, key, patterns, old, new)

    def _renamed(self, folder: str, key: str, patterns: list[str], old: str, new: str) -> None:
        data = self.get(folder, key)
        found = [path for pattern in patterns for path, name in _followed(data, pattern) if name == old]
        for path in reversed(found):
            holder: Any = at(data, path[:-1])
            if new and not (isinstance(holder, list) and new in holder):
                holder[path[-1]] = new
            elif isinstance(holder, list):
                del holder[int(path[-1])]
            elif len(path) == 1 or folder == "articles":
                self.drop_all(folder, key)
                return
            else:  # of a list of mappings, the one that named it
                del at(data, path[:-2])[path[-2]]
        if found:
            if folder == "sentences":  # their article is part of their key
                self.drop(folder, key)
            self.set(folder, data)

    def drop_all(self, folder: str, key: str) -> None:
        """Take a record out, and out of whatever names it."""
        if (folder, key) in self.texts:
            self.drop(folder, key)
            self.replaced(folder, key, "")


def _with_key(sides: Data, old: str, new: str) -> Data:
    return {new if name == old else name: side for name, side in sides.items()}


def _followed(data: Data, pattern: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the places of a pattern in a record."""
    places: list[tuple[tuple[str | int, ...], Any]] = [((), data)]
    for step in pattern.split("."):
        found = []
        for path, value in places:
            if step == "*" and isinstance(value, list):
                found += [((*path, number), item) for number, item in enumerate(value)]
            elif step == "*" and isinstance(value, dict):
                found += [((*path, name), item) for name, item in value.items()]
            elif isinstance(value, dict) and step in value:
                found.append(((*path, step), value[step]))
        places = found
    yield from places


@cache
def _typed_once(folder: str, key: str, text: str) -> tuple[RawRecord, Typed]:
    file = folder if folder in SINGLE_FILES else f"{folder}/{key}.yml"
    dumped = yaml.safe_dump(json.loads(text), sort_keys=False, allow_unicode=True, width=1000)
    loaded = load_text(dumped.encode(), f"sources/{file}", folder)
    assert not loaded.problems, dumped
    (raw,) = loaded.records
    return raw, typed(raw)


@cache
def _fixture() -> Desk:
    desk = Desk()
    for raw in load(LIGHTHOUSE / "sources", "sources").records:
        desk.texts[raw.kind, key_of(raw)] = json.dumps(raw.data, ensure_ascii=False)
    desk.drop("reviews", "claims")
    desk.drop("reviews", "questions")
    return desk


def _plain(data: Data) -> None:
    """Leave out the one guarded word, and numbers of briefs, so that claims can come and go."""
    text = json.dumps(data, ensure_ascii=False).replace("the folly of Halma", "so").replace("Folly", "Tower")
    data.update(json.loads(text))
    for side in data.get("sides", {}).values():
        side["brief"] = "As the article has it"
    if "difference" in data:
        data["difference"]["says"] = data["difference"]["says"].replace("; the word is “folly”", "")


def second_register(invent: Inventor) -> Desk:
    """Give the second register with an invented word in every text that an editor may change, and some more texts."""
    desk = _fixture().copy()
    desk.edit("questions", _plain)
    desk.edit("claims", _plain)
    desk.edit("articles", _plain)
    for folder, paths in TEXTS.items():
        for key in desk.keys(folder):
            data = desk.get(folder, key)
            for path in paths:
                text = at(data, path)
                if isinstance(text, str) and not (folder == "people" and path == ("role",) and "author" in text):
                    word = invent.word()
                    put(data, path, marked(text, word.capitalize() if folder == "people" else word))
            desk.set(folder, data)
    return desk


def is_correctable(folder: str) -> bool:
    """Whether corrections may name records of a kind."""
    return FOLDERS[folder].name in CORRECTED
