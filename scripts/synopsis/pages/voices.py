"""Everybody who speaks or is spoken of, in one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from synopsis.languages.interface import message
from synopsis.page import Page
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.list_filters import Filter, by, terms_of
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.people_views import source_of
from synopsis.pages.renderer import PageRenderer, Planned
from synopsis.pages.shelving import Shelf
from synopsis.pages.views import Link, TemplateView
from synopsis.register.enums import PersonKind
from synopsis.register.model import Person
from synopsis.register.of_people import OfPeople


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """One of the list, with how much stands on the page."""

    person: Person
    href: str
    """Leads to the person's page; empty where the person has none."""
    counts: tuple[Link, ...]
    """What there is of each sort; linked where a reader of no page of its own commented."""


@dataclass(frozen=True, slots=True)
class KindOfVoice:
    """All of one kind."""

    id: PersonKind
    label: str
    people: tuple[PersonEntry, ...]


@dataclass(frozen=True, slots=True)
class VoicesPage(TemplateView):
    """Everybody who speaks or is spoken of."""

    template: ClassVar[str] = "voices"

    kinds: tuple[KindOfVoice, ...]
    filters: tuple[Filter, ...]
    shelf: ShelfView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the list of voices, which is divided where it is long."""
    shelved = renderer.shelves.voices
    yield from planned_list(renderer, shelved.shelving, shelved.whole, _voices)


def _voices(renderer: PageRenderer, shelf: Shelf[Person]) -> Page:
    index, context = renderer.index, renderer.context(shelf.path)
    people = shelf.entries
    kinds = [[person.kind] for person in people]
    told_of = OfPeople(index)
    view = VoicesPage(
        kinds=tuple(_kind(context, told_of, kind, people) for kind in PersonKind if [kind] in kinds),
        filters=(by("kind", context.say("Kind of voice"), terms_of(index, "person-kind", PersonKind), kinds),)
        if people
        else (),
        shelf=shelf_view(context, context.section("Voices", "/voices/"), shelf),
    )
    description = context.say(
        "Every person, organisation and outlet that speaks or is spoken of, each on a page of its own."
    )
    return renderer.page(
        view, context.path, Head(title=named(context.say("Voices"), shelf), description=description, wide=True)
    )


def _kind(context: PageContext, told_of: OfPeople, kind: PersonKind, people: Sequence[Person]) -> KindOfVoice:
    own = [_entry(context, told_of, person) for person in people if person.kind is kind]
    return KindOfVoice(kind, context.index.term("person-kind", kind).label, tuple(own))


def _entry(context: PageContext, told_of: OfPeople, person: Person) -> PersonEntry:
    href = context.voice(person).href
    return PersonEntry(person, href, _counts(context, told_of, person) if href else _comments(context, person))


def _counts(context: PageContext, told_of: OfPeople, person: Person) -> tuple[Link, ...]:
    index = context.index
    found = (
        (message("speaks in {claims}"), len(index.claims_of_voice(person.id)), "claim"),
        ("{documents}", len(told_of.documents_by(person)), "document"),
        ("{findings}", len(told_of.findings_of(person)), "finding"),
        (message("written of in {claims}"), len(told_of.claims_about(person)), "claim"),
        ("{questions}", len(told_of.questions_about(person)), "question"),
    )
    counted = index.interface.counted
    return tuple(
        Link(context.say(said, **{f"{noun}s": counted(number, noun)}), "") for said, number, noun in found if number
    )


def _comments(context: PageContext, person: Person) -> tuple[Link, ...]:
    """Lead to where a reader commented."""
    index = context.index
    places = dict.fromkeys(
        (index.article_of(claim).id, index.part_of(claim)) for claim in index.claims_of_voice(person.id)
    )
    articles = index.register.articles
    return tuple(source_of(context, articles[article], part) for article, part in places)
