"""Write pictures of the pages of the navigation and of every kind of page, at four widths, light and dark."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from mkdocs.utils.yaml import yaml_load
from pages_server import serving
from playwright.sync_api import sync_playwright

from synopsis.site.effective_settings import NAME
from synopsis.site.settings import read_settings

CONFIG = Path("mkdocs.yml")
IN_FORCE = Path(NAME)
"""What the last build has written of the navigation."""
WIDTHS = (320, 768, 1280, 1680)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
README_PICTURES = Path(".github")
FALLBACK = "404.html"


def named(config: Path) -> list[str]:
    """Return the path of every page of the navigation, in its order."""
    files = _leaves(yaml_load(config.read_text(encoding="utf-8"))["nav"])
    return [file.removesuffix("index.md").replace(".md", "/") for file in files]


def _leaves(entry: object) -> Iterator[str]:
    """Yield the files of an entry of the navigation: a file, a titled entry, a list of entries."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        yield from _leaves(list(entry.values()))
    elif isinstance(entry, list):
        for inner in entry:
            yield from _leaves(inner)


def kinds(site: Path, nav: list[str]) -> list[str]:
    """Return the paths of `nav`, every section, the first page in each, and the page for what is not there."""
    sections = sorted(page.parent for page in site.glob("*/index.html"))
    first = [next(iter(sorted(section.glob("*/index.html"))), None) for section in sections]
    found = [*sections, *(page.parent for page in first if page)]
    paths = [f"{folder.relative_to(site).as_posix()}/" for folder in found]
    return list(dict.fromkeys([*nav, *paths, FALLBACK]))


def main() -> int:
    """Serve the site and photograph it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--to", type=Path, default=Path("build/screenshots"))
    parser.add_argument(
        "--readme", help="path of the question that the README shows beside the first page; nothing else is written"
    )
    arguments = parser.parse_args()
    base_path = read_settings(CONFIG, os.environ).base_path
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    with serving(arguments.site, base_path) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        if arguments.readme:
            for name, path in {"home": "", "question": arguments.readme}.items():
                page = browser.new_page(viewport={"width": 1280, "height": 960})
                page.goto(base + path)
                page.screenshot(path=README_PICTURES / f"{name}.png")
            return 0
        for path in kinds(arguments.site, named(IN_FORCE)):
            name = path.removesuffix(".html").strip("/").replace("/", "-") or "home"
            for width in WIDTHS:
                for scheme in SCHEMES:
                    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    page.goto(base + path)
                    page.screenshot(path=arguments.to / f"{name}-{width}-{scheme}.png", full_page=True)
                    page.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
