"""The command that adds records."""

from __future__ import annotations

import argparse
from pathlib import Path

from synopsis.authoring.adding import New, in_order, next_order, put, with_id
from synopsis.authoring.answering import answer_from, speak_to, targets
from synopsis.authoring.claiming import (
    COMMAND,
    completed,
    make_home,
    neighbour,
    place_named,
    with_context,
)
from synopsis.authoring.correcting import settle
from synopsis.authoring.desk import Data, Desk
from synopsis.authoring.naming import BY_NAME
from synopsis.authoring.printed import own_text
from synopsis.cli import DONE, add_article, add_folders
from synopsis.cli.editing import add_occasion, day_of, desk_of, occasion_of, write
from synopsis.cli.fields import Field, add_options, ask, fields_of, given
from synopsis.cli.options import an_id
from synopsis.cli.project import Project
from synopsis.cli.text import article_named
from synopsis.cli.texts import texts_in
from synopsis.register.model import Csl
from synopsis.register.rules.anchors import most_published, published_words
from synopsis.register.text import words

_ADDED = ("article", "claim", "question", "topic", "document", "finding", "audit", "person", "event", "name")
_DERIVED = {"article": add_article.DERIVED, "claim": frozenset({"id", "sentences"})}
"""Fields that no option gives."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add a command for each kind of record, with an option for each of its fields."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND", parser_class=argparse.ArgumentParser)
    for name in _ADDED:
        own = kinds.add_parser(name, help=f"add a {name}", description=(BY_NAME[name].model.__doc__ or "").strip())
        add_folders(own, *[argparse.SUPPRESS] * 2)
        if name == "claim":
            own.add_argument("article", type=an_id, help="id of the article")
            own.add_argument("sentence", nargs="+", help="ids of the sentences that make it, its home first")
            own.add_argument("--quote", dest="field:quote.exact", metavar="…", help="short for --quote-exact")
        elif name == "article":
            add_article.add_arguments(own)
        else:
            own.add_argument("--id", type=an_id, help="its id (the next free one, or one made of its words)")
        if name in {"claim", "finding"}:
            own.add_argument(
                "--answers",
                action="append",
                default=[],
                metavar="QUESTION[/POINT]",
                help="name it there; again for more",
            )
        if name in {"article", "document"}:
            own.add_argument("--from", dest="source", type=Path, help="a file of CSL-JSON, BibTeX or RIS with one item")
        if name != "article":
            own.add_argument("--file", type=an_id, help="the file of its folder (that of its neighbours)")
        add_occasion(own)
        add_options(own, _fields(name))


def _fields(name: str) -> tuple[Field, ...]:
    return tuple(fields_of(BY_NAME[name].model, _DERIVED.get(name, frozenset({"id"}))))


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Add a record, and name it where it belongs."""
    desk = desk_of(project)
    data = given(arguments, _fields(arguments.kind))
    if getattr(arguments, "source", None):
        from synopsis.authoring.references_read import csl_of  # noqa: PLC0415 -- pandoc

        data["csl"] = in_order(Csl, {**csl_of(arguments.source), **data.get("csl", {})})
    if arguments.kind == "claim":
        told = _claim(project, desk, arguments, data)
    elif arguments.kind == "article":
        told = add_article.add(desk, project.ledger, arguments, data)
    else:
        told = _record(project, desk, arguments, data)
    settle(desk, occasion_of(project, arguments))
    print(told)
    write(project, desk, arguments)
    return DONE


def _record(project: Project, desk: Desk, arguments: argparse.Namespace, data: Data) -> str:
    kind = BY_NAME[arguments.kind]
    command = f"add {kind.name}"
    named = targets(desk.register, arguments.answers, command) if kind.name == "finding" else []
    if named:
        data.setdefault("questions", [question.id for question, _ in named])
    if kind.name == "question" and "topic" in data:
        data.setdefault("order", next_order(desk, data["topic"]))
    if "checked" in kind.model.model_fields:
        data.setdefault("checked", {}).setdefault("on", day_of(arguments))
    ask(data, _fields(kind.name), command=command)
    new = with_id(desk, project.ledger, New(kind, in_order(kind.model, data), command), arguments.id or "")
    record = put(desk, new, file=arguments.file or "")
    for target in named:
        speak_to(desk, record.id, target)
    return f"{kind.name}/{record.id}"


def _claim(project: Project, desk: Desk, arguments: argparse.Namespace, data: Data) -> str:
    register = desk.register
    article = article_named(register, arguments.article)
    place = place_named(register, article, arguments.sentence)
    named = targets(register, arguments.answers, COMMAND)
    data.setdefault("voices", completed(desk, project.ledger, place, {})["voices"])
    ask(data, _fields("claim"), command=COMMAND)
    texts = texts_in(arguments.texts)
    text = own_text(article, texts)
    if text is not None:
        data["quote"] = with_context(register, place, data["quote"], text)
    new = New(BY_NAME["claim"], completed(desk, project.ledger, place, data), COMMAND)
    beside = neighbour(register, place)
    own_file = "" if beside else f"{article.id}{'-comments' if place.in_comments else ''}"
    record = put(desk, new, beside, arguments.file or own_file)
    make_home(desk, place)
    for target in named:
        answer_from(desk, record.id, article.id, place.home.part, target)
    changed, part = desk.changed(), (article.id, place.home.part)
    share = f"{published_words(changed)[part][0]} of {most_published(changed)[part]} words that the part may publish"
    held = "anchor found once" if text is not None else "anchor not held to the text, which was not given"
    return f"claim/{record.id}: {held} ({len(words(data['quote']['exact']))} words; anchors have {share})"
