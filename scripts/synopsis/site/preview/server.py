"""A server for those who sit at this machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, unquote

from synopsis.site.preview.frame import EVENTS
from synopsis.site.preview.news import Board, News

HERE = "127.0.0.1"
_HOST = re.compile(rf"(?:{re.escape(HERE)}|localhost)(?::\d+)?", re.IGNORECASE)
_PATIENCE = 60.0
"""Seconds for which a browser may hold a connection open and say nothing."""
_BEAT = 20.0
"""Seconds without news after which a browser is asked whether it is still there."""
_FOLDER = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is at an address."""

    content: bytes
    media_type: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK


Site = Callable[[str], Answer | None]
"""Gives what stands at a path below that of the site, `claims/m14/`; nothing where nothing does."""


class PreviewServer(ThreadingHTTPServer):
    """Answers pages of the site as it is, and tells browsers when it has changed."""

    daemon_threads = True

    def __init__(self, site: Site, board: Board, base_path: str, *, port: int) -> None:
        """Take the port, so that it is known at once whether it is free; who asks now is answered later."""
        self.site = site
        self.board = board
        self.base_path = base_path
        super().__init__((HERE, port), _Handler)

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://{HERE}:{self.server_port}{self.base_path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a connection that broke off: whoever asked has gone, and the next one is answered."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "Synopsis"
    sys_version = ""
    timeout = _PATIENCE

    def parse_request(self) -> bool:
        """Refuse whoever does not ask for this machine, since another site's name may be led here to read a draft."""
        if not super().parse_request():
            return False
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or not _HOST.fullmatch(hosts[0]):
            return self._refuse(HTTPStatus.MISDIRECTED_REQUEST, "Only this machine is answered, by its own name.")
        if self.command not in {"GET", "HEAD"}:
            return self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, "There is nothing here but pages to read.")
        return True

    def do_GET(self) -> None:
        """Answer what stands at the address asked for."""
        path = unquote(self.path.partition("?")[0])
        base = self.server.base_path
        if not path.isprintable():
            self._refuse(HTTPStatus.BAD_REQUEST, "No page can have this address.")
        elif path == f"{base}{EVENTS}":
            self._tell_news()
        elif path == "/" != base:
            self._lead(base)
        elif not f"{path}/".startswith(base):
            self._refuse(HTTPStatus.NOT_FOUND, f"The site stands at {base}.")
        elif answer := self.server.site(path[len(base) :]) if path.startswith(base) else None:
            self._send(answer)
        else:
            self._lead(f"{path}/")

    do_HEAD = do_GET  # noqa: N815 - the name that the base class calls

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - as the base class
        """Say nothing: what is said here is of the register."""

    def _lead(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(path))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _refuse(self, status: HTTPStatus, why: str) -> bool:
        self._send(Answer(f"{why}\n".encode(), _FOLDER, status))
        return False

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _tell_news(self) -> None:
        """Send what holds now, and again whenever something else does (server-sent events)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen: News | None = None
        with suppress(OSError):  # whoever looked has gone
            while self.command != "HEAD":
                news = self.server.board.other_than(seen, _BEAT)
                self.wfile.write(f"data: {news.as_json()}\n\n".encode() if news else b":\n\n")
                seen = news or seen
