"""Rules on the words in which our own sentences are written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from synopsis.register.enums import GuardedKind, Living
from synopsis.register.lookalikes import WORD, Disguises
from synopsis.register.model import KINDS, Claim, GuardedWord, Record, Register
from synopsis.register.problems import Path, Problem, Rule, quoted
from synopsis.register.rules.briefs import briefs_of
from synopsis.register.rules.fields import follow
from synopsis.register.text import form_pattern, normalise

QUOTED = re.compile(r'"[^"]*"')
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "i", "we", "you"})
NO_NAMES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "no", "each", "some", "all", "both"})
NO_NAMES_EITHER = frozenset({"these", "those", "such", "any", "other", "more", "most", "many", "two", "three", "of"})
SHORT_NAME = 4
DOTS = str.maketrans("\u0130\u0131", "ii")
ANY_NAME = "N"
"""What stands for a name that was taken out, so that a verb after it is still one after a name."""


def _names(register: Register) -> Iterator[str]:
    for name in register.names.values():
        if name.established:
            yield name.label
            yield from (form.form for form in name.forms)
    for person in register.people.values():
        yield person.name
        yield from (spelling.form for spelling in person.spellings)
    sources = [document.csl for document in register.documents.values()]
    for csl in (*sources, *(article.csl for article in register.articles.values())):
        yield from (csl.title, csl.container_title, csl.publisher)


class Names:
    """The names in which any word may stand: established ones, titles, names of people."""

    def __init__(self, register: Register) -> None:
        known = sorted({name for name in _names(register) if len(name) >= SHORT_NAME})
        known.sort(key=len, reverse=True)  # of two that begin at one place the longer one counts
        self._by_word: dict[str, list[tuple[int, str, frozenset[str]]]] = defaultdict(list)
        for rank, name in enumerate(known):
            words = _folded_words(normalise(name))
            self._by_word[max(words, key=len, default="")].append((rank, name, words))
        self._patterns: dict[str, re.Pattern[str]] = {}

    def taken_out_of(self, text: str) -> str:
        """Return `text` normalised, without the names in it."""
        plain = normalise(text)
        patterns = self._patterns_of(plain)
        left: list[str] = []
        end = 0
        while hits := [(hit.start(), rank, hit.end()) for rank, one in patterns if (hit := one.search(plain, end))]:
            start, _, after = min(hits)
            left += [plain[end:start], ANY_NAME]
            end = after
        return "".join([*left, plain[end:]])

    def _patterns_of(self, plain: str) -> list[tuple[int, re.Pattern[str]]]:
        """Give the patterns of the names all of whose words stand in a text: few of the many that there may be."""
        words = _folded_words(plain)
        return [
            (rank, self._pattern(name))
            for word in (*words, "")
            for rank, name, needed in self._by_word.get(word, ())
            if needed <= words
        ]

    def _pattern(self, name: str) -> re.Pattern[str]:
        if name not in self._patterns:
            self._patterns[name] = form_pattern((name,))
        return self._patterns[name]


def _folded_words(text: str) -> frozenset[str]:
    """Give the words of a text as patterns that heed no case tell them apart: to these the Turkish i is an i."""
    return frozenset(WORD.findall(text.translate(DOTS).casefold()))


@lru_cache(maxsize=1)  # of the register that is being checked
def names_in(register: Register) -> Names:
    """Give the names of a register."""
    return Names(register)


class _Words:
    """The guarded words of one register, ready to be looked for."""

    def __init__(self, register: Register) -> None:
        self.patterns = [
            (word, form_pattern(word.forms), [_folded_words(normalise(form)) for form in word.forms])
            for word in register.vocabularies.guarded
        ]
        forms = tuple(form for word in register.vocabularies.guarded for form in word.forms)
        self.first = {WORD.findall(form.casefold())[0] for form in map(normalise, forms) if WORD.search(form)}
        self.any_disguise = Disguises(forms)
        self.without_names = names_in(register).taken_out_of

    def may_stand_in(self, text: str) -> bool:
        """Tell quickly whether any guarded word could stand in `text`; most sentences have none."""
        if not self.patterns:
            return False
        plain = normalise(text)
        return not self.first.isdisjoint(WORD.findall(plain.casefold())) or self.any_disguise.found(plain) != ""

    def found(self, text: str) -> Iterator[tuple[GuardedWord, str]]:
        """Yield each guarded word that stands in `text`, with the form found; verbs of speech only as verbs.

        A word in disguise is told whatever it is there: nobody hides what may stand openly.
        """
        told: set[str] = set()
        here = _folded_words(text)
        for word, pattern, forms in self.patterns:
            may_stand = any(form <= here for form in forms)  # to look for each of so many takes far longer
            for match in pattern.finditer(text) if may_stand else ():
                if word.kind is not GuardedKind.COLOUR_VERB or _is_verb_of_speech(text, match):
                    told.add(word.id)
                    yield word, match.group()
                    break
        if self.any_disguise.found(text):
            for word, *_ in self.patterns:
                if word.id not in told and (form := Disguises(word.forms).found(text)):
                    yield word, form


def _is_verb_of_speech(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() :].split(maxsplit=1)
    if after and after[0] == "that":
        return True
    before = text[: match.start()].split()
    if not before or before[-1][-1] in ".;:,!?(":
        return False
    word = before[-1].strip("\"'()")
    named = word[:1].isupper() and word.casefold() not in NO_NAMES | NO_NAMES_EITHER and not word.endswith("'s")
    return named or word.casefold() in PRONOUNS


@lru_cache(maxsize=1)  # of the register that is being checked
def _words(register: Register) -> _Words:
    return _Words(register)


def our_sentences(register: Register) -> Iterator[tuple[Record, Path, str]]:
    """Yield every sentence that is in our own voice, with its record and the field that holds it."""
    for kind in KINDS:
        for record in register.records(kind.folder).values():
            for field in kind.own_voice:
                for path, text in follow(record, field):
                    yield record, path, text


def _kept(register: Register, claims: Iterable[Claim]) -> set[str]:
    kept: set[str] = set()
    for claim in claims:
        if home := register.home(claim.id):
            for sentence_id in claim.sentences:
                if sentence := register.sentence(home[0].id, sentence_id):
                    kept.update(sentence.keeps)
    return kept


def _rule(word: GuardedWord) -> Rule:
    return Rule.CONTESTED_WORD if word.kind in {GuardedKind.CONTESTED, GuardedKind.HEDGE} else Rule.COLOURED_VERB


def paraphrases_keep_guarded_words(register: Register) -> Iterator[Problem]:
    """A guarded word stands in a paraphrase only where a sentence of the claim keeps it."""
    words = _words(register)
    for claim in register.claims.values():
        kept = _kept(register, [claim])
        if not words.may_stand_in(claim.says):
            continue
        for word, form in words.found(words.without_names(claim.says)):
            if word.id not in kept:
                message = f"says must use {quoted(word.id)} only where its sentences keep it, not {quoted(form)}"
                yield Problem(claim.at("says"), _rule(word), message)


def short_answers_keep_guarded_words(register: Register) -> Iterator[Problem]:
    """A guarded word stands in a short answer or a brief only where a sentence of the side's claims keeps it."""
    words = _words(register)
    for question in register.questions.values():
        for article_id, side in question.sides.items():
            kept = _kept(register, (register.claims[name] for name in side.claims if name in register.claims))
            for field, text in (("short", side.short), ("brief", side.brief)):
                for word, form in words.found(words.without_names(text)) if words.may_stand_in(text) else ():
                    if word.id not in kept:
                        message = (
                            f"{field} must use {quoted(word.id)} only where its claims keep it, not {quoted(form)}"
                        )
                        yield Problem(question.at("sides", article_id, field), _rule(word), message)


def our_voice_quotes_guarded_words(register: Register) -> Iterator[Problem]:
    """In our own voice contested and hedging words stand only in quotation marks or in an established name."""
    return (problem for problem in _own_words(register) if problem.rule is Rule.CONTESTED_WORD)


def verbs_of_speech_are_plain(register: Register) -> Iterator[Problem]:
    """In our own voice no verb of speech praises, blames or doubts."""
    return (problem for problem in _own_words(register) if problem.rule is Rule.COLOURED_VERB)


@lru_cache(maxsize=1)
def _own_words(register: Register) -> tuple[Problem, ...]:
    """Find every guarded word that our own voice uses as its own; once for both rules."""
    return tuple(_find_own_words(register))


def _find_own_words(register: Register) -> Iterator[Problem]:
    words = _words(register)
    for record, path, text in our_sentences(register):
        if not words.may_stand_in(text):
            continue
        for word, form in words.found(QUOTED.sub(" ", words.without_names(text))):
            message = f"{path[-1]} must have {quoted(word.id)} only in quotation marks, not {quoted(form)}"
            yield Problem(record.at(*path), _rule(word), message)


def accusations_stay_with_their_claims(register: Register) -> Iterator[Problem]:
    """Questions, points, answers and differences name no accused living person beside a word that accuses."""
    words = _words(register)
    for question in register.questions.values():
        named = [name for side in question.sides.values() for name in side.claims] + list(question.comments)
        accused = {
            person.name.split()[-1]
            for name in named
            if name in register.claims
            for accusation in register.claims[name].accuses
            if (person := register.people.get(accusation.person)) and person.living is not Living.NO
        }
        fields: list[tuple[Path, str]] = [
            (("asks",), question.asks),
            (("difference", "says"), question.difference.says),
            (("record", "short"), question.record.short),
            *briefs_of(question),
            *((("sides", article_id, "short"), side.short) for article_id, side in question.sides.items()),
            *((("points", number, "title"), point.title) for number, point in enumerate(question.points)),
        ]
        for path, text in fields:
            plain = normalise(text)
            names = sorted(name for name in accused if _is_named(name, plain))
            if not names:
                continue
            forms = [form for word, form in words.found(QUOTED.sub(" ", plain)) if word.accuses]
            if forms:
                message = (
                    f"{path[-1]} must carry no accusation of a living person, not {quoted(forms[0])} of {names[0]}"
                )
                yield Problem(question.at(*path), Rule.ACCUSATION, message)


def _is_named(name: str, text: str) -> bool:
    """Tell whether a name stands in `text`, disguised or as it is written: small letters make another word of it."""
    return bool(re.search(rf"\b{re.escape(name)}\b", text) or Disguises((name,)).found(text))
