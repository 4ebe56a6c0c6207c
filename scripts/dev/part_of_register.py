"""A part of a register that holds the rules: some of its claims, and of every other record what speaks of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from synopsis.register.enums import DifferenceKind

Data = dict[str, Any]
Records = dict[str, list[Data]]
"""Records by folder, as YAML has them."""
ANSWER = "Some of what stands in the whole"


def restricted(model: Records, claims: int) -> Records:
    """Take the first claims of a register in the order of its questions, and what belongs to them."""
    in_order = dict.fromkeys(name for question in model["questions"] for name in _claims_of(question))
    names = set(list(in_order)[:claims])
    questions = [one for one in model["questions"] if not names.isdisjoint(_claims_of(one))]
    asked = {question["id"] for question in questions}
    findings = [_bearing(one, asked, names) for one in model["findings"] if not asked.isdisjoint(one["questions"])]
    found = {finding["id"] for finding in findings}
    part = {**model, "claims": [one for one in model["claims"] if one["id"] in names], "findings": findings}
    part["questions"] = [_asked(question, names, found) for question in questions]
    topics = {question["topic"] for question in questions}
    part["topics"] = [one for one in model["topics"] if one["id"] in topics]
    part["audits"] = [
        one for one in model["audits"] if one["claim"] in names and one.get("finding", "") in {"", *found}
    ]
    part["events"] = [_event(one, names, found) for one in model["events"] if names & {*one.get("claims", ())}]
    part["sentences"] = [*_sentences(model, part["claims"])]
    homes = {claim["sentences"][0] for claim in part["claims"]}
    part["claims"] = [{**claim, "sentences": _only(claim, "sentences", homes)} for claim in part["claims"]]
    for folder in ("documents", "people"):
        part[folder] = [*_used(part, folder)]
    return part


def _used(part: Records, folder: str) -> Iterator[Data]:
    """Give the records of a folder that others name."""
    naming = json.dumps([records for kind, records in part.items() if kind != folder])
    return (record for record in part[folder] if json.dumps(record["id"]) in naming)


def _claims_of(question: Data) -> Iterator[str]:
    for side in question["sides"].values():
        yield from side.get("claims", ())
    yield from question.get("comments", ())


def _only(record: Data, field: str, names: Collection[str]) -> list[str]:
    return [name for name in record.get(field, ()) if name in names]


def _asked(question: Data, claims: Collection[str], findings: Collection[str]) -> Data:
    sides = {}
    for article, side in question["sides"].items():
        own = _only(side, "claims", claims)
        # an answer gives numbers and words of its claims, and so none where some of them are left out
        short = {} if own == side.get("claims", []) else {"short": ANSWER, "brief": ANSWER}
        sides[article] = {**side, "claims": own, "silent": str(not own).lower(), **short}
    speaking = sum(bool(side["claims"]) for side in sides.values())
    kind = question["difference"]["kind"]
    if speaking < 2:  # noqa: PLR2004 -- two make a difference
        kind = (DifferenceKind.NEITHER, DifferenceKind.ONE_SIDED)[speaking].value
    points = [
        {**point, "claims": _only(point, "claims", claims), "findings": _only(point, "findings", findings)}
        for point in question.get("points", ())
    ]
    return {
        **question,
        "sides": sides,
        "comments": _only(question, "comments", claims),
        "points": [point for point in points if point["claims"] or point["findings"]],
        "difference": {**question["difference"], "kind": kind},
    }


def _bearing(finding: Data, questions: Collection[str], claims: Collection[str]) -> Data:
    bears = [one for one in finding.get("bears_on", ()) if one["claim"] in claims]
    return {**finding, "questions": _only(finding, "questions", questions), "bears_on": bears}


def _event(event: Data, claims: Collection[str], findings: Collection[str]) -> Data:
    own = {"claims": _only(event, "claims", claims), "findings": _only(event, "findings", findings)}
    return {**event, **own, "other_dates": []}


def _sentences(model: Records, claims: list[Data]) -> Iterator[Data]:
    prefixes = {article["id"]: {article["prefix"], f"{article['prefix']}c"} for article in model["articles"]}
    homes = {(claim["id"].rstrip("0123456789"), claim["sentences"][0]) for claim in claims}
    for sentence in model["sentences"]:
        if sentence.get("no_claim") or any(
            (prefix, sentence["id"]) in homes for prefix in prefixes[sentence["article"]]
        ):
            yield sentence
