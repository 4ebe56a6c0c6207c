"""What a site is made of: every page, and every path that it promises."""

from __future__ import annotations

from synopsis.cli.project import Project
from synopsis.exports import feeds, files, robots, tombstones
from synopsis.exports.bibliography.works import Edition
from synopsis.page import Page, Picture
from synopsis.pages import all_pages, sharing
from synopsis.register.urls import path_of
from synopsis.site import assets


def pages(project: Project) -> list[Page | Picture]:
    """Make every file that belongs below `docs/`."""
    project.refuse_unfit()
    index, settings = project.index, project.settings
    edition = Edition(settings.site_name, settings.site_url)
    return [
        *all_pages(index, site_name=settings.site_name, site_url=settings.site_url),
        *tombstones.files(project.register, project.ledger.paths, edition),
        *feeds.pages(index, site_name=settings.site_name, site_url=settings.site_url),
        *robots.pages(settings.site_url),
        *sharing.pictures(index, edition),
        *assets.assets(),
        *files.data_files(index, site_name=settings.site_name, site_url=settings.site_url),
    ]


def promised(project: Project) -> list[str]:
    """Name the paths that must resolve: of every record, and whatever was published before."""
    records = map(path_of, project.index.paged_records())
    return list(dict.fromkeys([*records, *files.promised(project.index), *project.ledger.paths]))
