"""The files of a new site."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable

from jinja2 import DictLoader, Environment, StrictUndefined

from synopsis.scaffold import example, origin
from synopsis.scaffold.answered import LICENCES, Answers

_SUFFIX = ".jinja"
_HIDDEN = "dot-"
"""How the name of a file begins here that begins with a dot there."""
_PLACEHOLDER = "OWNER/synopsis"


def files(answers: Answers, on: date) -> Mapping[str, str]:
    """Return the text of every file of a new site, by its path."""
    templates = dict(_templates(resources.files(__package__) / "templates"))
    environment = Environment(  # noqa: S701 -- YAML, Markdown and JSON, with every answer quoted as JSON
        loader=DictLoader(templates), undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True
    )
    environment.filters["quoted"] = _quoted
    facts = {
        "answers": answers,
        "on": on,
        "licence_url": LICENCES[answers.licence],
        "accounts": example.accounts(answers.articles),
        "generator": answers.generator or _PLACEHOLDER,
        "tag": origin.tag(),
    }
    rendered = {_path(name): environment.get_template(name).render(facts) for name in sorted(templates)}
    texts = {f"texts/{account.id}.txt": account.text for account in example.accounts(answers.articles)}
    return rendered | texts


def _templates(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _templates(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(_SUFFIX):
            yield f"{above}{entry.name}", entry.read_text(encoding="utf-8")


def _path(template: str) -> str:
    steps = template.removesuffix(_SUFFIX).split("/")
    return "/".join(step.replace(_HIDDEN, ".", 1) if step.startswith(_HIDDEN) else step for step in steps)


def _quoted(text: object) -> str:
    """Write a text in quotation marks as YAML and JSON both read it."""
    return json.dumps(str(text), ensure_ascii=False)
