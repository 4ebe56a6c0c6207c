"""All figures: by what is counted, each group on its scale; then those that stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages import given_figures, plots
from synopsis.pages.bands import LEAST, Band, bands_of, merged
from synopsis.pages.context import PageContext
from synopsis.pages.given_figures import Given, Source
from synopsis.pages.head import Head
from synopsis.pages.plot_rows import row_of
from synopsis.pages.plot_views import PlotKey, PlotRow, PlotTable
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.views import TemplateView
from synopsis.register.enums import FIGURE_GROUPS
from synopsis.register.part_labels import readers_words


@dataclass(frozen=True, slots=True)
class FiguresOfGroup:
    """Everything that counts one thing."""

    id: str
    label: str
    says: str
    tables: tuple[PlotTable, ...]
    """One for each unit."""
    comments: tuple[PlotTable, ...]
    """The same of readers, on the same scales."""
    claims: int
    documents: int


@dataclass(frozen=True, slots=True)
class FiguresPage(TemplateView):
    """All figures."""

    template: ClassVar[str] = "figures"

    total: int
    key: PlotKey
    groups: tuple[FiguresOfGroup, ...]
    alone: tuple[PlotRow, ...]
    """What no other figure counts."""
    alone_in_comments: tuple[PlotRow, ...]
    readers_words: str
    table: str
    """Where all of them lie as data."""


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the page of all figures."""
    yield planned("/figures/", _figures, renderer)


def _figures(renderer: PageRenderer) -> Page:
    context = renderer.context("/figures/")
    given = list(_all(context))
    by_group: dict[str, list[Given]] = defaultdict(list)
    for item in given:
        by_group[item.figure.group or ""].append(item)
    compared = {name: items for name, items in by_group.items() if name and _is_compared(context, items)}
    groups = sorted((_group(context, name, items) for name, items in compared.items()), key=lambda one: -one[0])
    alone = [item for item in given if item.figure.group not in compared]
    view = FiguresPage(
        total=len(given),
        key=plots.key_of(context, bands_of(context, given), comments=any(map(_is_comment, given))),
        groups=tuple(group for _, group in groups),
        alone=_rows(context, (item for item in alone if not _is_comment(item))),
        alone_in_comments=_rows(context, (item for item in alone if _is_comment(item))),
        readers_words=readers_words(context.index),
        table=context.href("/data/figures.csv"),
    )
    description = context.say(
        "Every number that a claim or a document gives, by what it counts, on one scale where several do."
    )
    return renderer.page(view, context.path, Head(title=context.say("Figures"), description=description, wide=True))


def _all(context: PageContext) -> Iterator[Given]:
    for claim in context.index.claims:
        yield from given_figures.of_claim(context, claim)
    for finding in context.index.findings:
        yield from given_figures.of_finding(context, finding)


def _is_comment(item: Given) -> bool:
    return item.source is Source.COMMENT


def _is_compared(context: PageContext, items: Iterable[Given]) -> bool:
    """Tell whether articles or documents give a group, and it has rows enough."""
    rows = [row for band in bands_of(context, items) for row in band.rows]
    return len(rows) >= LEAST and not all(_is_comment(row[0]) for row in rows)


def _group(context: PageContext, name: str, items: list[Given]) -> tuple[int, FiguresOfGroup]:
    """Return a group with how many rows it has, by which groups are ordered."""
    term = context.index.term(FIGURE_GROUPS, name)
    bands = bands_of(context, items)
    own, of_readers = ({band.unit: band for band in _bands(context, items, comments=which)} for which in (False, True))
    return sum(len(band.rows) for band in bands), FiguresOfGroup(
        id=name,
        label=term.label,
        says=term.says,
        tables=tuple(plots.untitled(context, own[band.unit], band.figures) for band in bands if band.unit in own),
        comments=tuple(
            plots.untitled(context, of_readers[band.unit], band.figures) for band in bands if band.unit in of_readers
        ),
        claims=len({item.link.href for item in items if item.source is Source.ARTICLE}),
        documents=len({item.giver for item in items if item.source is Source.RECORD}),
    )


def _bands(context: PageContext, items: Iterable[Given], *, comments: bool) -> tuple[Band, ...]:
    return bands_of(context, (item for item in items if _is_comment(item) is comments))


def _rows(context: PageContext, given: Iterable[Given]) -> tuple[PlotRow, ...]:
    return tuple(row_of(context, row, None) for row in merged(given))
