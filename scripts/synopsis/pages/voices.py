"""Who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from synopsis.pages.head import Head
from synopsis.pages.list_filters import by, terms_of
from synopsis.pages.views import TemplateView
from synopsis.register.enums import PartKind, PersonKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.list_filters import Filter
    from synopsis.pages.renderer import PageRenderer
    from synopsis.pages.views import Link
    from synopsis.register.model import Person


@dataclass(frozen=True, slots=True)
class SaidView:
    """The claims of one text in whose chain of voices a person stands."""

    source: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """Who speaks, and where."""

    person: Person
    said: tuple[SaidView, ...]


@dataclass(frozen=True, slots=True)
class KindOfVoice:
    """All who speak of one kind."""

    id: PersonKind
    label: str
    people: tuple[PersonView, ...]


@dataclass(frozen=True, slots=True)
class VoicesPage(TemplateView):
    """Everybody who speaks."""

    template: ClassVar[str] = "voices"

    kinds: tuple[KindOfVoice, ...]
    filters: tuple[Filter, ...]


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the page of voices."""
    index, context = renderer.index, renderer.context("/voices/")
    # who is only spoken of has no word here
    heard = [person for person in index.register.people.values() if index.claims_of_voice(person.id)]
    people = sorted(heard, key=lambda person: (person.name.casefold(), person.id))
    kinds = [[person.kind] for person in people]
    view = VoicesPage(
        kinds=tuple(_kind(context, kind, people) for kind in PersonKind if [kind] in kinds),
        filters=(by("kind", "Kind of voice", terms_of(index, "person-kind", PersonKind), kinds),),
    )
    description = "Everybody who speaks in the articles and comments, with the claims in whose chain they stand."
    yield renderer.page(view, context.path, Head(title="Voices", description=description))


def _kind(context: PageContext, kind: PersonKind, people: list[Person]) -> KindOfVoice:
    own = [_person(context, person) for person in people if person.kind is kind]
    return KindOfVoice(kind, context.index.term("person-kind", kind).label, tuple(own))


def _person(context: PageContext, person: Person) -> PersonView:
    """Return a person with what he or she says, grouped by article and part."""
    index = context.index
    claims = index.claims_of_voice(person.id)
    said = []
    for article in index.articles:
        for part in article.parts:
            own = [claim for claim in claims if (index.article_of(claim), index.part_of(claim)) == (article, part.id)]
            label = article.label if part.id is PartKind.ARTICLE else f"{part.label} below {article.label}"
            if own:
                said.append(SaidView(label, tuple(context.link(claim, claim.id) for claim in own)))
    return PersonView(person, tuple(said))
