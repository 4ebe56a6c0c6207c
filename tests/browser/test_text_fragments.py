import os
import re
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import TimeoutError as NotFoundError

from synopsis.register.loader import load
from synopsis.register.model import TextQuote
from synopsis.register.text import fingerprint, normalise
from synopsis.register.urls import at_these_words
from synopsis.register.validation import parse

ROOT = Path(__file__).parents[2]
PATIENCE = 4000
"""Milliseconds in which a browser has found words, or has not."""


class Served(ThreadingHTTPServer):
    """Serves texts as pages, one paragraph for each line, with a number for an id."""

    def __init__(self, texts):
        self.pages = {
            f"/{name}": "<!doctype html><meta charset=utf-8><title>x</title><main>"
            + "".join(f'<p id="p{number}">{escape(line)}</p>' for number, line in enumerate(text.splitlines()))
            for name, text in texts.items()
        }
        super().__init__(("127.0.0.1", 0), Handler)

    def address(self, name):
        """Give the address of a page."""
        return f"http://127.0.0.1:{self.server_port}/{name}"


class Handler(BaseHTTPRequestHandler):
    """Answers with one of the pages, whatever the query."""

    def do_GET(self):  # the name that the base class looks for
        """Answer with the page."""
        body = self.server.pages.get(self.path.partition("?")[0], "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Keep quiet."""


@pytest.fixture
def serve():
    """Serve texts, and stop when the test is done."""
    started = []

    def start(texts):
        server = Served(texts)
        started.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return server

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


def opened(page, server, name, anchors):
    """Follow a link to each anchor; give the number of the paragraph that the browser marks, or nothing."""
    found = []
    for number, anchor in enumerate(anchors):
        link = at_these_words(f"{server.address(name)}?{number}", anchor)  # a query makes each a page of its own
        page.goto(link, wait_until="commit")
        try:
            page.wait_for_selector("p:target", state="attached", timeout=PATIENCE)
            found.append(int(page.evaluate("document.querySelector('p:target').id.slice(1)")))
        except NotFoundError:
            found.append(None)
    return found


TEXT = (
    "The bridge is long, and the town says so.\n"
    "The bridge is well-known: salt & stone, 50 % of it.\n"
    "He said “the bridge stands” — and the town says it too."
)


@pytest.mark.parametrize(
    ("anchor", "paragraph"),
    [
        pytest.param({"exact": "is long, and the"}, 0, id="comma"),
        pytest.param({"exact": "is well-known: salt & stone"}, 1, id="hyphen-and-ampersand"),
        pytest.param({"exact": "50 % of it."}, 1, id="percent"),
        pytest.param({"exact": "the town says", "prefix": "stands” — and"}, 2, id="prefix"),
        pytest.param({"exact": "the town says", "suffix": "it too"}, 2, id="suffix"),
        pytest.param({"exact": "the bridge", "prefix": "He said “", "suffix": "stands” —"}, 2, id="quotation-marks"),
    ],
)
def test_a_link_opens_at_the_words(browser, serve, anchor, paragraph):
    """A browser finds the words of a link, and with those before or after them the right ones of several."""
    page = browser.new_page()

    found = opened(page, serve({"text": TEXT}), "text", [TextQuote(**anchor)])
    page.close()

    assert found == [paragraph]


def test_what_is_not_there_is_not_found(browser, serve):
    """Words across two paragraphs, and parts of words, are found nowhere: the proof below sees a link that fails."""
    page = browser.new_page()
    anchors = [TextQuote(exact="so. The bridge"), TextQuote(exact="ridge is lo")]

    found = opened(page, serve({"text": TEXT}), "text", anchors)
    page.close()

    assert found == [None, None]


def article_texts():
    """Find the folder of the article texts, which are not in the repository; nothing where it is not there."""
    if given := os.environ.get("SYNOPSIS_TEXTS"):
        return Path(given)
    beside = ROOT.parent / "shared" / "articles"
    return beside if beside.is_dir() else None


def paragraph_of(anchor, text):
    """Find the one paragraph that holds an anchor with its context."""
    whole = normalise(f"{anchor.prefix} {anchor.exact} {anchor.suffix}")
    pattern = re.compile(rf"(?<!\w){re.escape(whole)}(?!\w)")
    (number,) = [place for place, line in enumerate(text.splitlines()) if pattern.search(normalise(line))]
    return number


def test_every_link_into_the_articles(browser, serve, record_property):
    """Where the article texts are at hand, every link to words of theirs opens in the right paragraph of the text."""
    folder = article_texts()
    if folder is None:
        record_property("not_done", "article texts not found (SYNOPSIS_TEXTS): links to their words not opened")
        return
    register = parse(load(ROOT / "sources", "sources")).register
    texts = {fingerprint(text): text for path in folder.glob("*.txt") for text in [path.read_text(encoding="utf-8")]}
    server = serve({article.id: texts[article.text_sha256] for article in register.articles.values()})
    page = browser.new_page()
    for article in register.articles.values():
        claims = [claim for claim in register.claims.values() if register.home(claim.id)[0] is article]
        anchors = list({claim.quote: None for claim in claims if not claim.quote.crosses})

        found = opened(page, server, article.id, anchors)

        text = texts[article.text_sha256]
        wrong = [
            (anchor, place) for anchor, place in zip(anchors, found, strict=True) if place != paragraph_of(anchor, text)
        ]
        assert wrong == []
        assert len(anchors) > 50
    page.close()
