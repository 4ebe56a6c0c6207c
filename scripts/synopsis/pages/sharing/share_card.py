"""What a picture shows: a question with every side's brief and the record's, in one rank."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from synopsis.pages.context import PageContext
from synopsis.pages.sharing.share_numbers import plot_of
from synopsis.pages.sharing.share_plot import SharePlot
from synopsis.register.edition import Edition
from synopsis.register.enums import ReviewState
from synopsis.register.index import Index
from synopsis.register.model import Question
from synopsis.register.urls import path_of


class RuleShape(Enum):
    """The line above a side, which tells it from the record and an answer from silence, as on the pages."""

    SINGLE = "single"
    DOTTED = "dotted"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class ShareCell:
    """One side, or the record."""

    label: str
    says: str
    rule: RuleShape


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCard:
    """All that stands on a picture."""

    head: str
    """The line above the title."""
    title: str
    question: str = ""
    """What the cells answer, where the title is no question."""
    cells: tuple[ShareCell, ...]
    plot: SharePlot | None = None
    state: str
    address: str
    """Where the site is, as one would say it."""

    @property
    def alternative(self) -> str:
        """The same in words."""
        answers = (f"{cell.label}: {cell.says}" for cell in self.cells)
        drawn = self.plot.said if self.plot else ""
        said = filter(None, (self.title, self.question, *answers, drawn))
        return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in said)


def of_question(index: Index, edition: Edition, question: Question) -> ShareCard:
    """Return the card of a question."""
    return ShareCard(
        head=edition.site_name,
        title=question.asks,
        cells=_cells(index, question),
        plot=plot_of(PageContext(index, path_of(question), {}, edition), question),
        state=_state(index, question),
        address=_spoken(edition.site_url),
    )


def of_home(index: Index, edition: Edition) -> ShareCard:
    """Return the card of the first page: the site, and the question that stands first on that page."""
    first = next((question for question in index.questions if question.core), index.questions[0])
    return ShareCard(
        head=index.interface.say(
            "{questions}, each article beside the record",
            questions=index.interface.counted(len(index.questions), "question"),
        ),
        title=edition.site_name,
        question=first.asks,
        cells=_cells(index, first),
        state=_state(index, first),
        address=_spoken(edition.site_url),
    )


def _cells(index: Index, question: Question) -> tuple[ShareCell, ...]:
    sides = ((article.label, question.sides[article.id]) for article in index.articles)
    return (
        *(ShareCell(label, side.brief, RuleShape.DOTTED if side.silent else RuleShape.SINGLE) for label, side in sides),
        ShareCell(index.interface.say("The record"), question.record.in_brief, RuleShape.DOUBLE),
    )


def _state(index: Index, question: Question) -> str:
    return index.term("review-state", index.state_of(question) or ReviewState.DRAFT).label


def _spoken(address: str) -> str:
    return address.partition("://")[2].rstrip("/")
