"""How much of each article the register holds, counted alike for all."""

from __future__ import annotations

from dataclasses import dataclass

from synopsis.register.enums import PartKind
from synopsis.register.index import Index
from synopsis.register.proof import coverage


@dataclass(frozen=True, slots=True)
class Balance:
    """The counts of one part of one article; nothing here is a score."""

    label: str
    sentences: int
    homes: int
    claims: int
    words: int
    published: int
    """Words of all different anchors, with their context."""
    paraphrase: float
    """Words of paraphrase per claim, on average."""
    depth: float
    """Voices per claim, on average."""
    answered: int | None
    """Questions answered; comments are not counted."""
    silent: int | None

    @property
    def published_percent(self) -> float:
        """How much of the text is published in anchors."""
        return round(100 * self.published / self.words, 1)


def balance(index: Index) -> list[Balance]:
    """Count each part of each article, in their order."""
    rows = {(row.article, row.part): row for row in coverage(index.register)}
    counted = []
    for article in index.articles:
        for part in article.parts:
            if (article.id, part.id) not in rows:
                continue
            row = rows[article.id, part.id]
            claims = [
                claim for claim in index.claims if (index.article_of(claim), index.part_of(claim)) == (article, part.id)
            ]
            own = part.id is PartKind.ARTICLE
            silent = sum(question.sides[article.id].silent for question in index.questions)
            counted.append(
                Balance(
                    label=article.label if own else f"{part.label} below {article.label}",
                    sentences=row.sentences,
                    homes=row.homes,
                    claims=len(claims),
                    words=row.words,
                    published=row.published,
                    paraphrase=_mean([len(claim.says.split()) for claim in claims]),
                    depth=_mean([len(claim.voices) for claim in claims]),
                    answered=len(index.questions) - silent if own else None,
                    silent=silent if own else None,
                ),
            )
    return counted


def _mean(numbers: list[int]) -> float:
    return round(sum(numbers) / len(numbers), 1) if numbers else 0.0
