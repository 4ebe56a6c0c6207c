"""Measure what a first search fetches and how long it takes, on a built site of any size; print a table.

    python scripts/dev/growth.py --sizes 10000 --without-mkdocs --keep DIR
    python scripts/dev/search_scores.py DIR/10000/project/site

Each query is the first that a browser asks of the site: a word that stands on most pages, one that stands on one, a
number, and a name; bytes are those that came over the connection, as compressed as they were.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from growth import where_and_when
from pages_server import serving
from playwright.sync_api import Browser, sync_playwright

from synopsis.site.pagefind import FOLDER
from synopsis.site.pagefind_titles import WORDS

KILOBYTE = 1_000
SEARCH = """async ([base, query]) => {
  const began = performance.now();
  const [, { find }] = await Promise.all([import(base + "assets/searching.js"), import(base + "assets/finding.js")]);
  const { results } = await find(query, {});
  await Promise.all(results.slice(0, 5).map((page) => page.data?.()));
  return [performance.now() - began, results.length];
}"""
"""What the dialog does for a query until its first results are there."""


def queries(site: Path) -> dict[str, str]:
    """Choose the queries from what the site has."""
    words = (site / FOLDER / WORDS).read_text(encoding="utf-8").splitlines()
    plain = [word for word in words if word.isascii()]
    claims = sorted(folder.name for folder in (site / "claims").iterdir() if folder.is_dir())
    people = sorted(folder.name for folder in (site / "voices").iterdir() if folder.is_dir())
    name = people[len(people) // 2].replace("-", " ")
    return {"a common word": plain[0], "a rare word": plain[-1], "a number": claims[len(claims) // 2], "a name": name}


def asked(browser: Browser, address: str, query: str) -> tuple[float, float, int]:
    """Search once in a browser that knows nothing of the site; give kilobytes, milliseconds and results."""
    page = browser.new_page()
    try:
        page.goto(address)
        session, came = page.context.new_cdp_session(page), list[float]()

        def count(event: Mapping[str, Any]) -> None:
            came.append(event["encodedDataLength"])

        session.on("Network.loadingFinished", count)
        session.send("Network.enable")
        time, results = page.evaluate(SEARCH, [address, query])
        return sum(came) / KILOBYTE, time, results
    finally:
        page.close()


def rows(found: Sequence[tuple[str, str, Sequence[tuple[float, float, int]]]]) -> Iterator[str]:
    """Yield the table as Markdown."""
    yield "| query | first results: KB | ms | pages found |"
    yield "|---|--:|--:|--:|"
    for kind, query, looks in found:
        weight, time = (statistics.median(look[place] for look in looks) for place in (0, 1))
        yield f"| {kind}: {query} | {weight:.0f} | {time:.0f} | {looks[0][2]:,} |"


def main() -> int:
    """Ask each query as often as is said, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--runs", type=int, default=5, help="how often each query is asked (5)")
    parser.add_argument("--chrome", help="the browser (playwright's)")
    arguments = parser.parse_args()
    begun = where_and_when()
    with serving(arguments.site, "/register/") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chrome)
        found = [
            (kind, query, [asked(browser, address, query) for _ in range(arguments.runs)])
            for kind, query in queries(arguments.site).items()
        ]
    print(begun, "", *rows(found), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
