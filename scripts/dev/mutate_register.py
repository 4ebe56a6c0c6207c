"""Spoil a register many times, in one place each time, and see that it is refused with an address, or shown.

Nothing of it may raise. A mutation has a number; `--seed S --first N --times 1 --show` makes the same one again.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any, NoReturn

import markdown
from spoil import spoil

from synopsis.exports import files
from synopsis.page import Page
from synopsis.pages import all_pages
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.model import RECORD_KINDS, SINGLE_FILES
from synopsis.register.problems import Problem
from synopsis.register.rules import check, warnings
from synopsis.register.validation import Parsed, Typed, parse, typed
from synopsis.register.yaml import Loaded, RawRecord, load_text
from synopsis.site.verify import page_rules
from synopsis.site.verify.page_reader import read_page

EXTENSIONS = ("attr_list", "toc", "tables", "fenced_code")
"""What our settings name, and what MkDocs adds of itself."""
LONGEST_SECONDS = 60
"""Of the processor, so that a busy machine is no fault."""
MOST_PAGES_READ = 40
MOST_NAMED = 5
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
PROBLEM = re.compile(r"[^\s:]+:\d+:\d+: .+ \[[a-z-]+\]")


class Outcome(StrEnum):
    """What became of a spoiled register."""

    REFUSED = "refused"
    """Reading, typing or a rule gave problems, each with its address."""
    SAME = "same"
    """Nothing was changed but spaces, order of keys or comments."""
    CLEAN = "clean"
    """It is a register too; of those every so-many-th is shown."""
    SHOWN = "shown"
    """It is a register too, and its pages and data files were made."""
    UNFIT = "unfit"
    """Pages were made that the site's own verification refuses."""
    FAILED = "failed"
    """Something raised, or took too long, or a problem had no address."""


FAULTS = frozenset({Outcome.FAILED, Outcome.UNFIT})
"""What must never become of a register, however it is spoiled."""


@dataclass(frozen=True)
class Result:
    """One mutation and what became of it."""

    number: int
    how: str
    file: str
    outcome: Outcome
    says: str = ""


class Bench:
    """A register held ready; of its files one at a time is exchanged and read again."""

    def __init__(self, sources: Path) -> None:
        self.contents = {
            f"sources/{path.relative_to(sources).as_posix()}": path.read_bytes() for path in _files(sources)
        }
        self._loaded = {shown: load_text(data, shown, kind_of(shown)) for shown, data in self.contents.items()}
        self._typed: dict[int, Typed] = {
            id(raw): typed(raw) for loaded in self._loaded.values() for raw in loaded.records
        }
        self.register = parse(self._all(self._loaded), self._known).register
        problems = check(parse(self._all(self._loaded), self._known))
        if self.register is None or problems:
            msg = f"the register must be clean before it is spoiled: {problems[:1]}"
            raise ValueError(msg)

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The pages of the register as it is."""
        return {page.path: page.text for page in self._pages(self.register)}

    def records(self, shown: str) -> list[Any]:
        """Give what the records of a file hold."""
        return [raw.data for raw in self._loaded[shown].records]

    def read(self, exchanged: Mapping[str, bytes | None]) -> Parsed:
        """Read the register with other bytes in some files, or without them."""
        loaded = {name: one for name, one in self._loaded.items() if name not in exchanged}
        for name, content in exchanged.items():
            if content is not None:
                loaded[name] = load_text(content, name, kind_of(name))
        return parse(self._all(loaded), self._known)

    def judge(self, shown: str, content: bytes | None, *, show: bool = True) -> tuple[Outcome, str]:
        """Read the register with `content` in place of one file, or without that file; `show` it when it is clean."""
        parsed = self.read({shown: content})
        problems = check(parsed) or warnings(parsed)
        if problems:
            nameless = [str(problem) for problem in problems if not PROBLEM.fullmatch(str(problem))]
            if nameless:
                return Outcome.FAILED, f"no address: {nameless[0]!r}"
            return Outcome.REFUSED, " ".join(sorted({problem.rule for problem in problems}))
        if parsed.register is None:
            return Outcome.FAILED, "no register and no problem"
        if _same(parsed.register, self.register):
            return Outcome.SAME, ""
        if not show:
            return Outcome.CLEAN, ""
        changed = [page for page in self._pages(parsed.register) if self.pages.get(page.path) != page.text]
        faults = [fault for page in changed[:MOST_PAGES_READ] for fault in _faults(page)]
        return (Outcome.UNFIT, str(faults[0])) if faults else (Outcome.SHOWN, f"{len(changed)} pages differ")

    def _pages(self, register: Any) -> list[Page]:  # noqa: ANN401 -- a Register, never None here
        index = Index(register)
        edition = Edition("Spoiled", "https://example.org/spoiled/")
        rendered = all_pages(index, edition)
        return [*rendered, *files.data_files(index, edition)]

    def _known(self, raw: RawRecord) -> Typed:
        return self._typed.get(id(raw)) or typed(raw)

    @staticmethod
    def _all(loaded: Mapping[str, Loaded]) -> Loaded:
        return Loaded(
            tuple(record for name in sorted(loaded) for record in loaded[name].records),
            tuple(problem for name in sorted(loaded) for problem in loaded[name].problems),
            frozenset().union(*(one.unread for one in loaded.values())),
        )


def _files(sources: Path) -> Iterator[Path]:
    yield from (sources / name for name in SINGLE_FILES)
    for kind in RECORD_KINDS:
        yield from sorted((sources / kind).rglob("*.yml"))


def kind_of(shown: str) -> str:
    """Return the kind of the records of a file: its folder, or its own name."""
    return shown.split("/")[1]


def _same(first: Any, second: Any) -> bool:  # noqa: ANN401 -- registers
    """Tell whether two registers say the same; records that know other lines are compared by what they hold."""
    for kind in RECORD_KINDS:
        ours, theirs = getattr(first, kind), getattr(second, kind)
        if list(ours) != list(theirs):
            return False
        if any(one is not theirs[name] and one.model_dump() != theirs[name].model_dump() for name, one in ours.items()):
            return False
    return all(
        getattr(first, name).model_dump() == getattr(second, name).model_dump() for name in ("site", "vocabularies")
    )


def _faults(page: Page) -> Iterator[Problem]:
    """Read a page as the verification of the site does, as far as one page goes."""
    if not page.path.endswith(".md"):
        return
    body = markdown.markdown(FRONT_MATTER.sub("", page.text), extensions=list(EXTENSIONS))
    reading = read_page(page.path, f"<html lang='en'><title>t</title><body>{body}</body></html>", "docs")
    for rule in page_rules.OF_A_PAGE:
        yield from rule(reading)


def spoiled(bench: Bench, random: Random) -> tuple[str, str, bytes | None]:
    """Choose a file and a way; return both, and what the file holds then."""
    kind = random.choice(sorted({kind_of(shown) for shown in bench.contents}))
    shown = random.choice(sorted(name for name in bench.contents if kind_of(name) == kind))
    chance = random.random()
    if chance < 0.02 and kind not in SINGLE_FILES:  # noqa: PLR2004 -- now and then a whole file
        return "file gone", shown, None
    if chance < 0.04:  # noqa: PLR2004
        return "file of another", shown, bench.contents[random.choice(sorted(bench.contents))]
    how, content = spoil(bench.contents[shown], bench.records(shown), random, single=kind in SINGLE_FILES)
    return how, shown, content


def _too_long(*_: object) -> NoReturn:
    msg = f"longer than {LONGEST_SECONDS} seconds"
    raise TimeoutError(msg)


def mutate(bench: Bench, seed: int, number: int, *, show: bool = True) -> Result:
    """Make one mutation and judge it."""
    how, shown, content = spoiled(bench, Random(f"{seed}/{number}"))  # noqa: S311 -- to be repeated, not to be secret
    before = signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, LONGEST_SECONDS)
    try:
        outcome, says = bench.judge(shown, content, show=show)
    except Exception:  # noqa: BLE001 -- finding it is what this is for
        outcome, says = Outcome.FAILED, traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return Result(number, how, shown, outcome, says)


# many mutations

_BENCHES: list[Bench] = []
"""The bench of this process."""


def _set_up(sources: Path) -> None:
    bench = Bench(sources)
    _BENCHES.append(bench)
    bench.pages  # noqa: B018 -- made once, before any mutation is timed


def _one(task: tuple[int, int, int]) -> Result:
    seed, number, every = task
    return mutate(_BENCHES[0], seed, number, show=number % every == 0)


def made(sources: Path, numbers: Sequence[int], *, seed: int, every: int, workers: int) -> Iterator[Result]:
    """Make mutations, the pages of every so-many-th; raise where the register cannot be set up."""
    tasks = [(seed, number, every) for number in numbers]
    # unlike a plain pool, this one ends when its processes cannot begin
    with ProcessPoolExecutor(workers, get_context("spawn"), _set_up, (sources,)) as pool:
        yield from pool.map(_one, tasks, chunksize=5)


def status(results: Sequence[Result]) -> int:
    """Return 1 if anything raised, had no address, or made pages that the verification refuses."""
    return 1 if any(result.outcome in FAULTS for result in results) else 0


def report(results: Sequence[Result]) -> str:
    """Count what became of the mutations, and show every failure whole."""
    counts = Counter(result.outcome for result in results)
    lines = [f"{len(results)} mutations: " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome)]
    refused = Counter(rule for one in results if one.outcome is Outcome.REFUSED for rule in one.says.split())
    lines += ["refused for, among others:", *(f"  {count:6} {rule}" for rule, count in refused.most_common())]
    faults: dict[str, list[Result]] = defaultdict(list)
    for result in sorted(results, key=lambda one: one.number):
        if result.outcome in FAULTS:
            faults[f"{result.outcome}: {result.says.strip().splitlines()[-1]}"].append(result)
    for says, those in faults.items():
        lines += [says, *(f"  number {one.number}: {one.how} in {one.file}" for one in those[:MOST_NAMED])]
        lines += [f"  and {len(those) - MOST_NAMED} more"] if len(those) > MOST_NAMED else []
    return "\n".join(lines)


def main() -> int:
    """Make the mutations, count them, and return 1 if any failed or made unfit pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, default=Path("sources"), help="folder of the register (sources)")
    parser.add_argument("--times", type=int, default=10_000, help="how many mutations (10000)")
    parser.add_argument("--seed", type=int, default=0, help="seed of them all (0)")
    parser.add_argument("--first", type=int, default=0, help="number of the first one (0)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--pages-of-every", type=int, default=1, help="pages of every so-many-th clean one (1)")
    parser.add_argument("--show", action="store_true", help="print each mutation and what became of it")
    options = parser.parse_args()
    numbers = range(options.first, options.first + options.times)
    every, workers = options.pages_of_every, options.workers
    results = []
    for result in made(options.sources, numbers, seed=options.seed, every=every, workers=workers):
        results.append(result)
        if options.show:
            print(result.number, result.how, result.file, result.outcome, result.says, flush=True)
    print(report(results), flush=True)
    return status(results)


if __name__ == "__main__":
    sys.exit(main())
