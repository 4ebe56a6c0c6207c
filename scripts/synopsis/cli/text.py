"""The command that shows the sentences of an article by their ids."""

from __future__ import annotations

import argparse

from synopsis.authoring.printed import in_range, printed, sentences_of
from synopsis.cli import DONE
from synopsis.cli.options import an_id
from synopsis.cli.project import Project
from synopsis.cli.texts import add_texts, texts_in
from synopsis.register.index import Index
from synopsis.register.model import Article, Register
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.register.text import fingerprint


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the article and the part of it."""
    parser.add_argument("article", type=an_id, help="id of the article")
    parser.add_argument("range", nargs="?", default="", help="p2s3, p2s3..p4s1, or p2; without it, all of it")
    add_texts(parser, required=True)


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Show the sentences of an article from the text at hand."""
    register = project.typed_register
    article = article_named(register, arguments.article)
    texts = printed(register, texts_in(arguments.texts))
    if article.id not in texts:
        message = f"must hold the text of {article.id}, whose fingerprint begins with {article.text_sha256[:12]}"
        raise Refused([Problem(Location(arguments.texts.as_posix()), Rule.TEXT_MISSING, message)])
    sentences = sentences_of(register, article.id)
    shown = in_range(sentences, arguments.range) if arguments.range else sentences
    if not shown:
        ids = f"{sentences[0].id} to {sentences[-1].id}" if sentences else "none"
        message = f"sentences must be of {article.id}, which has {ids}; not {quoted(arguments.range)}"
        raise Refused([Problem(article.at("id"), Rule.UNKNOWN_REFERENCE, message)])
    claims = Index(register)
    for sentence in shown:
        words = texts[article.id][sentence.id]
        doubt = "" if fingerprint(words) == sentence.sha256 else "  (not the words of its fingerprint)"
        holds = " ".join(claim.id for claim in claims.claims_of_sentence(sentence)) or sentence.no_claim or "open"
        print(f"{sentence.id:8} {sentence.words:3}  {words}  [{holds}]{doubt}")
    return DONE


def article_named(register: Register, name: str) -> Article:
    """Return an article; refused where there is none of that id."""
    if article := register.articles.get(name):
        return article
    known = ", ".join(register.articles) or "none"
    message = f"article must be one of {known}; not {quoted(name)}"
    raise Refused([Problem(Location("article"), Rule.UNKNOWN_REFERENCE, message)])
