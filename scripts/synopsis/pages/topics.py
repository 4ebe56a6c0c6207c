"""Topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.register.order import neighbours
from synopsis.register.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.renderer import PageRenderer
    from synopsis.register.model import Topic


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the list of topics and each topic."""
    yield _topics(renderer)
    for topic in renderer.index.topics:
        yield _topic(renderer, topic)


def _topics(renderer: PageRenderer) -> Page:
    index, here = renderer.index, renderer.here("/topics/")
    return renderer.page(
        "topics",
        "/topics/",
        title="Topics",
        description=f"All topics of {renderer.site_name}, in the order in which a newcomer meets them.",
        topics=[
            (here.link(topic, topic.title), topic.scope, len(index.questions_of_topic(topic))) for topic in index.topics
        ],
    )


def _topic(renderer: PageRenderer, topic: Topic) -> Page:
    index, here = renderer.index, renderer.here(path_of(topic))
    before, after, _ = neighbours(index.topics, topic)
    return renderer.page(
        "topic",
        path_of(topic),
        title=topic.title,
        description=topic.scope,
        entry=renderer.catalogue.topic(topic),
        record=topic,
        wide=True,
        topic=topic,
        questions=[here.answer(question) for question in index.questions_of_topic(topic)],
        labels=[article.label for article in index.articles],
        before=[here.link(other, other.title) for other in before],
        after=[here.link(other, other.title) for other in after],
    )
