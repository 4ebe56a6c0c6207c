"""Rules on how the register is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from synopsis.register.enums import DOCUMENT_KINDS, FIGURE_GROUPS, OPEN_LISTS, SENTENCE_KINDS, ReviewerKind, ReviewState
from synopsis.register.fingerprints import unproved
from synopsis.register.model import (
    KINDS,
    RECORD_KINDS,
    Document,
    OwnList,
    Question,
    Register,
    Review,
    Sentence,
    Topic,
    Vocabularies,
)
from synopsis.register.model.words import of_every_register
from synopsis.register.problems import Path, Problem, Rule, quoted


def vocabularies_add_where_they_may(register: Register) -> Iterator[Problem]:
    """A register may call otherwise what every register has; it adds, with label and meaning, to open lists alone."""
    record = register.vocabularies
    known = {vocabulary.id: [term.id for term in vocabulary.terms] for vocabulary in of_every_register()}
    for number, given in enumerate(record.lists):
        if given.id not in known:
            message = f"lists must be of {', '.join(known)}; not {quoted(given.id)}"
            yield Problem(record.at("lists", number, "id"), Rule.VOCABULARY, message)
        else:
            yield from _added(record, number, given, known[given.id])


def _added(record: Vocabularies, number: int, given: OwnList, known: list[str]) -> Iterator[Problem]:
    is_open = given.id in (*OPEN_LISTS, FIGURE_GROUPS)
    for place, term in enumerate(given.terms):
        if term.id in known:
            continue
        if not is_open:
            message = f"terms of {given.id} must be {', '.join(known)}; not {quoted(term.id)}"
            yield Problem(record.at("lists", number, "terms", place, "id"), Rule.VOCABULARY, message)
        elif not (term.label and term.says):
            message = f"term {quoted(term.id)}, which the register adds, must have label and says"
            yield Problem(record.at("lists", number, "terms", place), Rule.VOCABULARY, message)


def vocabularies_name_each_word_once(register: Register) -> Iterator[Problem]:
    """No list, word of a list or guarded word is given twice, and every guarded word has a form."""
    record = register.vocabularies
    names: list[tuple[Path, list[str]]] = [
        (("lists",), [given.id for given in record.lists]),
        (("guarded",), [word.id for word in record.guarded]),
        *((("lists", number, "terms"), [term.id for term in own.terms]) for number, own in enumerate(record.lists)),
    ]
    for path, ids in names:
        for number, name in enumerate(ids):
            if name in ids[:number]:
                message = f"{path[-1]} must define {quoted(name)} once, not again"
                yield Problem(record.at(*path, number, "id"), Rule.DUPLICATE_ID, message)
    for number, word in enumerate(record.guarded):
        if not word.forms:
            message = f"forms of {quoted(word.id)} must name at least one, not none"
            yield Problem(record.at("guarded", number, "forms"), Rule.VOCABULARY, message)


def kinds_are_defined(register: Register) -> Iterator[Problem]:
    """The kind of every document and of every sentence is a word of its list, which a register may add to."""
    records: list[tuple[str, Document | Sentence]] = [
        *((DOCUMENT_KINDS, document) for document in register.documents.values()),
        *((SENTENCE_KINDS, sentence) for sentence in register.sentences.values()),
    ]
    words = {name: register.vocabularies.words_of(name) for name in OPEN_LISTS}
    for name, record in records:
        if record.kind not in words[name]:
            message = f"kind must be one of: {', '.join(sorted(words[name]))}; not {quoted(record.kind)}"
            yield Problem(record.at("kind"), Rule.UNKNOWN_WORD, message)


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
    stale = unproved(register)
    for article in register.articles.values():
        if article.proved and article.id in stale:
            message = (
                f"digest must be that of the present sentences and anchors, not {quoted(article.proved.digest[:12])}: "
                f"not proved since {article.proved.on}; whoever has the text runs quotes --write before publication"
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
