"""Rules on articles, sentences and claims."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from synopsis.register.enums import NoClaim, PartKind, SentenceKind
from synopsis.register.problems import Problem, Rule, quoted
from synopsis.register.rules.wording import Names
from synopsis.register.text import normalise, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.register.model import Article, Claim, Register, Sentence, TextQuote

ANCHOR_WORDS = range(3, 9)
WHOLE_SENTENCE_WORDS = 6
CONTEXT_WORDS = 3
WORDS_PER_ANCHOR = 25
PUBLISHED_PERCENT = 25
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _homes(register: Register) -> Iterator[tuple[Claim, Article, PartKind, Sentence]]:
    """Yield each claim whose article and home sentence are known, with them."""
    for claim in register.claims.values():
        if (home := register.home(claim.id)) and claim.sentences:
            article, part = home
            if sentence := register.sentence(article.id, claim.sentences[0]):
                yield claim, article, part, sentence


def _published(quote: TextQuote) -> tuple[str, str, str]:
    return normalise(quote.prefix), normalise(quote.exact), normalise(quote.suffix)


def prefixes_are_distinct(register: Register) -> Iterator[Problem]:
    """No claim id could belong to two articles: prefixes differ, and none is another with `c` added."""
    taken: dict[str, str] = {}
    for article in register.articles.values():
        for prefix in (article.prefix, f"{article.prefix}c"):
            if prefix in taken and taken[prefix] != article.id:
                message = f"prefix must leave claim ids to one article, not {quoted(prefix)} as for {taken[prefix]}"
                yield Problem(article.at("prefix"), Rule.CLAIM_PREFIX, message)
            taken.setdefault(prefix, article.id)


def claims_belong_to_an_article(register: Register) -> Iterator[Problem]:
    """Each claim's id begins with the prefix of an article."""
    if not register.articles:
        for claim in list(register.claims.values())[:1]:
            message = f"id must begin with an article's prefix, and there is no article, not {quoted(claim.id)}"
            yield Problem(claim.at("id"), Rule.CLAIM_PREFIX, message)
        return
    known = ", ".join(sorted(article.prefix for article in register.articles.values()))
    for claim in register.claims.values():
        if register.home(claim.id) is None:
            message = f"id must begin with an article's prefix ({known}; with c for comments), not {quoted(claim.id)}"
            yield Problem(claim.at("id"), Rule.CLAIM_PREFIX, message)
        if not claim.sentences:
            message = "sentences must name at least the sentence that makes the claim, not ''"
            yield Problem(claim.at("sentences"), Rule.CLAIM_PART, message)


def claims_stay_in_their_part(register: Register) -> Iterator[Problem]:
    """A claim and its sentences stand in the same part, so that a comment never speaks as the article."""
    for claim in register.claims.values():
        home = register.home(claim.id)
        if home is None:
            continue
        article, part = home
        for number, sentence_id in enumerate(claim.sentences):
            sentence = register.sentence(article.id, sentence_id)
            if sentence and sentence.part != part:
                message = f"sentences must stand in the part {part} as the id says, not {quoted(sentence.part)}"
                yield Problem(claim.at("sentences", number), Rule.CLAIM_PART, message)


def claims_begin_with_their_author(register: Register) -> Iterator[Problem]:
    """The outermost voice is the author's, in a comment the commenter's."""
    for claim, article, part, sentence in _homes(register):
        if part is PartKind.ARTICLE:
            speaker = article.author
        else:
            comments = (comment for kind in article.parts for comment in kind.comments)
            speaker = next((comment.voice for comment in comments if comment.id == sentence.section), "")
        if not speaker:
            message = f"section must name a comment of {article.id}, not {quoted(sentence.section)}"
            yield Problem(sentence.at("section"), Rule.CLAIM_VOICE, message)
        elif not claim.voices or claim.voices[0] != speaker:
            found = claim.voices[0] if claim.voices else ""
            message = f"voices must begin with {quoted(speaker)}, not {quoted(found)}"
            yield Problem(claim.at("voices", 0), Rule.CLAIM_VOICE, message)


def sentences_are_accounted_for(register: Register) -> Iterator[Problem]:
    """Each sentence is the home of a claim or says why not, and never both."""
    homes = {f"{article.id}/{sentence.id}" for _, article, _, sentence in _homes(register)}
    for name, sentence in register.sentences.items():
        if name in homes and sentence.no_claim is not None:
            message = f"no_claim must be left out where claims have their home, not {quoted(sentence.no_claim)}"
            yield Problem(sentence.at("no_claim"), Rule.SENTENCE_ACCOUNT, message)
        elif name not in homes and sentence.no_claim is None:
            message = f"sentence {sentence.id} must be the home of a claim or have no_claim, not neither"
            yield Problem(sentence.at(), Rule.SENTENCE_ACCOUNT, message)
        elif sentence.no_claim is NoClaim.TO_DO:
            message = f"no_claim must say why sentence {sentence.id} has no claim, not {quoted(sentence.no_claim)}"
            yield Problem(sentence.at("no_claim"), Rule.SENTENCE_ACCOUNT, message)


def articles_name_each_section_once(register: Register) -> Iterator[Problem]:
    """No part, section or comment of an article has the name of another one, and the article itself is a part."""
    for article in register.articles.values():
        comments = [
            (("parts", number, "comments", place, "id"), comment.id)
            for number, part in enumerate(article.parts)
            for place, comment in enumerate(part.comments)
        ]
        parts = [(("parts", number, "id"), str(part.id)) for number, part in enumerate(article.parts)]
        sections = [(("sections", number, "id"), section.id) for number, section in enumerate(article.sections)]
        for named in (parts, [*sections, *comments]):
            seen: set[str] = set()
            for path, name in named:
                if name in seen:
                    message = f"id must be used once in an article, not {quoted(name)} again"
                    yield Problem(article.at(*path), Rule.DUPLICATE_ID, message)
                seen.add(name)
        if PartKind.ARTICLE not in [part.id for part in article.parts]:
            message = (
                f"parts must have {quoted(PartKind.ARTICLE)}, not only {quoted(', '.join(name for _, name in parts))}"
            )
            yield Problem(article.at("parts"), Rule.CLAIM_PART, message)


def sentences_stand_in_known_sections(register: Register) -> Iterator[Problem]:
    """The part of a sentence is one of its article's; its section too, in comments a comment, or none."""
    for sentence in register.sentences.values():
        article = register.articles.get(sentence.article)
        if article is None:
            continue
        parts = [part for part in article.parts if part.id is sentence.part]
        if not parts:
            message = f"part must be one of the parts of {article.id}, not {quoted(sentence.part)}"
            yield Problem(sentence.at("part"), Rule.CLAIM_PART, message)
            continue
        comments = sentence.part is PartKind.COMMENTS
        known = (
            {one.id for part in parts for one in part.comments} if comments else {one.id for one in article.sections}
        )
        if sentence.section and sentence.section not in known:
            what = "a comment" if comments else "a section"
            message = f"section must name {what} of {article.id}, not {quoted(sentence.section)}"
            yield Problem(sentence.at("section"), Rule.UNKNOWN_REFERENCE, message)


def anchors_are_short(register: Register) -> Iterator[Problem]:
    """An anchor is 3 to 8 words, or a whole sentence of up to 6, or the title; its context 3 words at most."""
    for claim, _, _, sentence in _homes(register):
        count = len(words(claim.quote.exact))
        whole = count == sentence.words and (count <= WHOLE_SENTENCE_WORDS or sentence.kind is SentenceKind.TITLE)
        if count not in ANCHOR_WORDS and not whole:
            message = f"exact must be 3 to 8 words, or a whole sentence of up to 6, not {count} words"
            yield Problem(claim.at("quote", "exact"), Rule.ANCHOR_LENGTH, message)
        for field in ("prefix", "suffix"):
            context = len(words(getattr(claim.quote, field)))
            if context > CONTEXT_WORDS:
                message = f"{field} must be at most 3 words, not {context} words"
                yield Problem(claim.at("quote", field), Rule.ANCHOR_LENGTH, message)


def anchors_share_their_sentence(register: Register) -> Iterator[Problem]:
    """The claims of a sentence share one anchor; each further 25 words allow one more."""
    by_sentence: dict[str, dict[tuple[str, str, str], Claim]] = defaultdict(dict)
    for claim, article, _, sentence in _homes(register):
        by_sentence[f"{article.id}/{sentence.id}"].setdefault(_published(claim.quote), claim)
    for name, anchors in by_sentence.items():
        sentence = register.sentences[name]
        allowed = -(-sentence.words // WORDS_PER_ANCHOR)
        for claim in list(anchors.values())[allowed:]:
            message = (
                f"quote must be one of the {allowed} anchors that a sentence of {sentence.words} words allows, "
                f"not {quoted(claim.quote.exact)} besides them"
            )
            yield Problem(claim.at("quote"), Rule.ANCHOR_SHARE, message)


def published_words(register: Register) -> dict[tuple[str, PartKind], tuple[int, int]]:
    """Count, per article and part, the words of all different anchors and the words of the text."""
    texts: dict[tuple[str, PartKind], int] = defaultdict(int)
    for sentence in register.sentences.values():
        texts[sentence.article, sentence.part] += sentence.words
    anchors: dict[tuple[str, PartKind], set[tuple[str, str, str]]] = defaultdict(set)
    for claim in register.claims.values():
        if home := register.home(claim.id):
            anchors[home[0].id, home[1]].add(_published(claim.quote))
    return {key: (sum(len(words(" ".join(anchor))) for anchor in anchors[key]), total) for key, total in texts.items()}


def anchors_publish_little(register: Register) -> Iterator[Problem]:
    """The words of all different anchors are at most a quarter of the words of each part."""
    for (article_id, part), (published, total) in published_words(register).items():
        if published * 100 > total * PUBLISHED_PERCENT and article_id in register.articles:
            message = (
                f"anchors of the part {part} must hold at most {PUBLISHED_PERCENT} % of its {total} words, "
                f"not {published} words"
            )
            yield Problem(register.articles[article_id].at("id"), Rule.ANCHOR_SHARE, message)


def figures_are_ranges(register: Register) -> Iterator[Problem]:
    """A figure has a value, or an end of a range, and its lower end is not above its upper one."""
    for claim in register.claims.values():
        for number, figure in enumerate(claim.figures):
            if figure.value is not None and (figure.min is not None or figure.max is not None):
                message = f"figure must have a value or the ends of a range, not {quoted(figure.value)} with an end"
                yield Problem(claim.at("figures", number), Rule.FIGURE_RANGE, message)
            elif figure.min is not None and figure.max is not None and figure.min > figure.max:
                message = f"min must not be above max, not {quoted(figure.min)} above {quoted(figure.max)}"
                yield Problem(claim.at("figures", number, "min"), Rule.FIGURE_RANGE, message)


def numbers_are_listed(register: Register) -> Iterator[Problem]:
    """Every number in a paraphrase stands in a figure or a date as printed, or in a name."""
    names = Names(register)
    for claim in register.claims.values():
        printed = [figure.as_printed for figure in claim.figures] + [date.as_printed for date in claim.dates]
        listed = {number for text in printed for number in NUMBER.findall(text)}
        if not NUMBER.search(claim.says):
            continue
        for number in NUMBER.findall(names.taken_out_of(claim.says)):
            if number not in listed:
                message = f"says must give only numbers that a figure or date has as_printed, not {quoted(number)}"
                yield Problem(claim.at("says"), Rule.UNLISTED_NUMBER, message)
