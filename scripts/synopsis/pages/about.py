"""What the site says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from synopsis.exports.files import FILES, SCHEMAS, SCHEMAS_OF_RECORDS, TABLES
from synopsis.exports.record_schemas import UNSAID
from synopsis.exports.schema import SCHEMA_VERSION
from synopsis.exports.web_annotations import NAMES
from synopsis.page import Page
from synopsis.pages import correction_views
from synopsis.pages.head import Head
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.shelving import Shelf
from synopsis.pages.views import CorrectionView, Link, TemplateView
from synopsis.register.model import Correction, Site
from synopsis.register.urls import path_of

_FIGURES = "figures.csv"
"""The one table whose rows are no records."""


@dataclass(frozen=True, slots=True)
class CorrectionsPage(TemplateView):
    """All corrections."""

    template: ClassVar[str] = "corrections"

    listed: tuple[CorrectionView, ...]
    atom: str
    json: str
    """Where the same list lies as a feed."""
    shelf: ShelfView


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A data file, with how many rows it has."""

    name: str
    says: str
    opens: str
    rows: str
    """Empty where the file is no table."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What is refused in a record though its schema accepts it."""

    what: str
    examples: str


@dataclass(frozen=True, slots=True)
class DataPage(TemplateView):
    """Machine forms."""

    template: ClassVar[str] = "data"

    site: Site
    files: tuple[FileEntry, ...]
    schemas: tuple[str, ...]
    schemas_of_records: tuple[str, ...]
    unsaid: tuple[Unsaid, ...]
    schema_version: str
    annotations: tuple[Link, ...]
    """The claims of each article, and those of the comments below it, as annotations."""
    example: str
    """Where a page lies beside which its record stands as data."""


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the pages on the site itself."""
    shelved = renderer.shelves.corrections
    yield from planned_list(renderer, shelved.shelving, shelved.whole, _corrections)
    yield planned("/data/", _data, renderer)


def _corrections(renderer: PageRenderer, shelf: Shelf[Correction]) -> Page:
    context = renderer.context(shelf.path)
    view = CorrectionsPage(
        listed=correction_views.views(context, shelf.entries),
        atom=context.href("/feed.atom"),
        json=context.href("/feed.json"),
        shelf=shelf_view(context, context.section("Corrections", "/corrections/"), shelf),
    )
    description = context.say(
        "Every change of something published: dated, with what stood before, what stands now, and why."
    )
    return renderer.page(
        view, context.path, Head(title=named(context.say("Corrections"), shelf), description=description)
    )


def _data(renderer: PageRenderer) -> Page:
    index, context = renderer.index, renderer.context("/data/")
    register = index.register
    names = [file.name for file in TABLES]
    rows = {
        **{name: len(register.records(name.removesuffix(".csv"))) for name in names if name != _FIGURES},
        _FIGURES: sum(len(record.figures) for records in (index.claims, index.findings) for record in records),
    }
    view = DataPage(
        site=register.site,
        files=tuple(
            FileEntry(file.name, context.say(file.says), context.say(file.opens), str(rows.get(file.name, "")))
            for file in FILES
        ),
        schemas=SCHEMAS,
        schemas_of_records=SCHEMAS_OF_RECORDS,
        unsaid=tuple(Unsaid(what, examples) for what, examples in UNSAID.items()),
        schema_version=SCHEMA_VERSION,
        annotations=tuple(
            Link(f"{article.label}: {part.label}", context.href(f"{path_of(article)}{NAMES[part.id]}"))
            for article in index.articles
            for part in article.parts
        ),
        example=context.href(next((path_of(claim) for claim in index.claims), "/claims/")),
    )
    description = context.say("The register in forms for machines, what each holds, and what will not change in them.")
    return renderer.page(view, context.path, Head(title=context.say("Data"), description=description, files=FILES))
