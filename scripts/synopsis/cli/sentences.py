"""The command that mends the sentences of an article."""

from __future__ import annotations

import argparse

from synopsis.authoring.correcting import Occasion, settle, was_published
from synopsis.authoring.desk import Desk
from synopsis.authoring.recounting import renew
from synopsis.authoring.resentencing import Sentences, join, mark, split
from synopsis.cli import add_folders
from synopsis.cli.editing import add_occasion, carry_out
from synopsis.cli.options import an_id
from synopsis.cli.project import Project
from synopsis.cli.text import article_named
from synopsis.cli.texts import texts_in
from synopsis.register.enums import NoClaim


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with sentences."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT", parser_class=argparse.ArgumentParser)
    for name, says in (
        ("join", "make one sentence of several that follow each other"),
        ("split", "make two sentences of one"),
        ("mark", "say what sentences are, and why they claim nothing"),
        ("renew", "count all again: for other guarded words, or another copy of the text"),
    ):
        own = acts.add_parser(name, help=says, description=says)
        add_folders(own, *[argparse.SUPPRESS] * 2)
        own.add_argument("article", type=an_id, help="id of the article")
        if name != "renew":
            own.add_argument("sentence", nargs=1 if name == "split" else "+", help="ids of sentences")
        if name == "split":
            own.add_argument("--before", required=True, metavar="WORDS", help="the words with which the second begins")
        if name == "mark":
            own.add_argument("--kind", help="what they are: a word of the list sentence-kind")
            own.add_argument("--no-claim", choices=[*map(str, NoClaim)], help="why they claim nothing")
        add_occasion(own)


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Mend sentences, with every reference to them."""
    return carry_out(project, arguments, lambda desk, occasion: _mended(desk, occasion, arguments))


def _mended(desk: Desk, occasion: Occasion, arguments: argparse.Namespace) -> list[str]:
    article = article_named(desk.register, arguments.article)
    sentences = Sentences(desk, article, published=was_published(occasion.ledger, f"article/{article.id}"))
    texts = texts_in(arguments.texts)
    if arguments.act == "join":
        told = join(sentences, arguments.sentence, texts)
    elif arguments.act == "split":
        told = split(sentences, arguments.sentence[0], arguments.before, texts)
    elif arguments.act == "mark":
        told = mark(sentences, arguments.sentence, arguments.kind, arguments.no_claim, texts)
    else:
        told = renew(sentences, texts)
    settle(desk, occasion)
    return told
