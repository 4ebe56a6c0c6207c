"""The command that explains a rule."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from textwrap import fill, indent

from synopsis.cli import DONE, WRONG_USAGE
from synopsis.cli.project import Project
from synopsis.register.explained import explained
from synopsis.register.problems import Rule, quoted

_WIDTH = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the rule."""
    parser.add_argument("rule", nargs="?", help="the word in brackets at the end of a message; all are listed without")


def run(_project: Project, arguments: argparse.Namespace) -> int:
    """Say what a rule asks for, with an example that breaks it and one that holds it."""
    name = str(arguments.rule or "").strip("[]")
    if not name:
        for one in explained().values():
            print(f"{one.rule}\n{indent(fill(one.says, _WIDTH - 4), '    ')}")
        return DONE
    if name not in set(Rule):
        near = get_close_matches(name, Rule, n=1)
        hint = f" (did you mean {near[0]}?)" if near else "; without one all are listed"
        print(
            f"synopsis explain: rule must be the word in brackets of a message, not {quoted(name)}{hint}",
            file=sys.stderr,
        )
        return WRONG_USAGE
    rule = explained()[Rule(name)]
    print(fill(rule.says, _WIDTH))
    for label, example in ((f"Breaks it{_of(rule.of)}:", rule.bad), ("Holds it:", rule.good)):
        print(f"\n{label}\n{indent(example, '    ')}")
    return DONE


def _of(what: str) -> str:
    return f" ({what})" if what else ""
