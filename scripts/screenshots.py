"""Write pictures of every kind of page of the built site, at four widths, light and dark."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

from synopsis.site import preview
from synopsis.site.settings import Settings, read_settings

WIDTHS = (320, 768, 1280, 1680)
SCHEMES = ("light", "dark")
README_PICTURE = Path(".github/question.png")


def kinds(site: Path) -> list[str]:
    """Return the path of one page of every kind: sections, and the first page in each."""
    sections = sorted(page.parent for page in site.glob("*/index.html"))
    first = [next(iter(sorted(section.glob("*/index.html"))), None) for section in sections]
    found = [*sections, *(page.parent for page in first if page)]
    return ["", *(f"{folder.relative_to(site).as_posix()}/" for folder in found)]


def main() -> int:
    """Serve the site and photograph it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--to", type=Path, default=Path("build/screenshots"))
    parser.add_argument("--readme", help=f"path of the one page that {README_PICTURE} shows; nothing else is written")
    arguments = parser.parse_args()
    settings = read_settings(Path("mkdocs.yml"), os.environ)
    if not isinstance(settings, Settings):
        parser.error(str(settings[0]))
    server = preview.server(arguments.site, settings.base_path)
    Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}{settings.base_path}"
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        if arguments.readme:
            page = browser.new_page(viewport={"width": 1280, "height": 960})
            page.goto(base + arguments.readme)
            README_PICTURE.parent.mkdir(exist_ok=True)
            page.screenshot(path=README_PICTURE)
            return 0
        for path in kinds(arguments.site):
            name = path.strip("/").replace("/", "-") or "home"
            for width in WIDTHS:
                for scheme in SCHEMES:
                    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    page.goto(base + path)
                    page.screenshot(path=arguments.to / f"{name}-{width}-{scheme}.png", full_page=True)
                    page.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
