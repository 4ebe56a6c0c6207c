"""What a page shows of the words of people and of what is told of them, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synopsis.pages.context import PageContext
from synopsis.pages.views import Link, VoiceView
from synopsis.register.enums import PartKind
from synopsis.register.model import Article, Claim, Finding, Person
from synopsis.register.part_labels import below

FEW = 6
"""So many lines need no headings."""
OPEN = 3
"""Of more lines under one heading so many stand open."""
MANY = 80
"""Where more lines than these tell of a person, one stands open under each heading."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What something is counted by, and how often."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """A claim or a finding in one sentence."""

    link: Link
    """Leads to the claim by its id, to the finding by its document or its place in it."""
    says: str
    """Empty of a claim that accuses somebody."""
    is_claim: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading: the first, and what is closed away of many."""

    heading: Link
    """A topic; empty where few lines need none."""
    first: tuple[Line, ...]
    more: tuple[Line, ...]
    withheld: tuple[Link, ...]
    """Claims that accuse somebody, by number alone: their words stand where outcome and reply do."""

    @classmethod
    def of(cls, heading: Link, lines: Iterable[Line], most: int = OPEN) -> Group:
        """Close away what is beyond the first lines, if that is more than one."""
        lines = tuple(lines)
        shown, withheld = [line for line in lines if line.says], [line.link for line in lines if not line.says]
        cut = most if len(shown) > most + 1 else len(shown)
        return cls(heading, tuple(shown[:cut]), tuple(shown[cut:]), tuple(withheld))


@dataclass(frozen=True, slots=True)
class Step:
    """One voice of a chain, on the page of one of them."""

    voice: VoiceView
    is_here: bool


@dataclass(frozen=True, slots=True)
class ChainView:
    """A chain of voices, outermost first, and the claims that come through it."""

    steps: tuple[Step, ...]
    lines: Group


@dataclass(frozen=True, slots=True)
class AccusedOf:
    """Claims that accuse the person of the same, with one outcome and reply; their words stand on their own pages."""

    claims: tuple[Link, ...]
    source: str
    kind: Link
    outcome: str
    reply: str
    documents: tuple[Link, ...]


def source_of(context: PageContext, article: Article, part: PartKind) -> Link:
    """Name a part of an article as whose words are listed; comments are never the article's."""
    if part is PartKind.ARTICLE:
        return context.link(article, article.label)
    return context.link(article, below(context.index, article), f"part-{part}")


def claim_line(context: PageContext, claim: Claim) -> Line:
    """Return a claim by its words, or by its number alone where they accuse."""
    return Line(context.link(claim, claim.id), "" if claim.accuses else claim.says, is_claim=True)


def finding_line(context: PageContext, finding: Finding) -> Line:
    """Return a finding by its document."""
    document = context.index.register.documents[finding.document]
    return Line(context.link(document, document.label, finding.id), finding.states, is_claim=False)


def grouped_by_topic(context: PageContext, placed: Sequence[tuple[str, Line]], most: int = OPEN) -> tuple[Group, ...]:
    """Put lines under the topics that they are placed in, in the order of topics; a few stand together."""
    if len(placed) <= FEW:
        return (Group.of(Link("", ""), [line for _, line in placed], FEW),) if placed else ()
    found = []
    for topic in context.index.topics:
        lines = [line for name, line in placed if name == topic.id]
        if lines:
            found.append(Group.of(context.link(topic, topic.title), lines, most))
    rest = [line for name, line in placed if not name]
    return (*found, *([Group.of(Link("", ""), rest, most)] if rest else []))


def chains(context: PageContext, person: Person, claims: Iterable[Claim]) -> tuple[ChainView, ...]:
    """Group claims by the chain of voices that they have in common, in the order of the first of each."""
    by_chain: dict[tuple[str, ...], list[Line]] = {}
    for claim in claims:
        by_chain.setdefault(claim.voices, []).append(claim_line(context, claim))
    people = context.index.register.people
    return tuple(
        ChainView(
            tuple(Step(context.voice(people[name]), name == person.id) for name in voices),
            Group.of(Link("", ""), lines, FEW),
        )
        for voices, lines in by_chain.items()
    )


def accusations(context: PageContext, person: Person, claims: Iterable[Claim]) -> tuple[AccusedOf, ...]:
    """Return what claims accuse a person of: the kind, the outcome and the reply, never the words."""
    index = context.index
    found: dict[tuple[object, ...], AccusedOf] = {}
    for claim in claims:
        own = [item for item in claim.accuses if item.person == person.id]
        label = source_of(context, index.article_of(claim), index.part_of(claim)).text
        for item in own:
            key = (label, item.kind, item.outcome, item.reply, item.documents)
            before = found[key].claims if key in found else ()
            found[key] = AccusedOf(
                claims=(*before, context.link(claim, claim.id)),
                source=str(label),
                kind=context.term("accusation-kind", item.kind),
                outcome=item.outcome,
                reply=item.reply,
                documents=tuple(context.document(index.register.documents[name]) for name in item.documents),
            )
    return tuple(found.values())
