"""A small valid register: two articles on the length of a bridge, of which each test changes one thing.

`a_register()` is valid as a whole. `a_claim("a2", says="...")` is its claim a2 with another paraphrase (an id that is
new gives the first claim under that id), and `a_register(a_claim("a2", says="..."))` the register with that claim in
place of its own. A field that is given as None is left out. Records know their lines, as if read from
`sources/<kind>/<id>.yml`, one record a file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from synopsis.register.model import RECORD_KINDS, SINGLE_FILES, Csl, Record, Register
from synopsis.register.problems import Problem
from synopsis.register.text import fingerprint, words
from synopsis.register.yaml import load_text

Data = dict[str, Any]

PROSE = {
    "one-2020": {
        "t1": "How Long Is the Old Bridge?",
        "p1s1": "The old bridge over the Linder is 120 metres long, according to the town surveyor Ann Reed, "
        "who measured it in 1998.",
        "p1s2": "Some call it a marvel, and the mayor claimed that no other bridge in the county is longer.",
        "h1": "What It Is Made Of",
        "p2s1": "It was built of oak.",
        "p2s2": "Everyone who has crossed it in winter, when the planks are wet and the wind comes down from the "
        "hills, knows how it sways.",
        "c1p1s1": "I walked it last summer with my dog and counted 130 steps from one bank to the other, not one more.",
    },
    "two-2024": {
        "t1": "A Bridge of Ninety Metres",
        "p1s1": "The bridge is only 90 metres long, whatever the town says, because its northern end was carried off "
        "by the flood of 2003.",
        "p1s2": "Nobody has measured it since.",
        "p2s1": "The town should send a surveyor with a steel tape and print what she finds.",
    },
}
"""Each sentence of each article. Only tests know the texts: the register has their fingerprints."""

TEXTS = {article: "\n\n".join(sentences.values()) + "\n" for article, sentences in PROSE.items()}
"""The text of each article."""


def _sentence(data: Data) -> Data:
    """Add what is counted of its text."""
    text = PROSE[data["article"]][data["id"]]
    part = "comments" if data["id"].startswith("c") else "article"
    return {"part": part, "words": len(words(text)), "sha256": fingerprint(text), "kind": "prose"} | data


_FILE = Path(__file__).parent / "fixtures" / "bridge.yml"
BRIDGE = yaml.load(_FILE.read_bytes(), yaml.CBaseLoader)  # noqa: S506 -- builds nothing but text, lists and mappings
SINGLE: Mapping[str, Data] = {
    "site.yml": BRIDGE["site"],
    "vocabularies.yml": {"lists": BRIDGE["lists"], "guarded": BRIDGE["guarded"]},
}
RECORDS: Mapping[str, list[Data]] = {
    **{kind: BRIDGE[kind] for kind in RECORD_KINDS},
    "articles": [{**data, "text_sha256": fingerprint(TEXTS[data["id"]])} for data in BRIDGE["articles"]],
    "sentences": [*map(_sentence, BRIDGE["sentences"])],
}
"""Every record of the register, as its YAML says it."""


SIDES = BRIDGE["questions"][0]["sides"]
"""The sides of the question `how-long`."""
ONE, TWO = SIDES.values()
SILENT = {"silent": True, "short": "Does not address this.", "brief": "Does not address this"}
(POINT,) = BRIDGE["questions"][0]["points"]
"""The one point of the question `how-long`."""
SHORE = {"id": "shore", "title": "The other shore", "findings": ["survey-length"]}
"""Another one."""
ACCUSES = {"person": "ann-reed", "kind": "lying", "outcome": "none found", "reply": "none found"}


def _record(kind: str, data: Data) -> Any:
    """Type a record, which then knows its lines."""
    return _typed(kind, json.dumps({name: value for name, value in data.items() if value is not None}))


@cache
def _typed(kind: str, text: str) -> Any:
    """Type a record once, however many tests begin with it: records do not change."""
    data = json.loads(text)
    model = SINGLE_FILES.get(kind) or RECORD_KINDS[kind]
    folder = f"{kind}/{data['article']}" if kind == "sentences" else kind
    file = f"sources/{kind}" if kind in SINGLE_FILES else f"sources/{folder}/{data['id']}.yml"
    loaded = load_text(_yaml(data).encode(), file, kind)
    assert not loaded.problems
    (raw,) = loaded.records
    return model.model_validate(raw.data, by_alias=True, by_name=False, context=raw.places)


def _yaml(data: object) -> str:
    unshared = json.loads(json.dumps(data))  # YAML would print what stands twice as an alias
    return yaml.safe_dump(unshared, sort_keys=False, allow_unicode=True, width=1000)


def _changed(kind: str, first: str, name: str = "", /, **fields: object) -> Any:
    """Give the record of that name, else of the `first`, with other fields; a name that is new, that of the first."""
    known = {data["id"]: data for data in RECORDS[kind]}
    return _record(kind, {**known.get(name or first, RECORDS[kind][0]), "id": name or first, **fields})


an_article = partial(_changed, "articles", "one-2020")
"""Give an article; `one-2020` has comments, `two-2024` has none."""


def a_sentence(article="one-2020", id="p1s1", **fields):  # noqa: A002
    """Give a sentence of an article."""
    known = {(data["article"], data["id"]): data for data in RECORDS["sentences"]}
    return _record("sentences", {**known.get((article, id), known[article, "p1s1"]), "id": id, **fields})


def a_record(kind: str, name: str, fields: Data) -> Any:
    """Give a record with other fields, one that is new under the id among them; of a sentence `article/id` names it."""
    known = {f"{data['article']}/{data['id']}" if kind == "sentences" else data["id"]: data for data in RECORDS[kind]}
    return _record(kind, {**known[name], **fields})


a_claim = partial(_changed, "claims", "a1")
"""Give a claim: `a1` to `a3` and `b1`, `b2` of the articles, `ac1` of a comment."""
a_topic = partial(_changed, "topics", "length")
"""Give a topic: `length` or `building`."""
a_question = partial(_changed, "questions", "how-long")
"""Give a question: both articles answer `how-long` and `when-measured`, one `longest` and `of-what`."""
a_document = partial(_changed, "documents", "survey-1998")
"""Give a document: `survey-1998` was read at the publisher's, `almanac-2010` in a copy."""
a_finding = partial(_changed, "findings", "survey-length")
"""Give a finding: `survey-length` or `almanac-oak`."""
an_audit = partial(_changed, "audits", "a1-survey")
"""Give the audit."""
a_person = partial(_changed, "people", "ann-reed")
"""Give a voice: `ada-penn`, `ben-holt` (authors), `ann-reed`, `mayor`, `reader-one`."""
an_event = partial(_changed, "events", "flood-2003")
"""Give the event."""
a_name = partial(_changed, "names", "marvel-bridge")
"""Give the contested name, which is established and holds a guarded word."""
a_review = partial(_changed, "reviews", "first-draft")
"""Give the review."""
a_correction = partial(_changed, "corrections", "oak-not-elm")
"""Give the correction."""


def a_site(**fields):
    """Give the record of the site."""
    return _record("site.yml", {**SINGLE["site.yml"], **fields})


def some_vocabularies(**fields):
    """Give the register's words: a list of its own, and a guarded word of each kind."""
    return _record("vocabularies.yml", {**SINGLE["vocabularies.yml"], **fields})


CHIDI = {"family": "Okafor", "given": "Chidi Jean-Paul"}
ASA = {"family": "Lindqvist", "given": "Åsa"}
INES = {"family": "Ruiz", "given": "Inés"}


def a_csl(**fields):
    """Give a bibliographic record of a book."""
    return Csl.model_validate({"type": "book", "title": "Of Lights", "language": "en", **fields})


def key_of(record: Record) -> str:
    """Name a record as the register does, sentences with their article."""
    return f"{record.article}/{record.id}" if hasattr(record, "article") else record.id


def a_register(*changed: Record, without: Iterable[Record] = ()) -> Register:
    """Give the valid register with the records `changed` in place of those of their ids, or added."""
    fields: dict[str, Any] = {kind: {} for kind in RECORD_KINDS}
    fields |= {"site": a_site(), "vocabularies": some_vocabularies()}
    kinds = {model: kind for kind, model in RECORD_KINDS.items()}
    records = [_record(kind, data) for kind, all_data in RECORDS.items() for data in all_data]
    for record in (*records, *changed):
        if kind := kinds.get(type(record)):
            fields[kind][key_of(record)] = record
        else:
            fields[type(record).__name__.lower()] = record
    for record in without:
        del fields[kinds[type(record)]][key_of(record)]
    return Register(**fields)


def write_sources(folder: Path, register: Register) -> Path:
    """Write `register` below `folder` as `sources`, one file per record (sentences per article); return that."""
    for path, records in _files(register).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        dumped = [record.model_dump(mode="json", by_alias=True, exclude_defaults=True) for record in records]
        file.write_text("".join(map(_yaml, dumped[:1])) if len(dumped) == 1 else _yaml(dumped), encoding="utf-8")
    return folder / "sources"


def _files(register: Register) -> dict[str, list[Record]]:
    files: dict[str, list[Record]] = {
        "sources/site.yml": [register.site],
        "sources/vocabularies.yml": [register.vocabularies],
    }
    for kind in RECORD_KINDS:
        for record in getattr(register, kind).values():
            name = record.article if kind == "sentences" else record.id
            files.setdefault(f"sources/{kind}/{name}.yml", []).append(record)
    return files


def found(rule: Callable[..., Iterable[Problem]], register: Register, *more: object) -> list[str]:
    """Show what a rule finds."""
    return shown(register, rule(register, *more))


def shown(register: Register, problems: Iterable[Problem]) -> list[str]:
    """Show problems with the field in which they stand: `claims/a1 quote.exact: message [rule]`."""
    return sorted(_shown(register, problem) for problem in problems)


def _shown(register: Register, problem: Problem) -> str:
    record = next(one for one in _records(register) if _holds(one, problem))
    here = (problem.location.line, problem.location.column)
    places = record._places.by_path  # noqa: SLF001 -- read backwards: from the place to the field
    paths = [path for path, place in places.items() if place == here and path[-1:] != ("#key",)]
    field = ".".join(map(str, min(paths, key=lambda path: len([*path]))))
    name = record.file.removeprefix("sources/").removesuffix(".yml")
    return f"{name}{' ' if field else ''}{field}: {problem.message} [{problem.rule}]"


def _holds(record: Record, problem: Problem) -> bool:
    return record.file == problem.location.file


def _records(register: Register) -> Iterator[Record]:
    yield from (register.site, register.vocabularies)
    for kind in RECORD_KINDS:
        yield from getattr(register, kind).values()
