"""Rows of a plot: one voice with one number, or a lane of all numbers that one kind of source gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from synopsis.pages.bands import Band
from synopsis.pages.context import PageContext, figure_view
from synopsis.pages.given_figures import Given, Source
from synopsis.pages.pictures import svg
from synopsis.pages.pictures.marks import Extent, extent_of, mark_of, numbers_of
from synopsis.pages.pictures.scale import Scale, written
from synopsis.pages.plot_views import PlotNumber, PlotRow
from synopsis.register.enums import DOCUMENT_KINDS


def row_of(context: PageContext, row: Sequence[Given], scale: Scale | None) -> PlotRow:
    """Return equal figures of one voice as a row: each printed form once, and every place where one is given."""
    first, *others = row
    links = {first.link.href: first.link}
    for item in others:
        links.setdefault(item.link.href, item.again)
    mark = mark_of(first.figure, scale) if scale else None
    return PlotRow(
        who=first.who,
        links=tuple(links.values()),
        counts=context.say("; ").join(dict.fromkeys(item.counts for item in row if item.counts)),
        numbers=tuple(dict.fromkeys(map(_printed, row))),
        picture=svg.row_of([mark], first.shape) if mark else Markup(),
    )


def _printed(item: Given, href: str = "") -> PlotNumber:
    view = figure_view(item.figure)
    hedges = (view.hedge,) if view.hedge else ()
    in_words = not numbers_of(item.figure)
    return PlotNumber(view.as_printed, hedges, bare_too=False, language=item.language, in_words=in_words, href=href)


def lanes_in_short(context: PageContext, band: Band, scale: Scale | None) -> Iterator[PlotRow]:
    """Yield a lane for each article, whom it reports named at each number, and one for the record.

    An article that gives no number says so.
    """
    for article in context.index.articles:
        lane = [item for row in band.rows_of(Source.ARTICLE) if row[0].giver == article.id for item in row]
        reports = any(len(item.who) > 1 for item in lane)
        who = (
            context.say("{article} (in brackets: whom it reports)", article=article.label)
            if reports
            else article.label,
        )
        yield _lane(context, who, lane, scale) if lane else PlotRow(who, (), "", (), Markup())
    documents = [item for row in band.rows_of(Source.RECORD) for item in row]
    if documents:
        yield _lane(context, (context.say("The record"),), documents, scale)


def lanes_of_record(context: PageContext, band: Band, scale: Scale | None) -> Iterator[PlotRow]:
    """Yield a lane for each kind of document, in the order of those who had to weigh evidence and parties later."""
    words = context.index.register.vocabularies.words_of(DOCUMENT_KINDS)
    kinds: dict[str, list[Given]] = {context.index.term(DOCUMENT_KINDS, kind).label: [] for kind in words}
    for row in band.rows_of(Source.RECORD):
        kinds[row[0].kind] += row
    yield from (
        _lane(context, (context.say("The record: {kind}", kind=kind),), lane, scale)
        for kind, lane in kinds.items()
        if lane
    )


def _lane(context: PageContext, who: tuple[str, ...], lane: Iterable[Given], scale: Scale | None) -> PlotRow:
    """Return the numbers of one lane, each once, the smallest first, words last."""
    places: dict[Hashable, list[Given]] = defaultdict(list)
    for item in sorted(lane, key=_lowest):
        figure = item.figure
        places[figure.value, figure.min, figure.max, "" if numbers_of(figure) else figure.as_printed].append(item)
    drawn = [mark_of(items[0].figure, scale) for items in places.values()] if scale else []
    marks = [mark for mark in drawn if mark]
    (shape,) = {item.shape for items in places.values() for item in items}
    return PlotRow(
        who=who,
        links=(),
        counts="",
        numbers=tuple(_number(context, items) for items in places.values()),
        picture=svg.row_of(marks, shape) if marks else Markup(),
    )


def _lowest(item: Given) -> tuple[bool, Decimal]:
    numbers = numbers_of(item.figure)
    return not numbers, min(numbers, default=Decimal(0))


def _number(context: PageContext, items: Sequence[Given]) -> PlotNumber:
    """Return a number as printed where all print it alike, else in digits with every hedge.

    Where several give it, it leads to the list in which each of them stands.
    """
    links = {item.link.href for item in items}
    href = links.pop() if len(links) == 1 else context.href(f"/figures/#{items[0].figure.group}")
    voices = _voices(items)
    if len({_printed(item) for item in items}) == 1:
        return replace(_printed(items[0], href), voices=voices)
    hedges = tuple(dict.fromkeys(item.figure.hedge for item in items if item.figure.hedge))
    bare_too = bool(hedges) and not all(item.figure.hedge for item in items)
    return PlotNumber(
        _in_digits(context, items[0]), hedges, bare_too, language="", in_words=False, href=href, voices=voices
    )


def _voices(items: Iterable[Given]) -> tuple[tuple[str, ...], ...]:
    """Return whom an article reports as giving a number, each chain once, and the article where it gives it too."""
    chains = dict.fromkeys(item.who for item in items)
    return tuple(who[1:] or who for who in chains) if any(len(who) > 1 for who in chains) else ()


def _in_digits(context: PageContext, item: Given) -> str:
    first, *others = map(written, numbers_of(item.figure))
    match extent_of(item.figure):
        case Extent.RANGE:
            return context.say("{least} to {most}", least=first, most=others[0])
        case Extent.AT_LEAST:
            return context.say("{number} or more", number=first)
        case Extent.AT_MOST:
            return context.say("up to {number}", number=first)
        case _:
            return first
