"""The file of the ledger, `sources/permalinks.txt`: read, and held to its own digests."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from synopsis.register.ledger.chain import Ledger, ledger_of
from synopsis.register.ledger.publication import LOST, NONE, REDACTED, Entry, Publication
from synopsis.register.patterns import COMMIT, ID, SHA256
from synopsis.register.problems import Location, Problem, Rule, quoted

MEND = "fetch the ledger again: make ledger"
_PATH = rf"/(?:[a-z0-9][a-z0-9._-]*/)*(?:[a-z0-9][a-z0-9._-]*|#correction-{ID.regex})?"
_SUM = SHA256.regex
_ENTRY = re.compile(rf"({_PATH})\t(?:{REDACTED}:({_SUM})|({_SUM}|{NONE})(?:\t({REDACTED}))?)")
_HEAD = re.compile(
    rf"publication\t([1-9][0-9]{{0,8}})\t({_SUM})\t([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\t(https?://\S+/)"
    rf"\t(?:({COMMIT.regex})\t({_SUM})|{NONE}\t{NONE})"
    rf"\t({NONE}|{LOST}{_SUM}|{_SUM}(?: {_SUM})*)"
)
_MOST_BYTES = 16 * 1024 * 1024


@dataclass(slots=True)
class _Read:
    """A publication as it is read, line by line."""

    number: int
    digest: str
    on: date
    site_url: str
    commit: str
    manifest: str
    follows: tuple[str, ...]
    line: int
    entries: list[Entry] = field(default_factory=list)
    is_whole: bool = True
    """Whether each of its lines was understood; of one that was not, the digest says nothing."""

    @property
    def publication(self) -> Publication:
        """The publication, when all its lines have been read."""
        return Publication(
            number=self.number,
            on=self.on,
            site_url=self.site_url,
            follows=self.follows,
            entries=tuple(self.entries),
            commit=self.commit,
            manifest=self.manifest,
            digest=self.digest,
            line=self.line,
        )


def read_ledger(file: Path, shown: str) -> Ledger:
    """Read the ledger; without a file nothing was published."""
    if not os.path.lexists(file):
        return Ledger(shown=shown)
    try:
        text = _text_of(file)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        problem = Problem(Location(shown), Rule.UNREADABLE, f"ledger must be a file in UTF-8, not {quoted(reason)}")
        return Ledger(problems=(problem,), shown=shown)
    return read(text, shown)


def _text_of(file: Path) -> str:
    # a link to nothing must not pass for "nothing was published", nor a device be read without end
    if file.is_symlink() or not file.is_file():
        msg = "a link, folder or device"
        raise ValueError(msg)
    if (size := file.stat().st_size) > _MOST_BYTES:
        msg = f"{size} bytes, more than {_MOST_BYTES}"
        raise ValueError(msg)
    return file.read_bytes().decode("utf-8")


def read(text: str, shown: str) -> Ledger:
    """Read the text of a ledger, which messages call `shown`."""
    problems: list[Problem] = []
    found = [*_publications(text, shown, problems)]
    if not found and not problems:
        problems.append(_fault(shown, 0, f"ledger must begin with a publication, not be empty; {MEND}"))
    problems += _faults(found, shown)
    return ledger_of((one.publication for one in found), problems, shown)


def _fault(shown: str, line: int, message: str) -> Problem:
    return Problem(Location(shown, line, 1 if line else 0), Rule.LEDGER, message)


def _publications(text: str, shown: str, problems: list[Problem]) -> Iterator[_Read]:
    here: _Read | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _ENTRY.fullmatch(line):
            path, commitment, fingerprint, mark = match.groups()
            entry = Entry(path, (fingerprint or NONE).replace(NONE, ""), bool(mark), commitment or "", number)
            if here is None:
                problems.append(_fault(shown, number, f"ledger must begin with a publication, not a path; {MEND}"))
                here = _Read(1, "", date.min, "", "", "", (), number, is_whole=False)
            here.entries.append(entry)
        elif head := _head(line, number):
            if here:
                yield here
            here = head
        else:
            must = "line must be a publication, or a path, a tab and a SHA-256 sum or -"
            problem = Problem(Location(shown, number, 1), Rule.SYNTAX, f"{must}, not {quoted(line)}; {MEND}")
            problems.append(problem)
            if here:
                here.is_whole = False
    if here:
        yield here


def _head(line: str, number: int) -> _Read | None:
    match = _HEAD.fullmatch(line)
    if not match:
        return None
    try:
        on = date.fromisoformat(match[3])
    except ValueError:
        return None
    follows = () if match[7] == NONE else tuple(match[7].split(" "))
    return _Read(int(match[1]), match[2], on, match[4], match[5] or "", match[6] or "", follows, number)


def _faults(publications: Iterable[_Read], shown: str) -> Iterator[Problem]:
    """Yield what no `publish` would have written, or what was done to it since."""
    before: dict[str, _Read] = {}
    last = (0, "")
    for here in publications:
        if not here.is_whole:
            before[here.digest] = here
            continue
        for must in _of_its_chain(here, before, last):
            yield _fault(shown, here.line, f"publication {here.number} must {must}; {MEND}")
        yield from _of_its_entries(here, shown)
        before[here.digest] = here
        last = max(last, (here.number, here.digest))
    yield from _of_redactions([*before.values()], shown)


def _of_its_chain(here: _Read, before: dict[str, _Read], last: tuple[int, str]) -> Iterator[str]:
    found = here.publication.summed
    if found != here.digest:
        yield f"have the digest {here.digest[:12]}, not {found[:12]}: a line was taken out, put in or changed"
    if (here.number, here.digest) <= last:
        yield "stand once and in its place, by number and digest"
    follows = [digest for digest in here.follows if not digest.startswith(LOST)]
    for digest in follows:
        if digest not in before:
            yield f"follow publications that stand before it; of {digest[:12]} there is none"
    known = [before[digest] for digest in follows if digest in before]
    if len(known) < len(follows):
        return
    if list(here.follows) != sorted(set(here.follows)):
        yield "name what it follows once and in order"
    if here.number != 1 + max((one.number for one in known), default=0):
        yield "have a number that is one more than the highest that it follows"
    if any(here.on < one.on for one in known):
        yield "be of no day before those that it follows"


def _of_its_entries(here: _Read, shown: str) -> Iterator[Problem]:
    before = ""
    for entry in here.entries:
        if entry.path <= before:
            message = f"paths must stand once and in order, not {quoted(entry.path)} after {quoted(before)}; {MEND}"
            yield _fault(shown, entry.line, message)
        before = max(before, entry.path)


def _of_redactions(publications: list[_Read], shown: str) -> Iterator[Problem]:
    """Yield each sum that a redaction should have closed, and each that was closed without one."""
    redacted: set[str] = set()
    for here in reversed(publications):
        for entry in here.entries:
            if entry.is_open and entry.path in redacted:
                message = (
                    f"sum of {quoted(entry.path)} must be closed, because what it is of was redacted since; {MEND}"
                )
                yield _fault(shown, entry.line, message)
            elif entry.closed and entry.path not in redacted:
                message = f"sum of {quoted(entry.path)} must stand here: no later publication redacts it; {MEND}"
                yield _fault(shown, entry.line, message)
        redacted |= {entry.path for entry in here.entries if entry.redacts}
