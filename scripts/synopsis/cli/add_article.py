"""How the command `add article` makes an article and its sentences of a text."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from synopsis.authoring.adding import New, in_order, put
from synopsis.authoring.correcting import was_published
from synopsis.authoring.desk import Data, Desk
from synopsis.authoring.drafting import Layout, drafted, lines_of, proposed, with_comments
from synopsis.authoring.ids import slug
from synopsis.authoring.naming import BY_NAME, references_to
from synopsis.authoring.printed import sentences_of
from synopsis.cli.fields import Field, ask, fields_of
from synopsis.cli.options import an_id
from synopsis.register.ledger import Ledger
from synopsis.register.model import Article, Csl, Register
from synopsis.register.model.people import Person
from synopsis.register.patterns import RESERVED_PREFIXES
from synopsis.register.plain_file import text_of
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.register.text import MUST_PART_WORDS, fingerprint, parts_its_words

COMMAND = "add article"
_MOST_WORDS = 6
"""How many words of a heading call a section."""
DERIVED = frozenset({"id", "text_sha256", "parts", "sections", "proved"})
"""Fields that follow from the text."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the text, and what its lines are where the proposal is not right."""
    parser.add_argument("text", type=Path, help="the text of one article, UTF-8; it is read and never kept")
    parser.add_argument("--id", type=an_id, help="its id (made of its label); of an article that is there, its own")
    parser.add_argument("--again", action="store_true", help="draft one anew of which there is no claim yet; with --id")
    parser.add_argument("--comments-label", help="how pages call the comments below it (the line above them)")
    parser.add_argument("--comment-label", help="how pages call each of them, before its number (Comment, or Letter)")
    for name, says in (
        ("heading", "a line that is a heading"),
        ("byline", "a line that names the author"),
        ("comment", "the line with which a comment begins"),
        ("reply", "the line with which a reply to the comment before it begins"),
        ("prose", "a line that is none of these"),
    ):
        parser.add_argument(f"--{name}", dest=f"line:{name}", type=int, action="append", metavar="LINE", help=says)


def fields() -> tuple[Field, ...]:
    """Give the fields of an article that options give."""
    return tuple(fields_of(Article, DERIVED))


def add(desk: Desk, ledger: Ledger, arguments: argparse.Namespace, data: Data) -> str:
    """Make an article of a text, with its sentences and who speaks in it; tell what it was taken for."""
    text = _read(arguments.text)
    known = desk.register.articles.get(arguments.id or "")
    if known is None:
        data = _completed(desk, text, data)
    name = known.id if known else arguments.id or slug(data["label"], desk.register.articles)
    drafted_before = _is_drafted(desk, name, again=arguments.again and not was_published(ledger, f"article/{name}"))
    layout = _layout(text, arguments, _authors(desk, data, known))
    print(*layout.told(text), sep="\n")
    language = known.csl.language if known else data["csl"]["language"]
    sentences = list(drafted(text, name, layout, desk.register.vocabularies.guarded, language))
    if known and not drafted_before:
        desk.data(known)["text_sha256"] = fingerprint(text)
    elif known:
        _take_out_readers(desk, known)
        article = desk.data(known)
        article.pop("sections", None)
        article |= _derived(desk, text, layout, arguments)
    else:
        given = {"id": name, **data, **_derived(desk, text, layout, arguments)}
        put(desk, New(BY_NAME["article"], in_order(Article, given), COMMAND), file=name)
    desk.put("sentences", name, sentences, f"Every sentence of {name}, without its text.")
    return f"article/{name}: {len(sentences)} sentences; texts stay out of the register, and out of git"


def _is_drafted(desk: Desk, name: str, *, again: bool) -> bool:
    """Tell whether the sentences of an article are there; refused unless they are to be drafted again, and can be."""
    target = desk.root / "sentences" / f"{name}.yml"
    if not sentences_of(desk.register, name) and not Path(target).exists():
        return False
    homes = map(desk.register.home, desk.register.claims)
    if again and name in desk.register.articles and not any(home and home[0].id == name for home in homes):
        return True
    message = (
        "must not exist yet: sentences are drafted once and then edited (join, split, mark, renew); before a claim is "
        f"made of them or they are published, add article --id {name} --again drafts them anew"
    )
    raise Refused([Problem(Location(target.as_posix()), Rule.OWNERSHIP, message)])


def _take_out_readers(desk: Desk, article: Article) -> None:
    """Take out who was made for the comments of an earlier draft, if nothing else names them."""
    for voice in [comment.voice for part in article.parts for comment in part.comments]:
        if all(one.record is article for one in references_to(desk.register, "people", voice)):
            desk.remove(desk.register.people[voice])


def _derived(desk: Desk, text: str, layout: Layout, arguments: argparse.Namespace) -> Data:
    """Give what follows from a text and from what its lines are."""
    sections = _sections(text, layout)
    derived = {"parts": _parts(desk, text, layout, arguments), "text_sha256": fingerprint(text)}
    return derived | ({"sections": sections} if sections else {})


def _read(file: Path) -> str:
    try:
        text = text_of(file)
    except (OSError, ValueError) as error:
        message = f"must be a text in UTF-8, not {quoted(error)}"
        raise Refused([Problem(Location(file.as_posix()), Rule.UNREADABLE, message)]) from error
    if not parts_its_words(text):
        raise Refused([Problem(Location(file.as_posix()), Rule.WORD_COUNT, f"text {MUST_PART_WORDS}")])
    if not text.strip():
        raise Refused([Problem(Location(file.as_posix()), Rule.WORD_COUNT, "text must have words, not none")])
    return text


def _completed(desk: Desk, text: str, data: Data) -> Data:
    """Add what follows from the bibliographic record, and ask for the rest."""
    csl = data.setdefault("csl", {})
    csl.setdefault("title", " ".join(next(iter(lines_of(text).values())).split()))
    data["csl"] = csl = in_order(Csl, csl)
    authors = csl.get("author", [])
    family = authors[0].get("family") or authors[0].get("literal", "") if authors else ""
    if family and csl.get("issued"):
        data.setdefault("label", f"{family} {str(csl['issued'])[:4]}")
    if csl.get("container-title"):
        data.setdefault("where", csl["container-title"])
    if family and "author" not in data:
        data["author"] = _person(desk, " ".join(filter(None, (authors[0].get("given"), family))))
    ask(data, tuple(field for field in fields() if field.path != ("prefix",)), command=COMMAND)
    data.setdefault("prefix", _free_prefix(desk.register, data["label"]))
    return data


def _person(desk: Desk, name: str) -> str:
    """Return the id of the person of that name, who is new where nobody has it."""
    if known := next((one.id for one in desk.register.people.values() if one.name == name), None):
        return known
    id_ = slug(name, desk.register.people.keys() | desk.added_ids("people"))
    _add_person(desk, {"id": id_, "name": name, "kind": "person", "living": "unknown"})
    return id_


def _add_person(desk: Desk, data: Data) -> None:
    put(desk, New(BY_NAME["person"], data, COMMAND))


def _free_prefix(register: Register, label: str) -> str:
    letters = "".join(one for one in slug(label, ()) if one.isalpha())
    used = {article.prefix for article in register.articles.values()}
    used |= {f"{prefix}c" for prefix in used} | RESERVED_PREFIXES
    found = (letters[:length] for length in (1, 2, 3))
    return next((one for one in found if one not in used and one.rstrip("c") not in used), letters[:3])


def _authors(desk: Desk, data: Data, known: Article | None) -> list[str]:
    named: list[Data] = data.get("csl", {}).get("author", [])
    families = [one.get("family") or one.get("literal", "") for one in named]
    person = desk.register.people.get(known.author if known else data.get("author", ""))
    return [name for name in (*families, person.name if isinstance(person, Person) else "") if name]


def _layout(text: str, arguments: argparse.Namespace, authors: list[str]) -> Layout:
    given = {name: tuple(getattr(arguments, f"line:{name}") or ()) for name in _LINES}
    layout = proposed(text, authors)
    if sys.stdin.isatty() and not any(given.values()):
        print(*layout.told(text), sep="\n")
        for name in _LINES:
            answer = input(f"lines that are {name} (Enter leaves the proposal)\n> ").split()
            given[name] = tuple(int(one) for one in answer if one.isdigit())
    prose = set(given["prose"])
    if given["comment"] or given["reply"]:
        layout = with_comments(layout, given["comment"], given["reply"])
    headings = sorted(({*layout.headings, *given["heading"]} - prose) - set(given["byline"]))
    bylines = sorted(({*layout.bylines, *given["byline"]} - prose) - set(given["heading"]))
    unknown = [line for lines in given.values() for line in lines if line not in lines_of(text)]
    if unknown:
        message = f"line must be one with words, not {', '.join(map(str, unknown))}"
        raise Refused([Problem(Location(arguments.text.as_posix()), Rule.INVALID_VALUE, message)])
    furniture = tuple(line for line in layout.furniture if line not in prose)
    comments = {line: name for line, name in layout.comments.items() if line not in prose}
    return replace(layout, headings=tuple(headings), bylines=tuple(bylines), comments=comments, furniture=furniture)


_LINES = ("heading", "byline", "comment", "reply", "prose")


def _parts(desk: Desk, text: str, layout: Layout, arguments: argparse.Namespace) -> list[Data]:
    parts: list[Data] = [{"id": "article", "label": "Article"}]
    if not layout.comments:
        return parts
    above = next((lines_of(text)[line] for line in layout.furniture), "Comments")
    called = arguments.comment_label or ("Letter" if above.lower().startswith("letter") else "Comment")
    comments = []
    people = {one.id for one in desk.register.people.values() if desk.holds(one)}
    for id_ in layout.comments.values():
        number, _, reply = id_.removeprefix("c").partition("r")
        label = f"Reply to {called.lower()} {number}" if reply else f"{called} {number}"
        voice = slug(label, people | desk.added_ids("people"))
        _add_person(desk, {"id": voice, "name": f"Reader, {label.lower()}", "kind": "commenter", "living": "unknown"})
        comments.append({"id": id_, "label": label, "voice": voice})
    return [*parts, {"id": "comments", "label": arguments.comments_label or above, "comments": comments}]


def _short(words: list[str]) -> str:
    return " ".join(words if len(words) <= _MOST_WORDS else [*words[:_MOST_WORDS], "…"])


def _sections(text: str, layout: Layout) -> list[Data]:
    lines = lines_of(text)
    labels = [_short(lines[line].split()) for line in layout.headings]
    return [{"id": f"h{number}", "label": f"“{label}”"} for number, label in enumerate(labels, start=1)]
