"""The site as it is being edited, shown on this machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from synopsis.site import csp

_HERE = "127.0.0.1"
_HOST = re.compile(rf"(?:{re.escape(_HERE)}|localhost)(?::\d+)?", re.IGNORECASE)
_PATIENCE = 60.0
"""Seconds for which a browser may hold a connection open and say nothing."""


class EditingServer(LiveReloadServer):
    """Builds the site again when a watched file changes, and reloads it in the browser that shows it."""

    def __init__(
        self, build: Callable[[], None], site: Path, base_path: str, *, port: int, started: Callable[[str], None]
    ) -> None:
        """Serve `site` below `base_path`; once the port is ours, `started` is told the address."""
        super().__init__(build, _HERE, port, str(site), base_path)
        self._started = started
        self.error_handler = self._error_page

    def server_activate(self) -> None:
        """Begin to listen."""
        super().server_activate()
        self._started(f"http://{_HERE}:{self.server_port}{self.mount_path}")

    def get_request(self) -> tuple[Any, Any]:
        """Take a connection, which ends where nothing comes of it."""
        connection, address = super().get_request()
        connection.settimeout(_PATIENCE)
        return connection, address

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a connection that broke off: whoever asked has gone, and the next one is answered."""

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answer those alone who ask for this machine: another site's name may be led here to read a draft."""
        if not _HOST.fullmatch(environ.get("HTTP_HOST", "")):
            return _refused(
                HTTPStatus.MISDIRECTED_REQUEST, b"Only this machine is answered, by its own name.", start_response
            )
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return _refused(HTTPStatus.METHOD_NOT_ALLOWED, b"There is nothing here but pages to read.", start_response)
        answer = super().serve_request(environ, start_response)
        return answer if environ["REQUEST_METHOD"] == "GET" else []

    def _serve_request(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes] | None:
        try:
            return super()._serve_request(environ, start_response)
        except ValueError:  # a path with a NUL, a number without an end
            return _refused(HTTPStatus.BAD_REQUEST, b"No page can have this address.", start_response)

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root, "404.html")
        return page.read_bytes() if code == HTTPStatus.NOT_FOUND and page.is_file() else None

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        # the script that reloads is none of the policy's
        return super()._inject_js_into_html(csp.without_policy(content), epoch)  # type: ignore[no-any-return, no-untyped-call]


def _refused(status: HTTPStatus, why: bytes, start_response: Callable[..., object]) -> Iterable[bytes]:
    start_response(f"{status.value} {status.phrase}", [("Content-Type", "text/plain")])
    return [why]
