"""Which files of a built site are promised to stay."""

from __future__ import annotations

from pathlib import Path

from synopsis.site.pagefind import FOLDER as SEARCH
from synopsis.site.publication_file import NAME as PUBLICATION

_PARTS_OF_PAGES = frozenset({"assets", SEARCH})
"""Folders of the theme and of the search; their files change with every version."""
_FOR_MACHINES = frozenset({"404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz", PUBLICATION})
"""Files that speak of the site as it is now, and are no address of anything."""


def published_paths(site: Path, *, pictures: str) -> list[str]:
    """Return the paths of a built site that are promised: pages, data files, whatever else is a document.

    `pictures` is the name of those that stand for a page where somebody shares it: they go where its words go.
    """
    paths = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return sorted(
        f"/{path.removesuffix('index.html')}" if _is_page(path) else f"/{path}"
        for path in paths
        if _stays(path, pictures)
    )


def _is_page(path: str) -> bool:
    return path.rpartition("/")[2] == "index.html"


def _stays(path: str, pictures: str) -> bool:
    if path in _FOR_MACHINES or path.rpartition("/")[2] == pictures:
        return False
    return path.partition("/")[0] not in _PARTS_OF_PAGES and not any(step.startswith(".") for step in path.split("/"))
