"""Corrections and data: what the site says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.exports.files import FILES, SCHEMAS
from synopsis.exports.schema import SCHEMA_VERSION
from synopsis.pages import correction_views
from synopsis.register.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.renderer import PageRenderer


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the pages on the site itself."""
    yield _corrections(renderer)
    yield _data(renderer)


def _corrections(renderer: PageRenderer) -> Page:
    here = renderer.here("/corrections/")
    return renderer.page(
        "corrections",
        here.path,
        title="Corrections",
        description="Every change of something published: dated, with what stood before, what stands now, and why.",
        listed=correction_views.views(here, renderer.index.corrections),
    )


def _data(renderer: PageRenderer) -> Page:
    register = renderer.index.register
    rows = {f"{kind}.csv": str(len(getattr(register, kind))) for kind in ("claims", "questions", "findings")}
    return renderer.page(
        "data",
        "/data/",
        title="Data",
        description="The register in forms for machines, what each holds, and what will not change in them.",
        files=FILES,
        site=register.site,
        listed=[(file, rows.get(file.name, "")) for file in FILES],
        schemas=SCHEMAS,
        schema_version=SCHEMA_VERSION,
        example=next((path_of(claim) for claim in renderer.index.claims), "/claims/"),
    )
