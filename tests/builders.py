"""A small valid register: two articles on the length of a bridge, of which each test changes one thing.

`a_register()` is valid as a whole. `a_claim("a2", says="...")` is its claim a2 with another paraphrase (an id that is
new gives the first claim under that id), and `a_register(a_claim("a2", says="..."))` the register with that claim in
place of its own. A field that is given as None is left out. Records know their lines, as if read from
`sources/<kind>/<id>.yml`, one record a file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from synopsis.register.enums import CLOSED_LISTS
from synopsis.register.model import RECORD_KINDS, SINGLE_FILES, Record, Register
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


def _sentence(article: str, name: str, **more: object) -> Data:
    text = PROSE[article][name]
    return {
        "id": name,
        "article": article,
        "part": "comments" if name.startswith("c") else "article",
        "words": len(words(text)),
        "sha256": fingerprint(text),
        "kind": "prose",
        **more,
    }


def _terms(list_id: str) -> list[Data]:
    return [
        {"id": word.value, "label": word.value, "says": f"What {word.value} means."} for word in CLOSED_LISTS[list_id]
    ]


CHECKED = {"how": "publisher", "on": "2024-05-01"}

SINGLE: Mapping[str, Data] = {
    "site.yml": {
        "publisher": "The Bridge Watchers",
        "editors": "not yet named",
        "contact": "bridge@example.org",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "issued": "2024-06-01",
        "introduction": "Two articles speak of one bridge.",
        "content_note": "These pages speak of planks.",
        "subject": "the length of the old bridge",
    },
    "vocabularies.yml": {
        "lists": [
            {"id": list_id, "label": f"List {list_id}", "says": f"What {list_id} lists.", "terms": _terms(list_id)}
            for list_id in CLOSED_LISTS
        ]
        + [
            {
                "id": "figure-group",
                "label": "What figures count",
                "says": "Figures of one group count the same thing.",
                "terms": [{"id": "bridge-length", "label": "length", "says": "The length of the bridge."}],
            }
        ],
        "guarded": [
            {"id": "marvel", "kind": "contested", "forms": ["marvel", "marvels"], "says": "Not everybody marvels."},
            {"id": "claimed", "kind": "hedge", "forms": ["claimed", "alleged"], "says": "It casts doubt."},
            {
                "id": "swindle",
                "kind": "contested",
                "accuses": True,
                "forms": ["swindle", "swindler", "swindlers"],
                "says": "It accuses.",
            },
            {"id": "so-called", "kind": "colour", "forms": ["so-called"], "says": "It casts doubt."},
            {"id": "claims", "kind": "colour-verb", "forms": ["claims", "claim"], "says": "It casts doubt."},
        ],
    },
}

RECORDS: Mapping[str, list[Data]] = {
    "articles": [
        {
            "id": "one-2020",
            "prefix": "a",
            "label": "Penn 2020",
            "where": "The Linder Post",
            "author": "ada-penn",
            "csl": {
                "type": "article-newspaper",
                "title": "How Long Is the Old Bridge?",
                "author": [{"family": "Penn", "given": "Ada"}],
                "container-title": "The Linder Post",
                "issued": "2020-03-14",
                "language": "en",
                "URL": "https://example.org/how-long",
            },
            "parts": [
                {"id": "article", "label": "Article"},
                {
                    "id": "comments",
                    "label": "Comments",
                    "comments": [{"id": "c1", "label": "Comment 1", "voice": "reader-one"}],
                },
            ],
            "sections": [{"id": "h1", "label": "What It Is Made Of"}],
            "text_sha256": fingerprint(TEXTS["one-2020"]),
        },
        {
            "id": "two-2024",
            "prefix": "b",
            "label": "Holt 2024",
            "where": "County Letters",
            "author": "ben-holt",
            "csl": {
                "type": "post-weblog",
                "title": "A Bridge of Ninety Metres",
                "author": [{"family": "Holt", "given": "Ben"}],
                "container-title": "County Letters",
                "issued": "2024-01",
                "language": "en",
                "URL": "https://example.org/ninety",
            },
            "issued_note": "The day is not printed.",
            "parts": [{"id": "article", "label": "Article"}],
            "text_sha256": fingerprint(TEXTS["two-2024"]),
        },
    ],
    "sentences": [
        _sentence("one-2020", "t1", kind="title", no_claim="question"),
        _sentence("one-2020", "p1s1"),
        _sentence("one-2020", "p1s2", keeps=["marvel", "claimed"]),
        _sentence("one-2020", "h1", kind="heading", no_claim="heading"),
        _sentence("one-2020", "p2s1", section="h1"),
        _sentence("one-2020", "p2s2", section="h1", no_claim="rhetoric"),
        _sentence("one-2020", "c1p1s1", section="c1", kind="comment"),
        _sentence("two-2024", "t1", kind="title", no_claim="heading"),
        _sentence("two-2024", "p1s1"),
        _sentence("two-2024", "p1s2"),
        _sentence("two-2024", "p2s1", no_claim="rhetoric"),
    ],
    "claims": [
        {
            "id": "a1",
            "says": "Ann Reed measured the bridge in 1998 at 120 metres.",
            "sentences": ["p1s1"],
            "quote": {"exact": "is 120 metres long"},
            "voices": ["ada-penn", "ann-reed"],
            "kind": "factual",
            "figures": [
                {
                    "value": 120,
                    "unit": "metres",
                    "counts": "length of the bridge",
                    "group": "bridge-length",
                    "as_printed": "120",
                }
            ],
            "dates": [{"edtf": "1998", "as_printed": "1998"}],
            "cites": ["survey-1998"],
        },
        {
            "id": "a2",
            "says": "The mayor claimed that it is the longest bridge of the county.",
            "sentences": ["p1s2"],
            "quote": {"exact": "Some call it a marvel"},
            "voices": ["ada-penn", "mayor"],
            "about": ["mayor"],
            "kind": "evaluative",
        },
        {
            "id": "a3",
            "says": "The bridge is of oak.",
            "sentences": ["p2s1"],
            "quote": {"exact": "It was built of oak."},
            "voices": ["ada-penn"],
            "kind": "factual",
        },
        {
            "id": "ac1",
            "says": "From bank to bank the bridge is 130 steps long.",
            "sentences": ["c1p1s1"],
            "quote": {"exact": "counted 130 steps"},
            "voices": ["reader-one"],
            "kind": "factual",
            "figures": [{"value": 130, "unit": "steps", "counts": "length of the bridge", "as_printed": "130"}],
        },
        {
            "id": "b1",
            "says": "The bridge is 90 metres long, since a flood took its northern end in 2003.",
            "sentences": ["p1s1"],
            "quote": {"exact": "only 90 metres long"},
            "voices": ["ben-holt"],
            "kind": "factual",
            "figures": [
                {
                    "value": 90,
                    "unit": "metres",
                    "counts": "length of the bridge",
                    "group": "bridge-length",
                    "as_printed": "90",
                }
            ],
            "dates": [{"edtf": "2003", "as_printed": "2003"}],
        },
        {
            "id": "b2",
            "says": "The bridge was not measured after the flood.",
            "sentences": ["p1s2"],
            "quote": {"exact": "Nobody has measured it since."},
            "voices": ["ben-holt"],
            "kind": "factual",
        },
    ],
    "topics": [
        {"id": "length", "title": "Length", "scope": "How long the bridge is, and who measured it.", "order": 1},
        {"id": "building", "title": "Building", "scope": "What the bridge is made of.", "order": 2},
    ],
    "questions": [
        {
            "id": "how-long",
            "topic": "length",
            "asks": "How long is the bridge?",
            "core": True,
            "order": 1,
            "sides": {
                "one-2020": {"claims": ["a1"], "short": "120 metres, by the town surveyor.", "brief": "120 metres"},
                "two-2024": {"claims": ["b1"], "short": "90 metres.", "brief": "90 metres"},
            },
            "points": [
                {"id": "length", "title": "The whole length", "claims": ["a1", "b1"], "findings": ["survey-length"]},
            ],
            "comments": ["ac1"],
            "difference": {"kind": "number", "says": "The articles give different lengths."},
            "record": {"short": "The survey of 1998 gives 118 metres.", "brief": "118 metres (survey of 1998)"},
            "settles": "A measurement.",
        },
        {
            "id": "when-measured",
            "topic": "length",
            "asks": "When was it last measured?",
            "order": 2,
            "sides": {
                "one-2020": {"claims": ["a1"], "short": "In 1998.", "brief": "In 1998"},
                "two-2024": {"claims": ["b2"], "short": "Not after the flood.", "brief": "Not after the flood"},
            },
            "difference": {"kind": "complementary", "says": "The second article speaks of the time after the first."},
            "record": {"short": "The survey is of 1998.", "brief": "In 1998 (the survey)"},
            "about": ["ann-reed"],
        },
        {
            "id": "longest",
            "topic": "length",
            "asks": "Is there a longer bridge in the county?",
            "order": 3,
            "sides": {
                "one-2020": {
                    "claims": ["a2"],
                    "short": "The mayor claimed that there is none.",
                    "brief": "None, the mayor claimed",
                },
                "two-2024": {"silent": True, "short": "Does not address this.", "brief": "Does not address this"},
            },
            "difference": {"kind": "one-sided", "says": "Only the first article speaks of other bridges."},
            "record": {"searched": "The lists of bridges of the county: no lengths are given."},
        },
        {
            "id": "of-what",
            "topic": "building",
            "asks": "What is the bridge made of?",
            "order": 1,
            "sides": {
                "one-2020": {"claims": ["a3"], "short": "Oak.", "brief": "Oak"},
                "two-2024": {"silent": True, "short": "Does not address this.", "brief": "Does not address this"},
            },
            "difference": {"kind": "one-sided", "says": "Only the first article speaks of the material."},
            "record": {"short": "The almanac writes that it is of oak.", "brief": "Oak (the almanac)"},
        },
    ],
    "documents": [
        {
            "id": "survey-1998",
            "kind": "government",
            "csl": {
                "type": "report",
                "title": "Survey of the Bridges of Linder",
                "author": [{"literal": "Town of Linder"}],
                "issued": "1998-09",
                "language": "en",
                "URL": "https://example.org/survey",
            },
            "checked": CHECKED,
        },
        {
            "id": "almanac-2010",
            "kind": "reference",
            "csl": {"type": "book", "title": "County Almanac", "issued": "2010", "language": "en"},
            "host": {"name": "Bridge Lovers", "side": "works for the bridge", "url": "https://example.org/almanac"},
            "checked": {"how": "copy", "on": "2024-05-02"},
            "note": "Read as far as page 12.",
        },
    ],
    "findings": [
        {
            "id": "survey-length",
            "document": "survey-1998",
            "questions": ["how-long", "when-measured"],
            "locator": "p. 4",
            "states": "The survey gives the length of the old bridge as 118 metres.",
            "quote": "118 metres from pier to pier",
            "figures": [
                {
                    "value": 118,
                    "unit": "metres",
                    "counts": "length of the bridge",
                    "group": "bridge-length",
                    "as_printed": "118 metres",
                },
            ],
            "about": ["ann-reed"],
            "checked": CHECKED,
            "bears_on": [{"claim": "a1", "how": "qualifies", "of": "content"}, {"claim": "b1", "how": "disputes"}],
        },
        {
            "id": "almanac-oak",
            "document": "almanac-2010",
            "questions": ["of-what"],
            "locator": "p. 12",
            "states": "The almanac writes that the bridge is of oak.",
            "checked": {"how": "copy", "on": "2024-05-02"},
            "bears_on": [{"claim": "a3", "how": "supports"}],
        },
    ],
    "audits": [
        {
            "id": "a1-survey",
            "claim": "a1",
            "document": "survey-1998",
            "result": "differs",
            "says": "The article has 120 metres, the survey 118.",
            "finding": "survey-length",
        },
    ],
    "people": [
        {"id": "ada-penn", "name": "Ada Penn", "kind": "person", "role": "reporter", "living": "yes"},
        {"id": "ben-holt", "name": "Ben Holt", "kind": "person", "role": "writer", "living": "yes"},
        {
            "id": "ann-reed",
            "name": "Ann Reed",
            "kind": "person",
            "role": "town surveyor in 1998",
            "living": "yes",
            "spellings": [{"form": "Анна Рид", "lang": "ru", "used_by": ["one-2020"]}],
        },
        {"id": "mayor", "name": "the mayor of Linder", "kind": "government", "living": "no"},
        {"id": "reader-one", "name": "Reader of comment 1", "kind": "commenter", "living": "unknown"},
    ],
    "events": [
        {"id": "flood-2003", "title": "The flood", "date": "2003", "claims": ["b1"], "findings": ["survey-length"]},
    ],
    "names": [
        {
            "id": "marvel-bridge",
            "label": "Linder Marvel Bridge",
            "kind": "place",
            "established": True,
            "forms": [{"form": "Linder Marvel Bridge", "lang": "en", "used_by": ["one-2020"]}],
        },
    ],
    "reviews": [
        {
            "id": "first-draft",
            "covers": ["claims", "questions/how-long.yml"],
            "state": "draft",
            "wrote": {"role": "editor", "kind": "software", "on": "2024-05-03"},
            "read": [{"role": "second editor", "kind": "software", "on": "2024-05-04"}],
        },
    ],
    "corrections": [
        {
            "id": "oak-not-elm",
            "record": "claim/a3",
            "on": "2024-06-02",
            "kind": "wording",
            "before": "The bridge is of elm.",
            "after": "The bridge is of oak.",
            "reason": "We had misread the article.",
        },
    ],
}
"""Every record of the register, as its YAML says it."""


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


def _changed(kind: str, record_id: str, fields: Data) -> Any:
    known = {data["id"]: data for data in RECORDS[kind]}
    return _record(kind, {**known.get(record_id, RECORDS[kind][0]), "id": record_id, **fields})


def an_article(id="one-2020", **fields):  # noqa: A002 -- the field's name
    """Give an article; `one-2020` has comments, `two-2024` has none."""
    return _changed("articles", id, fields)


def a_sentence(article="one-2020", id="p1s1", **fields):  # noqa: A002
    """Give a sentence of an article."""
    known = {(data["article"], data["id"]): data for data in RECORDS["sentences"]}
    return _record("sentences", {**known.get((article, id), known[article, "p1s1"]), "id": id, **fields})


def a_claim(id="a1", **fields):  # noqa: A002
    """Give a claim: `a1` to `a3` and `b1`, `b2` of the articles, `ac1` of a comment."""
    return _changed("claims", id, fields)


def a_topic(id="length", **fields):  # noqa: A002
    """Give a topic: `length` or `building`."""
    return _changed("topics", id, fields)


def a_question(id="how-long", **fields):  # noqa: A002
    """Give a question: both articles answer `how-long` and `when-measured`, one `longest` and `of-what`."""
    return _changed("questions", id, fields)


def a_document(id="survey-1998", **fields):  # noqa: A002
    """Give a document: `survey-1998` was read at the publisher's, `almanac-2010` in a copy."""
    return _changed("documents", id, fields)


def a_finding(id="survey-length", **fields):  # noqa: A002
    """Give a finding: `survey-length` or `almanac-oak`."""
    return _changed("findings", id, fields)


def an_audit(id="a1-survey", **fields):  # noqa: A002
    """Give the audit."""
    return _changed("audits", id, fields)


def a_person(id="ann-reed", **fields):  # noqa: A002
    """Give a voice: `ada-penn`, `ben-holt` (authors), `ann-reed`, `mayor`, `reader-one`."""
    return _changed("people", id, fields)


def an_event(id="flood-2003", **fields):  # noqa: A002
    """Give the event."""
    return _changed("events", id, fields)


def a_name(id="marvel-bridge", **fields):  # noqa: A002
    """Give the contested name, which is established and holds a guarded word."""
    return _changed("names", id, fields)


def a_review(id="first-draft", **fields):  # noqa: A002
    """Give the review."""
    return _changed("reviews", id, fields)


def a_correction(id="oak-not-elm", **fields):  # noqa: A002
    """Give the correction."""
    return _changed("corrections", id, fields)


def a_site(**fields):
    """Give the record of the site."""
    return _record("site.yml", {**SINGLE["site.yml"], **fields})


def some_vocabularies(**fields):
    """Give the register's words: every closed list, and a guarded word of each kind."""
    return _record("vocabularies.yml", {**SINGLE["vocabularies.yml"], **fields})


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
