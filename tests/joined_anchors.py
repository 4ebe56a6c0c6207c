"""What somebody has who takes every anchor out of the published data and puts them in the order of the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple


class Part(NamedTuple):
    """One part of an article, as far as the data give its words."""

    article: str
    part: str
    words: list[str]
    total: int
    """How many words the part has."""


def joined(register: dict[str, Any]) -> Iterator[Part]:
    """Join the different anchors of each part of each article, with their context, in the order of its text."""
    for article in register["articles"]:
        for part in article["parts"]:
            own = [
                item for item in register["sentences"] if (item["article"], item["part"]) == (article["id"], part["id"])
            ]
            order = {sentence["id"]: place for place, sentence in enumerate(own)}
            claims = [
                item for item in register["claims"] if (item["article"], item["part"]) == (article["id"], part["id"])
            ]
            claims.sort(key=lambda claim: order[claim["sentences"][0]])
            anchors = dict.fromkeys(
                " ".join([claim["quote"]["prefix"], claim["quote"]["exact"], claim["quote"]["suffix"]])
                for claim in claims
            )
            yield Part(article["id"], part["id"], " ".join(anchors).split(), sum(item["words"] for item in own))
