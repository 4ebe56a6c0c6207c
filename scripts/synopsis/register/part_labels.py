"""What pages call the words of readers below an article: comments, letters, as the register labels them."""

from __future__ import annotations

from synopsis.register.enums import PartKind
from synopsis.register.index import Index
from synopsis.register.model import Article


def readers_words(index: Index) -> str:
    """Return the label of that part where all articles agree on one, else the general word of the register."""
    labels = {part.label for article in index.articles for part in article.parts if part.id is PartKind.COMMENTS}
    return labels.pop() if len(labels) == 1 else index.term("part", PartKind.COMMENTS).label


def label_below(article: Article) -> str:
    """Return what the words of readers below an article are called."""
    of_article = (part.label for part in article.parts if part.id is PartKind.COMMENTS)
    return next(of_article, PartKind.COMMENTS.value)


def below(index: Index, article: Article) -> str:
    """Name the words of readers below an article, within a line: `letters to the editor below Mott 1911`."""
    label = index.interface.uncapital(label_below(article))
    return index.interface.say("{label} below {article}", label=label, article=article.label)
