"""What a site is made of: every page, and every path that it promises."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from synopsis.cli.project import Project
from synopsis.exports import feeds, files, robots, tombstones
from synopsis.page import Page, Picture
from synopsis.pages import all_pages, sharing
from synopsis.register.urls import path_of
from synopsis.site import assets
from synopsis.site.in_parts import in_parts


def pages(project: Project, processes: int = 1) -> list[Page | Picture]:
    """Make every file that belongs below `docs/`; where there are `processes`, a second one makes what is no page."""
    project.refuse_unfit()
    index, edition = project.index, project.edition

    def for_readers() -> Iterator[Page | Picture]:
        yield from all_pages(index, edition, project.ledger)
        yield from tombstones.files(project.register, project.ledger.paths, edition)
        yield from feeds.pages(index, edition)
        yield from robots.pages(edition.site_url)
        yield from assets.assets(index.interface)

    def for_programs() -> Iterator[Page | Picture]:
        yield from sharing.pictures(index, edition)
        yield from files.data_files(index, edition)

    made = in_parts(lambda makers: [page for make in makers for page in make()], [for_readers, for_programs], processes)
    return [*chain.from_iterable(made)]


def promised(project: Project) -> list[str]:
    """Name the paths that must resolve: of every record, and whatever was published before."""
    records = map(path_of, project.index.paged_records())
    return list(dict.fromkeys([*records, *files.promised(project.index), *project.ledger.paths]))
