"""How a page is to be read: one row of a question, with its parts numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.rows import RowView, rows
from synopsis.pages.views import ClaimView, FindingView, Link, TemplateView


@dataclass(frozen=True, slots=True)
class ExampleCell:
    """One claim of an article."""

    label: str
    claim: ClaimView


@dataclass(frozen=True, slots=True)
class Example:
    """A row with one claim of each article that speaks in it, and one finding."""

    question: Link
    title: str
    cells: tuple[ExampleCell, ...]
    finding: FindingView


@dataclass(frozen=True, slots=True)
class ReadingPage(TemplateView):
    """How to read the pages."""

    template: ClassVar[str] = "reading"

    introduction: str
    example: Example | None


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the page on how to read the others."""
    yield planned("/method/reading/", _reading, renderer)


def _reading(renderer: PageRenderer) -> Page:
    context = renderer.context("/method/reading/")
    view = ReadingPage(renderer.index.register.site.introduction, next(_examples(context), None))
    description = context.say(
        "How a question page is to be read: one row of it, part by part; and how to teach with it."
    )
    return renderer.page(view, context.path, Head(title=context.say("How to read this"), description=description))


def _examples(context: PageContext) -> Iterator[Example]:
    """Yield the rows that show all there is to explain, those of core questions first."""
    for question in sorted(context.index.questions, key=lambda question: not question.core):
        speakers = [article for article in context.index.articles if not question.sides[article.id].silent]
        for row in rows(context, question, speakers):
            if row.title and len(row.cells) > 1 and row.open and _is_plain(row):
                cells = tuple(ExampleCell(cell.label, cell.claims[0]) for cell in row.cells)
                yield Example(context.question(question), row.title, cells, row.open[0].finding)


def _is_plain(row: RowView) -> bool:
    """Tell whether every article speaks and nothing accuses, so that the example explains no more than itself."""
    return all(cell.claims and not cell.claims[0].accusations for cell in row.cells) and any(
        len(cell.claims[0].voices) > 1 for cell in row.cells
    )
