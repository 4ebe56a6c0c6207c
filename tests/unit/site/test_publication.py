"""What a published site says of its own publication, and which of its files are promised."""

import json
import threading
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from synopsis.register.ledger import Ledger, Occasion, appended
from synopsis.site import live_site
from synopsis.site.publication_file import MOST_BYTES, NAME, Told, as_file, told
from synopsis.site.published_files import published_paths

HERE = Occasion(date(2026, 11, 28), "https://halma-lights.org/", commit="c" * 40, manifest="a" * 64)
LEDGER = appended(Ledger(), {"/": ""}, HERE)
FILE = as_file(LEDGER.heads[0])
TOLD = Told(1, LEDGER.heads[0].digest, date(2026, 11, 28), "a" * 64)


def test_published_paths(tmp_path):
    """Pages and every document are promised; what belongs to the theme, to the search or to machines is not."""
    promised = (
        *("index.html", "feed.atom", "manifest.json", "claims/m14/index.html", "claims/m14/cite.bib", "about/a.pdf"),
        *("about/note.txt", "about/map.svg", "about/tower.webp", "about/plan.html", "data/claims.csv"),
    )
    others = (
        *("404.html", "sitemap.xml", "sitemap.xml.gz", NAME, "assets/a.json", "pagefind/pagefind-entry.json"),
        *("card.png", "questions/how-tall/card.png", ".nojekyll", "about/.hidden/a.pdf"),
    )
    for path in (*promised, *others):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("")

    found = published_paths(tmp_path, pictures="card.png")

    assert found == sorted(f"/{path.removesuffix('index.html')}" for path in promised)


def test_a_publication_is_told():
    """The file of a site says number, digest, day, address and what came before, and is read back."""
    assert json.loads(FILE) == {
        "number": 1,
        "sha256": TOLD.digest,
        "on": "2026-11-28",
        "site_url": "https://halma-lights.org/",
        "commit": "c" * 40,
        "manifest": "a" * 64,
        "follows": [],
    }
    assert told(FILE) == TOLD
    assert str(TOLD) == f"publication 1 of 2026-11-28 ({TOLD.digest[:12]})"


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"\xff", b"<html>", b"[]", b"1", b"null", b"{}", b"[" * 100_000),
        *(FILE.replace(b'"number": 1', number) for number in (b'"number": true', b'"number": 0', b'"number": "1"')),
        *(FILE.replace(b"2026-11-28", day) for day in (b"2026-11-31", b"soon")),
        FILE.replace(TOLD.digest.encode(), b"abc"),
        FILE.replace(TOLD.manifest.encode(), b"abc"),
        FILE.replace(b'"manifest"', b'"other"'),
        FILE.replace(f'"{TOLD.digest}"'.encode(), b"7"),
    ],
)
def test_what_is_no_publication(content):
    """A file of another form, from wherever it comes, is none of ours."""
    assert told(content) is None


@contextmanager
def a_host(status, content, kind="application/json"):
    """Answer every request at this machine with the same."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            """Say nothing."""

    asked = []
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/halma/", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("status", "content", "says"),
    [
        pytest.param(200, FILE, TOLD, id="told"),
        pytest.param(404, b"", f"there is no {NAME}", id="none"),
        pytest.param(503, b"", "its host answers 503", id="refused"),
        pytest.param(200, b"<html>", f"its {NAME} is none of ours", id="page"),
        pytest.param(200, b" " * (MOST_BYTES + 1) + FILE, "it cannot be reached (TimeoutError)", id="endless"),
    ],
)
def test_the_live_site_is_asked(status, content, says):
    """A site says of which publication it is; whatever else comes back is told in words."""
    with a_host(status, content) as (site_url, asked):
        assert live_site.ask(site_url) == says

    assert asked == [f"/halma/{NAME}"]


def test_a_site_that_is_not_there():
    """A host that does not answer is told in words."""
    with a_host(200, b"") as (site_url, _):
        pass

    assert live_site.ask(site_url) == "it cannot be reached ([Errno 111] Connection refused)"
