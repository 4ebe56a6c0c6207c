"""The types from which records are made."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainSerializer,
    PrivateAttr,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema

from synopsis.register.edtf import calendar_day
from synopsis.register.language_tags import known_language
from synopsis.register.patterns import ID, LANGUAGE, LONGEST_ID, MUST_BE_FREE, RESERVED, SHA256, WIKIDATA
from synopsis.register.problems import Location, Places

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PORT = r"(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
HOST = rf"(?=[^:/?#]{{1,253}}(?:[:/?#]|$)){_LABEL}(?:\.{_LABEL})*\.?(?::{_PORT})?"
"""A name that the domain name system can have, or four numbers, and a port that there is."""
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")
DECIMAL_NUMBER = re.compile(r"-?(?:[0-9]{1,15}|[0-9]{1,12}\.[0-9]{1,3})")
"""So few digits that JSON's numbers, which are read as floats, have each as it was written."""
WEB_ADDRESS = re.compile(rf"https?://{HOST}(?:[/?#][^\s<>\"'`\\{{}}|^]*)?", re.IGNORECASE)


def _hold(holds: object, must: str) -> None:
    """Refuse a value that is not as it must be."""
    if not holds:
        raise ValueError(must)


def _one_line(text: str) -> str:
    one_line = text == text.strip() and "\n" not in text and "  " not in text
    _hold(one_line, "must be one line without doubled or outer spaces")
    _hold(text == unicodedata.normalize("NFC", text), "must be in Unicode normal form C")
    return text


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    _hold(isinstance(value, str) and ISO_DAY.fullmatch(value), "must be a day written YYYY-MM-DD")
    return calendar_day(str(value))


def _whole(value: object) -> object:
    if not isinstance(value, str):
        return value
    _hold(WHOLE_NUMBER.fullmatch(value), "must be a whole number in digits")
    return int(value)


def _number(value: object) -> object:
    if not isinstance(value, str):
        return value
    _hold(DECIMAL_NUMBER.fullmatch(value), "must be a number in digits, at most three of them behind a point")
    return Decimal(value)


def _json_number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _at_least_one(number: int) -> int:
    _hold(number >= 1, "must be at least 1")
    return number


def _flag(value: object) -> object:
    if not isinstance(value, str):
        return value
    _hold(value in {"true", "false"}, "must be true or false")
    return value == "true"


def _free(name: str) -> str:
    _hold(not RESERVED.fullmatch(name), MUST_BE_FREE)
    return name


def _web_address(text: str) -> str:
    must = "must be an address that begins with http:// or https://, its special characters percent-encoded"
    _hold(not text or WEB_ADDRESS.fullmatch(text), must)
    return text


@dataclass(frozen=True, slots=True)
class SaidInSchema:
    """What the editors' schema says of a type besides what pydantic knows of it."""

    words: str
    """JSON, so that the type stays hashable."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), **json.loads(self.words)}


def _pattern(regex: str) -> SaidInSchema:
    return SaidInSchema(json.dumps({"pattern": regex}))


FreeId = AfterValidator(_free)
"""Keeps from an id what other systems keep for themselves."""
_NOT_RESERVED = SaidInSchema(json.dumps({"not": {"type": "string", "pattern": f"^(?:{RESERVED.pattern})$"}}))
_IS_AN_ADDRESS = _pattern(r"^(?:[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"'`\\{}|^]+)?$")
_ON_ONE_LINE = _pattern(r"^(?!\s)(?!.*\s$)(?!.*  )[^\n]*$")
Id = Annotated[str, StringConstraints(pattern=ID.whole, max_length=LONGEST_ID), FreeId, _NOT_RESERVED]
"""A permanent name: lower case, letter first, words joined by single hyphens. It becomes part of a URL."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=1500), AfterValidator(_one_line), _ON_ONE_LINE]
"""One line of text that must not be empty."""
OptionalLine = Annotated[str, StringConstraints(max_length=1500), AfterValidator(_one_line), _ON_ONE_LINE]
"""One line of text, or nothing."""
Prose = Annotated[str, StringConstraints(max_length=6000)]
"""Paragraphs of plain text, separated by blank lines."""
Day = Annotated[date, BeforeValidator(_day)]
"""A day of the calendar, YYYY-MM-DD."""
Whole = Annotated[int, BeforeValidator(_whole)]
"""A whole number."""
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    PlainSerializer(_json_number, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""A number, whole or with up to three digits behind the point, exactly as it is written."""
Count = Annotated[Whole, AfterValidator(_at_least_one), SaidInSchema('{"minimum": 1}')]
"""How many there are, where there is at least one."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false`."""
WebAddress = Annotated[str, StringConstraints(max_length=1000), AfterValidator(_web_address), _IS_AN_ADDRESS]
"""An http or https URL, or nothing."""
Sha256 = Annotated[str, StringConstraints(pattern=SHA256.whole)]
"""A SHA-256 sum in lower-case hexadecimal."""
Language = Annotated[str, StringConstraints(pattern=LANGUAGE.whole), AfterValidator(known_language)]
"""A BCP 47 language tag, such as `en`, `pt-BR`, `sr-Cyrl` or `ar`."""
Wikidata = Annotated[str, StringConstraints(pattern=WIKIDATA.whole)]
"""An item of Wikidata, such as `Q42`, or nothing."""


class Value(BaseModel):
    """A piece of a record; frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)


NOWHERE = Places("", {})
"""Of a record that did not come from a file."""


class Record(Value):
    """What stands in the register under an id of its own."""

    _places: Places = PrivateAttr(default_factory=lambda: NOWHERE)

    id: Id
    """Permanent name; never reused, part of the record's URL."""

    def at(self, *path: str | int) -> Location:
        """Where the value at `path` stands in the file that the record came from."""
        return self._places.at(*path)

    @property
    def file(self) -> str:
        """The file that the record came from."""
        return self._places.file

    def model_post_init(self, context: object, /) -> None:
        """Take the places from the context in which the record is validated."""
        if isinstance(context, Places):
            self._places = context
