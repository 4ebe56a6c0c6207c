"""The site as it is being edited, shown on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from synopsis.site import csp

_HERE = "127.0.0.1"
_NAMES = frozenset({_HERE, "localhost"})


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

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answer those alone who ask for this machine: another site's name may be led here to read a draft."""
        if environ.get("HTTP_HOST", "").partition(":")[0] not in _NAMES:
            status = HTTPStatus.MISDIRECTED_REQUEST
            start_response(f"{status.value} {status.phrase}", [("Content-Type", "text/plain")])
            return [b"Only this machine is answered, by its own name."]
        return super().serve_request(environ, start_response)

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root, "404.html")
        return page.read_bytes() if code == HTTPStatus.NOT_FOUND and page.is_file() else None

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        # the script that reloads is none of the policy's
        return super()._inject_js_into_html(csp.without_policy(content), epoch)  # type: ignore[no-any-return, no-untyped-call]
