"""What a command works on: settings, register and ledger, each read once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from synopsis.languages.interface import ENGLISH, interface_of
from synopsis.languages.own_words import faults
from synopsis.register.causes import following
from synopsis.register.edition import Edition
from synopsis.register.every_side import with_every_side
from synopsis.register.hosts import NOT_PUBLIC, placeholder
from synopsis.register.index import Index
from synopsis.register.ledger import Ledger, joined, read_ledger
from synopsis.register.loader import LANGUAGE, LEDGER
from synopsis.register.model import Register
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.register.rereading import Rereading
from synopsis.register.rules import RULES_OF_ADDRESS, RULES_OF_SETTINGS, check, shapeless, to_do, warnings
from synopsis.register.rules.addresses import BuiltFor
from synopsis.register.validation import Parsed
from synopsis.site import effective_settings, hand_written, listed_settings
from synopsis.site.atomic import shown
from synopsis.site.hand_written import redacted
from synopsis.site.hand_written.emptied import emptied
from synopsis.site.settings import OVERRIDE, Settings, read_settings
from synopsis.site.unfinished import unfinished


@dataclass(frozen=True)
class Project:
    """The folders that the command line names, and what was read from them."""

    config: Path
    """The settings: `mkdocs.yml`."""
    given_sources: Path | None = None
    given_docs: Path | None = None
    given_site: Path | None = None
    other_ledger: Path | None = None
    """A ledger that is to be joined to the own one: of a publication that ran beside it."""
    draft: bool = False
    """Whether the register may be unfinished, because nothing of it is to be published."""
    memory: Rereading = field(default_factory=Rereading, compare=False, repr=False)
    """What was read of the register before: a copy of a project reads what has changed alone."""

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
        return replace(settings, draft=self.draft)

    @cached_property
    def settings_in_force(self) -> Settings:
        """The settings with the file that MkDocs reads, which is written first."""
        register = self.parsed.register
        words = interface_of(register.site.language, self.own_words) if register else ENGLISH
        return effective_settings.written(self.settings, self.docs, self.site, words)

    @cached_property
    def hand_written(self) -> None:
        """What no build has made below the folder of the pages; refused where it may not stand there."""
        if problems := [*hand_written.unlisted(self.docs), *emptied(self.docs, self.ledger.paths)]:
            raise Refused(problems)

    @cached_property
    def ledger(self) -> Ledger:
        """What was published."""
        own = read_ledger(self.ledger_file, shown(self.ledger_file))
        return joined(own, read_ledger(self.other_ledger, shown(self.other_ledger))) if self.other_ledger else own

    @cached_property
    def parsed(self) -> Parsed:
        """The register as far as it could be understood."""
        return self.memory.parsed(self.sources, shown(self.sources))

    @cached_property
    def register(self) -> Register:
        """The register; refused where it breaks a rule."""
        problems = [*self.ledger.problems, *check(self.parsed, self.ledger.lines, draft=self.draft), *self._unsaid()]
        if problems or self.parsed.register is None:
            told = [*problems, *self.warnings]
            raise Refused(told, following(told, self.parsed.starts))
        register = self.parsed.register
        if self.own_words:
            register = replace(register, own_words=self.own_words)
        return with_every_side(register) if self.draft else register

    @cached_property
    def own_words(self) -> bytes:
        """The catalogue of the words of the interface that are the site's own; nothing where there is none."""
        file = self.sources / LANGUAGE
        return file.read_bytes() if file.is_file() else b""

    def _unsaid(self) -> Iterator[Problem]:
        """Tell what the interface does not say in the language of the site; a draft says it in English."""
        if self.draft or self.parsed.register is None:
            return
        for line, message in faults(self.parsed.register.site.language, self.own_words):
            yield Problem(Location(f"{self.sources.name}/{LANGUAGE}", line), Rule.CONFIGURATION, message)

    @property
    def unfinished(self) -> list[Problem]:
        """What a draft has still to do."""
        return to_do(self.parsed, self.ledger.lines)

    def shaped_register(self, before: Register | None = None) -> Register:
        """Return the register of a draft, if pages can be made of it, whatever rules it breaks; one `before` it could.

        Refused where none can.
        """
        problems = shapeless(self.parsed, before)
        if problems or self.parsed.register is None:
            raise Refused(problems, following(problems, self.parsed.starts))
        return self.parsed.register

    @property
    def warnings(self) -> list[Problem]:
        """What an editor should know of the register, and what refuses no build."""
        return warnings(self.parsed)

    @cached_property
    def typed_register(self) -> Register:
        """The register, whether or not it holds the rules; refused where a record of it could not be understood."""
        if self.parsed.problems or self.parsed.register is None:
            raise Refused(self.parsed.problems)
        return self.parsed.register

    @cached_property
    def index(self) -> Index:
        """The views of the register."""
        return Index(self.register.built_from(self.settings.repository), self.ledger.first_days)

    @cached_property
    def edition(self) -> Edition:
        """Which edition is built. Its number follows from the ledger, so that nobody can give another one.

        A commit that was published last is built as it was then: with its number, and its day.
        """
        settings = self.settings
        here = Edition(settings.site_name, settings.site_url, doi=self.register.site.doi)
        if (source := settings.source) is None:
            return here
        last = self.ledger.published_of(source.commit, settings.site_url)
        number, on = (last.number, last.on) if last else (self.ledger.next_number, source.on)
        return replace(here, number=number, commit=source.commit, on=on)

    @property
    def built_for(self) -> BuiltFor:
        """The address for which the site is built, and where it is given."""
        return BuiltFor(self.settings.site_url, Location(OVERRIDE if os.environ.get(OVERRIDE) else self.config.name))

    def refuse_unfit(self) -> None:
        """Refuse at once what is wrong with register, settings, address, and pages written by hand."""
        problems: list[Problem] = []
        consequences: frozenset[Problem] = frozenset()
        for name in ("register", "settings", "hand_written"):
            try:
                getattr(self, name)
            except Refused as refused:
                problems += (one for one in refused.problems if one not in problems)
                consequences |= refused.following
        if not problems:
            register, longest = self.register, self.settings.longest_id
            problems = [one for rule in RULES_OF_ADDRESS for one in rule(register.site, self.ledger, self.built_for)]
            problems += [one for rule in RULES_OF_SETTINGS for one in rule(register, longest)]
            problems += redacted.named(self.docs, self.config, register)
        if problems:
            raise Refused(problems, consequences)

    def refuse_unpublishable(self) -> None:
        """Refuse what may be built but not published.

        That is an address at which nothing stays, what is still to be written, and words of articles that are not
        proved against the texts as they are now.
        """
        problems = [one for one in self.warnings if one.rule is Rule.STALE_PROOF]
        problems += unfinished(self.config, self.sources, self.docs)
        if host := placeholder(self.settings.site_url):
            message = (
                f"site_url must be the address at which the site stays, not one at {quoted(host)}: "
                f"nothing stays at {NOT_PUBLIC}"
            )
            problems.insert(0, Problem(self.built_for.location, Rule.PLACEHOLDER_HOST, message))
        if problems:
            raise Refused(problems)
