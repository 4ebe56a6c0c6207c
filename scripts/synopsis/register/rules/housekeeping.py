"""Rules on how the register is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from synopsis.register.enums import CLOSED_LISTS, OWN_LISTS, ReviewerKind, ReviewState
from synopsis.register.fingerprints import proof_fingerprint
from synopsis.register.model import KINDS, RECORD_KINDS, Question, Register, Review, Topic
from synopsis.register.problems import Path, Problem, Rule, quoted


def vocabularies_define_every_closed_list(register: Register) -> Iterator[Problem]:
    """Each closed list is defined for readers, with exactly its words."""
    record = register.vocabularies
    places = {vocabulary.id: number for number, vocabulary in enumerate(record.lists)}
    for list_id, words in CLOSED_LISTS.items():
        expected = [word.value for word in words]
        if list_id not in places:
            message = f"lists must define {quoted(list_id)}; found no list of that id"
            yield Problem(record.at("lists"), Rule.VOCABULARY, message)
            continue
        number = places[list_id]
        found = [term.id for term in record.lists[number].terms]
        if sorted(found) != sorted(expected):
            message = f"terms of {list_id} must be {', '.join(expected)}; not {', '.join(found)}"
            yield Problem(record.at("lists", number, "terms"), Rule.VOCABULARY, message)


def vocabularies_name_each_word_once(register: Register) -> Iterator[Problem]:
    """No list, word of a list or guarded word is defined twice, no list is unknown, every guarded word has a form."""
    record = register.vocabularies
    for field, things in (("lists", record.lists), ("guarded", record.guarded)):
        names = [thing.id for thing in things]
        for number, name in enumerate(names):
            if name in names[:number]:
                message = f"{field} must define {quoted(name)} once, not again"
                yield Problem(record.at(field, number, "id"), Rule.DUPLICATE_ID, message)
    for number, vocabulary in enumerate(record.lists):
        if vocabulary.id not in OWN_LISTS.union(CLOSED_LISTS):
            message = f"lists must define {', '.join([*CLOSED_LISTS, *sorted(OWN_LISTS)])}; not {quoted(vocabulary.id)}"
            yield Problem(record.at("lists", number, "id"), Rule.VOCABULARY, message)
        terms = [term.id for term in vocabulary.terms] if vocabulary.id in OWN_LISTS else []
        for place, name in enumerate(terms):
            if name in terms[:place]:
                message = f"terms must define {quoted(name)} once, not again"
                yield Problem(record.at("lists", number, "terms", place, "id"), Rule.DUPLICATE_ID, message)
    for number, word in enumerate(record.guarded):
        if not word.forms:
            message = f"forms of {quoted(word.id)} must name at least one, not none"
            yield Problem(record.at("guarded", number, "forms"), Rule.VOCABULARY, message)


def orders_are_distinct(register: Register) -> Iterator[Problem]:
    """No two topics, and no two questions of a topic, have the same place in their order."""
    seen: dict[tuple[str, int], str] = {}
    records: list[Topic | Question] = [*register.topics.values(), *register.questions.values()]
    for record in records:
        group = record.topic if isinstance(record, Question) else ""
        first = seen.setdefault((group, record.order), record.id)
        if first != record.id:
            message = f"order must be another than that of {first}, not {quoted(record.order)} again"
            yield Problem(record.at("order"), Rule.EQUAL_ORDER, message)


def proofs_are_current(register: Register) -> Iterator[Problem]:
    """A proof on record is of the sentences and anchors as they are now."""
    for article in register.articles.values():
        if article.proved and article.proved.digest != proof_fingerprint(register, article):
            message = (
                "digest must be that of the present sentences and anchors (run quotes --write), "
                f"not {quoted(article.proved.digest[:12])}"
            )
            yield Problem(article.at("proved", "digest"), Rule.STALE_PROOF, message)


def reviews_cover_what_is_there(register: Register) -> Iterator[Problem]:
    """A review covers files of the register, and `reviewed` rests on a person who did not write them."""
    covered_kinds = (kind for kind in KINDS if kind.model is not Review)
    files = {record.file for kind in covered_kinds for record in register.records(kind.folder).values()}
    files |= {register.site.file, register.vocabularies.file}
    root = PurePosixPath(register.site.file).parent
    for review in register.reviews.values():
        for number, covered in enumerate(review.covers):
            path = (root / covered).as_posix()
            if path not in files and not any(file.startswith(f"{path}/") for file in files):
                message = f"covers must name files or folders of the register, not {quoted(covered)}"
                yield Problem(review.at("covers", number), Rule.REVIEW, message)
        people = [reading.role for reading in review.read if reading.kind is ReviewerKind.PERSON]
        if review.state is ReviewState.REVIEWED and not any(role != review.wrote.role for role in people):
            message = f"state must be draft until a person who did not write it has read it, not {quoted(review.state)}"
            yield Problem(review.at("state"), Rule.REVIEW, message)


def ids_are_short(register: Register, longest: int) -> Iterator[Problem]:
    """No id is longer than the settings allow: paths and names of files are made of it."""
    records = [register.site, register.vocabularies]
    records += (record for folder in RECORD_KINDS for record in register.records(folder).values())
    for record in records:
        for path, name in _ids(record, ()):
            if len(name) > longest:
                message = f"id must have at most {longest} characters, not {len(name)}"
                yield Problem(record.at(*path), Rule.INVALID_VALUE, message)


def _ids(value: Any, path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 -- walks any field
    """Find what is named by an id, however deep in a record."""
    if isinstance(value, BaseModel):
        for field in type(value).model_fields:
            below = getattr(value, field)
            if field == "id":
                yield (*path, field), below
            else:
                yield from _ids(below, (*path, field))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _ids(item, (*path, number))
