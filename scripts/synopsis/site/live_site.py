"""The site as it stands at its address, asked which publication it is of."""

from __future__ import annotations

import http.client
import time
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import Request, build_opener

from synopsis.site.publication_file import MOST_BYTES, NAME, Told, told

_AGENT = "Synopsis-publish"
_CHUNK = 4096


def ask(site_url: str, *, timeout: float = 10.0) -> Told | str:
    """Ask the site at an address which publication it is of, or say why it is not known."""
    asked = Request(f"{site_url}{NAME}", headers={"User-Agent": _AGENT, "Cache-Control": "no-cache"})  # noqa: S310 -- settings take http and https alone
    try:
        with build_opener().open(asked, timeout=timeout) as answer:
            content = _bounded(answer, time.monotonic() + timeout)
    except HTTPError as error:
        is_missing = error.code in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
        return f"there is no {NAME}" if is_missing else f"its host answers {error.code}"
    except (OSError, http.client.HTTPException, ValueError) as error:
        return f"it cannot be reached ({getattr(error, 'reason', None) or type(error).__name__})"
    return told(content) or f"its {NAME} is none of ours"


def _bounded(answer: http.client.HTTPResponse, until: float) -> bytes:
    body = bytearray()
    while chunk := answer.read1(_CHUNK):
        body += chunk
        if len(body) > MOST_BYTES or time.monotonic() > until:
            raise TimeoutError
    return bytes(body)
