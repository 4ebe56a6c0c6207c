"""Commands that hold the register against the article texts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.cli.folders import DONE, WRONG_USAGE, Folders, parsed, report
from synopsis.register.draft import skeleton
from synopsis.register.fingerprints import proof_fingerprint
from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.register.proof import coverage, prove, with_proof
from synopsis.site.atomic import unwritable, write_whole

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from synopsis.register.model import Register


def quotes(folders: Folders, arguments: argparse.Namespace) -> int:
    """Prove sentences and anchors against the article texts."""
    if arguments.write and arguments.on is None:
        print("synopsis quotes: --write needs --on, the day of the proof", file=sys.stderr)
        return WRONG_USAGE
    read = parsed(folders)
    if read.problems or read.register is None:
        return report(read.problems)
    register = read.register
    texts = _texts(arguments.texts)
    if isinstance(texts, Problem):
        return report([texts])
    problems = prove(register, texts)
    for row in coverage(register):
        without = ", ".join(f"{count} {reason}" for reason, count in row.without.items()) or "none"
        print(
            f"{row.article}, {row.part}: {row.sentences} sentences, {row.homes} with claims; without: {without}; "
            f"{row.claims} claims; {row.published} of {row.words} words published "
            f"({100 * row.published / row.words:.1f} %)",
        )
    if problems:
        return report(problems)
    if arguments.write:
        try:
            _record_proof(register, arguments.on)
        except OSError as error:
            return report([unwritable(error, folders.sources)])
    print("Every fingerprint, word count, anchor and guarded word was found in the texts.")
    return DONE


def _record_proof(register: Register, on: date) -> None:
    for article in register.articles.values():
        file = Path(article.file)
        source = file.read_text(encoding="utf-8")
        write_whole(file, with_proof(source, on, proof_fingerprint(register, article)).encode())


def _texts(folder: Path) -> list[str] | Problem:
    try:
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    except (OSError, UnicodeDecodeError) as error:
        message = f"must be a folder of texts in UTF-8, not {quoted(error)}"
        return Problem(Location(folder.as_posix()), Rule.TEXT_MISSING, message)
    if not texts:
        return Problem(
            Location(folder.as_posix()), Rule.TEXT_MISSING, "must hold the article texts as *.txt; found none"
        )
    return texts


def sentences(folders: Folders, arguments: argparse.Namespace) -> int:
    """Draft the sentence records of a new text."""
    read = parsed(folders)
    if read.register is None:
        return report(read.problems)
    target = folders.sources / "sentences" / f"{arguments.article}.yml"
    try:
        text = arguments.file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"must be a text in UTF-8, not {quoted(error)}"
        return report([Problem(Location(arguments.file.as_posix()), Rule.UNREADABLE, message)])
    if target.exists():
        message = "must not exist yet: sentences are drafted once and then edited"
        return report([Problem(Location(target.as_posix()), Rule.OWNERSHIP, message)])
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, skeleton(text, arguments.article, read.register.vocabularies.guarded).encode())
    except OSError as error:
        return report([unwritable(error, target.parent)])
    print(f"{target.as_posix()} holds the draft; say of each sentence what it is, and author its claims.")
    return DONE
