"""Messages in templates and scripts, marked where they stand: `[[Cite this page]]`, and said when these are read.

A message may have places (`{{ claim.id }}`, in a script `${id}`) and tags in it. Translators see them by their names:
`[[see <a href="{{ link.href }}">{{ link.text }}</a>]]` is the message `see <a>{link}</a>`. What English says in the
same words for two things is told apart behind an `@`: `[[Before@the page before]]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from synopsis.languages.interface import Interface

_MARK = re.compile(r"\[\[(.+?)(?:@([^@\]{}<>]+))?\]\]", re.DOTALL)
_SCRIPT_MARK = re.compile(r"""/\*say(?: ([^*]+))?\*/([`"])(.+?)\2""", re.DOTALL)
"""In a script a message is a text behind a comment: `/*say*/"Close"`."""
_PIECE = re.compile(r"\{\{\s*(?P<value>.+?)\s*\}\}|<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<has>[^>]*)>", re.DOTALL)
_SCRIPT_PIECE = re.compile(r"\$\{(?P<value>[^}]+)\}")
_SAID = re.compile(r"\{(?P<place>\w+)\}|<(?P<tag>/?[a-z][a-z0-9]*(?:-\d)?)>")
_TOO_COMMON = frozenset({"id", "label", "length", "name", "on", "text", "title"})
_COUNTED = re.compile(r"""\|\s*counted\("([^"]+)"(?:,\s*"([^"]+)")?\)""")


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a template, and what stands in each place of it."""

    text: str
    at: str
    places: Mapping[str, str]
    """What stands there in the template, by `{name}` or `<tag>`."""

    @classmethod
    def of(cls, source: str, at: str, pieces: re.Pattern[str] = _PIECE) -> Message:
        """Read what stands between the marks."""
        places: dict[str, str] = {}
        opened: list[str] = []

        def named(piece: re.Match[str]) -> str:
            found = piece.groupdict()
            if found["value"] is not None:
                name = _free(f"{{{_name(found['value'])}}}", piece[0], places)
            elif found["end"]:
                name = f"</{opened.pop()}>"
            else:
                name = _free(f"<{found['tag']}>", "", places)
                opened.append(name[1:-1])
            places[name] = piece[0]
            return name

        return cls(pieces.sub(named, source), at, places)

    def said_as(self, told: str, safe: Callable[[str], str]) -> str:
        """Put what stands in the places of this message into those of a translation."""
        end, parts = 0, []
        for piece in _SAID.finditer(told):
            if piece[0] in self.places:
                parts += [safe(told[end : piece.start()]), self.places[piece[0]]]
                end = piece.end()
        return "".join([*parts, safe(told[end:])])


def _name(value: str) -> str:
    """Name a place by what stands in it."""
    if counted := _COUNTED.search(value):
        return f"{counted[1]}s".replace(" ", "_")
    if "|in_words" in value:
        return "date"
    steps = re.findall(r"[a-z_]+", re.sub(r"\[\d+\]", "", value.partition("|")[0]).lower())
    kept = [step for step in steps if step not in _TOO_COMMON] or steps
    return "number" if "|length" in value else kept[-1] if kept else "value"


def _free(name: str, value: str, places: Mapping[str, str]) -> str:
    """Number a name that another place of the message has."""
    again, free = 1, name
    while free in places and (not value or places[free] != value):
        again += 1
        free = f"{name[:-1]}{'_' if name[0] == '{' else '-'}{again}{name[-1]}"
    return free


def said(template: str, interface: Interface) -> str:
    """Return a template as a language has it: the marks are gone, and each message is said."""
    return _MARK.sub(lambda mark: _told(Message.of(mark[1], mark[2] or ""), mark[1], interface, _in_page), template)


def said_in_script(script: str, interface: Interface) -> str:
    """Return a script as a language has it."""

    def told(mark: re.Match[str]) -> str:
        message = Message.of(mark[3], mark[1] or "", _SCRIPT_PIECE)
        return f"{mark[2]}{_told(message, mark[3], interface, _in_script)}{mark[2]}"

    return _SCRIPT_MARK.sub(told, script)


def _in_page(text: str) -> str:
    """Write text so that neither a template nor a browser takes it for anything else."""
    return escape(text, quote=True).replace("{", "&#123;")


def _in_script(text: str) -> str:
    return text.replace("\\", "\\\\").replace("`", "\\`").replace('"', '\\"').replace("${", "\\${")


def _told(message: Message, source: str, interface: Interface, safe: Callable[[str], str]) -> str:
    told = interface.say(message.text, message.at)
    return source if told == message.text else message.said_as(told, safe)


def messages(template: str) -> Iterator[tuple[str, str]]:
    """Yield each message of a template with what tells it apart."""
    for mark in _MARK.finditer(template):
        yield Message.of(mark[1], mark[2] or "").text, mark[2] or ""


def messages_of_script(script: str) -> Iterator[tuple[str, str]]:
    """Yield each message of a script."""
    for mark in _SCRIPT_MARK.finditer(script):
        yield Message.of(mark[3], mark[1] or "", _SCRIPT_PIECE).text, mark[1] or ""


def nouns(template: str) -> Iterator[tuple[str, str]]:
    """Yield each noun that a template counts, with what tells it apart."""
    for counted in _COUNTED.finditer(template):
        yield counted[1], counted[2] or ""
