"""Tables that are plots: who gives which number, beside its place on a scale.

Numbers of one unit share a scale; those of another have their own table. A word has a row and no place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from synopsis.pages import given_figures
from synopsis.pages.bands import LEAST, Band, bands_of
from synopsis.pages.context import PageContext
from synopsis.pages.given_figures import Source
from synopsis.pages.pictures import shapes, svg
from synopsis.pages.pictures.marks import Extent, extent_of, scale_of
from synopsis.pages.pictures.scale import Scale, written
from synopsis.pages.plot_rows import lanes_in_short, lanes_of_record, row_of
from synopsis.pages.plot_views import PlotGroup, PlotKey, PlotRow, PlotScale, PlotTable, PlotView, Sign
from synopsis.register.enums import PartKind
from synopsis.register.model import Figure, Question
from synopsis.register.part_labels import readers_words

FAR_APART = 20
"""Groups of one unit do not share a scale where the largest number of one is so many times that of another."""
MANY = 12
"""More documents than these are drawn by kind in one group, each in a row of its own behind."""


def of_question(context: PageContext, question: Question) -> PlotView | None:
    """Return the numbers that articles and documents give on a question; none where there is nothing to compare.

    A group is shown where two rows or more give it, one of them a number; a plot where a group has two marks. What
    the record alone counts stands behind, unless it is all that there is.
    """
    register = context.index.register
    claims = (register.claims[name] for side in question.sides.values() for name in side.claims)
    given = chain(
        (item for claim in claims for item in given_figures.of_claim(context, claim, f"#{claim.id}")),
        (
            item
            for finding in context.index.findings_of_question(question)
            for item in given_figures.of_finding(context, finding, f"#{finding.id}")
        ),
    )
    bands = [band for band in bands_of(context, given) if len(band.rows) >= LEAST and band.marked]
    if all(band.marked < LEAST for band in bands):
        return None
    first = [band for band in bands if band.rows_of(Source.ARTICLE)] or bands
    behind = [band for band in bands if band not in first]
    return PlotView(
        key=key_of(context, bands),
        tables=tuple(_shown(context, together) for together in _sharing_scales(first)),
        each=tuple(_documents(context, band) for band in first if _is_long(band)),
        more=tuple(_whole(context, together) for together in _sharing_scales(behind)),
    )


def of_group(context: PageContext, group: str) -> PlotView | None:
    """Return the numbers of one group in short, for a page that has little room; none where nothing is compared."""
    index = context.index
    claims = chain.from_iterable(index.claims_in(article, PartKind.ARTICLE) for article in index.articles)
    given = chain(
        (item for claim in claims for item in given_figures.of_claim(context, claim)),
        (item for finding in index.findings for item in given_figures.of_finding(context, finding)),
    )
    band, *_ = (*bands_of(context, (item for item in given if item.figure.group == group)), None)
    if band is None or band.marked < LEAST:
        return None
    scale = scale_of(band.figures)
    rows = lanes_in_short(context, band, scale)
    return PlotView(key_of(context, [band]), (_table(band.unit, scale, [PlotGroup("", tuple(rows))]),), (), ())


def _sharing_scales(bands: Iterable[Band]) -> list[list[Band]]:
    """Part bands into tables, each of one unit and of numbers that one scale can show."""
    tables: list[list[Band]] = []
    for band in bands:
        fitting = (others for others in tables if band.unit == others[0].unit and _comparable([*others, band]))
        if others := next(fitting, None):
            others.append(band)
        else:
            tables.append([band])
    return tables


def _comparable(bands: Iterable[Band]) -> bool:
    most = [band.most for band in bands if band.most]
    return not most or max(most) <= min(most) * FAR_APART


def _is_long(band: Band) -> bool:
    return len(band.rows_of(Source.RECORD)) > MANY


def _scale(bands: Iterable[Band]) -> Scale | None:
    return scale_of([figure for band in bands for figure in band.figures])


def _shown(context: PageContext, bands: Sequence[Band]) -> PlotTable:
    """Return bands in one table, a long record in lanes."""
    scale = _scale(bands)
    return _table(bands[0].unit, scale, [PlotGroup(band.label, tuple(_rows(context, band, scale))) for band in bands])


def _rows(context: PageContext, band: Band, scale: Scale | None) -> Iterator[PlotRow]:
    if not _is_long(band):
        yield from (row_of(context, row, scale) for row in band.rows)
        return
    yield from (row_of(context, row, scale) for row in band.rows_of(Source.ARTICLE))
    yield from lanes_of_record(context, band, scale)


def _documents(context: PageContext, band: Band) -> PlotTable:
    scale = _scale([band])
    rows = (row_of(context, row, scale) for row in band.rows_of(Source.RECORD))
    return _table(band.unit, scale, [PlotGroup(band.label, tuple(rows))])


def _whole(context: PageContext, bands: Sequence[Band]) -> PlotTable:
    scale = _scale(bands)
    rows = (PlotGroup(band.label, tuple(row_of(context, row, scale) for row in band.rows)) for band in bands)
    return _table(bands[0].unit, scale, rows)


def untitled(context: PageContext, band: Band, on_scale_of: Sequence[Figure]) -> PlotTable:
    """Return a band alone, in a table without a title, on the scale of the figures given."""
    scale = scale_of(on_scale_of)
    return _table(band.unit, scale, [PlotGroup("", tuple(row_of(context, row, scale) for row in band.rows))])


def _table(unit: str, scale: Scale | None, groups: Iterable[PlotGroup]) -> PlotTable:
    held = tuple(groups)
    shown = PlotScale(written(scale.top), scale.divisions, svg.ticks_of(scale)) if scale else None
    return PlotTable(unit, shown, any(row.links for group in held for row in group.rows), held)


def key_of(context: PageContext, bands: Sequence[Band], *, comments: bool = False) -> PlotKey:
    """Return how to read the marks of `bands`, those of `comments` too."""
    signs = [(shapes.of_article(number), article.label) for number, article in enumerate(context.index.articles)]
    signs += [(shapes.RECORD, context.say("the record"))]
    if comments:
        signs.append((shapes.COMMENT, context.index.interface.uncapital(readers_words(context.index))))
    extents = {extent_of(figure) for band in bands for figure in band.figures}
    return PlotKey(
        signs=tuple(Sign(svg.sign_of(shape), label) for shape, label in signs),
        has_arrows=bool(extents & {Extent.AT_LEAST, Extent.AT_MOST}),
        has_ranges=Extent.RANGE in extents,
        has_words=None in extents,
        differ=len({band.group for band in bands}) > 1,
    )
