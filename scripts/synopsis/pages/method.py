"""How the register is made and held to its rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from synopsis.register.balance import balance
from synopsis.register.enums import AuditResult
from synopsis.register.rules import RULES, RULES_OF_PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.renderer import PageRenderer


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the pages on the method."""
    yield _citations(renderer)
    yield _balance(renderer)
    yield _rules(renderer)
    yield _vocabulary(renderer)


def _citations(renderer: PageRenderer) -> Page:
    index, here = renderer.index, renderer.here("/method/citations/")
    groups = []
    for article in index.articles:
        audits = [audit for audit in index.audits if index.article_of(index.register.claims[audit.claim]) is article]
        for part in article.parts:
            own = [audit for audit in audits if index.part_of(index.register.claims[audit.claim]) is part.id]
            found = Counter(audit.result for audit in own)
            if own:
                groups.append(
                    {
                        "label": article.label,
                        "part": part.label,
                        "id": f"{article.id}-{part.id}",
                        "sought": len(own),
                        "counts": [(here.term("audit-result", result), found[result]) for result in AuditResult],
                        "audits": [here.audit(audit) for audit in own],
                    },
                )
    return renderer.page(
        "citations",
        "/method/citations/",
        title="What the articles cite",
        description="Each source that an article or comment names: what the text says it says, and what it says.",
        wide=True,
        groups=groups,
    )


def _balance(renderer: PageRenderer) -> Page:
    return renderer.page(
        "balance",
        "/method/balance/",
        title="Balance",
        description="How much of each article the register holds, and how it is treated; no score.",
        wide=True,
        rows=balance(renderer.index),
    )


def _rules(renderer: PageRenderer) -> Page:
    return renderer.page(
        "rules",
        "/method/rules/",
        title="Rules that are checked",
        description="Every rule that the register must hold before a page is built.",
        rules=[(rule.__doc__ or "").partition("\n")[0] for rule in (*RULES, *RULES_OF_PUBLISHED)],
    )


def _vocabulary(renderer: PageRenderer) -> Page:
    return renderer.page(
        "vocabulary",
        "/vocabulary/",
        title="Vocabulary",
        description="The closed lists of words that these pages use, and the words that are guarded.",
        lists=renderer.index.register.vocabularies.lists,
        guarded=renderer.index.register.vocabularies.guarded,
    )
