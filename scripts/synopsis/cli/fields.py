"""Options and questions for the fields of a record, made from its model: what they are called, hold and mean."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.register.yaml import load_text


@dataclass(frozen=True, slots=True)
class Field:
    """A field that an option gives."""

    path: tuple[str, ...]
    """Where it stands in the record: `("quote", "exact")`."""
    annotation: Any
    says: str
    needed: bool

    @property
    def option(self) -> str:
        """Its option: `--quote-exact`."""
        return "--" + "-".join(self.path).replace("_", "-").lower()

    @property
    def key(self) -> str:
        """Under what the parser keeps it, where no other option can be."""
        return "field:" + ".".join(self.path)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its closed list, if it has one."""
        kind = _without_none(self.annotation)
        return tuple(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()

    @property
    def is_many(self) -> bool:
        """Whether it holds a list or a mapping."""
        return get_origin(_without_none(self.annotation)) in {tuple, dict}

    @property
    def help(self) -> str:
        """What an editor is told of it."""
        what = " ".join(self.says.split()).rstrip(".") or " ".join(self.path)
        words = f" ({', '.join(self.words)})" if self.words else ""
        form = " [{…}, again for each]" if self.is_mapping else " [a,b]" if self.is_many else ""
        return f"{what}{words}{form}".replace("%", "%%")

    @property
    def is_mapping(self) -> bool:
        """Whether each of its items has fields of its own."""
        return self.is_many and any(
            isinstance(one, type) and issubclass(one, BaseModel) for one in get_args(self.annotation)
        )


def fields_of(model: type[BaseModel], without: frozenset[str], path: tuple[str, ...] = ()) -> Iterator[Field]:
    """Yield each field of a record and of the single values in it."""
    for name, info in model.model_fields.items():
        if path or name not in without:
            here = (*path, info.alias or name)
            kind = _without_none(info.annotation)
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                needed = info.is_required()
                yield from (_unless(one, needed=needed) for one in fields_of(kind, without, here))
            else:
                yield Field(here, info.annotation, _said(info), info.is_required())


def _unless(field: Field, *, needed: bool) -> Field:
    return field if needed else Field(field.path, field.annotation, field.says, needed=False)


def _without_none(annotation: Any) -> Any:  # noqa: ANN401 -- types
    kinds = [one for one in get_args(annotation) if one is not type(None)]
    return kinds[0] if type(None) in get_args(annotation) and kinds else annotation


def _said(info: FieldInfo) -> str:
    return info.description or ""


def add_options(parser: argparse.ArgumentParser, fields: tuple[Field, ...]) -> None:
    """Add an option for each field."""
    for field in fields:
        action = "append" if field.is_many else "store"
        parser.add_argument(field.option, dest=field.key, action=action, metavar="…", help=field.help)


def given(arguments: argparse.Namespace, fields: tuple[Field, ...]) -> dict[str, Any]:
    """Give the fields that options have, as a record has them."""
    data: dict[str, Any] = {}
    for field in fields:
        if (value := getattr(arguments, field.key)) is not None:
            _put(data, field, _read(field, value))
    return data


def ask(data: dict[str, Any], fields: tuple[Field, ...], *, command: str) -> None:
    """Ask for what a record needs and has not, at a terminal; elsewhere say which options give it."""
    missing = [field for field in fields if field.needed and not _has(data, field.path)]
    if not missing:
        return
    if not sys.stdin.isatty():
        told = "; ".join(f"{field.option}: {field.help}".replace("%%", "%") for field in missing)
        raise Refused([Problem(Location(command), Rule.MISSING_FIELD, f"options must give {told}")])
    for field in missing:
        answer = ""
        while not answer.strip():
            answer = input(f"{'.'.join(field.path)}: {field.help.replace('%%', '%')}\n> ")
        _put(data, field, _read(field, [answer.strip()] if field.is_many else answer.strip()))


def _has(data: Mapping[str, Any], path: tuple[str, ...]) -> bool:
    inner: Any = data
    for step in path:
        if not isinstance(inner, Mapping) or step not in inner:
            return False
        inner = inner[step]
    return True


def _put(data: dict[str, Any], field: Field, value: Any) -> None:  # noqa: ANN401 -- any field
    for step in field.path[:-1]:
        data = data.setdefault(step, {})
    data[field.path[-1]] = value


def _read(field: Field, value: Any) -> Any:  # noqa: ANN401 -- text of one option, or texts
    if not field.is_many:
        return value
    if get_origin(field.annotation) is dict:
        return {name: fragment(field.option, text) for name, _, text in (one.partition("=") for one in value)}
    if field.is_mapping:
        return [fragment(field.option, text) for text in value]
    return [word for text in value for word in _listed(field, text)]


def _listed(field: Field, text: str) -> list[str]:
    """Read several words: parted by commas, or in brackets, where those that hold commas stand in quotation marks."""
    if text.startswith("["):
        return list(fragment(field.option, text))
    return [word.strip() for word in text.split(",") if word.strip()]


def fragment(option: str, text: str) -> Any:  # noqa: ANN401 -- whatever YAML holds
    """Read the YAML that an option gives; refused where it is none."""
    loaded = load_text(f"value: {text}".encode(), option, "")
    if loaded.problems:
        message = f"value must be YAML in one line: {loaded.problems[0].message}"
        raise Refused([Problem(Location(option), loaded.problems[0].rule, message)])
    found = loaded.records[0].data["value"]
    if isinstance(found, str):
        message = f"value must be in braces or brackets, not {quoted(text)}"
        raise Refused([Problem(Location(option), Rule.WRONG_TYPE, message)])
    return found
