"""Rules on whose claims are, and which sentences make them."""

from __future__ import annotations

from collections.abc import Iterator

from synopsis.register.enums import NoClaim, PartKind
from synopsis.register.model import Article, Claim, Register, Sentence
from synopsis.register.problems import Problem, Rule, quoted


def claims_at_home(register: Register) -> Iterator[tuple[Claim, Article, PartKind, Sentence]]:
    """Yield each claim whose article and home sentence are known, with them."""
    for claim in register.claims.values():
        if (home := register.home(claim.id)) and claim.sentences:
            article, part = home
            if sentence := register.sentence(article.id, claim.sentences[0]):
                yield claim, article, part, sentence


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
            yield Problem(claim.at("id"), Rule.CLAIM_PREFIX, message, of="claims")
        return
    known = ", ".join(sorted(article.prefix for article in register.articles.values()))
    for claim in register.claims.values():
        if register.home(claim.id) is None:
            message = f"id must begin with an article's prefix ({known}; with c for comments), not {quoted(claim.id)}"
            yield Problem(claim.at("id"), Rule.CLAIM_PREFIX, message, of="claims")
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
    for claim, article, part, sentence in claims_at_home(register):
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
    homes = {f"{article.id}/{sentence.id}" for _, article, _, sentence in claims_at_home(register)}
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
