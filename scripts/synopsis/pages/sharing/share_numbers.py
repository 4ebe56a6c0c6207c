"""The numbers that a picture draws, as the plot of the page places them."""

from __future__ import annotations

from itertools import chain

from synopsis.pages import given_figures
from synopsis.pages.bands import LEAST, Band, bands_of
from synopsis.pages.context import PageContext
from synopsis.pages.given_figures import Source
from synopsis.pages.jinja import capital
from synopsis.pages.pictures import shapes
from synopsis.pages.pictures.marks import Extent, mark_of, scale_of
from synopsis.pages.pictures.scale import Scale, written
from synopsis.pages.sharing.share_plot import MarkEnd, ShareLane, ShareMark, SharePlot
from synopsis.register.model import Figure, Question

MOST_SAID_BESIDE = 3
"""A question is about numbers where no more than two things are said beside each that gives one."""
FEW = 6
"""Fewer marks are told sooner by the briefs."""
_ENDS = {Extent.POINT: MarkEnd.POINT, Extent.RANGE: MarkEnd.RANGE}


def plot_of(context: PageContext, question: Question) -> SharePlot | None:
    """Return the numbers that a question is about, a lane for each article and one for the record; None without.

    They are those of the group of which most is given, where an article gives one.
    """
    register = context.index.register
    claims = [register.claims[name] for side in question.sides.values() for name in side.claims]
    findings = context.index.findings_of_question(question)
    given = chain(
        chain.from_iterable(given_figures.of_claim(context, claim) for claim in claims),
        chain.from_iterable(given_figures.of_finding(context, finding) for finding in findings),
    )
    compared = (band for band in bands_of(context, given) if band.marked >= LEAST and band.rows_of(Source.ARTICLE))
    band = next(compared, None)
    if band is None or _said(band) * MOST_SAID_BESIDE < len(claims) + len(findings):
        return None
    plot = _drawn(context, band, scale_of(band.figures))
    return plot if plot and sum(len(lane.marks) for lane in plot.lanes) >= FEW else None


def _said(band: Band) -> int:
    """Count the claims and findings that give a number of a band."""
    return len({item.link.href for row in band.rows for item in row})


def _drawn(context: PageContext, band: Band, scale: Scale | None) -> SharePlot | None:
    if scale is None:
        return None
    articles = enumerate(context.index.articles)
    lanes = [(article.label, shapes.of_article(number), _of(band, article.id)) for number, article in articles]
    lanes.append((context.say("The record"), shapes.RECORD, [row[0].figure for row in band.rows_of(Source.RECORD)]))
    caption = context.say("{group}: numbers that each gives or reports", group=capital(band.label))
    top = written(scale.ticks[-1])
    return SharePlot(
        caption=caption,
        ticks=tuple((scale.place(tick), written(tick)) for tick in scale.ticks),
        lanes=tuple(ShareLane(label, shape.name, _marks(figures, scale)) for label, shape, figures in lanes),
        said=context.say("{plot}, on a scale to {number}", plot=caption, number=top),
    )


def _of(band: Band, article: str) -> list[Figure]:
    return [row[0].figure for row in band.rows_of(Source.ARTICLE) if row[0].giver == article]


def _marks(figures: list[Figure], scale: Scale) -> tuple[ShareMark, ...]:
    marks = (mark_of(figure, scale) for figure in figures)
    drawn = (ShareMark(mark.at, mark.to, _ENDS.get(mark.extent, MarkEnd.ARROW)) for mark in marks if mark)
    return tuple(dict.fromkeys(drawn))
