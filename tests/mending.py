"""What an editor does who knows the messages alone: from each refusal, the edit that it says would be accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from editing import NAMES, Data, Desk
from synopsis.register.enums import CorrectionKind
from synopsis.register.problems import Problem

QUOTED = r"'([^']*)'"
CHANGED = re.compile(
    r"(?P<record>\S+) must be as \S+ was published at \S+, or its change corrected in public; add a correction with "
    r'record: \S+, the day, the kind, before, after, a reason, and replaces: "(?P<state>[0-9a-f]{12})"$'
)
GONE = re.compile(
    r"(?P<path>\S+) must resolve, but (?P<record>\S+) is gone; put it back, or add a correction with record: \S+, "
    r"the day and kind: withdrawn \(and a reason\), renamed or merged \(and its successor\), split \(and its "
    r"successors\), or redacted$"
)
NO_PAGE = re.compile(
    r"\S+ must resolve, but (?P<record>\S+) has no claim, document or finding any more by which it has a page; give it "
    r"one, or take it out of the register and add a correction that says what became of it$"
)
TAKEN = re.compile(r"id must be new, not '(?P<id>\S+)', which was (?P<kind>\w+) on \d{4}-\d\d-\d\d$")
NOT_NAMED = re.compile(
    rf"(?P<field>record|successors) must name a record, or one whose end is on record, not {QUOTED}; put it back, or "
    r"add a correction with record: \S+ that says what became of it$"
)
UNRESOLVED = re.compile(r"\S+ must resolve, but correction/(?P<id>\S+) is gone; put it back as it was, and add ")
ALTERED = re.compile(r"correction/(?P<id>\S+) must be as it was published at \S+; put it back as it was, and add ")
REMOVED = re.compile(r"(?P<field>\w+) must be 'removed', because \S+ was redacted$")
NAMED = re.compile(
    rf"(?P<field>\w+) must not have the name of \S+, which was redacted, not {QUOTED}; (?:say it without the name|"
    r"write 'removed' in place of the text, and, where it was published, add a correction with record: "
    r"(?P<record>\S+), the day and kind: redacted)$"
)
LEFT = re.compile(r"(?P<record>\S+) must (?:name a claim|be named by) .*; take it out of the register, or name it ")
TWICE = re.compile(r"record must end once, not again after (?P<id>\S+) \(\w+\); take one of them out$")
UNLISTED = re.compile(
    r"(?P<field>short|brief) must give only numbers that a figure or date of its claims has as_printed, "
    r"not '(?P<number>[^']*)'$"
)
SHAPE = re.compile(r"(?P<field>\w+) of a correction of kind \w+ must (?P<does>say|be left out)")


@dataclass
class Mender:
    """Makes of messages edits; what they leave open, the editor who made the change says."""

    desk: Desk
    day: str
    archive: dict[str, Data]
    """Every correction that was published, as it was."""
    becomes: dict[str, Data]
    """What the editor knows of the end of records: kind, and successors."""
    quotes: Callable[[str], tuple[str, str]]
    """What stood in a record and what stands there, in words of which no other record has any."""
    new_id: Callable[[str], str]
    """Another id in place of one that is taken."""
    default: Data = field(default_factory=lambda: {"kind": "withdrawn"})
    """What became of records of whose end the editor says nothing."""
    asked: set[str] = field(default_factory=set)
    """Which records the messages named."""
    refusals: int = 0

    def mend(self, problems: Iterable[Problem]) -> None:
        """Do what each message says; one that says nothing that can be done is a fault."""
        for problem in problems:
            self.refusals += 1
            folder, _, key = problem.location.file.removeprefix("sources/").removesuffix(".yml").partition("/")
            if folder == "corrections" and (folder, key) not in self.desk.texts:
                continue  # taken out on account of the message before
            for pattern, does in _MENDS.items():
                if match := pattern.match(problem.message):
                    does(self, match, problem)
                    break
            else:
                msg = f"nothing says what would be accepted: {problem}"
                raise AssertionError(msg)

    def correct(self, record: str, **fields: object) -> None:
        """Write a correction."""
        self.desk.set("corrections", {"id": self.new_id("corrections/c"), "on": self.day, "record": record, **fields})

    def changed(self, match: re.Match[str], _problem: Problem) -> None:
        """Correct in public."""
        before, after = self.quotes(match["record"])
        self.asked.add(match["record"])
        self.correct(
            match["record"], kind="wording", before=before, after=after, reason=f"It read: {before}",
            replaces=match["state"],
        )  # fmt: skip

    def ended(self, record: str) -> None:
        """Say what became of a record."""
        self.asked.add(record)
        end: Data = self.becomes.get(record, self.default)
        reason = {"reason": f"It read: {self.quotes(record)[0]}"} if end["kind"] == "withdrawn" else {}
        self.correct(record, **end, **reason)

    def gone(self, match: re.Match[str], _problem: Problem) -> None:
        """Say what became of a record that was published."""
        self.ended(match["record"])

    def not_named(self, match: re.Match[str], _problem: Problem) -> None:
        """Say what became of a record that a correction names."""
        if not any(
            data["record"] == match[2] and CorrectionKind(data["kind"]) in _ENDS
            for key in self.desk.keys("corrections")
            for data in [self.desk.get("corrections", key)]
        ):
            self.ended(match[2])

    def no_page(self, match: re.Match[str], _problem: Problem) -> None:
        """Take out whom nothing tells of."""
        kind, _, key = match["record"].partition("/")
        self.desk.drop_all(NAMES[kind].folder, key)

    def taken(self, match: re.Match[str], problem: Problem) -> None:
        """Give a record another id."""
        folder = problem.location.file.split("/")[1]
        if (folder, match["id"]) not in self.desk.texts:
            return  # said twice, where it ended twice
        new = self.new_id(f"{folder}/{match['id']}")
        data = self.desk.get(folder, match["id"])
        self.desk.drop(folder, match["id"])
        self.desk.set(folder, {**data, "id": new})
        self.desk.replaced(folder, match["id"], new)

    def put_back(self, match: re.Match[str], _problem: Problem) -> None:
        """Put a published correction back."""
        self.desk.set("corrections", self.archive[match["id"]])

    def remove(self, match: re.Match[str], problem: Problem) -> None:
        """Put `removed` in place of words."""
        data = self._at(problem)
        self.desk.set("corrections", {**data, match["field"]: "removed"})

    def named(self, match: re.Match[str], problem: Problem) -> None:
        """Say without a name what has it."""
        if match["record"]:
            self.remove(match, problem)
            others = (self.desk.get("corrections", key) for key in self.desk.keys("corrections"))
            redacted = {other["record"] for other in others if other["kind"] == CorrectionKind.REDACTED}
            if self._at(problem)["id"] in self.archive and match["record"] not in redacted:
                self.correct(match["record"], kind="redacted")
        else:
            folder, _, key = problem.location.file.removeprefix("sources/").removesuffix(".yml").partition("/")
            data = self.desk.get(folder, key)
            for author in data.get("csl", {}).get("author", ()):
                if f"{author.get('given')} {author.get('family')}" == match[2]:
                    author.clear()
                    author["literal"] = "somebody"
            self.desk.set(folder, data)
            self.desk.texts[folder, key] = self.desk.texts[folder, key].replace(match[2], "somebody")

    def twice(self, match: re.Match[str], problem: Problem) -> None:
        """Take out one of two, that which was not published."""
        here = self._at(problem)["id"]
        self.desk.drop("corrections", match["id"] if here in self.archive else here)

    def left(self, match: re.Match[str], _problem: Problem) -> None:
        """Take out what nothing names."""
        kind, _, key = match["record"].partition("/")
        self.desk.drop_all(NAMES[kind].folder, key)

    def shape(self, match: re.Match[str], problem: Problem) -> None:
        """Say what a correction must say, and nothing else."""
        data = self._at(problem)
        if match["does"] == "say":
            data[match["field"]] = self.quotes(data["record"])[0]
        else:
            data.pop(match["field"])
        self.desk.set("corrections", data)

    def unlisted(self, match: re.Match[str], problem: Problem) -> None:
        """Say without a number what no claim of the side gives any more."""
        data = self.desk.get("questions", problem.location.file.rpartition("/")[2].removesuffix(".yml"))
        for side in data["sides"].values():
            side[match["field"]] = side.get(match["field"], "").replace(match["number"], "some")
        self.desk.set("questions", data)

    def _at(self, problem: Problem) -> Data:
        return self.desk.get("corrections", problem.location.file.rpartition("/")[2].removesuffix(".yml"))


_ENDS = {CorrectionKind.REDACTED, *(kind for kind in CorrectionKind if kind.ends)}
_MENDS: dict[re.Pattern[str], Callable[[Mender, re.Match[str], Problem], None]] = {
    CHANGED: Mender.changed,
    GONE: Mender.gone,
    NO_PAGE: Mender.no_page,
    TAKEN: Mender.taken,
    NOT_NAMED: Mender.not_named,
    UNRESOLVED: Mender.put_back,
    ALTERED: Mender.put_back,
    REMOVED: Mender.remove,
    NAMED: Mender.named,
    LEFT: Mender.left,
    TWICE: Mender.twice,
    SHAPE: Mender.shape,
    UNLISTED: Mender.unlisted,
}
