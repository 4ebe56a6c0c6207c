"""Publications of a register in a history, held to what was promised."""

from __future__ import annotations

import posixpath
import re
from datetime import timedelta
from functools import cache

from editing import Desk
from history import FIGURES, History, named_by
from history_outputs import ADDRESS, invented, outputs
from synopsis.register.ledger import Occasion, recorded
from synopsis.register.lifecycle import SHORTENED, leads_to, redacted_names


def listed(name: str) -> str:
    """Give a name as bibliographies have it."""
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}"


def line_of(text: str, form: str) -> str:
    """Give the line of a text in which a form stands first."""
    return next(line.strip()[:200] for line in text.splitlines() if form in line)


STUB = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')


@cache
def at_first(*texts: tuple[tuple[str, str], str]) -> dict[str, str]:
    """Give the outputs of a first publication, with which every history begins."""
    return outputs(Desk(dict(texts)).register(), ())


class Publications(History):
    """What is published, and looked through."""

    def __init__(self) -> None:
        super().__init__()
        self.publish_now()

    def publish_now(self) -> None:
        """Record what is there, as the host does."""
        register = self.desk.register()
        made = outputs(register, self.ledger.paths) if self.ledger.publications else at_first(*self.desk.texts.items())
        self.ledger = recorded(self.ledger, register, self.paths(made), Occasion(self.day, ADDRESS))
        self.after_publication(made)

    @staticmethod
    def paths(made: dict[str, str]) -> list[str]:
        """Name the paths of the outputs."""
        return sorted(path for path in made if path.startswith("/"))

    def after_publication(self, made: dict[str, str]) -> None:
        """Note what stands now, and hold it to what was promised."""
        FIGURES["publications"] += 1
        self.edits = 0
        self.in_place = set()
        self.day += timedelta(days=1)
        self.published = self.desk.copy()
        self.published_words = {name: set(words) for name, words in self.words.items()}
        self.published_secrets = set(self.secrets), set(self.secret_sums), set(self.redacted)
        self.archive = {key: self.desk.get("corrections", key) for key in self.desk.keys("corrections")}
        for path, here in self.ledger.standing.items():
            self.sums.setdefault(path, set()).update({here.entry.fingerprint} - {""})
        assert self.problems(self.desk, self.ledger) == []
        missing = set(self.ledger.paths) - made.keys()
        assert not missing, f"published and lost: {sorted(missing)}"
        for path, text in made.items():
            if match := STUB.search(text):
                target = f"{posixpath.normpath(posixpath.join(path, match[1]))}/"
                assert target in made, f"{path} leads to {target}, where nothing is"
                assert not STUB.search(made[target]), f"{path} leads to {target}, which leads on"
        self.nothing_stands_in(made)
        left = [line for line in self.ledger.text.splitlines() if line.split("\t")[1] in self.secret_sums]
        assert not left, f"sums of what was redacted stand in the ledger: {left}"
        FIGURES["urls"] = max(FIGURES["urls"], len(self.ledger.paths))

    def nothing_stands_in(self, made: dict[str, str]) -> None:
        """Look for what was redacted."""
        for name in self.redacted_people():
            for form in (name, listed(name)):
                told = [f"{path}: {line_of(text, form)}" for path, text in made.items() if form in text]
                assert not told, f"{name} was redacted and is named: {told[:3]}"
        if self.secrets:
            parts = {f'"replaces": "{total[:SHORTENED]}"' for total in self.secret_sums}
            assert not any(part in made["/data/register.json"] for part in parts), "a sum of what was redacted is told"
            found = {path: left for path, text in made.items() if (left := invented(text) & self.secrets)}
            told = [line.strip()[:200] for path in found for line in made[path].splitlines()
                    if invented(line) & self.secrets]  # fmt: skip
            assert not found, f"redacted and still there: {found}: {told[:3]}"

    def redacted_people(self) -> set[str]:
        """Give the names that ids of redacted people tell, those who still stand there under them left out."""
        register = self.desk.register()
        redacted = redacted_names(register)
        moved = {one.record for one in register.corrections.values()}
        told = {
            named_by(name.partition("/")[2])
            for name in moved
            if name.startswith("person/") and "-" in name and not redacted.isdisjoint(leads_to(register, name))
        }
        return {name for name in told if not any(name in person.name for person in register.people.values())}
