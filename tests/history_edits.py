"""Edits of a register at random: it is reworded, recounted, renamed, merged, split, added to."""

from __future__ import annotations

import re

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from editing import COUNTED, FOLDERS, TEXTS, Data, Desk, at, marked, put
from history import FIGURES
from history_outputs import invented
from history_publications import Publications
from synopsis.register.urls import path_named

PICK = st.integers(0, 2**16)


class Edits(Publications):
    """Edits after which every record has a page, or a successor."""

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
