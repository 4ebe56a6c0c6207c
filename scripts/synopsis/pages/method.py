"""How the register is held to its rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from synopsis.markdown import escape
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
from synopsis.register.problems import Rule
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
class NamedRule:
    """A rule by the name that messages give it."""

    rule: Rule
    says: str
    of: str
    """The record or kind of record to which the examples belong; empty where they are in words."""
    bad: tuple[Markup, ...]
    """The lines of an example that breaks it."""
    good: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class RulesPage(TemplateView):
    """What is checked."""

    template: ClassVar[str] = "rules"

    rules: tuple[str, ...]
    """Each rule in the sentence that its function begins with."""
    warned: tuple[str, ...]
    """The same of those whose breach refuses no build."""
    named: tuple[NamedRule, ...]
    """What messages call rules, with examples."""


@dataclass(frozen=True, slots=True)
class GuardedView:
    """A guarded word, with what its kind is called."""

    word: GuardedWord
    kind: str


@dataclass(frozen=True, slots=True)
class VocabularyPage(TemplateView):
    """The words that pages use, and the words that are guarded."""

    template: ClassVar[str] = "vocabulary"

    lists: tuple[Vocabulary, ...]
    guarded: tuple[GuardedView, ...]


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the pages on the method."""
    yield planned("/method/citations/", _citations, renderer)
    yield planned("/method/balance/", _balance, renderer)
    yield planned("/method/rules/", _rules, renderer)
    yield planned("/vocabulary/", _vocabulary, renderer)


def _balance(renderer: PageRenderer) -> Page:
    say = renderer.index.interface.say
    return renderer.page(
        BalancePage(tuple(balance(renderer.index))),
        "/method/balance/",
        Head(
            title=say("Balance"),
            description=say("How much of each article the register holds, and how it is treated; no score."),
            wide=True,
        ),
    )


def _rules(renderer: PageRenderer) -> Page:
    say = renderer.index.interface.say
    of_whole = (rule for rule, _ in RULES_OF_WHOLE)
    rules = (*RULES, *of_whole, *RULES_OF_PUBLISHED, *RULES_OF_ADDRESS, *RULES_OF_SETTINGS)
    warned = tuple(_sentence(rule) for rule, _ in RULES_OF_WARNING)
    return renderer.page(
        RulesPage(tuple(_sentence(rule) for rule in rules), warned, tuple(map(_named, explained().values()))),
        "/method/rules/",
        Head(
            title=say("Rules that are checked"),
            description=say("Every rule that the register must hold before a page is built, by its name in messages."),
        ),
    )


def _named(rule: Explanation) -> NamedRule:
    return NamedRule(rule.rule, rule.says, rule.of, _lines(rule.bad), _lines(rule.good))


def _lines(example: str) -> tuple[Markup, ...]:
    """Show the lines of an example, tabs and the spaces by which they are indented too."""
    lines = example.replace("\t", "→").splitlines()
    return tuple(Markup("&#32;") * (len(line) - len(line.lstrip(" "))) + escape(line) for line in lines)


def _sentence(rule: object) -> str:
    return (rule.__doc__ or "").partition("\n")[0]


def _vocabulary(renderer: PageRenderer) -> Page:
    index, say = renderer.index, renderer.index.interface.say
    guarded = tuple(
        GuardedView(word, index.term("guarded-kind", word.kind).label) for word in index.register.vocabularies.guarded
    )
    return renderer.page(
        VocabularyPage(index.vocabularies, guarded),
        "/vocabulary/",
        Head(
            title=say("Vocabulary"),
            description=say("The closed lists of words that these pages use, and the words that are guarded."),
            wide=True,
        ),
    )


def _citations(renderer: PageRenderer) -> Page:
    context = renderer.context("/method/citations/")
    description = context.say(
        "Each source that an article or comment names: what the text says it says, and what it says."
    )
    groups = tuple(_groups(context))
    results = [claim.results for group in groups for claim in group.claims]
    sources = [[group.id] for group in groups for _ in group.claims]
    filters = (
        by("result", context.say("What was found"), terms_of(context.index, "audit-result", AuditResult), results),
        by("source", context.say("Named in"), [(group.id, group.label) for group in groups], sources),
    )
    return renderer.page(
        CitationsPage(groups, filters),
        context.path,
        Head(title=context.say("What the articles cite"), description=description, wide=True),
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
