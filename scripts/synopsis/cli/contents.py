"""What a site is made of: every page, and every path that it promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from synopsis.cache import Cache
from synopsis.cli.project import Project
from synopsis.exports import feeds, files, robots, tombstones
from synopsis.page import Page, Picture
from synopsis.pages import all_pages, sharing
from synopsis.register.urls import path_of
from synopsis.site import assets
from synopsis.site.in_parts import in_parts


def pages(project: Project, processes: int = 1, cache: Cache | None = None) -> list[Page | Picture]:
    """Make every file that belongs below `docs/`; where there are `processes`, a second one makes what is no page.

    What would be as it was comes from the `cache`.
    """
    project.refuse_unfit()
    index, edition = project.index, project.edition

    def for_readers() -> Iterator[Page | Picture]:
        yield from all_pages(index, edition, project.ledger, cache)
        yield from tombstones.files(project.register, project.ledger.paths, edition)
        yield from feeds.pages(index, edition)
        yield from robots.pages(edition.site_url)
        yield from assets.assets(index.interface)

    def for_programs() -> Iterator[Page | Picture]:
        yield from sharing.pictures(index, edition, cache)
        yield from files.data_files(index, edition, cache)

    def made_by(makers: Sequence[Callable[[], Iterator[Page | Picture]]]) -> list[Page | Picture]:
        made = [page for make in makers for page in make()]
        if cache:
            cache.settle()
        return made

    return [*chain.from_iterable(in_parts(made_by, [for_readers, for_programs], processes))]


def promised(project: Project) -> list[str]:
    """Name the paths that must resolve: of every record, and whatever was published before."""
    records = map(path_of, project.index.paged_records())
    return list(dict.fromkeys([*records, *files.promised(project.index), *project.ledger.paths]))
