"""References from record to record: which there are, and what becomes of them where a record moves or goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from synopsis.authoring.desk import Data, Desk
from synopsis.register.model import KINDS, Kind, Record, Register, name_of
from synopsis.register.problems import Location, Path, Problem, Refused, Rule, quoted
from synopsis.register.rules.references import named

BY_NAME = {kind.name: kind for kind in KINDS}
"""Each kind of record by its name."""
_MAY_GO = frozenset({"claims", "findings", "comments", "questions", "cites", "about", "documents", "by", "used_by"})
"""Lists of records that are as right without one of them."""
_ITEMS_MAY_GO = frozenset({"bears_on", "as_of"})
"""Lists of values that go with the record that each names."""
_OWNED = {("finding", "document"), ("audit", "claim"), ("audit", "document")}
"""Records that go with the one that they name, by kind and field."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a record is named."""

    record: Record
    """The record that names it."""
    kind: Kind
    path: Path

    @property
    def field(self) -> str:
        """The path, as messages say it."""
        return ".".join(map(str, self.path))


def record_named(register: Register, name: str) -> tuple[Kind, Record]:
    """Return the record that is called by kind and id; refused where there is none."""
    kind_name, _, id_ = name.partition("/")
    kind = BY_NAME.get(kind_name)
    record = register.records(kind.folder).get(id_) if kind else None
    if kind is None or record is None or kind.name == "sentence":
        message = f"record must be a kind and an id of what is in the register, such as claim/m14; not {quoted(name)}"
        raise Refused([Problem(Location(register.site.file), Rule.UNKNOWN_REFERENCE, message)])
    return kind, record


def references_to(register: Register, folder: str, id_: str) -> Iterator[Reference]:
    """Yield every place where a record is named."""
    for kind in KINDS:
        for record in register.records(kind.folder).values():
            for path, target, found in named(record, kind):
                if (target, found) == (folder, id_):
                    yield Reference(record, kind, path)


def repoint(desk: Desk, folder: str, old: str, new: str) -> None:
    """Let every reference name another record; a list that named that already names it once."""
    for reference in references_to(desk.register, folder, old):
        if desk.holds(reference.record):
            _set(desk.data(reference.record), reference.path, new)
    for reference in references_to(desk.register, folder, old):
        if desk.holds(reference.record) and isinstance(reference.path[-1], int):
            listed = _at(desk.data(reference.record), reference.path[:-1])
            if reference.path[-2] != "voices":
                listed[:] = dict.fromkeys(listed)


def _set(data: Any, path: Path, value: str) -> None:  # noqa: ANN401 -- walks any field
    """Change what stands at a path; of the sides of a question the key."""
    inner = _at(data, path[:-1])
    if isinstance(inner, dict) and isinstance(inner[path[-1]], dict):
        renamed = {value if name == path[-1] else name: side for name, side in inner.items()}
        inner.clear()
        inner.update(renamed)
    else:
        inner[path[-1]] = value


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 -- as above
    for step in path:
        data = data[step]
    return data


def take_out(desk: Desk, kind: Kind, record: Record) -> list[Record]:
    """Take out a record, what is printed with it, and every reference to these; return what is gone.

    Refused where something names it that would not be right without: a speaker, an author, a topic.
    """
    gone = [(kind, record)]
    references: list[Reference] = []
    for its_kind, one in gone:  # grows while it is walked
        for reference in references_to(desk.register, its_kind.folder, one.id):
            if (reference.kind.name, str(reference.path[-1])) in _OWNED and len(reference.path) == 1:
                gone.append((reference.kind, reference.record))
            else:
                references.append(reference)
    names = {name_of(one) for _, one in gone}
    left = [reference for reference in references if name_of(reference.record) not in names]
    if kept := [reference for reference in left if not _may_go(reference)]:
        raise Refused(_still_named(record, reference) for reference in kept)
    for reference in sorted(left, key=lambda one: [(isinstance(step, int), step) for step in one.path], reverse=True):
        _drop(desk.data(reference.record), reference.path)
    for _, one in gone:
        desk.remove(one)
    return [one for _, one in gone]


def _may_go(reference: Reference) -> bool:
    path = reference.path
    if isinstance(path[-1], int):
        return path[-2] in _MAY_GO
    return path[0] in _ITEMS_MAY_GO or (reference.kind.name, path) == ("audit", ("finding",))


def _still_named(record: Record, reference: Reference) -> Problem:
    message = f"{reference.field} must name another record before {name_of(record)} can go, or go itself"
    return Problem(reference.record.at(*reference.path), Rule.UNKNOWN_REFERENCE, message)


def _drop(data: Data, path: Path) -> None:
    """Take a reference out of its list, and the list where it was the last; of a value in a list the value."""
    if path[0] in _ITEMS_MAY_GO:
        path = path[:2]
    if path == ("finding",):
        data.pop("finding")
        return
    listed = _at(data, path[:-1])
    del listed[path[-1]]
    if not listed:
        holder = _at(data, path[:-2])
        if path[-2] in holder and path[-2] != "questions":
            del holder[path[-2]]


def mend_questions(desk: Desk) -> list[str]:
    """Take out points that say nothing any more, and let sides without claims be silent; tell what is to be reread."""
    told: list[str] = []
    for question in desk.register.questions.values():
        if not desk.holds(question):
            continue
        data = desk.data(question)
        for article, side in question.sides.items():
            now = data["sides"].get(article, {})
            if now.get("claims", []) == list(side.claims):
                continue
            if not now.get("claims") and side.claims:
                data["sides"][article] = {
                    "silent": True,
                    **{name: text for name, text in now.items() if name != "claims"},
                }
            told.append(f"question/{question.id}: reread what {article} answers: {side.short}")
        if "points" in data:
            data["points"] = [point for point in data["points"] if point.get("claims") or point.get("findings")]
            if not data["points"]:
                del data["points"]
    return told


def mend_sentences(desk: Desk) -> None:
    """Say of each sentence that has lost its last claim that it is to do."""
    remaining = {(home[0].id, claim.sentences[0]) for claim, home in _homes(desk, still=True)}
    for claim, home in _homes(desk, still=False):
        name = (home[0].id, claim.sentences[0])
        sentence = desk.register.sentence(*name)
        if name not in remaining and sentence and "no_claim" not in desk.data(sentence):
            desk.data(sentence)["no_claim"] = "to-do"


def _homes(desk: Desk, *, still: bool) -> Iterator[tuple[Any, Any]]:
    for claim in desk.register.claims.values():
        home = desk.register.home(claim.id)
        if home and claim.sentences and desk.holds(claim) is still:
            yield claim, home
