"""Voices, timeline, figures and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.pages.list_filters import by
from synopsis.register.enums import PartKind, PersonKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import Here
    from synopsis.pages.renderer import Printer
    from synopsis.pages.views import Link
    from synopsis.register.model import Claim


def pages(printer: Printer) -> Iterator[Page]:
    """Yield the pages that gather what stands in many claims."""
    yield _voices(printer)
    yield _timeline(printer)
    yield _figures(printer)
    yield _names(printer)


def _said(printer: Printer, here: Here, claims: tuple[Claim, ...]) -> list[tuple[str, list[Link]]]:
    """Group claims by article and part, as labelled lists of links."""
    index = printer.index
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


def _voices(printer: Printer) -> Page:
    index, here = printer.index, printer.here("/voices/")
    # who is only spoken of has no word here
    heard = [person for person in index.register.people.values() if index.claims_of_voice(person.id)]
    people = sorted(heard, key=lambda person: (person.name.casefold(), person.id))
    return printer.page(
        "voices",
        "/voices/",
        title="Voices",
        description="Everybody who speaks in the articles and comments, with the claims in whose chain they stand.",
        kinds=[
            (
                kind,
                index.term("person-kind", kind).label,
                [
                    {"person": person, "said": _said(printer, here, index.claims_of_voice(person.id))}
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


def _timeline(printer: Printer) -> Page:
    index, here = printer.index, printer.here("/timeline/")
    register = index.register
    return printer.page(
        "timeline",
        "/timeline/",
        title="Timeline",
        description="Dated events, with what each article and the record say of them.",
        content_note=register.site.content_note,
        events=[
            {
                "event": event,
                "claims": [
                    (here.link(claim, claim.id), claim.says, index.article_of(claim).label, index.part_of(claim))
                    for claim in (register.claims[name] for name in event.claims)
                ],
                "findings": [here.finding(register.findings[name]) for name in event.findings],
            }
            for event in index.events
        ],
    )


def _figures(printer: Printer) -> Page:
    index, here = printer.index, printer.here("/figures/")
    return printer.page(
        "figures",
        "/figures/",
        title="Figures",
        description="Every number that a claim gives: what it counts, with which hedge, in whose voice.",
        wide=True,
        topics=[
            (
                here.link(topic, topic.title),
                topic.id,
                [
                    (
                        figure,
                        here.link(claim, claim.id),
                        [here.voice(index.register.people[name]) for name in claim.voices],
                    )
                    for claim in index.claims
                    if claim.figures and index.questions_of_claim(claim)[0].topic == topic.id
                    for figure in claim.figures
                ],
            )
            for topic in index.topics
        ],
    )


def _names(printer: Printer) -> Page:
    index, here = printer.index, printer.here("/names/")
    articles = {article.id: here.link(article, article.label) for article in index.articles}
    names = sorted(index.register.names.values(), key=lambda name: (name.kind, name.label.casefold()))
    return printer.page(
        "names",
        "/names/",
        title="Names",
        description="Places, people and terms that have more than one name, in their scripts.",
        names=[
            {
                "name": name,
                "kind": index.term("name-kind", name.kind).label,
                "forms": [(form, [articles[article] for article in form.used_by]) for form in name.forms],
            }
            for name in names
        ],
    )
