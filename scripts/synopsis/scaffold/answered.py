"""What somebody says who begins a site, and how it is asked and held to what a site can be made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from synopsis.register.model.base import Language, Line
from synopsis.register.problems import Location, Problem, Rule, found, quoted
from synopsis.scaffold.origin import REPOSITORY, repository
from synopsis.site.settings import unfit_words

LICENCES: Mapping[str, str] = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Licences of words, by the names under which they are known; `sources/site.yml` may name any other."""
FEWEST, MOST = 2, 12
"""How many articles a site can begin with."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is asked, with what holds where nobody answers."""

    title: str
    subject: str = "TODO: what the accounts are about"
    articles: int = FEWEST
    licence: str = "CC BY 4.0"
    language: str = "en"
    generator: str = ""
    """The repository of the generator at its host, as OWNER/NAME; nothing where nobody knows."""

    @classmethod
    def of(cls, kept: object) -> Answers | None:
        """Read what was answered once; nothing where it is not what we keep."""
        known = {field.name for field in fields(cls)}
        if not isinstance(kept, dict) or not {"title"} <= kept.keys() <= known:
            return None
        answers = cls(**kept)
        return None if [*answers.faults()] else answers

    def of_generator(self, given: str) -> Answers:
        """Give them with the repository that is given, else the one that is known, else that of what is installed."""
        return replace(self, generator=given or self.generator or repository())

    def as_kept(self) -> dict[str, Any]:
        """Give what is kept of them."""
        return asdict(self)

    def faults(self) -> Iterator[Problem]:
        """Report every answer of which no site can be made."""
        for name, kind in (("title", Line), ("subject", Line), ("language", Language)):
            place, value = Location(f"--{name}"), getattr(self, name)
            try:
                TypeAdapter(kind).validate_python(value)
            except ValidationError:
                must = "a language tag, such as en or pt-BR" if name == "language" else "one line of text"
                yield Problem(place, Rule.CONFIGURATION, f"{name} must be {must}, not {found(value)}")
                continue
            yield from unfit_words(name, value, place)
        if not (isinstance(self.articles, int) and FEWEST <= self.articles <= MOST):
            message = f"articles must be from {FEWEST} to {MOST}, not {found(self.articles)}"
            yield Problem(Location("--articles"), Rule.CONFIGURATION, message)
        if self.licence not in LICENCES:
            message = f"licence must be one of: {', '.join(LICENCES)}; not {quoted(self.licence)}"
            yield Problem(Location("--licence"), Rule.CONFIGURATION, message)
        if self.generator and not REPOSITORY.fullmatch(self.generator):
            message = f"generator must be a repository at GitHub, as OWNER/NAME, not {quoted(self.generator)}"
            yield Problem(Location("--generator"), Rule.CONFIGURATION, message)
