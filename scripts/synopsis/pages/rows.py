"""The rows of a question: what each article and the record say to one point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from synopsis.languages.interface import message
from synopsis.pages.context import PageContext
from synopsis.pages.views import ClaimView, FindingView, Link
from synopsis.register.enums import DOCUMENT_KINDS, Bearing
from synopsis.register.model import Article, Finding, Question

OPEN_FINDINGS = 3
"""So many findings of a row are open; the rest is folded."""
_FURTHER = "further"
"""The row of documents that bear on no claim."""
BESIDE_THE_RECORD = 2
"""So many articles have room beside the record."""


@dataclass(frozen=True, slots=True)
class CellView:
    """What one article says to a point; no claims where it does not address it."""

    label: str
    column: int
    """Which of the articles that speak it is, from 1 on."""
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class StatedView:
    """A finding in a row: its sentence, or the row in which it stands."""

    finding: FindingView
    stands_in: Link | None
    """The other row; a page says each finding once."""


@dataclass(frozen=True, slots=True)
class RowView:
    """One point: a cell for each article that speaks on the page, and one for the record."""

    id: str
    title: str
    """Empty in a row that follows from what bears on what: its claim is its heading then."""
    cells: tuple[CellView, ...]
    """In a row without a title only the articles that have claims in it."""
    open: tuple[StatedView, ...]
    folded: tuple[StatedView, ...]


@dataclass(slots=True)
class _Row:
    """A row by its ids."""

    id: str
    title: str
    claims: list[str]
    findings: list[str] = field(default_factory=list)


def layout(speakers: int, *, has_record: bool) -> str:
    """Name the columns: the record stands beside up to two articles and below more, of which none stands alone."""
    if speakers <= BESIDE_THE_RECORD:
        return f"points--{speakers}" + ("-and-record" if has_record else "")
    narrow = next((columns for columns in (3, 2) if speakers % columns != 1), 1)
    wide = next((columns for columns in (4, 3) if columns <= speakers and speakers % columns != 1), 5)
    return f"points--more points--narrow-{narrow} points--wide-{wide}"


def rows(context: PageContext, question: Question, speakers: Sequence[Article]) -> tuple[RowView, ...]:
    """Return the rows of a question in which any of `speakers` has a claim, or documents speak."""
    register = context.index.register
    findings = {finding.id: finding for finding in context.index.findings_of_question(question)}
    # those who had to weigh evidence first, parties later
    kinds = register.vocabularies.words_of(DOCUMENT_KINDS)
    weight = {name: kinds.index(register.documents[finding.document].kind) for name, finding in findings.items()}
    planned = [_Row(point.id, point.title, list(point.claims), list(point.findings)) for point in question.points]
    planned = planned or list(_derived(question, findings))
    for row in planned:
        row.findings.sort(key=lambda name: (not _decides(findings[name], row.claims), weight[name]))
    homes = _homes(planned)
    return tuple(_row(context, row, planned, homes, speakers) for row in planned)


def _decides(finding: Finding, claims: Iterable[str]) -> bool:
    """Tell whether a finding says more of any of `claims` than its background."""
    return any(item.how is not Bearing.CONTEXT and item.claim in claims for item in finding.bears_on)


def _derived(question: Question, findings: Mapping[str, Finding]) -> Iterator[_Row]:
    """Make rows of what bears on what: a claim, those of other articles of which one document speaks too, documents."""
    bearing = {name: {item.claim for item in finding.bears_on} for name, finding in findings.items()}
    made: list[tuple[_Row, set[str]]] = []
    for article, side in question.sides.items():
        for claim in side.claims:
            own = [name for name, claims in bearing.items() if claim in claims]
            joined = next((row for row, sides in made if article not in sides and set(own) & set(row.findings)), None)
            if joined is None:
                made.append((_Row(f"at-{claim}", "", [claim], own), {article}))
                continue
            joined.claims.append(claim)
            joined.findings += [name for name in own if name not in joined.findings]
            next(sides for row, sides in made if row is joined).add(article)
    yield from (row for row, _ in made)
    placed = {name for row, _ in made for name in row.findings}
    further = [name for name in findings if name not in placed]
    if further:
        yield _Row(_FURTHER, message("Further documents") if made else message("What documents say"), [], further)


def _homes(planned: Sequence[_Row]) -> dict[str, _Row]:
    """Tell in which row each finding stands with its sentence, and put what a row is to show first in front.

    A row shows findings that no row before it shows; what is left over stands in the row with the fewest findings.
    """
    homes: dict[str, _Row] = {}
    for row in planned:
        new = [name for name in row.findings if name not in homes][:OPEN_FINDINGS]
        homes |= dict.fromkeys(new, row)
        row.findings.sort(key=lambda name: name not in new)
    for row in sorted(planned, key=lambda row: len(row.findings)):
        for name in row.findings:
            homes.setdefault(name, row)
    return homes


def _row(
    context: PageContext, row: _Row, planned: Iterable[_Row], homes: Mapping[str, _Row], speakers: Sequence[Article]
) -> RowView:
    claims, found = context.index.register.claims, context.index.register.findings
    made = [(context.index.article_of(claims[name]), context.claim(claims[name])) for name in row.claims]
    cells = [
        CellView(article.label, column, tuple(view for by, view in made if by is article))
        for column, article in enumerate(speakers, start=1)
    ]
    if not row.title:
        cells = [cell for cell in cells if cell.claims]
    shown = []
    for name in row.findings:
        home = homes[name]
        # where it stands it says of the claims of no other row of its how it bears on them, too
        others = {claim for other in planned if name in other.findings for claim in other.claims if other is not home}
        among = row.claims if home is not row else {claim for other in planned for claim in other.claims} - others
        among = {*among, *row.claims}
        elsewhere = (
            None
            if home is row
            else Link(home.title or context.say("Claim {id}", id=home.claims[0]), f"#point-{home.id}")
        )
        shown.append(StatedView(context.finding(found[name], among=among), elsewhere))
    return RowView(
        row.id,
        context.say(row.title) if row.id == _FURTHER else row.title,
        tuple(cells),
        tuple(shown[:OPEN_FINDINGS]),
        tuple(shown[OPEN_FINDINGS:]),
    )
