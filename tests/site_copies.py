"""The built site as a stranger's link checker follows it, and as a reader opens it from a folder."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

LYCHEE = Path(sys.executable).with_name("lychee")


def broken(start, root, *, index):
    """Give what an independent link checker finds broken below `start`, fragments included, without a network."""
    options = ["--offline", "--no-progress", "--include-fragments", "--root-dir", root]
    options += ["--index-files", index] if index else []
    command = [LYCHEE, *options, f"{start}/**/*.html"]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)


class Copies:
    """Fixtures: `site`; `copy`, the same as it is packed for readers without a network; `new_page`."""

    PROJECT: ClassVar[str]
    """The path below which the site stands, which the page for what is not there names."""
    KINDS: ClassVar[dict[str, str]]
    LINKS: ClassVar[int]
    """There are more links than this."""
    QUESTION: ClassVar[str]

    def test_no_link_is_broken(self, site, tmp_path):
        """An independent checker finds every link of every page, by path and by fragment, below the project's path."""
        (tmp_path / self.PROJECT).symlink_to(site, target_is_directory=True)  # what lies beside it is not there

        done = broken(tmp_path / self.PROJECT, tmp_path, index="index.html")

        assert done.returncode == 0, done.stdout[-3000:]
        assert int(re.search(r"([0-9]+) OK", done.stdout)[1]) > self.LINKS

    def test_no_link_of_the_copy_is_broken(self, copy):
        """In the copy every link names a file, so that a folder without a server is enough."""
        done = broken(copy, copy, index=None)

        assert done.returncode == 0, done.stdout[-3000:]
        assert int(re.search(r"([0-9]+) OK", done.stdout)[1]) > self.LINKS

    def test_the_copy_is_read_without_network(self, new_page, copy):
        """Every kind of page opens from the folder as it is on the site, styled, and asks for nothing outside it."""
        page = new_page(offline=True)
        asked, errors = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        found = {}
        for kind, path in self.KINDS.items():
            page.goto((copy / path / "index.html").as_uri())
            found[kind] = page.evaluate(
                """() => [Boolean(document.querySelector("h1").innerText),
                    [...document.styleSheets].filter((sheet) => sheet.href.endsWith("synopsis.css")).length]"""
            )

        assert found == {key: [True, 1] for key in self.KINDS}
        assert errors == []
        assert [url for url in asked if not url.startswith(copy.as_uri())] == []

    def test_the_copy_leads_on(self, new_page, copy):
        """A reader of the copy goes from the first page to a question and to the list of everything."""
        page = new_page(offline=True)
        page.goto((copy / "index.html").as_uri())

        page.locator(f"main a[href*='{self.QUESTION}']").first.click()
        page.wait_for_url(re.compile(re.escape((copy / self.QUESTION / "index.html").as_uri())))
        page.locator("a[data-search-link]").first.click()
        page.wait_for_url((copy / "a-z/index.html").as_uri())

        assert page.locator("dialog, [data-search-open]").count() == 0
