"""What changed between two states of a register, record by record and field by field, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from synopsis.register.enums import CorrectionKind
from synopsis.register.model import CORRECTED, Record, Register, kind_of, name_of

ALSO_MATERIAL: Mapping[str, frozenset[str]] = {
    "claim": frozenset({"quote", "sentences"}),
    "question": frozenset({"sides", "comments"}),
    "document": frozenset({"checked"}),
    "finding": frozenset({"checked"}),
}
"""What a reader relies on beside the material fields of a kind, as the sums of published pages have it."""
_KINDS = (
    (CorrectionKind.DIFFERENCE, {"difference"}),
    (CorrectionKind.RECORD, {"record"}),
    (CorrectionKind.FIGURE, {"figures", "dates"}),
    (CorrectionKind.VOICE, {"voices", "name", "role", "author"}),
    (
        CorrectionKind.SOURCE,
        {"cites", "csl", "host", "document", "locator", "checked", "finding", "result", "bears_on"},
    ),
)
_MAIN = frozenset({"says", "asks", "title", "states", "name", "role", "label"})
"""Fields whose text speaks for itself where nothing else has changed."""
_CONTAINERS = frozenset({"sides", "points", "csl"})
_SUMS = frozenset({"sha256", "text_sha256", "digest"})


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a record that says something else."""

    record: str
    """The record: `claim/m14`, or one that is printed with it."""
    field: str
    """Its path: `sides.one-2020.short`."""
    before: str
    """Empty where it is new."""
    after: str
    """Empty where it is gone."""
    grew: tuple[str, ...] = ()
    """Of a list that kept all that it had, what is new in it."""

    @property
    def adds(self) -> bool:
        """Whether nothing that stood there has changed."""
        return not self.before or bool(self.grew)


def changes(old: Record | None, new: Record | None, *, material: bool = False) -> Iterator[Change]:
    """Yield what a record says otherwise than it did; `material` leaves out what no reader relies on."""
    record = new or old
    if record is None:
        return
    before, after = (_leaves(one, material=material) if one else {} for one in (old, new))
    for field in dict.fromkeys([*before, *after]):
        was, now = before.get(field, ()), after.get(field, ())
        if was == now:
            continue
        is_list = isinstance(was, list) or isinstance(now, list)
        grew = tuple(item for item in now if item not in was) if is_list and set(was) <= set(now) else ()
        yield Change(name_of(record), field, _shown(was), _shown(now), grew)


def of_page(old: Register, old_name: str, new: Register, new_name: str) -> list[Change]:
    """Give what the page of a record says otherwise, with what is printed on it."""
    kind, _, id_ = new_name.partition("/")
    found = [*changes(old.named(old_name), new.named(new_name), material=True)]
    for printed in CORRECTED.values():
        if printed.printed_with != kind:
            continue
        before, after = old.records(printed.folder), new.records(printed.folder)
        for name in dict.fromkeys([*before, *after]):
            was, now = before.get(name), after.get(name)
            owners = {getattr(one, kind) for one in (was, now) if one}
            if owners & {id_, old_name.partition("/")[2]}:
                found += changes(was, now, material=True)
    return found


def kind_of_change(found: list[Change]) -> CorrectionKind:
    """Say of which kind a correction is that tells of changes."""
    if all(change.adds for change in found):
        return CorrectionKind.ADDED
    fields = {change.field.partition(".")[0] for change in found}
    return next((kind for kind, names in _KINDS if fields & names), CorrectionKind.WORDING)


def in_words(found: list[Change], most: int) -> tuple[str, str]:
    """Say what stood and what stands, each in at most `most` characters; nothing stood where all is new."""
    if all(change.adds for change in found):
        told = [f"{_called(one)}: {', '.join(one.grew) or one.after}" for one in found]
        return "", _cut("; ".join(told), most)
    if len(found) == 1 and found[0].field in _MAIN and found[0].before and found[0].after:
        return _pair(found[0].before, found[0].after, most)
    room = most // max(len(found), 1) - 2
    pairs = [
        [_quoted(text) for text in _pair(one.before or "nothing", one.after or "nothing", room - len(_called(one)) - 4)]
        for one in found
    ]
    before = "; ".join(f"{_called(one)}: {was}" for one, (was, _) in zip(found, pairs, strict=True))
    after = "; ".join(f"{_called(one)}: {now}" for one, (_, now) in zip(found, pairs, strict=True))
    return _cut(before, most), _cut(after, most)


def marked(before: str, after: str) -> str:
    """Show a change word by word: `of [-elm-] {+oak+}`."""
    old, new = before.split(), after.split()
    words: list[str] = []
    for tag, first, last, start, end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            words += old[first:last]
        else:
            words += [f"[-{' '.join(old[first:last])}-]"] * (first < last)
            words += [f"{{+{' '.join(new[start:end])}+}}"] * (start < end)
    return " ".join(words)


def _quoted(text: str) -> str:
    """Put a text of several words in quotation marks, as it stands among others."""
    is_list = re.fullmatch(r"[a-z0-9-]+(?:, [a-z0-9-]+)*", text)
    return text if is_list or " " not in text else f"“{text}”"


def _pair(before: str, after: str, most: int) -> tuple[str, str]:
    """Shorten two texts to what differs in them, with a few words around it, where they are too long."""
    if max(len(before), len(after)) <= most:
        return before, after
    old, new = before.split(), after.split()
    same = next(
        (n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )
    start = max(same - 3, 0)
    opening = "… " if start else ""
    return tuple(_cut(opening + " ".join(words[start:]), most) for words in (old, new))  # type: ignore[return-value]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: max(most - 2, 1)].rstrip() + " …"


def _called(change: Change) -> str:
    """Say which field that is, as a reader of the page may know it."""
    kind, _, id_ = change.record.partition("/")
    steps = [step.replace("_", " ") for step in change.field.split(".") if step not in _CONTAINERS]
    return ", ".join([f"{kind} {id_}", *steps] if kind in {"finding", "audit"} else steps)


def _leaves(record: Record, *, material: bool) -> dict[str, Any]:
    kind = kind_of(record)
    fields = kind.material | ALSO_MATERIAL.get(kind.name, frozenset()) if material else None
    given = record.model_dump(
        mode="json", by_alias=True, include=set(fields) if fields else None, exclude_defaults=True
    )
    given.pop("id", None)
    if material and "sentences" in given:
        given["sentences"] = given["sentences"][:1]
    if material and "checked" in given:
        given["checked"].pop("on", None)
    return {".".join(path): value for path, value in _walk(given, ()) if material or path[-1] not in _SUMS}


def _walk(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401 -- any field
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _walk(inner, (*path, name))
    elif isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        for number, item in enumerate(value, start=1):
            label = item.get("id") or item.get("claim") or str(number) if isinstance(item, Mapping) else str(number)
            own = {name: inner for name, inner in item.items() if name != "id"} if isinstance(item, Mapping) else item
            yield from _walk(own, (*path, str(label)))
    else:
        yield path, value


def _shown(value: Any) -> str:  # noqa: ANN401 -- as above
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)
