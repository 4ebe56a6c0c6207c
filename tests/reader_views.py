"""What Mozilla's Readability, the program behind the readers' view of Firefox and of many others, makes of pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser

READABILITY = Path(__file__).parents[1] / ".venv/node/node_modules/@mozilla/readability/Readability.js"
"""Where `make test-all` puts it, by the lock in `tests/nightly/`."""

KEPT = [f"{kind}/*/index.html" for kind in ("articles", "claims", "documents", "questions", "topics", "voices")]
KEPT += ["timeline/index.html", "figures/index.html"]
"""Pages of statements; mere lists of links are shortened by such views."""

_READ = """(html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const main = page.querySelector("article.md-content__inner").cloneNode(true);
    // ways through a page, forms, drawings and what a page says about itself are no statements
    const others = "h1, nav, form, script, button, svg, [aria-hidden=true], [hidden], .filters, .cite, .crumbs";
    main.querySelectorAll("dl:has(.tally)").forEach((other) => other.remove());
    main.querySelectorAll(others).forEach((other) => other.remove());
    const blocks = "p, li, dd, dt, td, th, h2, h3, h4, h5, summary, caption";
    const plain = (element) => element.textContent.replace(/\\s+/g, " ").trim();
    const smallest = [...main.querySelectorAll(blocks)].filter((one) => !one.querySelector(blocks));
    const said = smallest.map(plain).filter(Boolean);
    const view = document.createElement("p");
    view.innerHTML = new Readability(page).parse().content;
    const kept = plain(view);
    return [said.length, said.filter((text) => !kept.includes(text))];
}"""


def lost(browser: Browser, site: Path, pages: Iterable[Path]) -> tuple[int, dict[str, list[str]]]:
    """Return how many statements the pages have, and those that a reader's view leaves out, by the page's path."""
    assert READABILITY.is_file(), "Readability is installed by `make test-all`"
    counted, found = 0, {}
    opened = browser.new_page()
    try:
        opened.evaluate("(text) => (0, eval)(`${text}; window.Readability = Readability`)", READABILITY.read_text())
        for page in pages:
            number, left_out = opened.evaluate(_READ, page.read_text(encoding="utf-8"))
            counted += number
            if left_out:
                found[page.relative_to(site).parent.as_posix()] = left_out
    finally:
        opened.close()
    return counted, found
