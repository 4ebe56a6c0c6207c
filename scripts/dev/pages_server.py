"""A local server that answers as GitHub Pages does, for browsers that look at a built site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit


class PagesHandler(SimpleHTTPRequestHandler):
    """Serves a site below a base path: directory addresses, `404.html`, no special headers."""

    extensions_map = {  # noqa: RUF012 -- the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".pagefind": "application/octet-stream",
    }

    def __init__(self, *arguments: Any, base_path: str, directory: str) -> None:  # noqa: ANN401 -- the server's own
        self._base_path = base_path
        super().__init__(*arguments, directory=directory)

    def translate_path(self, path: str) -> str:
        """Return the file that an address names; outside the base path there is none."""
        address = urlsplit(path).path
        if not address.startswith(self._base_path):
            return str(Path(self.directory) / ".outside")
        return super().translate_path("/" + address.removeprefix(self._base_path))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is not there with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def list_directory(self, path: str | PathLike[str]) -> None:
        """Answer that a folder without a page is not there."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 -- the base class's name
        """Keep quiet about single requests."""


class PagesServer(ThreadingHTTPServer):
    """Does not report that a reader left before a page had come whole."""

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 -- the base class's own
        """Report anything else as the base class does."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(site: Path, base_path: str) -> Iterator[str]:
    """Serve `site` below `base_path`, as a host serves a project's pages; give the address."""
    with PagesServer(("127.0.0.1", 0), partial(PagesHandler, base_path=base_path, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base_path}"
        finally:
            server.shutdown()
            thread.join()
