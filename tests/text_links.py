"""Links to words of a text, followed by a browser as readers follow them."""

from __future__ import annotations

from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from synopsis.register.urls import at_these_words

NOWHERE = "nowhere"


class Served(ThreadingHTTPServer):
    """Serves texts as pages, one paragraph for each line, with a number for an id."""

    def __init__(self, texts):
        self.pages = {
            f"/{name}": "<!doctype html><meta charset=utf-8><title>x</title><main>"
            + "".join(f'<p id="p{number}">{escape(line)}</p>' for number, line in enumerate(text.splitlines()))
            + f'<hr id="{NOWHERE}"></main>'
            for name, text in texts.items()
        }
        super().__init__(("127.0.0.1", 0), Handler)

    def address(self, name):
        """Give the address of a page."""
        return f"http://127.0.0.1:{self.server_port}/{name}"


class Handler(BaseHTTPRequestHandler):
    """Answers with one of the pages, whatever the query."""

    server: Any

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


@contextmanager
def texts_served(texts):
    """Serve texts by their names."""
    with Served(texts) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def paragraphs(page, server, name, anchors):
    """Follow a link to each anchor; give the number of the paragraph that the browser marks, or nothing.

    Each link names a place as well, to which the browser goes when it has not found the words.
    """
    found = []
    for number, anchor in enumerate(anchors):
        link = at_these_words(f"{server.address(name)}?{number}", anchor)  # a query makes each a page of its own
        assert "#:~:text=" in link
        page.goto(link.replace("#:~:", f"#{NOWHERE}:~:"), wait_until="commit")
        page.wait_for_selector(":target", state="attached")
        place = page.evaluate("document.querySelector(':target').id")
        found.append(None if place == NOWHERE else int(place.removeprefix("p")))
    return found
