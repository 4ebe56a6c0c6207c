"""Fingerprints of records: what was proved, what was published."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from synopsis.register.enums import PersonKind
from synopsis.register.model import Article, Claim, Correction, Register, kind_of
from synopsis.register.model.base import Value
from synopsis.register.text import normalise

CORRECTION_FACTS = frozenset({"record", "on", "kind", "successors", "replaces"})
CORRECTION_TEXTS = frozenset({"title", "before", "after", "reason"})
HALF = 32
"""How much of the fingerprint of a correction is of its facts; the rest is of its texts."""


def of_values(values: object) -> str:
    """SHA-256 of `values` written as JSON with sorted keys."""
    return sha256(json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


UNORDERED = dict.fromkeys(("bears_on", "cites", "claims", "documents", "findings", "points"), of_values)
"""Lists in material fields whose order says nothing."""


def with_sorted_lists(value: Any, keys: Mapping[str, Callable[[Any], Any]], field: str = "") -> Any:  # noqa: ANN401 -- walks any value
    """Sort the lists in a value that have a key for it, by the name of their field."""
    if isinstance(value, dict):
        return {name: with_sorted_lists(item, keys, name) for name, item in value.items()}
    if isinstance(value, list):
        items = [with_sorted_lists(item, keys) for item in value]
        return sorted(items, key=keys[field]) if field in keys else items
    return value


def proof_fingerprint(register: Register, article: Article) -> str:
    """Fingerprint of all that `quotes` proves of `article`: its text, its sentences, its anchors."""
    sentences = [
        [sentence.id, sentence.words, sentence.sha256, sorted(sentence.keeps)]
        for sentence in register.sentences.values()
        if sentence.article == article.id
    ]
    anchors = [
        [
            claim.id,
            claim.sentences,
            *map(normalise, (claim.quote.prefix, claim.quote.exact, claim.quote.suffix)),
            *(["crosses"] if claim.quote.crosses else []),
        ]
        for claim in register.claims.values()
        if (home := register.home(claim.id)) and home[0].id == article.id
    ]
    return of_values([article.text_sha256, sentences, sorted(anchors)])


@lru_cache(maxsize=1)  # of the register whose pages are made
def unproved(register: Register) -> frozenset[str]:
    """Return the articles whose sentences or anchors are others than those that `quotes` proved last."""
    return frozenset(
        article.id
        for article in register.articles.values()
        if article.proved and article.proved.digest != proof_fingerprint(register, article)
    )


def correction_fingerprint(correction: Correction) -> str:
    """Fingerprint of a correction: one half of what it names, one of its texts, which a redaction may yet take away."""
    facts, texts = (of_values(_plain(correction, fields)) for fields in (CORRECTION_FACTS, CORRECTION_TEXTS))
    return facts[:HALF] + texts[:HALF]


def material_fingerprint(register: Register, name: str, before: str = "") -> str:
    """Fingerprint of what a reader who cites the page of a record relies on.

    `before` is the id that the record had when it was published, if it was renamed since.
    """
    kind, _, id_ = name.partition("/")
    own = {kind: before or id_}
    values: dict[str, object] = {"record": _material(register, name)}
    if kind == "claim":
        claim = register.claims[id_]
        anchor = claim.quote
        values["quote"] = [*map(normalise, (anchor.prefix, anchor.exact, anchor.suffix))]
        values["home"] = claim.sentences[:1]
        audits = sorted(audit.id for audit in register.audits.values() if audit.claim == id_)
        values["audits"] = [_material(register, f"audit/{audit}") | own for audit in audits]
        values["voices"] = _voices(register, claim)
    elif kind == "question":
        question = register.questions[id_]
        values["comments"] = sorted(question.comments)
        values["sides"] = {
            article: [side.silent, side.short, side.brief, sorted(side.claims)]
            for article, side in question.sides.items()
        }
    elif kind == "document":
        findings = sorted(finding.id for finding in register.findings.values() if finding.document == id_)
        values["checked"] = register.documents[id_].checked.how
        values["findings"] = [
            [_material(register, f"finding/{finding}") | own, register.findings[finding].checked.how]
            for finding in findings
        ]
    return of_values(values)


def _voices(register: Register, claim: Claim) -> list[object]:
    # who speaks is printed by name and role; a change of them has the sum of that person's page, which readers who
    # comment do not have
    people = (register.people.get(voice) for voice in claim.voices)
    readers = PersonKind.COMMENTER
    return [[person.name, person.role] if person and person.kind is readers else [] for person in people]


def _material(register: Register, name: str) -> dict[str, object]:
    record = register.named(name)
    if record is None:
        msg = f"{name} is not in the register"
        raise LookupError(msg)
    return _plain(record, kind_of(record).material)


def _plain(record: Value, fields: frozenset[str]) -> dict[str, object]:
    # what is empty is left out, so that a field which the model gains later changes no fingerprint
    given = record.model_dump(mode="json", by_alias=True, include=set(fields), exclude_defaults=True)
    plain: dict[str, object] = with_sorted_lists(given, UNORDERED)
    return plain
