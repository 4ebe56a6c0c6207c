"""Histories of a register at random: it is edited, renamed, merged, split, taken back, redacted, published.

Everything happens in this process, without MkDocs: registers are values, outputs are the files that go below `docs/`.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from editing import COUNTED, FOLDERS, NAMES, TEXTS, Data, Desk, Inventor, at, marked, put, second_register
from lighthouse import SITE_NAME
from mending import Mender
from synopsis import pages
from synopsis.exports import feeds, files, tombstones
from synopsis.exports.bibliography import bibtex, pandoc
from synopsis.exports.bibliography.works import Edition
from synopsis.exports.register_json import as_json, exported
from synopsis.page import Page
from synopsis.pages.sharing import share_cards
from synopsis.register.index import Index
from synopsis.register.ledger import Ledger, Occasion, joined, recorded
from synopsis.register.lifecycle import SHORTENED, gone
from synopsis.register.model import Register
from synopsis.register.problems import Problem
from synopsis.register.rules import check
from synopsis.register.urls import path_named, path_of
from tidying import tidy

ADDRESS = "https://halma-lights.org/"
FIRST_DAY = date(2026, 11, 29)
AS_PRINTED = re.compile(r"\b(?:qz[a-z]{5}|7\d[,.\u00a0\u202f ]?\d{3})\b", re.IGNORECASE)
STUB = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')
MOST_ROUNDS = 12
EDITS_OF_A_PUBLICATION = 3
PICK = st.integers(0, 2**16)
FIGURES: Counter[str] = Counter()
"""What was tried, over all histories."""
FEWEST = {"claims": 6, "questions": 3, "documents": 1, "topics": 1, "people": 6, "findings": 1, "audits": 0}
"""How many of a kind are left at least, so that there is something to edit."""


def invented(text: str) -> set[str]:
    """Give the invented words and numbers of a text, however they are printed."""
    return {re.sub(r"\W", "", word).casefold() for word in AS_PRINTED.findall(text)}


def remembered(function: Any) -> Any:
    """Ask pandoc only for works that it has not seen: it treats each for itself, and takes long to start."""
    known: dict[str, Any] = {}

    def asked(works: Iterable[Any]) -> dict[str, Any]:
        listed = {work.id: work for work in works}
        unknown = [work for work in listed.values() if repr(work) not in known]
        for key, value in function(unknown).items():
            known[repr(listed[key])] = value
        return {key: known[repr(work)] for key, work in listed.items()}

    return asked


@pytest.fixture(scope="module")
def quick_bibliographies() -> Iterator[None]:
    """Remember for all histories what pandoc has given once."""
    with pytest.MonkeyPatch.context() as here:
        here.setattr(pages, "reference_lines", remembered(pandoc.reference_lines))
        entries = remembered(bibtex.bibtex_entries)
        here.setattr(files, "bibtex_entries", entries)
        here.setattr(tombstones, "bibtex_entries", entries)
        yield


def outputs(register: Register, ledger: Ledger) -> dict[str, str]:
    """Give every file of the site that is made of the register, by path."""
    index, edition = Index(register), Edition(SITE_NAME, ADDRESS)
    named = {"site_name": SITE_NAME, "site_url": ADDRESS}
    made: list[Page] = [
        *pages.all_pages(index, **named),
        *tombstones.files(register, ledger.paths, edition),
        *feeds.pages(index, **named),
        *files.data_files(index, **named),
    ]
    texts = {f"/{re.sub(r'index[.](md|html)$', '', page.path)}": page.text for page in made}
    assert len(texts) == len(made)
    return texts | {"cards": repr(share_cards(index, edition))}


class Histories(RuleBasedStateMachine):
    """One history of the second register."""

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
        self.sums: dict[str, set[str]] = {}
        """The sums that were published of every path."""
        self.secret_sums: set[str] = set()
        self.ended: list[str] = []
        self.edits = 0
        """How many since the last publication."""
        self.commit(second_register(self.invent))
        self.published = self.desk.copy()
        self.publish_now()

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
        """Give some text of a record with its invented words."""
        data = desk.find(name)
        if data is None:
            return "What stood there."
        places = TEXTS[NAMES[name.partition("/")[0]].folder]
        said = [text for path in places if isinstance(text := at(data, path), str)]
        return " / ".join(said[:2]) or "What stands there."

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
                self.words.setdefault(f"{FOLDERS[folder].name}/{key}", set()).update(invented(text))
        if redacts:
            for folder, key in self.desk.texts.keys() - desk.texts.keys():
                self.forget(f"{FOLDERS[folder].name}/{key}")

    def forget(self, name: str) -> None:
        """Count the words and sums of a record among those that must not be found any more."""
        self.redacted.add(name)
        self.secrets |= self.words.get(name, set())
        self.secret_sums |= self.sums.get(path_named(name), set())

    # edits

    @rule(folder=st.sampled_from(sorted(TEXTS)), number=PICK, place=PICK)
    def reword(self, folder: str, number: int, place: int) -> None:
        """Change a text; where it was published, that is never silent."""
        key = self.pick(folder, number)
        if not key:
            return
        desk = self.edited()
        data = desk.get(folder, key)
        places = [path for path in TEXTS[folder] if isinstance(at(data, path), str)]
        if not places:
            return
        path = places[place % len(places)]
        word = self.invent.word()
        put(data, path, marked(at(data, path), word.capitalize() if folder == "people" else word))
        desk.set(folder, data)
        self.commit(desk, must_ask=self.asked_for(folder, data, path))

    def asked_for(self, folder: str, data: Data, path: tuple[str | int, ...]) -> str:
        """Name the record of which a correction must be asked, if the place is material and was published."""
        kind = FOLDERS[folder]
        if str(path[0]) not in kind.material | ({"sides"} if folder == "questions" else set()):
            return ""
        name = f"{kind.printed_with}/{data[kind.printed_with]}" if kind.printed_with else f"{kind.name}/{data['id']}"
        if name == "person/" or self.published.find(name) is None or not self.sums.get(path_named(name)):
            return ""
        return name

    @rule(folder=st.sampled_from(["claims", "findings"]), number=PICK)
    def recount(self, folder: str, number: int) -> None:
        """Change a number, or give one."""
        key = self.pick(folder, number)
        if not key:
            return
        desk = self.edited()
        data = desk.get(folder, key)
        value = self.invent.number()
        field = "says" if folder == "claims" else "states"
        figures = [figure for figure in data.get("figures", ()) if not invented(figure["as_printed"])]
        data[field] = f"{re.sub(r' [(]7[0-9]{4}[)]', '', data[field])} ({value})"
        data["figures"] = [*figures, {**COUNTED, "value": value, "as_printed": value}]
        desk.set(folder, data)
        self.commit(desk, must_ask=self.asked_for(folder, data, (field,)))

    @rule(folder=st.sampled_from(["claims", "questions", "topics", "documents", "people", "articles"]), number=PICK)
    def rename(self, folder: str, number: int) -> None:
        """Give a record another id."""
        key = self.pick(folder, number)
        if not key:
            return
        desk, new = self.edited(), self.new_id(f"{folder}/{key}")
        self.move(desk, folder, key, [new])
        self.commit(desk, self.moved(folder, key, "renamed", [new]))

    def moved(self, folder: str, key: str, kind: str, successors: list[str]) -> dict[str, Data]:
        """Say what became of a record, whose words are now those of its successors."""
        name = FOLDERS[folder].name
        for successor in successors:
            self.words.setdefault(f"{name}/{successor}", set()).update(self.words.get(f"{name}/{key}", ()))
            self.sums.setdefault(path_named(f"{name}/{successor}"), set())
        self.ended.append(f"{folder}/{key}")
        return {f"{name}/{key}": {"kind": kind, "successors": [f"{name}/{one}" for one in successors]}}

    @staticmethod
    def move(desk: Desk, folder: str, key: str, successors: list[str]) -> None:
        """Put records in the place of another; the first is named where that was."""
        data = desk.get(folder, key)
        desk.drop(folder, key)
        for successor in successors:
            if (folder, successor) not in desk.texts:
                desk.set(folder, {**data, "id": successor})
        desk.replaced(folder, key, successors[0])

    @rule(folder=st.sampled_from(["claims", "documents", "people", "topics"]), number=PICK, other=PICK)
    def merge(self, folder: str, number: int, other: int) -> None:
        """Let a record become part of another."""
        key, into = self.pick(folder, number), self.pick(folder, other)
        if (
            not key
            or not into
            or key == into
            or (folder == "claims" and key.rstrip("0123456789") != into.rstrip("0123456789"))
        ):
            return
        if folder == "documents" and self.how_checked(key) != self.how_checked(into):
            return
        desk = self.edited()
        self.move(desk, folder, key, [into])
        self.commit(desk, self.moved(folder, key, "merged", [into]))

    def how_checked(self, document: str) -> str:
        """Tell how a document was read."""
        how: str = self.desk.get("documents", document)["checked"]["how"]
        return how

    @rule(folder=st.sampled_from(["claims", "questions", "topics", "documents", "people"]), number=PICK)
    def split(self, folder: str, number: int) -> None:
        """Make two records of one, each in words of its own."""
        key = self.pick(folder, number)
        if not key or len(self.desk.keys(folder)) > 20:
            return
        desk = self.edited()
        two = [self.new_id(f"{folder}/{key}") for _ in range(2)]
        self.move(desk, folder, key, two)
        for new in two:
            self.reworded(desk, folder, new)
        self.commit(desk, self.moved(folder, key, "split", two))

    def reworded(self, desk: Desk, folder: str, key: str) -> None:
        """Give every text and number of a record another invented word."""
        data = desk.get(folder, key)
        for figure in data.get("figures", ()):
            if invented(figure["as_printed"]):
                value = self.invent.number()
                field = "says" if folder == "claims" else "states"
                data[field] = data[field].replace(figure["as_printed"], value)
                figure.update(value=value, as_printed=value)
        for path in TEXTS[folder]:
            if isinstance(text := at(data, path), str):
                word = self.invent.word()
                fresh = re.sub(r"(?i)\bqz[a-z]{5}\b", word.capitalize() if folder == "people" else word, text)
                put(data, path, fresh)
        if folder == "documents":
            data["csl"]["author"] = [{"literal": f"Office {self.invent.word()}"}]
        if folder == "questions":
            for side in data["sides"].values():
                for field in ("short", "brief"):
                    side[field] = re.sub(r"(?i)\bqz[a-z]{5}\b", self.invent.word(), side[field])
            for point in data.get("points", ()):
                point["title"] = re.sub(r"(?i)\bqz[a-z]{5}\b", self.invent.word(), point["title"])
        desk.set(folder, data)

    @rule(folder=st.sampled_from(["claims", "questions", "documents", "people", "topics", "findings", "audits"]),
          number=PICK)  # fmt: skip
    def withdraw(self, folder: str, number: int) -> None:
        """Take a record back."""
        desk = self.edited()
        if self.take_out(desk, folder, number):
            self.commit(desk)

    def take_out(self, desk: Desk, folder: str, number: int) -> str:
        """Take a record out of the register, if one can be spared; give its key."""
        key = self.pick(folder, number)
        if not key:
            return ""
        if folder == "topics":
            other = next((one for one in desk.keys("topics") if one != key), "")
            if not other:
                return ""
            desk.drop(folder, key)
            desk.replaced("topics", key, other)
        else:
            desk.drop_all(folder, key)
        self.ended.append(f"{folder}/{key}")
        return key

    @rule(folder=st.sampled_from(["claims", "claims", "people", "documents", "questions", "findings", "topics"]),
          number=PICK)  # fmt: skip
    def redact(self, folder: str, number: int) -> None:
        """Remove a record and every word of it, those too that corrections of others repeat."""
        desk = self.edited()
        key = self.take_out(desk, folder, number)
        if not key:
            return
        name = f"{FOLDERS[folder].name}/{key}"
        mender = Mender(desk, self.day.isoformat(), self.archive, {}, lambda _: ("", ""), self.new_id)
        mender.correct(name, kind="redacted")
        self.forget(name)
        self.commit(desk, {name: {"kind": "redacted"}}, redacts=True)
        FIGURES["redactions"] += 1
        self.nothing_redacted_stands()

    @rule(folder=st.sampled_from(["claims", "people", "documents", "questions", "topics"]), number=PICK)
    def redact_in_place(self, folder: str, number: int) -> None:
        """Leave a record, and put other words in place of its own."""
        key = self.pick(folder, number)
        if not key:
            return
        desk = self.edited()
        name = f"{FOLDERS[folder].name}/{key}"
        self.forget(name)
        self.redacted.remove(name)
        self.words[name] = set()
        self.reworded(desk, folder, key)
        register, state = self.desk.register(), self.sums.get(path_named(name))
        mender = Mender(desk, self.day.isoformat(), self.archive, {}, lambda _: ("", ""), self.new_id)
        standing = self.ledger.standing.get(path_named(name))
        assert register
        replaces = {"replaces": standing.entry.fingerprint[:12]} if standing and state else {}
        mender.correct(name, kind="redacted", **replaces)
        self.commit(desk, redacts=True)
        FIGURES["redactions"] += 1
        self.nothing_redacted_stands()

    @rule(folder=st.sampled_from(["claims", "people", "documents", "topics"]), number=PICK)
    def add(self, folder: str, number: int) -> None:
        """Add a record like another one."""
        key = self.pick(folder, number)
        if not key or len(self.desk.keys(folder)) > 20:
            return
        desk = self.edited()
        self.add_like(desk, folder, key, self.new_id(f"{folder}/{key}"))
        self.commit(desk)

    def add_like(self, desk: Desk, folder: str, key: str, new: str) -> None:
        """Write a record like another one, in words of its own; a person speaks in a claim."""
        desk.set(folder, {**desk.get(folder, key), "id": new})
        self.reworded(desk, folder, new)
        if folder == "people":
            claim = desk.get("claims", desk.keys("claims")[self.invent.count % len(desk.keys("claims"))])
            claim["voices"] = [*claim["voices"], new]
            desk.set("claims", claim)

    @precondition(lambda self: self.ended)
    @rule(number=PICK)
    def use_again(self, number: int) -> None:
        """Give a new record the id of one that is gone, which is refused."""
        folder, _, old = self.ended[number % len(self.ended)].partition("/")
        like = self.pick(folder, number)
        if folder not in {"claims", "documents", "topics"} or not like or (folder, old) in self.desk.texts:
            return
        if folder == "claims" and like.rstrip("0123456789") != old.rstrip("0123456789"):
            return
        desk = self.edited()
        self.add_like(desk, folder, like, old)
        self.commit(desk)
        FIGURES["ids used again"] += 1

    @precondition(lambda self: self.archive)
    @rule(number=PICK, alter=st.booleans())
    def tamper(self, number: int, alter: bool) -> None:  # noqa: FBT001 -- Hypothesis names it
        """Take out a published correction, or alter it, which is refused."""
        keys = sorted(self.archive)
        key = keys[number % len(keys)]
        desk = self.edited()
        data = desk.get("corrections", key)
        if alter:
            desk.set("corrections", {**data, "on": "2020-01-01"})
        else:
            desk.drop("corrections", key)
        assert self.problems(desk, self.ledger), f"correction {key} was taken out or altered in silence"
        self.commit(desk)

    @rule()
    def put_back(self) -> None:
        """Put everything back as it was published, which is accepted."""
        assert self.problems(self.published, self.ledger) == []
        self.desk = self.published.copy()
        self.secrets, self.secret_sums, self.redacted = map(set, self.published_secrets)
        self.words = {name: set(words) for name, words in self.published_words.items()}

    # publications

    @precondition(lambda self: self.edits >= EDITS_OF_A_PUBLICATION)
    @rule()
    def publish(self) -> None:
        """Publish what is there."""
        self.publish_now()

    def publish_now(self) -> None:
        """Record what is there, as the host does."""
        register = self.desk.register()
        made = outputs(register, self.ledger)
        self.ledger = recorded(self.ledger, register, self.paths(made), Occasion(self.day, ADDRESS))
        self.after_publication(made)

    @precondition(lambda self: self.edits >= EDITS_OF_A_PUBLICATION)
    @rule(folder=st.sampled_from(sorted(TEXTS)), number=PICK, place=PICK)
    def publish_beside(self, folder: str, number: int, place: int) -> None:
        """Publish two states of one, neither of which knows of the other, and then both together."""
        mine, base, before, archive = self.desk, self.published, self.ledger, self.archive
        kept, words = (self.secrets, self.secret_sums, self.redacted), self.words
        self.put_back()
        self.reword(folder, number, place)
        theirs = self.desk
        self.publish_now()
        beside, their_archive = self.ledger, self.archive
        self.desk, self.published, self.ledger, self.archive = mine, base, before, archive
        self.secrets, self.secret_sums, self.redacted = kept
        for name, theirs_too in self.words.items():
            words.setdefault(name, set()).update(theirs_too)
        self.words = words
        self.publish_now()
        self.archive |= their_archive
        own, self.ledger = self.ledger, joined(self.ledger, beside)
        assert joined(beside, own).text == self.ledger.text
        merged = mine.copy()
        for key, text in theirs.texts.items():
            if text != base.texts.get(key) and mine.texts.get(key) == base.texts.get(key):
                merged.texts[key] = text
        for name in self.redacted:
            self.forget(name)
        self.commit(merged)
        self.publish_now()
        FIGURES["publications beside each other"] += 1

    @staticmethod
    def paths(made: dict[str, str]) -> list[str]:
        """Name the paths of the outputs."""
        return sorted(path for path in made if path.startswith("/"))

    def after_publication(self, made: dict[str, str]) -> None:
        """Note what stands now, and hold it to what was promised."""
        FIGURES["publications"] += 1
        self.edits = 0
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

    # what always holds

    def nothing_redacted_stands(self) -> None:
        """Look for what was redacted in everything that would be published now."""
        self.nothing_stands_in(outputs(self.desk.register(), self.ledger))

    def nothing_stands_in(self, made: dict[str, str]) -> None:
        """Look for what was redacted."""
        if self.secrets:
            parts = {f'"replaces": "{total[:SHORTENED]}"' for total in self.secret_sums}
            assert not any(part in made["/data/register.json"] for part in parts), "a sum of what was redacted is told"
            found = {path: left for path, text in made.items() if (left := invented(text) & self.secrets)}
            told = [
                line.strip()[:200]
                for text in made.values()
                for line in text.splitlines()
                if invented(line) & self.secrets
            ]
            assert not found, f"redacted and still there: {found}: {told[:3]}"

    @invariant()
    def every_published_record_resolves(self) -> None:
        """Whatever was published has a page now, or a place that says what became of it; no redacted word is told."""
        FIGURES["steps"] += 1
        register = self.desk.register()
        index = Index(register)
        there = {path_of(record) for record in index.paged_records()} | {item.path for item in gone(register)}
        records = {path_named(line.record) for line in self.ledger.lines if line.record}
        assert records <= there, f"published and lost: {records - there}"
        told = as_json(exported(index, ADDRESS))
        told += "".join(page.text for page in feeds.pages(index, site_name=SITE_NAME, site_url=ADDRESS))
        assert not invented(told) & self.secrets


def try_histories(count: int, *, derandomize: bool = False) -> None:
    """Try some; one that fails is told as it was, because to shorten it takes longer than to read it."""
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=count, stateful_step_count=50, derandomize=derandomize, database=None, phases=[Phase.generate],
            report_multiple_bugs=False,
        ),
    )  # fmt: skip
