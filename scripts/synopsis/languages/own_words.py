"""The words of the interface that a site says itself: a catalogue beside its records, whole or of some messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError

from synopsis.languages.catalogues import TEMPLATE, nearest, read
from synopsis.languages.interface import SOURCE

_PLACE = re.compile(r"\{\w+\}|</?[a-z][a-z0-9-]*>")
_SHOWN = 60


def faults(tag: str, text: bytes) -> Iterator[tuple[int, str]]:
    """Say what is wrong with the words of a site in the language `tag`, each with its line."""
    is_ours = tag.partition("-")[0] == SOURCE or nearest(tag) is not None
    if is_ours and not text:
        return
    try:
        own = read(text)
    except (PoFileError, UnicodeDecodeError) as error:
        yield getattr(error, "lineno", 0), f"must be a catalogue of messages (.po) in UTF-8, not with {str(error)!r}"
        return
    yield from _unfit(own)
    if not is_ours:
        yield from _unsaid(tag, own)


@cache
def _known() -> Catalog:
    return read(TEMPLATE.read_bytes())


def _unfit(own: Catalog) -> Iterator[tuple[int, str]]:
    """Tell of what no page says, and of what lacks a value or a link that its message has."""
    for one in own:
        if not one.id:
            continue
        line, first = one.lineno or 0, _texts(one.id)[0]
        if _known().get(one.id, one.context) is None:
            yield line, f"must be a message of the interface, not {_short(first)}"
            continue
        asked = {*_PLACE.findall(first)}
        for said in filter(None, _texts(one.string)):
            if missing := sorted(asked - {*_PLACE.findall(said)} - {"{number}"}):
                yield line, f"must have {' '.join(missing)} as its message has, not {_short(said)}"
            elif more := sorted({*_PLACE.findall(said)} - asked):
                yield line, f"must have no {' '.join(more)}, which its message has not"


def _unsaid(tag: str, own: Catalog) -> Iterator[tuple[int, str]]:
    """Tell how many messages a language that comes from the site alone does not say."""
    missing = [one for one in _known() if one.id and not is_said(own.get(one.id, one.context))]
    if missing:
        first = "; ".join(_short(_texts(one.id)[0]) for one in missing[:3])
        message = f"must say every message of the interface in {tag}; {len(missing)} are not said, first {first}"
        yield 0, f"{message} (all of them: {TEMPLATE.name} of the package)"


def is_said(message: Message | None) -> bool:
    """Tell whether a catalogue has a translation of a message, in every form."""
    return message is not None and all(_texts(message.string))


def _texts(value: object) -> list[str]:
    return (
        [value] if isinstance(value, str) else [str(text) for text in value] if isinstance(value, list | tuple) else []
    )


def _short(text: str) -> str:
    return f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"
