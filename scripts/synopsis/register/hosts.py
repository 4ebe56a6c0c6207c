"""Hosts under which nothing stays."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

_NAMES_FOR_NOBODY = frozenset({"example", "invalid", "local", "localhost", "test"})
NOT_PUBLIC = f"names with {', '.join(sorted(_NAMES_FOR_NOBODY))}, numbers, or names without a dot"
"""Every host under which nothing stays, in words."""


def placeholder(site_url: str) -> str:
    """Return the host of an address under which nothing can be published for good; empty for a real one."""
    host = urlsplit(site_url).hostname or ""
    labels = host.rstrip(".").split(".")
    return host if len(labels) < 2 or _NAMES_FOR_NOBODY & set(labels) or _is_number(host) else ""  # noqa: PLR2004


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
