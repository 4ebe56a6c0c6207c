"""Let Lighthouse look at the pages of a built site, on a telephone and at a desk, beside sites of other engines.

Lighthouse is no dependency of the site (`npm install lighthouse`); its command is named by `--lighthouse`. Each page is
looked at as often as `--runs` says, and the median counts.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from checkout import ROOT
from pages_server import serving

PAGES = ("", "questions/how-many-killed/", "claims/m14/", "timeline/", "documents/")
"""Home, question, claim, timeline, bibliography."""
COMMAND = ROOT / ".venv" / "node" / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
MEASURES = {"largest-contentful-paint": "largest paint, ms", "total-blocking-time": "blocking, ms"}
FORMS: dict[str, list[str]] = {"mobile": [], "desktop": ["--preset=desktop"]}
QUIET = "--headless=new --no-sandbox --disable-gpu"


def looked_at(command: Path, address: str, form: str, chrome: str) -> dict[str, float]:
    """Let Lighthouse look once; give its scores from 0 to 1, and times in milliseconds."""
    words = [str(command), address, "--quiet", "--output=json", f"--chrome-flags={QUIET}", *FORMS[form]]
    environment = {**os.environ, **({"CHROME_PATH": chrome} if chrome else {})}
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", check=True, env=environment)  # noqa: S603 -- named by whoever starts this
    return figures(json.loads(ran.stdout))


def figures(report: dict[str, Any]) -> dict[str, float]:
    """Read what counts out of a report."""
    scores = {name: report["categories"][name]["score"] or 0 for name in CATEGORIES}
    return scores | {name: report["audits"][name]["numericValue"] for name in MEASURES}


def medians(looks: Sequence[dict[str, float]]) -> dict[str, float]:
    """Give the median of each figure."""
    return {name: statistics.median(look[name] for look in looks) for name in looks[0]}


def rows(found: Sequence[tuple[str, str, str, dict[str, float]]]) -> Iterator[str]:
    """Yield the table as Markdown."""
    yield f"| site | page | as | {' | '.join([*CATEGORIES, *MEASURES.values()])} |"
    yield f"|---|---|---|{'--:|' * (len(CATEGORIES) + len(MEASURES))}"
    for site, page, form, figure in found:
        scores = [f"{figure[name]:.2f}" for name in CATEGORIES] + [f"{figure[name]:.0f}" for name in MEASURES]
        yield f"| {site} | /{page} | {form} | {' | '.join(scores)} |"


def main() -> int:
    """Look at each page, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="+", help="built sites, each as NAME=FOLDER, ours first")
    parser.add_argument("--pages", nargs="+", default=PAGES, help="paths of pages, that of home being empty")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--lighthouse", type=Path, default=COMMAND, help="the command of Lighthouse")
    parser.add_argument("--chrome", default="", help="the browser (the one that Lighthouse finds)")
    arguments = parser.parse_args()
    found = []
    with ExitStack() as servers:
        for name, _, folder in (site.partition("=") for site in arguments.sites):
            root = servers.enter_context(serving(Path(folder), "/register/"))
            for page in arguments.pages:
                for form in FORMS:
                    looks = [
                        looked_at(arguments.lighthouse, root + page, form, arguments.chrome)
                        for _ in range(arguments.runs)
                    ]
                    found.append((name, page, form, medians(looks)))
    print(*rows(found), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
