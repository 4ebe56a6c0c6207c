"""Kill builds at random moments, and see that the site is always a whole one and that the next build repairs the rest.

Two editions of one register take turns; they differ in the address of the site, and so in every page. A build of the
one is killed while the other stands. Afterwards the site must be one of the two, to the byte; every generated file of
`docs/` must be whole; and a further build must give the edition that was wanted, and leave nothing behind.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from checkout import ROOT, copy_files, hand_written, sums_of

from synopsis.site.atomic import unfinished_files
from synopsis.site.docs_manifest import read_manifest

ADDRESSES = ("https://one.example.org/", "https://two.example.org/below/")

Sums = dict[str, str]


@dataclass(frozen=True)
class Bench:
    """A folder with settings and sources, and the editions that may stand in it."""

    folder: Path
    editions: tuple[Sums, Sums]
    pages: tuple[Sums, Sums]
    seconds: float
    """How long a build takes here."""

    def killed(self, wanted: int, after: float) -> str:
        """Kill a build of an edition after some seconds; say what stood then, or fail."""
        build = started(self.folder, wanted)
        try:
            build.wait(after)
        except subprocess.TimeoutExpired:
            build.kill()
            build.wait()
        site = sums_of(self.folder / "site")
        if site not in self.editions:
            sys.exit(f"the site is neither edition after {after:.2f} s")
        half = [name for name, found in listed(self.folder / "docs").items() if not self._whole(name, found)]
        if half:
            sys.exit(f"not whole after {after:.2f} s: {half[:3]}")
        if started(self.folder, wanted).wait() or sums_of(self.folder / "site") != self.editions[wanted]:
            sys.exit(f"the build after a kill at {after:.2f} s does not repair")
        if left := [*self.folder.glob("site.*"), *unfinished_files(self.folder / "docs")]:
            sys.exit(f"left behind: {left[:3]}")
        return "the new site stood" if site == self.editions[wanted] else "the old site stood"

    def _whole(self, name: str, found: str) -> bool:
        return found in {pages.get(name) for pages in self.pages}


def main() -> int:
    """Print what stood after each kill; 0 when all was whole and repaired."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--project", type=Path, default=ROOT, help="folder of mkdocs.yml, sources and docs (this one)")
    parser.add_argument("--times", type=int, default=20, help="how many kills (20)")
    parser.add_argument("--seed", type=int, default=0, help="seed of their moments (0)")
    arguments = parser.parse_args()
    random = Random(arguments.seed)  # noqa: S311 -- moments, not secrets
    with tempfile.TemporaryDirectory() as temporary:
        bench = prepared(arguments.project.resolve(), Path(temporary))
        stood: Counter[str] = Counter()
        for number in range(arguments.times):
            after = random.uniform(0, bench.seconds)
            state = bench.killed((number + 1) % 2, after)
            print(f"{number + 1}: killed after {after:.2f} s of {bench.seconds:.2f}: {state}", flush=True)
            stood[state] += 1
    print(f"{arguments.times} kills, every site whole, every next build repaired: {dict(stood)}")
    return 0


def prepared(project: Path, folder: Path) -> Bench:
    """Lay out the project and build both editions, the first one last."""
    shutil.copy(project / "mkdocs.yml", folder)
    shutil.copytree(project / "sources", folder / "sources")
    copy_files(hand_written(project / "docs"), project / "docs", folder / "docs")
    sites, pages, begun = [], [], 0.0
    for edition in (1, 0):
        begun = time.monotonic()
        if started(folder, edition, quiet=False).wait():
            sys.exit("the project must build before its builds are killed")
        sites.append(sums_of(folder / "site"))
        pages.append(listed(folder / "docs"))
    return Bench(folder, (sites[1], sites[0]), (pages[1], pages[0]), time.monotonic() - begun)


def started(folder: Path, edition: int, *, quiet: bool = True) -> subprocess.Popen[bytes]:
    """Start a build of an edition."""
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "build", "--config", str(folder / "mkdocs.yml")]
    environment = {**os.environ, "SITE_URL": ADDRESSES[edition]}
    return subprocess.Popen(  # noqa: S603 -- our own command
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL if quiet else None
    )


def listed(docs: Path) -> Sums:
    """Sum up what the manifest of `docs` lists and what is there."""
    return {name: found for name, found in sums_of(docs).items() if name in read_manifest(docs)}


if __name__ == "__main__":
    sys.exit(main())
