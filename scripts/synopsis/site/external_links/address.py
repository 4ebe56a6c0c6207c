"""Addresses that may be asked, brought to the form in which they are asked."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from synopsis.site.external_links.networks import special_use

MOST_CHARACTERS = 4000
PORTS = {"http": 80, "https": 443}
_KEPT = "%/:=&?~+!$,;'@()*[]-._"
_HOST = re.compile(r"[A-Za-z0-9._:-]+")


class RefusedError(Exception):
    """An address that is not asked; says why."""


class NoSuchHostError(Exception):
    """A host that the name servers do not know."""


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address, in its parts and in ASCII."""

    scheme: str
    host: str
    port: int
    path: str
    """Path and query, as they are asked for."""

    @property
    def place(self) -> str:
        """Who is asked: host and port, where the port is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.place}{self.path}"


def address(url: str, base: Address | None = None) -> Address:
    """Take an address apart, one that is relative as seen from `base`; its fragment is left out."""
    if len(url) > MOST_CHARACTERS:
        msg = f"an address of more than {MOST_CHARACTERS} characters is not asked"
        raise RefusedError(msg)
    try:
        parts = urlsplit(urljoin(str(base), url) if base else url)
        host, port = parts.hostname or "", parts.port
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:  # also what the encoding of hosts raises
        msg = "not an address"
        raise RefusedError(msg) from error
    if not _HOST.fullmatch(ascii_host or "-"):
        msg = "not an address"
        raise RefusedError(msg)
    if parts.scheme not in PORTS or not ascii_host:
        msg = "only http and https are asked"
        raise RefusedError(msg)
    path = quote(parts.path or "/", _KEPT) + (f"?{quote(parts.query, _KEPT)}" if parts.query else "")
    return Address(parts.scheme, ascii_host, port or PORTS[parts.scheme], path)


def resolved(asked: Address, *, allow_local: bool) -> str:
    """Return the number under which a host is reached; one at which no public host is, is refused.

    The connection goes to this number and to no other, so that a name cannot mean another machine a moment later.
    """
    try:
        found = socket.getaddrinfo(asked.host, asked.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}:
            raise NoSuchHostError(asked.host) from error
        raise
    numbers = [str(entry[4][0]) for entry in found]
    if not allow_local and (special := next(filter(None, map(special_use, numbers)), "")):
        msg = f"an address of no public host is not asked ({special})"
        raise RefusedError(msg)
    return numbers[0]
