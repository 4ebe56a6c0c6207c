"""What a command works on: settings, register and ledger, each read once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from synopsis.register.index import Index
from synopsis.register.ledger import Ledger, read_ledger
from synopsis.register.loader import LEDGER, load
from synopsis.register.model import Register
from synopsis.register.problems import Problem, Refused
from synopsis.register.rules import check
from synopsis.register.validation import Parsed, parse
from synopsis.site import hand_written, listed_settings
from synopsis.site.atomic import shown
from synopsis.site.settings import Settings, read_settings


@dataclass(frozen=True)
class Project:
    """The folders that the command line names, and what was read from them."""

    config: Path
    """The settings: `mkdocs.yml`."""
    given_sources: Path | None = None
    given_docs: Path | None = None
    given_site: Path | None = None

    @property
    def sources(self) -> Path:
        """The folder of the register."""
        return self.given_sources or self.config.parent / "sources"

    @cached_property
    def docs(self) -> Path:
        """The folder of the Markdown pages."""
        return self.given_docs or self.settings.docs_dir

    @cached_property
    def site(self) -> Path:
        """The folder of the built site."""
        return self.given_site or self.settings.site_dir

    @property
    def place(self) -> Path:
        """What is named where the system refuses a file and does not say which."""
        return self.given_site or self.config.parent

    @property
    def ledger_file(self) -> Path:
        """The ledger of published paths."""
        return self.sources / LEDGER

    @cached_property
    def settings(self) -> Settings:
        """The settings; refused where they are not fit to build with."""
        settings = read_settings(self.config, os.environ)
        if problems := listed_settings.unlisted(self.config):
            raise Refused(problems)
        return settings

    @cached_property
    def hand_written(self) -> None:
        """What no build has made below the folder of the pages; refused where it may not stand there."""
        if problems := hand_written.unlisted(self.docs):
            raise Refused(problems)

    @cached_property
    def ledger(self) -> Ledger:
        """What was published."""
        return read_ledger(self.ledger_file, shown(self.ledger_file))

    @cached_property
    def parsed(self) -> Parsed:
        """The register as far as it could be understood."""
        return parse(load(self.sources, shown(self.sources)))

    @cached_property
    def register(self) -> Register:
        """The register; refused where it breaks a rule."""
        problems = [*self.ledger.problems, *check(self.parsed, self.ledger.lines)]
        if problems or self.parsed.register is None:
            raise Refused(problems)
        return self.parsed.register

    @cached_property
    def typed_register(self) -> Register:
        """The register, whether or not it holds the rules; refused where a record of it could not be understood."""
        if self.parsed.problems or self.parsed.register is None:
            raise Refused(self.parsed.problems)
        return self.parsed.register

    @cached_property
    def index(self) -> Index:
        """The views of the register."""
        return Index(self.register)

    def refuse_unfit(self) -> None:
        """Refuse at once what is wrong with the register, the settings, and the pages written by hand."""
        problems: list[Problem] = []
        for name in ("register", "settings", "hand_written"):
            try:
                getattr(self, name)
            except Refused as refused:
                problems += (one for one in refused.problems if one not in problems)
        if problems:
            raise Refused(problems)
