"""Build the site once and print what each stage of it costs: seconds of work, and the most memory so far.

With `--against DIR`, a worktree of another commit (`git worktree add DIR 3f0f3a8`), its whole build is measured in the
same run, by the same Python, and the ratio printed. The work of one core is asked for by `--processes 1`.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checkout import ROOT, copy_files, hand_written

from synopsis.cli import build
from synopsis.cli.project import Project
from synopsis.site import builder, checksums, csp, pagefind, pagefind_order, pagefind_titles, slim
from synopsis.site.in_parts import cores

STAGES: tuple[tuple[Any, str, str], ...] = (
    (build, "pages", "pages and files"),
    (builder, "write_pages", "docs written"),
    (builder, "run_mkdocs", "HTML"),
    (pagefind, "index_site", "search index"),
    (pagefind_order, "put_in_order", "search index in order"),
    (pagefind_titles, "write", "search titles"),
    (slim, "slim_theme", "theme slimmed"),
    (csp, "protect", "pages slimmed, policy"),
    (checksums, "seal", "sums"),
    (builder, "verify", "verification"),
    (builder, "open_to_all", "open to all"),
)
"""Where each stage is called, under which name, and what it is."""


@dataclass(frozen=True)
class Cost:
    """What a stage came to."""

    stage: str
    work: float
    wall: float
    peak: int
    """Megabytes, of this process or of the largest that it started."""

    def __str__(self) -> str:
        return f"{self.stage:24} {self.work:7.2f} {self.wall:7.2f} {self.peak:7}"


def work() -> float:
    """Give the seconds of work of this process and of all that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak() -> int:
    """Give the most memory of a process so far, in megabytes."""
    used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return max(used) // 1024


def measured(stage: str, act: Callable[..., Any], found: list[Cost]) -> Callable[..., Any]:
    """Let `act` note what it costs."""

    def acting(*words: Any, **names: Any) -> Any:  # noqa: ANN401 - whatever the stage takes and gives
        began, clock = work(), time.perf_counter()
        try:
            return act(*words, **names)
        finally:
            found.append(Cost(stage, work() - began, time.perf_counter() - clock, peak()))

    return acting


def stages_of_a_build(folder: Path, processes: int) -> list[Cost]:
    """Build the register of this checkout into `folder`; give what each stage costs, and all of them."""
    found = [Cost("start and imports", work(), 0, peak())]
    for module, name, stage in STAGES:
        setattr(module, name, measured(stage, getattr(module, name), found))
    copy_files(hand_written(ROOT / "docs"), ROOT / "docs", folder / "docs")
    project = Project(ROOT / "mkdocs.yml", None, folder / "docs", folder / "site")
    measured("register checked", project.refuse_unfit, found)()
    build.build(project, processes)
    return [*found, Cost("whole build", work(), sum(one.wall for one in found), peak())]


def work_of_another(worktree: Path, folder: Path) -> float:
    """Build the register of another worktree with this Python; give the seconds of work."""
    copy_files(hand_written(worktree / "docs"), worktree / "docs", folder / "docs")
    words = [sys.executable, "-P", str(worktree / "scripts/build.py"), "build"]
    folders = ["--config", worktree / "mkdocs.yml", "--docs", folder / "docs", "--site", folder / "site"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    here = dict(os.environ, PYTHONPATH=str(worktree / "scripts"))
    subprocess.run([*words, *map(str, folders)], check=True, env=here, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=cores(), help="how many share the work (all cores)")
    parser.add_argument("--against", type=Path, help="worktree of another commit, whose whole build is measured too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = stages_of_a_build(folder / "here", arguments.processes)
        print(f"{'stage':24} {'work, s':>7} {'wall, s':>7} {'MB':>7}")
        print(*found, sep="\n")
        if arguments.against:
            other = work_of_another(arguments.against.absolute(), folder / "there")
            print(f"{arguments.against.name}: {other:.2f} s of work; this one: {found[-1].work / other:.2f} of that")


if __name__ == "__main__":
    main()
