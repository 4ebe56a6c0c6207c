"""Records as an editor with YAML 1.2 reads them, held to the schemas that we write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator

from synopsis.exports.record_schemas import name_of, record_schemas


class Reader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML by the core schema of version 1.2, as yaml-language-server reads it."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 -- PyYAML's own way


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Reader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), [*first.replace("\0", ""), ""]
    )
Reader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node).lstrip("+"), 10))


@cache
def validator(kind: str) -> Draft7Validator:
    """Give the validator of a folder of records, or of a file."""
    return Draft7Validator(record_schemas()[name_of(kind)])


def faults(text: str, kind: str) -> list[str]:
    """Say what an editor would underline in a file."""
    found = validator(kind).iter_errors(yaml.load(text, Reader))  # noqa: S506 -- builds no objects
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def files(sources: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file of a register with its kind."""
    for file in sorted(sources.rglob("*.yml")):
        yield file, file.relative_to(sources).parts[0]
