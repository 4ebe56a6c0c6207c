"""What things are called in linked data: the address of a page is not the name of what the page is about."""

from __future__ import annotations

from synopsis.register.model import Finding, Paged, kind_of
from synopsis.register.urls import full, path_of

WIKIDATA = "http://www.wikidata.org/entity/"


def thing(record: Paged, site_url: str) -> str:
    """Name what a record's page is about: `/claims/m14/#claim`, as the page itself does."""
    return f"{full(path_of(record), site_url)}#{kind_of(record).name}"


def finding(record: Finding, site_url: str) -> str:
    """Name a finding, which stands on the page of its document."""
    return full(f"/documents/{record.document}/#{record.id}", site_url)


def publisher(site_url: str) -> str:
    """Name who publishes."""
    return f"{site_url}#publisher"


def same_as(item: str) -> dict[str, str]:
    """Say which item of Wikidata is the same; nothing where none is certain."""
    return {"sameAs": f"{WIKIDATA}{item}"} if item else {}
