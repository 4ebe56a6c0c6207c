"""Of which topics an article speaks, where, and how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from synopsis.pages.context import PageContext
from synopsis.pages.pictures import strips
from synopsis.pages.views import Link
from synopsis.register.model import Sentence


@dataclass(frozen=True, slots=True)
class LaneView:
    """Where an article speaks of one topic."""

    topic: Link
    words: int
    """How many words its sentences on the topic have."""
    first: Link
    """The first of them."""
    picture: Markup


def lanes(context: PageContext, sentences: Sequence[Sentence]) -> Iterator[LaneView]:
    """Yield a lane for each topic of which `sentences`, which are a part of an article, speak."""
    index = context.index
    lengths = [sentence.words for sentence in sentences]
    spoken = [_topics(context, sentence) for sentence in sentences]
    sections = (list(group) for _, group in groupby(range(len(sentences)), key=lambda place: sentences[place].section))
    starts = [group[0] for group in sections][1:]
    bounds = [item.start for place in starts for item in strips.stretches(lengths, [place])]
    for topic in index.topics:
        own = [place for place, topics in enumerate(spoken) if topic.id in topics]
        if own:
            first = sentences[own[0]].id
            yield LaneView(
                topic=context.link(topic, topic.title),
                words=sum(lengths[place] for place in own),
                first=context.section(first, f"{context.path}#{first}"),
                picture=strips.lane_of(strips.stretches(lengths, own), bounds),
            )


def _topics(context: PageContext, sentence: Sentence) -> set[str]:
    """Name the topics of the questions that the claims of a sentence answer."""
    index = context.index
    return {
        question.topic for claim in index.claims_of_sentence(sentence) for question in index.questions_of_claim(claim)
    }
