"""Pages to a site that is put in place whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from synopsis.cache import Cache
from synopsis.page import Page, Picture
from synopsis.register.problems import Location, Problem, Refused, Rule
from synopsis.site.docs_writer import write_pages
from synopsis.site.lock import only_writer
from synopsis.site.mkdocs import Turned, run_mkdocs
from synopsis.site.settings import Settings
from synopsis.site.swap import exchange, open_to_all, recover, remove
from synopsis.site.verify import verify

Finish = Callable[[Path], Sequence[Problem]]

_PATIENCE = 300.0


def nothing_more(_site: Path) -> Sequence[Problem]:
    """Leave the site as MkDocs wrote it."""
    return ()


def in_turn(*steps: Finish) -> Finish:
    """Join steps that finish a site: each sees what the last one left, and the first with a problem is the last."""

    def finish(site: Path) -> Sequence[Problem]:
        return next((problems for step in steps if (problems := step(site))), ())

    return finish


def build_site(  # noqa: PLR0913 - the folders of the command line and what the wings above know
    pages: Iterable[Page | Picture],
    settings: Settings,
    *,
    docs: Path,
    site: Path,
    source_date_epoch: int,
    expected: Collection[str],
    finish: Finish = nothing_more,
    patience: float = _PATIENCE,
    processes: int = 1,
    turned: Mapping[str, Turned] = MappingProxyType({}),
    cache: Cache | None = None,
) -> None:
    """Write `pages`, build, finish and verify the site; refused with a problem, and then `site` stays as it was.

    `expected` are the paths that must resolve, from the root of the site: `/claims/m14/`; `processes` share the work.
    `turned` are pages whose HTML was made elsewhere; what would come out as in an earlier build stands in the `cache`.
    """
    # absolute without following links: the name that is shown, locked and exchanged is the one that was given
    docs, site = docs.absolute(), site.absolute()
    _refuse_unfit(site, settings.config, docs)
    with only_writer(docs, patience):
        _clear_away(site)
        pages = list(pages)
        write_pages(pages, docs)
        fresh = site.with_name(f"{site.name}.new-{os.getpid()}")
        try:
            fresh.mkdir(parents=True)
            problems = run_mkdocs(
                settings,
                docs=docs,
                site=fresh,
                source_date_epoch=source_date_epoch,
                shown=site.name,
                contents={page.path: page.content for page in pages},
                processes=processes,
                turned=turned,
                cache=cache,
                before=site if cache else None,
            ) or [
                *finish(fresh),
                *verify(
                    fresh,
                    base_path=settings.base_path,
                    expected=expected,
                    views=settings.page_views,
                    most=settings.site_sizes,
                    shown=site.name,
                    processes=processes,
                    cache=cache,
                ),
            ]
            if problems:
                raise Refused(problems)
            open_to_all(fresh)
            exchange(fresh, site)
        finally:
            remove(fresh)


def _clear_away(site: Path) -> None:
    """Put right what a killed build left beside `site`."""
    recover(site)
    for leftover in site.parent.glob(f"{site.name}.new-*"):
        remove(leftover)


def _refuse_unfit(site: Path, config: Path, docs: Path) -> None:
    """Only a folder that holds a site, or nothing, is replaced as a whole."""
    given = (config.resolve(), docs.resolve())
    message = ""
    if any(path.is_relative_to(site.resolve()) for path in given) or site.resolve().is_relative_to(docs.resolve()):
        message = f"must be a folder of its own, neither around {config.name} or {docs.name} nor inside {docs.name}"
    elif site.is_dir() and any(site.iterdir()) and not (site / "index.html").is_file():
        message = "must be absent, empty or a site with an index.html, because all of it is replaced"
    elif site.exists() and not site.is_dir():
        message = "must be a folder, not a file"
    if message:
        raise Refused([Problem(Location(site.name), Rule.OWNERSHIP, message)])
