"""What holds of the rows of every question, whatever it is about: each function names the offenders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from synopsis.pages.context import PageContext
from synopsis.pages.rows import OPEN_FINDINGS, RowView, StatedView, rows
from synopsis.register.edition import Edition
from synopsis.register.enums import BEARING_LISTS
from synopsis.register.index import Index
from synopsis.register.model import Question
from synopsis.register.urls import path_of


def of_every_question(index: Index) -> Iterator[tuple[Question, tuple[RowView, ...]]]:
    """Yield each question with its rows."""
    for question in index.questions:
        context = PageContext(index, path_of(question), {}, Edition("", "https://example.org/"))
        speakers = [article for article in index.articles if not question.sides[article.id].silent]
        yield question, rows(context, question, speakers)


def stated(row: RowView) -> tuple[StatedView, ...]:
    """Give all that the record says in a row."""
    return row.open + row.folded


def claims_not_once(index: Index) -> list[str]:
    """Name the claims of sides that do not stand in exactly one row of their question."""
    found = []
    for question, made in of_every_question(index):
        shown = Counter(claim.id for row in made for cell in row.cells for claim in cell.claims)
        wanted = Counter(name for side in question.sides.values() for name in side.claims)
        found += [f"{question.id}#{name}" for name in shown.keys() | wanted.keys() if shown[name] != wanted[name]]
    return found


def findings_not_once(index: Index) -> list[str]:
    """Name the findings of a question whose sentence does not stand in exactly one row of it."""
    found = []
    for question, made in of_every_question(index):
        shown = Counter(item.finding.id for row in made for item in stated(row) if not item.stands_in)
        wanted = Counter(finding.id for finding in index.findings_of_question(question))
        found += [f"{question.id}#{name}" for name in shown.keys() | wanted.keys() if shown[name] != wanted[name]]
    return found


def bearings_lost(index: Index) -> list[str]:
    """Name each document that bears on a claim of a side, of which the rows do not say how."""
    found = []
    for question, made in of_every_question(index):
        named = {name for side in question.sides.values() for name in side.claims}
        wanted = {
            (finding.id, index.term(BEARING_LISTS[item.on], item.how).label, item.claim)
            for finding in index.findings_of_question(question)
            for item in finding.bears_on
            if item.claim in named
        }
        shown = {
            (item.finding.id, bearing.how, str(link.text))
            for row in made
            for item in stated(row)
            for bearing in item.finding.bears_on
            for link in bearing.claims
        }
        found += [f"{question.id}: {one}" for one in wanted ^ shown]
    return found


def led_astray(index: Index) -> list[str]:
    """Name each row that sends a reader for a document to a row without its sentence, or folds what it has room for."""
    found = []
    for question, made in of_every_question(index):
        homes = {item.finding.id: f"#point-{row.id}" for row in made for item in stated(row) if not item.stands_in}
        for row in made:
            found += [
                f"{question.id}: {row.id} for {item.finding.id}"
                for item in stated(row)
                if item.stands_in and item.stands_in.href != homes[item.finding.id]
            ]
            if row.folded and len(row.open) < OPEN_FINDINGS:
                found.append(f"{question.id}: {row.id} folds too much")
    return found


FAULTS = (claims_not_once, findings_not_once, bearings_lost, led_astray)
