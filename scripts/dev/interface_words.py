"""Gather every message of the interface into the template for translators, and say what each language lacks.

python scripts/dev/interface_words.py          # writes languages/catalogues/interface.pot
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

import synopsis
from synopsis.languages import marked
from synopsis.languages.catalogues import FOLDER, TEMPLATE, read
from synopsis.languages.own_words import is_said
from synopsis.register.model.words import of_every_register
from synopsis.site.effective_settings import theme_words

PACKAGE = Path(synopsis.__file__).parent
HEAD = "Every word of the interface, as English says it. Written by scripts/dev/interface_words.py; edit nothing here."
SAID = frozenset({"say", "_say", "message"})
"""What Python calls to say a message, or to mark one for later."""
SECTIONS = "section"
"""What links to a page that every register has: its title is a message."""
COUNTS = "counted"
COUNTED = "\0"
"""Stands before what has a form for one and others for more."""
Found = tuple[str, str, str]
"""A message, what tells it apart, and the file in which it stands."""


def all_messages() -> Iterator[Found]:
    """Yield each message of the interface, wherever it stands."""
    for file in sorted((PACKAGE / "pages" / "templates").glob("*.jinja")):
        text = file.read_text(encoding="utf-8")
        yield from ((said, at, _name(file)) for said, at in marked.messages(text))
        yield from ((f"{COUNTED}{{number}} {noun}", at, _name(file)) for noun, at in marked.nouns(text))
    for file in sorted((PACKAGE / "theme").glob("[ms]*s/*.js")):
        yield from ((said, at, _name(file)) for said, at in marked.messages_of_script(file.read_text(encoding="utf-8")))
    for file in sorted(PACKAGE.rglob("*.py")):
        if file.is_relative_to(PACKAGE / "languages"):
            continue
        yield from ((said, at, _name(file)) for said, at in of_module(file.read_text(encoding="utf-8")))
    yield from ((word, "", "theme/overrides") for word in theme_words())
    yield from _of_settings()
    for known in of_every_register():
        for text in (known.label, known.says, *(text for term in known.terms for text in (term.label, term.says))):
            yield text, known.id, "register/model/vocabularies.yml"
    for mark in ("“", "”", "‘", "’", ", "):  # noqa: RUF001 -- marks of the text itself
        yield mark, "", "languages/interface.py"


def of_module(source: str) -> Iterator[tuple[str, str]]:
    """Yield each message that a module says, and each noun that it counts."""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        texts = [node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant)]
        at = next((node.value for node in call.args[1:2] if isinstance(node, ast.Constant)), "")
        if name in SAID and not isinstance(call.args[0], ast.Call):
            choices = call.args[0]
            branches = [choices.body, choices.orelse] if isinstance(choices, ast.IfExp) else [choices]
            yield from ((str(one.value), str(at)) for one in branches if isinstance(one, ast.Constant))
        elif name == SECTIONS and texts and isinstance(call.args[0], ast.Constant):
            yield str(texts[0]), ""
        elif name == COUNTS and len(call.args) > 1 and isinstance(call.args[1], ast.Constant):
            yield f"{COUNTED}{{number}} {call.args[1].value!s}", ""


def _of_settings() -> Iterator[Found]:
    file = PACKAGE / "site" / "effective.yml"
    given = yaml.safe_load(file.read_text(encoding="utf-8"))
    yield from ((palette["toggle"]["name"], "", _name(file)) for palette in given["theme"]["palette"])

    def titles(entries: list[dict[str, object]]) -> Iterator[str]:
        for entry in entries:
            for title, below in entry.items():
                yield title
                if isinstance(below, list):
                    yield from titles(below)

    yield from ((title, "", _name(file)) for title in titles(given["nav"]))


def _name(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


def template() -> bytes:
    """Write the template for translators, each message once with the files in which it stands."""
    found: dict[tuple[str, str], list[str]] = {}
    nouns = set()
    for said, at, file in all_messages():
        if said.startswith(COUNTED):
            nouns.add((said := said.removeprefix(COUNTED), at))
        places = found.setdefault((said, at), [])
        if file not in places:
            places.append(file)
    catalog = Catalog(header_comment=f"# {HEAD}", fuzzy=False)
    for (said, at), places in found.items():
        is_counted = (said, at) in nouns
        catalog.add((said, f"{said}s") if is_counted else said, context=at or None, locations=[(p, 0) for p in places])
    return written(catalog)


def written(catalog: Catalog) -> bytes:
    """Write a catalogue without the day and the program, which differ each time."""
    out = BytesIO()
    write_po(out, catalog, omit_header=True, width=0, include_lineno=False)
    return f"# {HEAD}\n\n".encode() + out.getvalue()


def lacking(language: Path) -> list[str]:
    """Name the messages that a language does not say."""
    said, wanted = read(language.read_bytes()), read(template())
    return [str(one.id) for one in wanted if one.id and not is_said(said.get(one.id, one.context))]


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
    for file in sorted(FOLDER.glob("*.po")):
        missing = lacking(file)
        print(f"{file.name}: {len(missing)} messages are not said", *missing, sep="\n  ")
