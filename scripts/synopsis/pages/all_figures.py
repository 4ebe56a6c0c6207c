"""All figures: by what is counted, each group on its scale; then those that stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages import given_figures, plots
from synopsis.pages.bands import LEAST, Band, bands_of, merged
from synopsis.pages.context import PageContext
from synopsis.pages.given_figures import Given, Source
from synopsis.pages.head import Head
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.plot_rows import row_of
from synopsis.pages.plot_views import PlotKey, PlotRow, PlotTable
from synopsis.pages.renderer import PageRenderer, Planned
from synopsis.pages.shelving import Shelf, Shelving, Step, by_letter, by_number
from synopsis.pages.views import TemplateView
from synopsis.register.enums import FIGURE_GROUPS
from synopsis.register.index import Index
from synopsis.register.model import Claim, Finding
from synopsis.register.numbered_ids import by_number as number_of
from synopsis.register.part_labels import readers_words

TITLE = "Figures"
PATH = "/figures/"
ALONE = "/figures/alone/"
MOST_ALONE = 700
"""So many numbers stand on one page of those that stand alone."""


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
    all_alone: str
    """Where they stand instead, if they are many; empty otherwise."""
    readers_words: str
    table: str
    """Where all of them lie as data."""
    shelf: ShelfView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the page of all figures; where they are many, by what they count, and those that stand alone apart."""
    shelved = renderer.shelves.figure_groups
    yield from planned_list(renderer, shelved.shelving, shelved.whole, _figures)
    if shelved.whole.shelves:
        compared = frozenset(_compared(renderer.context(PATH), _all(renderer.context(PATH), _records(renderer.index))))
        shelving = _shelving_of_alone(renderer.index, compared)
        records = [record for record in _records(renderer.index) if shelving.size(record)]
        whole = shelving.divided(records, renderer.index.first_days)
        yield from planned_list(renderer, shelving, whole, partial(_alone, compared=compared))


def _shelving_of_alone(index: Index, compared: Collection[str]) -> Shelving[Claim | Finding]:
    def steps(record: Claim | Finding) -> Iterator[Step]:
        if isinstance(record, Claim):
            article, part = index.article_of(record), index.part_of(record)
            yield Step(f"{article.id}-{part}", f"{article.label}: {index.term('part', part).label}")
            yield from by_number(*number_of(record.id), index.interface)
        else:
            yield Step("the-record", index.interface.say("The record"))
            yield from by_letter(index.register.documents[record.document].label, "the-record-", index.interface)

    return Shelving(
        ALONE,
        ALONE,
        steps=steps,
        anchors=lambda _: (),
        most=MOST_ALONE,
        size=lambda record: sum((figure.group or "") not in compared for figure in record.figures),
    )


def _figures(renderer: PageRenderer, shelf: Shelf[str]) -> Page:
    index, context = renderer.index, renderer.context(shelf.path)
    is_whole = not (shelf.label or shelf.shelves)
    shown = frozenset(shelf.entries)
    records = (
        record
        for record in _records(index)
        if is_whole or any((figure.group or "") in shown for figure in record.figures)
    )
    given = [item for item in _all(context, records) if is_whole or (item.figure.group or "") in shown]
    compared = _compared(context, given)
    groups = sorted((_group(context, name, items) for name, items in compared.items()), key=lambda one: -one[0])
    alone = [item for item in given if is_whole and item.figure.group not in compared]
    return _page(
        renderer,
        context,
        FiguresPage(
            total=sum(len(record.figures) for record in _records(index)),
            key=plots.key_of(context, bands_of(context, given), comments=any(map(_is_comment, given))),
            groups=tuple(group for _, group in groups),
            alone=_rows(context, (item for item in alone if not _is_comment(item))),
            alone_in_comments=_rows(context, (item for item in alone if _is_comment(item))),
            all_alone=context.href(ALONE) if shelf.shelves and not shelf.label else "",
            readers_words=readers_words(index),
            table=context.href("/data/figures.csv"),
            shelf=shelf_view(context, context.section(TITLE, PATH), shelf),
        ),
        named(TITLE, shelf),
    )


def _alone(renderer: PageRenderer, shelf: Shelf[Claim | Finding], compared: Collection[str]) -> Page:
    """Make a page of the numbers that no other one counts."""
    index, context = renderer.index, renderer.context(shelf.path)
    alone = [item for item in _all(context, shelf.entries) if (item.figure.group or "") not in compared]
    called_alone = context.say("that stand alone")
    called = replace(shelf, label=f"{called_alone}: {shelf.label}" if shelf.label else called_alone)
    return _page(
        renderer,
        context,
        FiguresPage(
            total=len(alone),
            key=plots.key_of(context, bands_of(context, alone), comments=any(map(_is_comment, alone))),
            groups=(),
            alone=_rows(context, (item for item in alone if not _is_comment(item))),
            alone_in_comments=_rows(context, (item for item in alone if _is_comment(item))),
            all_alone="",
            readers_words=readers_words(index),
            table=context.href("/data/figures.csv"),
            shelf=shelf_view(context, context.section(TITLE, PATH), called),
        ),
        named(TITLE, called),
    )


def _page(renderer: PageRenderer, context: PageContext, view: FiguresPage, title: str) -> Page:
    description = context.say(
        "Every number that a claim or a document gives, by what it counts, on one scale where several do."
    )
    return renderer.page(view, context.path, Head(title=title, description=description, wide=True))


def _records(index: Index) -> Iterator[Claim | Finding]:
    yield from index.claims
    yield from index.findings


def _all(context: PageContext, records: Iterable[Claim | Finding]) -> Iterator[Given]:
    for record in records:
        if isinstance(record, Claim):
            yield from given_figures.of_claim(context, record)
        else:
            yield from given_figures.of_finding(context, record)


def _compared(context: PageContext, given: Iterable[Given]) -> dict[str, list[Given]]:
    """Return the figures of each group that can be compared."""
    by_group: dict[str, list[Given]] = defaultdict(list)
    for item in given:
        by_group[item.figure.group or ""].append(item)
    return {name: items for name, items in by_group.items() if name and _is_compared(context, items)}


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
