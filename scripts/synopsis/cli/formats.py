"""Problems in the forms that other programs read."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from synopsis.register.explained import explained
from synopsis.register.problems import Problem

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_ERROR, _WARNING = "error", "warning"


def _level(problem: Problem) -> str:
    return _WARNING if problem.is_warning else _ERROR


def github(problems: Sequence[Problem], following: Collection[Problem]) -> str:
    """Write commands by which a workflow run marks the lines of a change; what follows from others is left out."""
    lines = []
    for problem in problems:
        if problem in following:
            continue
        place = problem.location
        where = {"file": place.file, "line": max(place.line, 1), "col": max(place.column, 1), "title": problem.rule}
        fields = ",".join(f"{name}={_escaped(str(value), of_property=True)}" for name, value in where.items())
        lines.append(f"::{_level(problem)} {fields}::{_escaped(problem.message)}")
    return "\n".join(lines)


def _escaped(text: str, *, of_property: bool = False) -> str:
    for char in "%\r\n" + (":," if of_property else ""):
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def as_json(problems: Sequence[Problem], following: Collection[Problem]) -> str:
    """Write every problem with its place, its rule, and whether it follows from others."""
    told = [
        {
            "file": problem.location.file,
            "line": problem.location.line,
            "column": problem.location.column,
            "severity": _level(problem),
            "rule": problem.rule,
            "message": problem.message,
            "follows": problem in following,
        }
        for problem in problems
    ]
    return json.dumps({"problems": told}, ensure_ascii=False, indent=2)


def sarif(problems: Sequence[Problem], following: Collection[Problem]) -> str:
    """Write a log in SARIF 2.1.0, of causes alone."""
    told = [one for one in problems if one not in following]
    rules = sorted({problem.rule for problem in told})
    driver = {
        "name": "synopsis",
        "rules": [{"id": rule, "fullDescription": {"text": explained()[rule].says}} for rule in rules],
    }
    results = [
        {
            "ruleId": problem.rule,
            "ruleIndex": rules.index(problem.rule),
            "level": _level(problem),
            "message": {"text": problem.message},
            "locations": [{"physicalLocation": _physical(problem)}],
        }
        for problem in told
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _physical(problem: Problem) -> dict[str, Any]:
    place = problem.location
    region = {"startLine": place.line, "startColumn": max(place.column, 1)}
    return {"artifactLocation": {"uri": quote(place.file)}, **({"region": region} if place.line else {})}


FORMATS: Mapping[str, Callable[[Sequence[Problem], Collection[Problem]], str]] = {
    "github": github,
    "json": as_json,
    "sarif": sarif,
}
"""Each form beside that of lines, by the name that an option has for it."""
