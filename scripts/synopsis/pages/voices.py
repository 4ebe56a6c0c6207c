"""Who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.pages.list_filters import by
from synopsis.pages.views import Link
from synopsis.register.enums import PartKind, PersonKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.renderer import PageRenderer
    from synopsis.register.model import Claim


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the page of voices."""
    yield _voices(renderer)


def _voices(renderer: PageRenderer) -> Page:
    index, here = renderer.index, renderer.here("/voices/")
    # who is only spoken of has no word here
    heard = [person for person in index.register.people.values() if index.claims_of_voice(person.id)]
    people = sorted(heard, key=lambda person: (person.name.casefold(), person.id))
    return renderer.page(
        "voices",
        "/voices/",
        title="Voices",
        description="Everybody who speaks in the articles and comments, with the claims in whose chain they stand.",
        kinds=[
            (
                kind,
                index.term("person-kind", kind).label,
                [
                    {"person": person, "said": _said(renderer, here, index.claims_of_voice(person.id))}
                    for person in people
                    if person.kind is kind
                ],
            )
            for kind in PersonKind
            if any(person.kind is kind for person in people)
        ],
        filters=[
            by(
                "kind",
                "Kind of voice",
                [(kind, index.term("person-kind", kind).label) for kind in PersonKind],
                [[person.kind] for person in people],
            ),
        ],
    )


def _said(renderer: PageRenderer, here: PageContext, claims: tuple[Claim, ...]) -> list[tuple[str, list[Link]]]:
    """Group claims by article and part, as labelled lists of links."""
    index = renderer.index
    groups = []
    for article in index.articles:
        for part in article.parts:
            own = [
                here.link(claim, claim.id)
                for claim in claims
                if index.article_of(claim) is article and index.part_of(claim) is part.id
            ]
            label = article.label if part.id is PartKind.ARTICLE else f"{part.label} below {article.label}"
            if own:
                groups.append((label, own))
    return groups
