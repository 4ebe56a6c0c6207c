"""A register in the course of a history: what it is now, what was published, what of it must be found no more."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis.stateful import RuleBasedStateMachine

from editing import FOLDERS, NAMES, TEXTS, Data, Desk, Inventor, at, second_register
from history_outputs import invented
from mending import Mender
from synopsis.register.ledger import Ledger
from synopsis.register.problems import Problem
from synopsis.register.rules import check
from synopsis.register.urls import path_named
from tidying import tidy

FIRST_DAY = date(2026, 11, 29)
MOST_ROUNDS = 12
FIGURES: Counter[str] = Counter()
"""What was tried, over all histories."""
FEWEST = {"claims": 6, "questions": 3, "documents": 1, "topics": 1, "people": 6, "findings": 1, "audits": 0}
"""How many of a kind are left at least, so that there is something to edit."""


def named_by(person: str) -> str:
    """Give the name that the id of a person tells."""
    return person.replace("-", " ").title()


class History(RuleBasedStateMachine):
    """What is there, and how an edit lands."""

    def __init__(self) -> None:
        super().__init__()
        self.invent = Inventor()
        self.day = FIRST_DAY
        self.desk, self.ledger = Desk(), Ledger()
        self.archive: dict[str, Data] = {}
        self.words: dict[str, set[str]] = {}
        """The invented words and numbers that every record has had, those of what it came from among them."""
        self.secrets: set[str] = set()
        """Those that were redacted."""
        self.redacted: set[str] = set()
        """What was redacted and is gone."""
        self.in_place: set[str] = set()
        """What was redacted since the last publication and stands there in other words."""
        self.sums: dict[str, set[str]] = {}
        """The sums that were published of every path."""
        self.secret_sums: set[str] = set()
        self.ended: list[str] = []
        self.looked_at: Desk | None = None
        """What was looked through last."""
        self.edits = 0
        """How many since the last publication."""
        self.commit(second_register(self.invent))
        self.published = self.desk.copy()

    # what is there

    def pick(self, folder: str, number: int) -> str:
        """Choose a record of a kind; of people, one who is no author and no reader."""
        keys = self.desk.keys(folder)
        if folder == "people":
            keys = [key for key in keys if "author" not in self.desk.get(folder, key).get("role", "")]
            keys = [key for key in keys if not key.startswith("reader-")]
        return keys[number % len(keys)] if len(keys) > FEWEST.get(folder, 0) else ""

    def new_id(self, name: str) -> str:
        """Give an id that nothing has had."""
        folder, _, key = name.partition("/")
        if folder != "claims":
            return f"n{self.invent.word()[2:]}-{self.invent.count}"
        prefix = key.rstrip("0123456789")
        self.invent.count += 1
        return f"{prefix}{100 + self.invent.count}"

    def edited(self) -> Desk:
        """Give a copy to edit."""
        return self.desk.copy()

    def text_of(self, desk: Desk, name: str) -> str:
        """Give some text of a record with its invented words, and of a claim who speaks in it."""
        data = desk.find(name)
        if data is None:
            return "What stood there."
        places = TEXTS[NAMES[name.partition("/")[0]].folder]
        said = [text for path in places if isinstance(text := at(data, path), str)]
        by = [f"by {named_by(voice)}" for voice in data.get("voices", ()) if "-" in voice]
        return " / ".join([*said[:2], *by]) or "What stands there."

    # how an edit lands

    def commit(
        self, desk: Desk, becomes: dict[str, Data] | None = None, *, redacts: bool = False, must_ask: str = ""
    ) -> None:
        """Let the editor put the register in order, and do what the messages say until there are none."""
        tidy(desk)
        before = self.published if self.ledger.publications else desk
        mender = Mender(
            desk, self.day.isoformat(), self.archive, becomes or {},
            lambda name: (self.text_of(before, name), f"{self.text_of(desk, name)} Now."), self.new_id,
            default={"kind": "redacted"} if redacts else {"kind": "withdrawn"},
        )  # fmt: skip
        for _ in range(MOST_ROUNDS):
            problems = self.problems(desk, self.ledger)
            if not problems:
                break
            mender.mend(problems)
            tidy(desk)
        else:
            msg = f"what the messages ask for is never accepted: {[*map(str, problems)]}"
            raise AssertionError(msg)
        FIGURES["refusals"] += mender.refusals
        assert not must_ask or must_ask in mender.asked | self.corrected(), f"{must_ask} was changed in silence"
        self.remember(desk, redacts=redacts)
        self.edits += 1
        self.desk = desk

    def corrected(self) -> set[str]:
        """Name the records of which a change since the last publication is corrected already."""
        new = [self.desk.get("corrections", key) for key in self.desk.keys("corrections") if key not in self.archive]
        return {data["record"] for data in new if "replaces" in data}

    @staticmethod
    def problems(desk: Desk, ledger: Ledger) -> list[Problem]:
        """Check a register against a ledger."""
        return check(desk.parsed(), ledger.lines)

    def remember(self, desk: Desk, *, redacts: bool) -> None:
        """Note which words every record has had; those that a redaction took away are secret from now on."""
        for (folder, key), text in desk.texts.items():
            if folder in TEXTS and self.desk.texts.get((folder, key)) != text:
                name = f"{FOLDERS[folder].name}/{key}"
                if name in self.redacted:  # there again before it was published as gone: it was redacted in place
                    self.redacted.remove(name)
                    self.in_place.add(name)
                    self.words[name] = set()
                self.words.setdefault(name, set()).update(invented(text))
        if redacts:
            for folder, key in self.desk.texts.keys() - desk.texts.keys():
                self.forget(f"{FOLDERS[folder].name}/{key}")

    def forget(self, name: str) -> None:
        """Count the words and sums of a record among those that must not be found any more."""
        self.redacted.add(name)
        self.secrets |= self.words.get(name, set())
        self.secret_sums |= self.sums.get(path_named(name), set())
