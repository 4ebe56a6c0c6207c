"""How the register is held to its rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from markupsafe import Markup

from synopsis.markdown import escape
from synopsis.page import Page
from synopsis.pages import citations
from synopsis.pages.head import Head
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.shelves import TermOfList
from synopsis.pages.shelving import Shelf
from synopsis.pages.views import TemplateView
from synopsis.register.balance import Balance, balance
from synopsis.register.explained import Explanation, explained
from synopsis.register.model import GuardedWord, Term
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
class WordsOfList:
    """The words of a closed list, or as many of them as stand on one page."""

    id: str
    label: str
    says: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class GuardedView:
    """A guarded word, with what its kind is called."""

    word: GuardedWord
    kind: str


@dataclass(frozen=True, slots=True)
class VocabularyPage(TemplateView):
    """The words that pages use, and the words that are guarded."""

    template: ClassVar[str] = "vocabulary"

    lists: tuple[WordsOfList, ...]
    guarded: tuple[GuardedView, ...]
    shelf: ShelfView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the pages on the method."""
    yield from citations.pages(renderer)
    yield planned("/method/balance/", _balance, renderer)
    yield planned("/method/rules/", _rules, renderer)
    terms = renderer.shelves.terms
    yield from planned_list(renderer, terms.shelving, terms.whole, _vocabulary)


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


def _vocabulary(renderer: PageRenderer, shelf: Shelf[TermOfList]) -> Page:
    context = renderer.context(shelf.path)
    lists = tuple(
        WordsOfList(vocabulary.id, vocabulary.label, vocabulary.says, tuple(entry.term for entry in group))
        for vocabulary, group in groupby(shelf.entries, key=lambda entry: entry.vocabulary)
    )
    index = renderer.index
    words = () if shelf.label else index.register.vocabularies.guarded
    guarded = tuple(GuardedView(word, index.term("guarded-kind", word.kind).label) for word in words)
    description = context.say("The closed lists of words that these pages use, and the words that are guarded.")
    view = VocabularyPage(lists, guarded, shelf_view(context, context.section("Vocabulary", "/vocabulary/"), shelf))
    head = Head(title=named(context.say("Vocabulary"), shelf), description=description, wide=True)
    return renderer.page(view, context.path, head)
