"""Sentences of an article joined, split, marked and counted again, with their ids and every reference to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from synopsis.authoring.desk import Data, Desk
from synopsis.authoring.drafting import measured
from synopsis.authoring.printed import printed, sentences_of
from synopsis.register.anchoring import occurrences
from synopsis.register.enums import NoClaim, PartKind, SentenceKind
from synopsis.register.model import Article, Claim, Sentence
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.register.text import normalise

COMMAND = "sentences"
_NUMBERED = re.compile(r"(t|.*s)([0-9]+)")
"""Ids that count the sentences of a paragraph, or of the title."""
_PROSE = re.compile(r"p([0-9]+)s")
_LETTERS: Mapping[str, str] = {
    SentenceKind.HEADING: "h",
    SentenceKind.CAPTION: "f",
    SentenceKind.BYLINE: "b",
    SentenceKind.FURNITURE: "x",
    SentenceKind.PULL_QUOTE: "q",
}
"""With what ids begin that count the sentences of a kind."""
_REASONS: Mapping[str, str] = {
    SentenceKind.HEADING: NoClaim.HEADING,
    SentenceKind.CAPTION: NoClaim.CAPTION,
    SentenceKind.BYLINE: NoClaim.BYLINE,
    SentenceKind.BIOGRAPHY: NoClaim.BYLINE,
    SentenceKind.FURNITURE: NoClaim.FURNITURE,
    SentenceKind.PULL_QUOTE: NoClaim.REPEATED,
}
"""Why a sentence claims nothing, by what it is."""


class Sentences:
    """The sentences of an article on the desk, in order."""

    def __init__(self, desk: Desk, article: Article, *, published: bool) -> None:
        self.desk = desk
        self.article = article
        self.published = published
        """Whether readers know their ids, which then stay."""
        self.records = sentences_of(desk.register, article.id)

    def named(self, names: Iterable[str]) -> list[Sentence]:
        """Return the sentences of these ids in their order; refused where there is none."""
        known = {sentence.id: sentence for sentence in self.records}
        wanted = list(dict.fromkeys(names))
        if unknown := [name for name in wanted if name not in known]:
            _refuse(f"sentences must be of {self.article.id}, which has no {', '.join(map(quoted, unknown))}")
        return [sentence for sentence in self.records if sentence.id in wanted]

    def texts(self, texts: Iterable[str]) -> dict[str, str]:
        """Return the words of each sentence, as they are printed; refused where the text is not there."""
        found = printed(self.desk.register, texts).get(self.article.id)
        if found is None:
            _refuse(
                f"texts must hold that of {self.article.id}; for another copy of it there is renew", Rule.TEXT_MISSING
            )
        return dict(found or {})

    def data(self) -> list[Data]:
        """Return what their file says of them now, in order."""
        return [one for one in self.desk.beside(self.records[0]) if one["article"] == self.article.id]

    def claims(self) -> list[Claim]:
        """Return the claims of the article."""
        register = self.desk.register
        found = ((claim, register.home(claim.id)) for claim in register.claims.values())
        return [claim for claim, home in found if home and home[0].id == self.article.id]

    def measure(self, data: Data, text: str) -> None:
        """Count a sentence again."""
        counted = measured(text, self.desk.register.vocabularies.guarded, data["kind"])
        for name in ("words", "sha256", "keeps"):
            if name in counted:
                _put(data, name, counted[name], after="kind" if name == "keeps" else "")
            else:
                data.pop(name, None)

    def rename(self, ids: dict[str, str]) -> None:
        """Give sentences other ids, wherever they are named."""
        for data in self.data():
            data["id"] = ids.get(data["id"], data["id"])
            if data.get("section") in ids:
                data["section"] = ids[data["section"]]
        self.repoint(ids)
        article = self.desk.data(self.article)
        for section in article.get("sections", []):
            section["id"] = ids.get(section["id"], section["id"])

    def repoint(self, ids: dict[str, str]) -> None:
        """Let claims name other sentences."""
        for claim in self.claims():
            if self.desk.holds(claim) and not ids.keys().isdisjoint(self.desk.data(claim)["sentences"]):
                data = self.desk.data(claim)
                data["sentences"] = list(dict.fromkeys(ids.get(name, name) for name in data["sentences"]))

    def renumber(self, names: Iterable[str]) -> None:
        """Count the sentences of the paragraphs in which these stand again, unless readers know their ids."""
        if self.published:
            return
        stems = {match[1] for name in names if (match := _NUMBERED.fullmatch(name))}
        ids: dict[str, str] = {}
        count = dict.fromkeys(stems, 0)
        for data in self.data():
            if (match := _NUMBERED.fullmatch(data["id"])) and match[1] in stems:
                count[match[1]] += 1
                ids[data["id"]] = f"{match[1]}{count[match[1]]}"
        self.rename({old: new for old, new in ids.items() if old != new})

    def settle_reasons(self, names: Iterable[str]) -> None:
        """Let no home of a claim say that it claims nothing, and all others that they are to do."""
        homes = {self.desk.data(claim)["sentences"][0] for claim in self.claims() if self.desk.holds(claim)}
        wanted = set(names)
        for data in self.data():
            if data["id"] in wanted and data["id"] in homes:
                data.pop("no_claim", None)
            elif data["id"] in wanted:
                data.setdefault("no_claim", str(NoClaim.TO_DO))

    def free_paragraph(self) -> str:
        """Return the beginning of the ids of a new paragraph."""
        numbers = [int(match[1]) for one in self.data() if (match := _PROSE.match(one["id"]))]
        return f"p{max(numbers, default=0) + 1}"

    def free(self, stem: str) -> str:
        """Return the next id that counts on."""
        numbers = [int(one["id"][len(stem) :]) for one in self.data() if re.fullmatch(rf"{stem}[0-9]+", one["id"])]
        return f"{stem}{max(numbers, default=0) + 1}"


def _put(data: Data, name: str, value: object, after: str) -> None:
    """Put a field in the place of its older value, else behind another one."""
    if name in data or not after:
        data[name] = value
        return
    items = list(data.items())
    data.clear()
    for key, old in items:
        data[key] = old
        if key == after:
            data[name] = value


def _refuse(message: str, rule: Rule = Rule.UNKNOWN_REFERENCE) -> None:
    raise Refused([Problem(Location(COMMAND), rule, message)])


def join(all_: Sentences, names: Sequence[str], texts: Iterable[str]) -> list[str]:
    """Make one sentence of several that follow each other; it has the id of the first."""
    sentences = all_.named(names)
    text = all_.texts(texts)
    first, *others = sentences
    place = all_.records.index(first)
    if not others or all_.records[place : place + len(sentences)] != sentences or first.part != others[-1].part:
        _refuse(f"sentences must be two or more that follow each other in one part, not {', '.join(names)}")
    data = all_.desk.data(first)
    reasons = {one.no_claim for one in sentences}
    all_.measure(data, " ".join(text[one.id] for one in sentences))
    for one in others:
        all_.desk.remove(one)
    all_.repoint({one.id: first.id for one in others})
    if len(reasons) > 1:
        data.pop("no_claim", None)
    all_.settle_reasons([first.id])
    all_.renumber([first.id])
    return [f"{first.id}: {' '.join(text[one.id] for one in sentences)}"]


def split(all_: Sentences, name: str, before: str, texts: Iterable[str]) -> list[str]:
    """Make two sentences of one, the second of which begins with the words `before`; claims follow their anchors."""
    (sentence,) = all_.named([name])
    text = normalise(all_.texts(texts)[name])
    places = [place for place in occurrences(normalise(before), text) if place > 0]
    if len(places) != 1 or text[places[0] - 1] != " ":
        _refuse(f"words must begin once inside {name}, not {len(places)} times: {quoted(before)}", Rule.ANCHOR_FOUND)
    first, second = text[: places[0]].strip(), text[places[0] :]
    data = all_.desk.data(sentence)
    match = _NUMBERED.fullmatch(name)
    new_id = all_.free(match[1] if match else f"{name}s")
    new = all_.desk.add("sentences", {**data, "id": new_id}, sentence)
    all_.measure(data, first)
    all_.measure(new, second)
    for claim in all_.claims():
        is_behind = claim.sentences[:1] == (name,) and not occurrences(normalise(claim.quote.exact), first)
        if is_behind:
            named = all_.desk.data(claim)["sentences"]
            all_.desk.data(claim)["sentences"] = [new_id if one == name else one for one in named]
    all_.settle_reasons([name, new_id])
    all_.renumber([name])
    return [f"{data['id']}: {first}", f"{new['id']}: {second}"]


def mark(
    all_: Sentences, names: Sequence[str], kind: str | None, no_claim: str | None, texts: Iterable[str]
) -> list[str]:
    """Say what sentences are, and why they claim nothing; headings begin sections."""
    sentences = all_.named(names)
    words = [
        term.id
        for known in all_.desk.register.vocabularies.whole
        if known.id == "sentence-kind"
        for term in known.terms
    ]
    if kind and kind not in words:
        _refuse(f"kind must be one of {', '.join(words)}; not {quoted(kind)}", Rule.UNKNOWN_WORD)
    for sentence in sentences:
        data = all_.desk.data(sentence)
        if kind:
            data["kind"] = kind
            reason = _REASONS.get(kind)
            data.pop("no_claim", None)
            if reason:
                data["no_claim"] = str(reason)
        if no_claim:
            data["no_claim"] = no_claim
    if not no_claim:
        all_.settle_reasons([one.id for one in sentences])
    if kind:
        _count_kinds(all_, sentences, kind)
        if kind == SentenceKind.HEADING or any(one.kind == SentenceKind.HEADING for one in sentences):
            _section(all_, all_.texts(texts))
    return [f"{all_.desk.data(one)['id']}: {all_.desk.data(one)['kind']}" for one in sentences]


def _count_kinds(all_: Sentences, sentences: list[Sentence], kind: str) -> None:
    """Give the sentences ids that say what they are, unless readers know those that they have."""
    if all_.published:
        return
    letter = _LETTERS.get(kind, "")
    stem = f"{letter}0" if letter else f"{all_.free_paragraph()}s"
    moved = [one for one in sentences if letter or (kind == SentenceKind.PROSE and not _PROSE.match(one.id))]
    all_.rename({one.id: f"{stem}{number}" for number, one in enumerate(moved, start=1)})
    for counted in _LETTERS.values():
        order = [data["id"] for data in all_.data() if re.fullmatch(rf"{counted}[0-9]+", data["id"])]
        all_.rename({old: f"{counted}{number}" for number, old in enumerate(order, start=1)})


def _section(all_: Sentences, text: dict[str, str]) -> None:
    """Let each sentence of the article name the heading above it, and the article each heading."""
    section = ""
    labels = {section_["id"]: section_ for section_ in all_.desk.data(all_.article).get("sections", [])}
    words = [text[one.id] for one in all_.records]
    sections = []
    for data, own in zip(all_.data(), words, strict=True):
        if data["part"] != PartKind.ARTICLE:
            continue
        if data["kind"] == SentenceKind.HEADING:
            section = data["id"]
            sections.append(labels.get(section, {"id": section, "label": f"“{own}”"}))
        if section:
            _put(data, "section", section, after="part")
        else:
            data.pop("section", None)
    article = all_.desk.data(all_.article)
    if sections:
        _put(article, "sections", sections, after="parts")
    else:
        article.pop("sections", None)
