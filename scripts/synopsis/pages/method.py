"""How the register is held to its rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.list_filters import Filter, by, terms_of
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.views import AuditView, CountedTerm, TemplateView
from synopsis.register.balance import Balance, balance
from synopsis.register.enums import AuditResult
from synopsis.register.explained import Explanation, explained
from synopsis.register.model import GuardedWord, Vocabulary
from synopsis.register.rules import (
    RULES,
    RULES_OF_ADDRESS,
    RULES_OF_PUBLISHED,
    RULES_OF_SETTINGS,
    RULES_OF_WARNING,
    RULES_OF_WHOLE,
)


@dataclass(frozen=True, slots=True)
class CitingClaim:
    """A claim beside each source that it names, with what it can be found by in the list."""

    audits: tuple[AuditView, ...]
    results: tuple[AuditResult, ...]
    """Each once."""


@dataclass(frozen=True, slots=True)
class CitationsOfPart:
    """The sources that one part of an article names, each looked up."""

    id: str
    label: str
    total: int
    """How many citations there are, of which a claim may have several."""
    counts: tuple[CountedTerm, ...]
    """How often looking up had each result."""
    claims: tuple[CitingClaim, ...]


@dataclass(frozen=True, slots=True)
class CitationsPage(TemplateView):
    """The audit of citations."""

    template: ClassVar[str] = "citations"

    groups: tuple[CitationsOfPart, ...]
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class BalancePage(TemplateView):
    """Counts per article."""

    template: ClassVar[str] = "balance"

    rows: tuple[Balance, ...]


@dataclass(frozen=True, slots=True)
class RulesPage(TemplateView):
    """What is checked."""

    template: ClassVar[str] = "rules"

    rules: tuple[str, ...]
    """Each rule in the sentence that its function begins with."""
    warned: tuple[str, ...]
    """The same of those whose breach refuses no build."""
    named: tuple[Explanation, ...]
    """What messages call rules, with examples."""


@dataclass(frozen=True, slots=True)
class VocabularyPage(TemplateView):
    """The words that pages use, and the words that are guarded."""

    template: ClassVar[str] = "vocabulary"

    lists: tuple[Vocabulary, ...]
    guarded: tuple[GuardedWord, ...]


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the pages on the method."""
    yield planned("/method/citations/", _citations, renderer)
    yield planned("/method/balance/", _balance, renderer)
    yield planned("/method/rules/", _rules, renderer)
    yield planned("/vocabulary/", _vocabulary, renderer)


def _balance(renderer: PageRenderer) -> Page:
    return renderer.page(
        BalancePage(tuple(balance(renderer.index))),
        "/method/balance/",
        Head(
            title="Balance",
            description="How much of each article the register holds, and how it is treated; no score.",
            wide=True,
        ),
    )


def _rules(renderer: PageRenderer) -> Page:
    of_whole = (rule for rule, _ in RULES_OF_WHOLE)
    rules = (*RULES, *of_whole, *RULES_OF_PUBLISHED, *RULES_OF_ADDRESS, *RULES_OF_SETTINGS)
    warned = tuple(_sentence(rule) for rule, _ in RULES_OF_WARNING)
    return renderer.page(
        RulesPage(tuple(_sentence(rule) for rule in rules), warned, tuple(explained().values())),
        "/method/rules/",
        Head(
            title="Rules that are checked",
            description="Every rule that the register must hold before a page is built, by its name in messages.",
        ),
    )


def _sentence(rule: object) -> str:
    return (rule.__doc__ or "").partition("\n")[0]


def _vocabulary(renderer: PageRenderer) -> Page:
    words = renderer.index.register.vocabularies
    return renderer.page(
        VocabularyPage(words.whole, words.guarded),
        "/vocabulary/",
        Head(
            title="Vocabulary",
            description="The closed lists of words that these pages use, and the words that are guarded.",
            wide=True,
        ),
    )


def _citations(renderer: PageRenderer) -> Page:
    context = renderer.context("/method/citations/")
    description = "Each source that an article or comment names: what the text says it says, and what it says."
    groups = tuple(_groups(context))
    results = [claim.results for group in groups for claim in group.claims]
    sources = [[group.id] for group in groups for _ in group.claims]
    filters = (
        by("result", "What was found", terms_of(context.index, "audit-result", AuditResult), results),
        by("source", "Named in", [(group.id, group.label) for group in groups], sources),
    )
    return renderer.page(
        CitationsPage(groups, filters),
        context.path,
        Head(title="What the articles cite", description=description, wide=True),
    )


def _groups(context: PageContext) -> Iterator[CitationsOfPart]:
    """Yield each part of an article that names sources."""
    index = context.index
    for article in index.articles:
        for part in article.parts:
            claims = index.claims_in(article, part.id)
            of_claims = [audits for claim in claims if (audits := index.audits_of_claim(claim))]
            found = Counter(audit.result for audits in of_claims for audit in audits)
            if of_claims:
                yield CitationsOfPart(
                    id=f"{article.id}-{part.id}",
                    label=f"{article.label}: {part.label}",
                    total=found.total(),
                    counts=tuple(CountedTerm(context.term("audit-result", word), found[word]) for word in AuditResult),
                    claims=tuple(
                        CitingClaim(tuple(map(context.audit, audits)), tuple(dict.fromkeys(a.result for a in audits)))
                        for audits in of_claims
                    ),
                )
