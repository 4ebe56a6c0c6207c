"""Addresses that may be asked, brought to the form in which they are asked."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

PORTS = {"http": 80, "https": 443}
_KEPT = "%/:=&?~+!$,;'@()*[]-._"
_GLOBAL_UNICAST = ip_network("2000::/3")
_TRANSLATED = ip_network("64:ff9b::/96")
"""By which hosts of IPv4 are reached from IPv6; their number stands in the last four bytes."""
_SERVICES = (ip_network("192.0.0.0/24"), ip_network("168.63.129.16/32"))
"""Reserved for protocols, and the address at which a machine at Azure asks its own host."""


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
    try:
        parts = urlsplit(urljoin(str(base), url) if base else url)
        host, port = parts.hostname or "", parts.port
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:  # also what the encoding of hosts raises
        msg = "not an address"
        raise RefusedError(msg) from error
    if parts.scheme not in PORTS or not ascii_host:
        msg = "only http and https are asked"
        raise RefusedError(msg)
    path = quote(parts.path or "/", _KEPT) + (f"?{quote(parts.query, _KEPT)}" if parts.query else "")
    return Address(parts.scheme, ascii_host, port or PORTS[parts.scheme], path)


def resolved(asked: Address, *, allow_local: bool) -> str:
    """Return the number under which a host is reached; private, loopback and other local ones are refused.

    The connection goes to this number and to no other, so that a name cannot mean another machine a moment later.
    """
    try:
        found = socket.getaddrinfo(asked.host, asked.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}:
            raise NoSuchHostError(asked.host) from error
        raise
    numbers = [str(entry[4][0]) for entry in found]
    if not allow_local and any(is_local(number) for number in numbers):
        msg = "an address of a local or private network is not asked"
        raise RefusedError(msg)
    return numbers[0]


def is_local(number: str) -> bool:
    """Tell whether an IP address belongs to no public host."""
    ip = ip_address(number.partition("%")[0])
    if isinstance(ip, IPv4Address):
        return not ip.is_global or ip.is_multicast or any(ip in network for network in _SERVICES)
    inner = _within(ip)
    return is_local(str(inner)) if inner else ip not in _GLOBAL_UNICAST or not ip.is_global


def _within(ip: IPv6Address) -> IPv4Address | None:
    """Give the address of IPv4 that hides in one of IPv6."""
    if ip in _TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
