"""The command that holds the register against the article texts."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from synopsis.cli import DONE, WRONG_USAGE
from synopsis.cli.options import a_day
from synopsis.cli.project import Project
from synopsis.cli.texts import add_texts, texts_in
from synopsis.register.fingerprints import proof_fingerprint
from synopsis.register.model import Article, Register
from synopsis.register.problems import Problem, Refused, Rule
from synopsis.register.proof import coverage, prove
from synopsis.register.proof_record import Proof, with_proofs
from synopsis.site.atomic import write_atomic


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that name the texts and ask for a record of the proof."""
    add_texts(parser, required=True)
    parser.add_argument("--write", action="store_true", help="record the proof in the articles' files")
    parser.add_argument("--on", type=a_day, help="the day of the proof, YYYY-MM-DD; needed with --write")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Prove sentences and anchors against the article texts."""
    if arguments.write and arguments.on is None:
        print("synopsis quotes: --write needs --on, the day of the proof", file=sys.stderr)
        return WRONG_USAGE
    register = project.typed_register
    problems = prove(register, texts_in(arguments.texts))
    for row in coverage(register):
        without = ", ".join(f"{count} {reason}" for reason, count in row.without.items()) or "none"
        print(
            f"{row.article}, {row.part}: {row.sentences} sentences, {row.homes} with claims; without: {without}; "
            f"{row.claims} claims; {row.published} of {row.words} words published "
            f"({100 * row.published / row.words:.1f} %)",
        )
    if problems:
        raise Refused(problems)
    if arguments.write:
        _record_proof(register, arguments.on)
    print("Every fingerprint, word count, anchor and guarded word was found in the texts.")
    return DONE


def _record_proof(register: Register, on: date) -> None:
    """Record the proof in every file of articles, or, where one does not take it, in none."""
    by_file: dict[str, list[Article]] = {}
    for article in register.articles.values():
        by_file.setdefault(article.file, []).append(article)
    contents: dict[Path, bytes] = {}
    problems: list[Problem] = []
    for file, articles in by_file.items():
        proofs = {one.id: {"on": on.isoformat(), "digest": proof_fingerprint(register, one)} for one in articles}
        if content := with_proofs(Path(file).read_bytes(), proofs):
            contents[Path(file)] = content
        else:
            problems += [_by_hand(article, proofs[article.id]) for article in articles]
    if problems:
        raise Refused(problems)
    for path, content in contents.items():
        write_atomic(path, content)


def _by_hand(article: Article, proof: Proof) -> Problem:
    fields = ", ".join(f"{name}: {value}" for name, value in proof.items())
    message = f"must be fields in lines or in braces, for the proof to be written; by hand it is `proved: {{{fields}}}`"
    return Problem(article.at(), Rule.UNWRITABLE, message)
