"""Timeline, figures and names: what stands in many claims, gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.renderer import PageRenderer


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the indexes."""
    yield _timeline(renderer)
    yield _figures(renderer)
    yield _names(renderer)


def _timeline(renderer: PageRenderer) -> Page:
    index, here = renderer.index, renderer.here("/timeline/")
    register = index.register
    return renderer.page(
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


def _figures(renderer: PageRenderer) -> Page:
    index, here = renderer.index, renderer.here("/figures/")
    return renderer.page(
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


def _names(renderer: PageRenderer) -> Page:
    index, here = renderer.index, renderer.here("/names/")
    articles = {article.id: here.link(article, article.label) for article in index.articles}
    names = sorted(index.register.names.values(), key=lambda name: (name.kind, name.label.casefold()))
    return renderer.page(
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
