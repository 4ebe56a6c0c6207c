"""One copy of the records of a register: the same shape and links, other names and words."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from invented_words import InventedWords

from synopsis.register.model.kinds import KINDS

Data = dict[str, Any]

STAYING = frozenset(
    [
        "accuses",
        "kind",
        "how",
        "of",
        "living",
        "on",
        "lang",
        "language",
        "value",
        "min",
        "max",
        "order",
        "core",
        "silent",
        "graphic",
        "title_accuses",
        "established",
        "crosses",
        "wikidata",
        "state",
        "result",
        "type",
        "words",
        "part",
        "no_claim",
        "licence",
        "licence_url",
    ]
)
"""Fields whose text is no prose."""
DATES = frozenset({"edtf", "date", "issued", "timeline_window"})
ADDRESSES = frozenset({"URL", "archived_url", "url", "contact_url", "repository"})
LEFT_OUT = frozenset({"proved", "published", "moved_from"})
FIGURE_GROUPS = "figure-group"
NAMING = {
    field: target
    for kind in KINDS
    for pattern, target in kind.references.items()
    if (field := [step for step in pattern.split(".") if step not in {"*", "#"}][-1]) != "sides"
} | {"group": FIGURE_GROUPS, "home_figures": FIGURE_GROUPS, "keeps": "guarded"}
"""The fields that name other records, with the folder of what they name."""
NUMBERED = re.compile(r"([a-z]+)([0-9]+)(.*)")
YEARS = 4
"""By so many years each copy lies before the last one, so that events are spread."""
YEAR = re.compile(r"(?<![\d.,])(?:1[6-9]|20)\d\d(?![\d.,]\d|\d)")
NO_LEAP_DAY = re.compile(r"(1[5789]00)-02-29")


@dataclass(frozen=True)
class Copied:
    """One copy of the records of the model, under names and in words of its own."""

    number: int
    words: InventedWords
    ids: dict[tuple[str, str], str]
    """The new name of each record, by folder and name."""
    shared: frozenset[tuple[str, str]]
    """What there is once in all copies."""
    years: frozenset[str]
    """Those of the articles, which are the same in all copies, and stay in what is said of them."""

    def record(self, folder: str, record: Data) -> Data:
        """Give a record of the copy."""
        made = {**self._mapping(record), "id": self.name(folder, record["id"])}
        if folder == "articles":
            made["prefix"] = record["prefix"]
            made["text_sha256"] = _sum(record["id"])
        if folder == "topics":
            made["order"] = str(int(record["order"]) + 1000 * self.number)
        if folder == "questions":
            made["core"] = str(record.get("core") == "true" and self.number == 0).lower()
        if folder == "sentences":
            made["sha256"] = _sum(f"{self.number}/{record['article']}/{record['id']}")
        return made

    def is_new(self, folder: str, name: str) -> bool:
        """Tell whether no copy before has the record: the authors are those of all."""
        return folder == "articles" or self.number == 0 or (folder, name) not in self.shared

    def site(self, site: Data) -> Data:
        """Give who publishes."""
        return self._mapping(site)

    def term(self, term: Data) -> Data:
        """Give a word of a list that each copy has for itself."""
        return {**self._mapping(term), "id": self.name(FIGURE_GROUPS, term["id"])}

    def vocabularies(self, given: Data) -> Data:
        """Give the register's own words."""
        guarded = [{**self._mapping(word), "id": self.name("guarded", word["id"])} for word in given["guarded"]]
        return {"lists": self._mapping({"lists": given["lists"]})["lists"], "guarded": guarded}

    def name(self, folder: str, name: str) -> str:
        """Give the new name of a record."""
        if folder in {"claims", "sentences", "sections"}:
            return self._numbered(name, 10_000 if folder == "claims" else 1_000)
        return self.ids.get((folder, name), name)

    def text(self, text: str) -> str:
        """Give other words for `text`."""
        return self.words.reworded(_earlier(text, self.number, self.years), self.number)

    def _numbered(self, name: str, room: int) -> str:
        match = NUMBERED.fullmatch(name)
        return f"{match[1]}{int(match[2]) + room * self.number}{match[3]}" if match else name

    def _mapping(self, value: Data) -> Data:
        return {key: self._value(key, below) for key, below in value.items() if key not in LEFT_OUT}

    def _value(self, key: str, value: Any) -> Any:  # noqa: ANN401 -- what YAML holds
        if key == "sides":
            return {self.name("articles", article): self._mapping(side) for article, side in value.items()}
        if isinstance(value, dict):
            return self._mapping(value)
        if isinstance(value, list):
            return [self._value(key, one) for one in value]
        return self._scalar(key, value)

    def _scalar(self, key: str, value: str) -> str:
        if key in {"sentences", "section"}:
            return self.name("sections", value)
        if key in NAMING:
            return self.name(NAMING[key], value)
        if key in DATES:
            return _earlier(value, self.number)
        if key in ADDRESSES:
            return (
                f"https://sources.example.org/{_sum(f'{self.number}/{value}')[: max(len(value) - 28, 8)]}"
                if value
                else ""
            )
        if key == "id":  # of a point, a part, a comment
            return self.ids.get(("points", value)) or self.name("sections", value)
        return value if key in STAYING else self.text(value)


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _earlier(text: str, copies: int, staying: frozenset[str] = frozenset()) -> str:
    """Put every year in `text` earlier; in a year without a leap day that is the day before."""

    def year(match: re.Match[str]) -> str:
        return match.group() if match.group() in staying else str(int(match.group()) - YEARS * copies)

    earlier = YEAR.sub(year, text)
    return NO_LEAP_DAY.sub(r"\1-02-28", earlier)
