"""The settings that MkDocs and Zensical read: those of every site with the few lines that are a site's own."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from synopsis.site.assets import THEME
from synopsis.site.atomic import write_atomic
from synopsis.site.hand_written import OURS, own_pages
from synopsis.site.settings import OVERRIDE, Settings

NAME = "mkdocs.effective.yml"
OVERRIDES = THEME / "overrides"
_OF_EVERY_SITE = Path(__file__).with_name("effective.yml")
_LAST = "About"
"""The section in which a page written by hand stands that belongs to no other."""
_HEAD = "# Written by every build from mkdocs.yml and what every site has; edit that. Kept out of git.\n"


def written(settings: Settings, docs: Path, site: Path) -> Settings:
    """Write beside `docs` what is in force, and return the settings with that file for MkDocs to read."""
    docs, site = docs.absolute(), site.absolute()
    given = yaml.safe_load(_OF_EVERY_SITE.read_text(encoding="utf-8"))
    own = {
        "site_name": settings.site_name,
        "site_description": settings.site_description,
        "docs_dir": docs.name,
        "site_dir": os.path.relpath(site, docs.parent),
    }
    given["theme"]["custom_dir"] = str(OVERRIDES)
    given["nav"] = settings.nav or navigation(given["nav"], own_pages(docs))
    address = f"site_url: !ENV [{OVERRIDE}, {json.dumps(settings.site_url)}]\n"
    text = yaml.safe_dump(own | given, sort_keys=False, allow_unicode=True)
    file = docs.parent / NAME
    content = f"{_HEAD}{address}{text}".encode()
    if not file.is_file() or file.read_bytes() != content:
        write_atomic(file, content)
    return replace(settings, in_force=file)


def navigation(of_every_site: list[dict[str, Any]], own: Collection[str]) -> list[dict[str, Any]]:
    """Return the navigation with the pages written by hand that are there, each in the section of its folder."""
    named = set(_paths(of_every_site))
    more = [path for path in sorted(own) if path not in named]
    sections = {title for entry in of_every_site for title, below in entry.items() if isinstance(below, list)}
    entries: list[dict[str, Any]] = []
    for entry in of_every_site:
        ((title, below),) = entry.items()
        if isinstance(below, str):
            entries.append(entry)
            continue
        kept = [one for one in below if all(path in own or _is_made(path) for path in _paths([one]))]
        entries.append({title: kept + [path for path in more if _section(path, sections) == title]})
    return entries


def _section(path: str, sections: Collection[str]) -> str:
    folder = path.partition("/")[0].capitalize()
    return folder if folder in sections else _LAST


def _is_made(path: str) -> bool:
    """Tell whether a page is the generator's."""
    return path.rpartition("/")[0] in OURS


def _paths(entries: list[dict[str, Any]]) -> Iterator[str]:
    for entry in entries:
        for below in entry.values():
            if isinstance(below, list):
                yield from _paths(below)
            else:
                yield below
