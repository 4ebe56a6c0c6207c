"""The data set as typed links (RFC 9264), for programs that read no page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from synopsis.register.edition import Edition
from synopsis.register.model import Site
from synopsis.register.urls import full

NAME = "linkset.json"
MEDIA_TYPE = "application/linkset+json"
DATASET = "https://schema.org/Dataset"

Link: TypeAlias = dict[str, str]


def linkset(
    site: Site, edition: Edition, items: Iterable[tuple[str, str]], described_by: Iterable[tuple[str, str]]
) -> Mapping[str, Any]:
    """Return the links of the page of the data and back from each of its files; files are name and media type."""
    page = full("/data/", edition.site_url)

    def links(files: Iterable[tuple[str, str]]) -> list[Link]:
        return [{"href": f"{page}{name}", "type": media_type} for name, media_type in files]

    listed = links(items)
    return {
        "linkset": [
            {
                "anchor": page,
                "type": [{"href": DATASET}],
                "author": [{"href": full("/about/", edition.site_url)}],
                "license": [{"href": site.licence_url}],
                "item": listed,
                "describedby": links(described_by),
            },
            *({"anchor": link["href"], "collection": [{"href": page, "type": "text/html"}]} for link in listed),
        ]
    }
