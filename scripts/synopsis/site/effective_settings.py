"""The settings that MkDocs and Zensical read: those of every site with the few lines that are a site's own."""

from __future__ import annotations

import importlib.util
import json
import os
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from synopsis.languages.interface import ENGLISH, Interface
from synopsis.site.assets import THEME
from synopsis.site.atomic import write_atomic
from synopsis.site.hand_written import OURS, own_pages
from synopsis.site.settings import OVERRIDE, Settings

NAME = "mkdocs.effective.yml"
OVERRIDES = THEME / "overrides"
_OF_EVERY_SITE = Path(__file__).with_name("effective.yml")
_LANGUAGES = "templates/partials/languages/*.html"
"""Where the theme has a file of each language that it speaks."""
_IN_THEME = re.compile(r"""extra\.words\[(["'])(.+?)\1\]""")
_LAST = "About"
"""The section in which a page written by hand stands that belongs to no other."""
_HEAD = "# Written by every build from mkdocs.yml and what every site has; edit that. Kept out of git.\n"


def written(settings: Settings, docs: Path, site: Path, interface: Interface = ENGLISH) -> Settings:
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
    given["nav"] = settings.nav or _said(navigation(given["nav"], own_pages(docs)), interface)
    given["extra"]["words"] = {message: interface.say(message) for message in theme_words()}
    given["extra"]["language"] = interface.tag
    _speak(given["theme"], interface)
    address = f"site_url: !ENV [{OVERRIDE}, {json.dumps(settings.site_url)}]\n"
    text = yaml.safe_dump(own | given, sort_keys=False, allow_unicode=True)
    file = docs.parent / NAME
    content = f"{_HEAD}{address}{text}".encode()
    if not file.is_file() or file.read_bytes() != content:
        write_atomic(file, content)
    return replace(settings, in_force=file)


def theme_words() -> list[str]:
    """Name the messages of the theme's own parts, which say them as the setting has them under any engine."""
    files = sorted(OVERRIDES.rglob("*.html"))
    return sorted({word for file in files for _, word in _IN_THEME.findall(file.read_text(encoding="utf-8"))})


def _speak(theme: dict[str, Any], interface: Interface) -> None:
    """Give the theme the language of a site, where it has it, and the direction of its lines."""
    theme_of = importlib.util.find_spec("material")
    places = theme_of.submodule_search_locations if theme_of else ()
    known = {file.stem.casefold(): file.stem for place in places or () for file in Path(place).glob(_LANGUAGES)}
    names = (interface.tag.casefold(), interface.tag.partition("-")[0])
    theme["language"] = next((known[name] for name in names if name in known), theme["language"])
    theme["direction"] = interface.direction
    for palette in theme["palette"]:
        palette["toggle"]["name"] = interface.say(palette["toggle"]["name"])


def _said(entries: list[Any], interface: Interface) -> list[Any]:
    """Return a navigation whose titles are said."""
    return [
        {
            interface.say(title): _said(below, interface) if isinstance(below, list) else below
            for title, below in one.items()
        }
        if isinstance(one, dict)
        else one
        for one in entries
    ]


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
