"""Let Zotero's own translators save the pages of a built site, and hold what they save to how each page is cited.

It needs a checkout of Zotero's translation server, with its submodules and what it is made of:

    git clone --recurse-submodules https://github.com/zotero/translation-server
    npm ci --prefix translation-server --ignore-scripts
    .venv/bin/python scripts/dev/zotero.py translation-server --site site
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from pages_server import serving

FIELDS = ("itemType", "author", "date", "language", "title", "url")
SHOWN = 10
STARTED_WITHIN = 120
CITATION = "cite.csl.json"
ANSWERED_WITHIN = 60


def main() -> int:
    """Save every page, or one in so many, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("server", type=Path, help="checkout of translation-server")
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site (site)")
    parser.add_argument("--every", type=int, default=1, help="take one page in so many (1)")
    arguments = parser.parse_args()
    pages = [file.parent for file in sorted(arguments.site.rglob(CITATION))][:: arguments.every]
    right, wrong = Counter[str](), list[str]()
    with translation_server(arguments.server) as ask, serving(arguments.site, "/") as address:
        for page in pages:
            path = page.relative_to(arguments.site).as_posix()
            cited, saved = as_cited(page), ask(f"{address}{path}/")
            for field in FIELDS:
                right[field] += saved.get(field) == cited[field]
                if saved.get(field) != cited[field]:
                    wrong.append(f"/{path}/ {field}: {saved.get(field)!r}, cited as {cited[field]!r}")
    for field in FIELDS:
        print(f"{field:10} {right[field]:5} of {len(pages)} as the page is cited")
    for line in wrong[:SHOWN]:
        print(line)
    return 1 if wrong or not pages else 0


def as_cited(page: Path) -> Mapping[str, str]:
    """Give the citation of a page, the last in the file beside it, in Zotero's words."""
    work = json.loads((page / CITATION).read_text(encoding="utf-8"))[-1]
    return {
        "itemType": "webpage",
        "author": work["author"][0]["literal"],
        "date": "-".join(f"{part:02}" for part in work["issued"]["date-parts"][0]),
        "language": work["language"],
        "title": work["title"],
        "url": work["URL"],
    }


@contextmanager
def translation_server(folder: Path) -> Iterator[Any]:
    """Run the server on a free port of this machine; give what asks it to save an address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    here = f"http://127.0.0.1:{port}"
    settings = os.environ | {"NODE_CONFIG": json.dumps({"host": "127.0.0.1", "port": port}), "DEBUG_LEVEL": "0"}
    command = ["node", "src/server.js"]
    with subprocess.Popen(command, cwd=folder, env=settings, stdout=subprocess.DEVNULL) as server:  # noqa: S603 -- our own
        try:
            _wait_for(here, server)
            yield lambda address: _saved(here, address)
        finally:
            server.terminate()


def _wait_for(here: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(STARTED_WITHIN):
        try:
            urlopen(here, timeout=1)  # noqa: S310 -- our own
        except HTTPError:
            return  # it answers; at this address it has nothing
        except URLError:
            if server.poll() is not None:
                break
            time.sleep(1)
    sys.exit("the translation server does not start: is it checked out with its submodules, and `npm ci` done there?")


def _saved(here: str, address: str) -> dict[str, str]:
    """Ask the server to save an address; give the one item, or nothing where there is none or are several."""
    asked = Request(f"{here}/web", address.encode(), {"Content-Type": "text/plain"})  # noqa: S310 -- our own
    try:
        with urlopen(asked, timeout=ANSWERED_WITHIN) as answer:  # noqa: S310 -- the same
            items = json.load(answer)
    except (HTTPError, ValueError):
        return {}
    if len(items) != 1:
        return {}
    (item,) = items
    people = [person.get("name") or person.get("lastName", "") for person in item.get("creators", ())]
    return {**item, "author": "; ".join(people)}


if __name__ == "__main__":
    sys.exit(main())
