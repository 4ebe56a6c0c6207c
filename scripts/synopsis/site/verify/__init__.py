"""Our own reading of the built site, because MkDocs looks into no link of raw HTML."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from synopsis.cache import Cache
from synopsis.page import is_path
from synopsis.register.problems import Location, Problem, Rule, in_order
from synopsis.site.atomic import unwritable
from synopsis.site.in_parts import in_parts
from synopsis.site.verify import page_rules
from synopsis.site.verify.budget import ANY_REGISTER, PageViews, SiteSizes, pages_are_light, site_is_small
from synopsis.site.verify.internal_links import (
    BARE,
    BuiltSite,
    links_resolve,
    parts_are_the_themes,
    pictures_are_there,
    target_of,
)
from synopsis.site.verify.known_pages import known_page
from synopsis.site.verify.page_reader import Reading, read_page


def verify(  # noqa: PLR0913 -- what a site is held to
    site: Path,
    *,
    base_path: str,
    expected: Collection[str],
    views: PageViews,
    most: SiteSizes = ANY_REGISTER,
    shown: str = "",
    processes: int = 1,
    cache: Cache | None = None,
) -> list[Problem]:
    """Read every page of `site` once and report all that does not hold.

    `base_path` is the path at which it is published (`/` or `/repo/`), `expected` the paths that must resolve
    (`/claims/m14/`), `views` how heavy a page may be, `most` how large site and file, `shown` the name of the folder in
    the problems, `processes` how many share the reading. Pages that an earlier run has read are known by the `cache`.
    """
    shown = shown or site.name
    sizes = {path: (site / path).lstat().st_size for path in _files(site)}
    files = frozenset(sizes)
    html = sorted(path for path in files if path.endswith(".html"))

    def read_some(paths: Sequence[str]) -> list[Reading | Problem]:
        some = [_read(site, path, shown, cache) for path in paths]
        if cache:
            cache.settle()
        return some

    read = [one for part in in_parts(read_some, html, processes) for one in part]
    pages = [one for one in read if isinstance(one, Reading)]
    problems = [one for one in read if isinstance(one, Problem)]
    bare = next((page.parts for page in pages if page.path == BARE), [])
    built = BuiltSite(
        files,
        {page.path: page.ids.keys() | page.names for page in pages},
        base_path,
        frozenset(filter(None, (target_of(url, BARE, base_path) for _, url, _ in bare))),
    )
    for page in pages:
        if _faults(page, built):
            problems += _faults(read_page(page.path, _text(site, page.path), shown), built)  # with their places
    problems += page_rules.paths_are_plain(files, shown)
    problems += page_rules.kinds_are_known(filter(is_path, files), shown)
    problems += page_rules.records_resolve(expected, files, shown)
    problems += pages_are_light(pages, site, base_path, views, shown)
    problems += site_is_small(sizes, most, shown)
    return in_order(problems)


def _faults(page: Reading, built: BuiltSite) -> list[Problem]:
    return [
        *links_resolve(page, built),
        *pictures_are_there(page, built),
        *parts_are_the_themes(page, built),
        *(problem for rule in page_rules.OF_A_PAGE for problem in rule(page)),
    ]


def _files(site: Path) -> Iterator[str]:
    for parent, _, names in os.walk(site):
        below = Path(parent).relative_to(site).as_posix()
        for name in names:
            yield name if below == "." else f"{below}/{name}"


def _read(site: Path, path: str, shown: str, cache: Cache | None) -> Reading | Problem:
    try:
        return known_page(path, (site / path).read_bytes(), shown, cache)
    except UnicodeDecodeError as error:
        message = f"must be UTF-8, not with byte {error.object[error.start]:#x}"
        return Problem(Location(f"{shown}/{path}"), Rule.ENCODING, message)
    except OSError as error:
        return unwritable(error, site)


def _text(site: Path, path: str) -> str:
    return (site / path).read_bytes().decode("utf-8")
