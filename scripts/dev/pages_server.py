"""A local server that answers as GitHub Pages does, for browsers that look at a built site.

As there: directory addresses, `404.html`, text compressed, ten minutes in a browser's cache, connections kept open. Not
as there: no TLS, so HTTP/1.1 in place of HTTP/2; no cache of a network near the reader; no parts of files.
"""

from __future__ import annotations

import gzip
import io
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

_LEVEL = 6
"""At which hosts compress."""
_COMPRESSED = ("text/", "application/json", "application/xml", "image/svg+xml")
"""Beginnings of the types that the host compresses."""


@lru_cache(maxsize=4_096)
def compressed(file: Path, _changed: int) -> bytes:
    """Compress a file as it was at that time."""
    return gzip.compress(file.read_bytes(), _LEVEL, mtime=0)


class PagesHandler(SimpleHTTPRequestHandler):
    """Serves a site below a base path."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # what is short leaves at once
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

    def guess_type(self, path: str | PathLike[str]) -> str:
        """Name the type of a file, and of a text its encoding."""
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def send_head(self) -> Any:  # noqa: ANN401 -- the base class's own
        """Send the head of a file, which is compressed where the host does that and the browser takes it."""
        file = Path(self.translate_path(self.path))
        if file.is_dir() and urlsplit(self.path).path.endswith("/"):
            file /= "index.html"
        kind = self.guess_type(file)
        takes = "gzip" in self.headers.get("Accept-Encoding", "") and kind.startswith(_COMPRESSED)
        if not (takes and file.is_file()):
            return super().send_head()
        changed = file.stat().st_mtime_ns
        content = compressed(file, changed)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", self.date_time_string(changed // 1_000_000_000))
        self.end_headers()
        return io.BytesIO(content)

    def end_headers(self) -> None:
        """Say of every answer how long it may be kept."""
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

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
    """Keeps connections open until it ends, and does not report that a reader left before a page had come whole."""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 -- the base class's own
        self._open: set[socket.socket] = set()
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 -- the base class's own
        """Remember whom to leave."""
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 -- the base class's own
        """Forget whoever has left."""
        self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Leave every browser: it would ask the next server at this address by a connection to this one."""
        super().server_close()
        for request in tuple(self._open):
            with suppress(OSError):
                request.shutdown(socket.SHUT_RDWR)

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
