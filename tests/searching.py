"""The search as a reader uses it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page


def search(page: Page, words: str) -> None:
    """Open the search, write `words` and wait for its answer."""
    if not page.locator("[data-search]").is_visible():
        page.locator("[data-search-open]").first.click()
    page.locator("[data-search-words]").fill(words)
    answered(page, words)


def answered(page: Page, words: str) -> None:
    """Wait until the number of results for these very words has been said."""
    page.locator("[data-search-status]").filter(has_text=f"found for “{words}”").wait_for()


def paths(page: Page) -> list[str]:
    """Give the addresses of the results that are shown, from the root of the site."""
    hrefs = page.locator(".search__link").evaluate_all("links => links.map((link) => link.href)")
    return [urlsplit(href).path.split("/", 2)[2] for href in hrefs]


def said(page: Page) -> int:
    """Give the number of pages that the search says it has found."""
    text = page.locator("[data-search-status]").inner_text()
    return int(re.match(r"\d+|No", text)[0].replace("No", "0"))
