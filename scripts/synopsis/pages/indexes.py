"""Indexes: what stands in many claims, gathered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from synopsis.pages.head import Head
from synopsis.pages.views import TemplateView
from synopsis.register.enums import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.renderer import PageRenderer
    from synopsis.pages.views import FindingView, Link
    from synopsis.register.model import ContestedName, Event, Spelling


@dataclass(frozen=True, slots=True)
class ClaimOfEvent:
    """What a text says of an event."""

    link: Link
    says: str
    article: str
    is_comment: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """A dated event."""

    event: Event
    claims: tuple[ClaimOfEvent, ...]
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage(TemplateView):
    """Dated events."""

    template: ClassVar[str] = "timeline"

    content_note: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class FormOfName:
    """One form of a name, with the articles that print it."""

    spelling: Spelling
    articles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """A thing that has more than one name."""

    name: ContestedName
    kind: str
    forms: tuple[FormOfName, ...]


@dataclass(frozen=True, slots=True)
class NamesPage(TemplateView):
    """Contested names."""

    template: ClassVar[str] = "names"

    names: tuple[NameView, ...]


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the indexes."""
    yield _timeline(renderer)
    yield _names(renderer)


def _timeline(renderer: PageRenderer) -> Page:
    index, context = renderer.index, renderer.context("/timeline/")
    view = TimelinePage(index.register.site.content_note, tuple(_event(context, event) for event in index.events))
    description = "Dated events, with what each article and the record say of them."
    return renderer.page(view, context.path, Head(title="Timeline", description=description))


def _event(context: PageContext, event: Event) -> EventView:
    index, register = context.index, context.index.register
    return EventView(
        event=event,
        claims=tuple(
            ClaimOfEvent(
                link=context.link(claim, claim.id),
                says=claim.says,
                article=index.article_of(claim).label,
                is_comment=index.part_of(claim) is PartKind.COMMENTS,
            )
            for claim in (register.claims[name] for name in event.claims)
        ),
        findings=tuple(context.finding(register.findings[name]) for name in event.findings),
    )


def _names(renderer: PageRenderer) -> Page:
    index, context = renderer.index, renderer.context("/names/")
    names = sorted(index.register.names.values(), key=lambda name: (name.kind, name.label.casefold()))
    description = "Places, people and terms that have more than one name, in their scripts."
    return renderer.page(
        NamesPage(tuple(_name(context, name) for name in names)),
        context.path,
        Head(title="Names", description=description),
    )


def _name(context: PageContext, name: ContestedName) -> NameView:
    articles = context.index.register.articles
    forms = [
        FormOfName(form, tuple(context.link(articles[used], articles[used].label) for used in form.used_by))
        for form in name.forms
    ]
    return NameView(name, context.index.term("name-kind", name.kind).label, tuple(forms))
