"""All editions: what was published, when, of which commit, and what each has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from synopsis.languages.interface import message
from synopsis.page import Page
from synopsis.pages import correction_views, reporting
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.views import Link, TemplateView
from synopsis.register.edition import DOI, PAGE, Edition
from synopsis.register.ledger import Ledger, Occasion, recorded
from synopsis.register.ledger.editions import OFFERED, Listed, listed
from synopsis.register.model import Register, Site

_KINDS = {
    "article": message("Articles"),
    "claim": message("Claims"),
    "topic": message("Topics"),
    "question": message("Questions"),
    "document": message("Documents"),
    "person": message("Voices"),
}
"""The kinds of records that have pages, as their lists are called."""
FEW = 12
"""So many records of a sort are named; of more, how many of each kind there are."""
TOLD_WHOLE = 40
"""So many editions, the last, are told of with all that is known; the page must not grow without end."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Records to which an edition did the same."""

    label: str
    records: tuple[Link, ...]
    """By name, where they are few."""
    counts: str
    """By kind, where they are many: `Claims (12), Documents (1)`."""


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition as it is told."""

    tag: str
    number: int
    on: date
    is_this: bool
    """Whether the page is of it: then its sums cannot stand here."""
    commit: Link | None
    digest: str
    manifest: str
    changes: tuple[ChangeView, ...]
    corrections: tuple[Link, ...]
    assets: tuple[Link, ...]
    taken_down: date | None


@dataclass(frozen=True, slots=True)
class EditionsPage(TemplateView):
    """All editions, the last first."""

    template: ClassVar[str] = "editions"

    called: str
    """What the page itself is of."""
    is_published: bool
    listed: tuple[EditionView, ...]
    older: tuple[EditionView, ...]
    doi: Link | None
    about: str


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the page of editions."""
    yield planned(PAGE, _editions, renderer)


def _editions(renderer: PageRenderer) -> Page:
    context, edition = renderer.context(PAGE), renderer.edition
    site = renderer.index.register.site
    found = [_view(context, one) for one in reversed(_all(renderer.ledger, renderer.index.register, edition))]
    view = EditionsPage(
        called=edition.called(site, context.index.interface),
        is_published=bool(edition.number),
        listed=tuple(found[:TOLD_WHOLE]),
        older=tuple(found[TOLD_WHOLE:]),
        doi=Link(edition.doi, DOI.format(edition.doi)) if edition.doi else None,
        about=context.href("/about/"),
    )
    description = context.say(
        "Every publication of this site: its day, its sources and sums, what it changed, where it is kept."
    )
    return renderer.page(view, context.path, Head(title=context.say("Editions"), description=description))


def _all(ledger: Ledger, register: Register, edition: Edition) -> tuple[Listed, ...]:
    """Return every edition, the first first, with the present one as it will be recorded, or as it was."""
    if edition.on and edition.number == ledger.next_number:
        # of its records and corrections alone: what is told of it must not hang on files that are made after it
        ledger = recorded(ledger, register, (), Occasion(edition.on, edition.site_url, commit=edition.commit))
    return listed(ledger)


def _view(context: PageContext, one: Listed) -> EditionView:
    register, publication = context.index.register, one.publication
    changes = (
        (context.say("New"), one.new),
        (context.say("Changed"), one.changed),
        (context.say("Redacted, or changed with it"), one.redacted),
    )
    return EditionView(
        tag=one.tag,
        number=publication.number,
        on=publication.on,
        is_this=publication.number == context.edition.number,
        commit=_commit(register.site, one),
        digest=publication.digest,
        manifest=publication.manifest,
        changes=tuple(_change(context, label, names) for label, names in changes if names),
        corrections=tuple(_corrections(context, one.corrections)),
        assets=_assets(context, one),
        taken_down=one.taken_down,
    )


def _change(context: PageContext, label: str, names: list[str]) -> ChangeView:
    if len(names) <= FEW:
        return ChangeView(label, tuple(correction_views.link_to(context, name) for name in names), "")
    kinds = Counter(name.partition("/")[0] for name in names)
    counts = [f"{context.say(_KINDS[kind])} ({count})" for kind, count in kinds.items()]
    return ChangeView(label, (), context.index.interface.listed(counts))


def _corrections(context: PageContext, names: Iterable[str]) -> Iterator[Link]:
    """Yield the corrections that the register has; of a ledger that was joined there may be others."""
    register = context.index.register
    for name in names:
        if correction := register.corrections.get(name):
            kind = context.index.term("correction-kind", correction.kind).label
            record = correction_views.link_to(context, correction.record)
            yield Link(f"{kind}: {record.text}", context.href(f"/corrections/#correction-{name}"))


def _commit(site: Site, one: Listed) -> Link | None:
    """Name the commit, and lead to it where the sources are known and nothing of them was redacted since."""
    commit = one.publication.commit
    leads = site.repository and reporting.is_on_github(site) and not one.taken_down
    return Link(commit, f"{site.repository}/tree/{commit}" if leads else "") if commit else None


def _assets(context: PageContext, one: Listed) -> tuple[Link, ...]:
    """Lead to what is kept of an edition; of two with one number nobody knows whose is kept."""
    site = context.index.register.site
    if one.taken_down or one.shares_number or not one.publication.commit or not reporting.is_on_github(site):
        return ()
    place = f"{site.repository}/releases/download/{one.tag}"
    return tuple(Link(context.say(says), f"{place}/{one.tag}-{name}") for name, says in OFFERED.items())
