"""A new claim: its anchor in the text, its place among the others."""

from __future__ import annotations

from dataclasses import dataclass

from synopsis.authoring.adding import in_order
from synopsis.authoring.desk import Data, Desk
from synopsis.authoring.ids import next_claim
from synopsis.authoring.printed import sentences_of
from synopsis.register.anchoring import deciding, nearest, occurrences
from synopsis.register.enums import PartKind
from synopsis.register.ledger import Ledger
from synopsis.register.model import Article, Claim, Register, Sentence
from synopsis.register.numbered_ids import by_number
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.register.text import normalise

COMMAND = "add claim"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is made: an article and its sentences, the first of which is its home."""

    article: Article
    sentences: tuple[Sentence, ...]

    @property
    def home(self) -> Sentence:
        """The sentence that makes it."""
        return self.sentences[0]

    @property
    def in_comments(self) -> bool:
        """Whether it is made in a comment."""
        return self.home.part is PartKind.COMMENTS


def place_named(register: Register, article: Article, names: list[str]) -> Place:
    """Find the sentences of an article; refused where there is none of that id."""
    found = [register.sentence(article.id, name) for name in names]
    problems = [
        Problem(
            Location(COMMAND), Rule.UNKNOWN_REFERENCE, f"sentences must be of {article.id}, which has no {quoted(name)}"
        )
        for name, sentence in zip(names, found, strict=True)
        if sentence is None
    ]
    if problems:
        raise Refused(problems)
    return Place(article, tuple(sentence for sentence in found if sentence))


def with_context(register: Register, place: Place, quote: Data, text: str) -> Data:
    """Hold an anchor against the text of its article, and add the context that tells it from others like it.

    Refused where its home sentence has not these words.
    """
    lines = [line for line in map(normalise, text.splitlines()) if line]
    whole, exact = " ".join(lines), normalise(quote["exact"])
    words = whole.split()
    before = sum(one.words for one in _before(register, place))
    start = len(" ".join(words[:before])) + (1 if before else 0)
    home = " ".join(words[before : before + place.home.words])
    here = occurrences(exact, home)
    if not here:
        near = nearest(exact, home)
        hint = f"; nearest is {quoted(near)}" if near else f"; that is {quoted(home, 300)}"
        _refuse(Rule.ANCHOR_FOUND, f"exact must stand in {place.home.id}, not {quoted(quote['exact'])}{hint}")
    if quote.get("prefix") or quote.get("suffix"):
        given = " ".join(filter(None, (normalise(quote.get(name, "")) for name in ("prefix", "exact", "suffix"))))
        if (times := len(occurrences(given, whole))) != 1:
            _refuse(Rule.ANCHOR_FOUND, f"quote must be found exactly once with prefix and suffix, not {times} times")
        return quote if any(occurrences(given, line) for line in lines) else {**quote, "crosses": True}
    context = deciding(exact, lines, start + here[0])
    if context is None:
        message = f"exact must be told from the same words elsewhere by three words around it, not {quoted(exact)}"
        _refuse(Rule.ANCHOR_FOUND, message)
        return quote
    around = {name: getattr(context, name) for name in ("prefix", "suffix", "crosses")}
    return {**quote, **{name: value for name, value in around.items() if value}}


def _refuse(rule: Rule, message: str) -> None:
    raise Refused([Problem(Location(COMMAND), rule, message)])


def _before(register: Register, place: Place) -> list[Sentence]:
    sentences = sentences_of(register, place.article.id)
    return sentences[: sentences.index(place.home)]


def completed(desk: Desk, ledger: Ledger, place: Place, data: Data) -> Data:
    """Add to what an editor says of a claim its id, its sentences and its first voice, in the order of the model."""
    register = desk.register
    author = place.article.author
    if place.in_comments:
        comments = {comment.id: comment.voice for part in place.article.parts for comment in part.comments}
        author = comments.get(place.home.section, author)
    known: Data = {
        "id": next_claim(register, ledger, place.article, in_comments=place.in_comments),
        "sentences": [sentence.id for sentence in place.sentences],
        "voices": [author],
        **data,
    }
    return in_order(Claim, known)


def neighbour(register: Register, place: Place) -> Claim | None:
    """Return the claim behind which a new one stands: the last that is made no later in the text."""
    order = {sentence.id: number for number, sentence in enumerate(sentences_of(register, place.article.id))}
    made = [
        claim
        for claim in register.claims.values()
        if (home := register.home(claim.id)) and home == (place.article, place.home.part)
    ]
    here = order[place.home.id]
    earlier = [claim for claim in made if order[claim.sentences[0]] <= here]
    return max(earlier, key=lambda one: (order[one.sentences[0]], by_number(one.id)), default=made[0] if made else None)


def make_home(desk: Desk, place: Place) -> None:
    """Let the home sentence no longer say that it claims nothing."""
    desk.data(place.home).pop("no_claim", None)
