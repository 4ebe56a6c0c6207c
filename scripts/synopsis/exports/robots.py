"""What is said to programs that walk through a host (RFC 9309), where the site is the whole host."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from synopsis.page import Page
from synopsis.register.urls import full

NAME = "robots.txt"


def pages(site_url: str) -> Iterator[Page]:
    """Yield the file; none below a path, because it is asked for at the root of a host alone."""
    if urlsplit(site_url).path == "/":
        yield Page(NAME, f"User-agent: *\nAllow: /\nSitemap: {full('sitemap.xml', site_url)}\n")
