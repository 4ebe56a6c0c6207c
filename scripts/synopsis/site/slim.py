"""The theme's files without what the site has no use for: its scripts, rules that match nothing, values unasked for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

from synopsis.register.problems import Problem

SHEETS = "assets/stylesheets"
"""Where Material's styles stand; ours, in `assets/`, are written for this site and stay as they are."""

_SCRIPTS = "assets/*.js"
_FOREIGN_SCRIPTS = "assets/javascripts"
"""Material's: no page of ours asks for them."""
_NAMING = r"class|id|dir|type|name|data-[\w-]+"
_TAG = re.compile(r'<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
_BEGUN = "\n<"
"""Where a page is cut to find what stands on many pages: no tag is."""
_ELEMENT = re.compile(r"<([a-z][a-z0-9-]*)")
_ATTRIBUTE = re.compile(rf'\s(?:{_NAMING})=(?:"([^"]*)"|([^\s">]+))')
_NAMED = re.compile(_NAMING)
_WORD = re.compile(r"-?[A-Za-z_][\w-]*")
_ALTERNATIVES = {"is", "where", "has"}
_NESTING = {"media", "supports", "container", "layer"}
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_MOVED = re.compile(r"animation(?:-name)?\s*:([^;}]*)")


def slim_theme(site: Path) -> list[Problem]:
    """Drop the theme's scripts, and of its styles what no element, class, id, value or other rule of the site needs."""
    shutil.rmtree(site / _FOREIGN_SCRIPTS, ignore_errors=True)
    names = names_of(site)
    sheets = {sheet: used_rules(sheet.read_text(encoding="utf-8"), names) for sheet in (site / SHEETS).glob("*.css")}
    ours = [own.read_text(encoding="utf-8") for own in sorted((site / "assets").glob("*.css"))]
    for sheet, slim in used_values(sheets, ours).items():
        sheet.with_name(f"{sheet.name}.map").unlink(missing_ok=True)  # of the sheet as it was
        sheet.write_text(f"{slim}\n", encoding="utf-8")
    return []


def names_of(site: Path) -> frozenset[str]:
    """Give what a selector may find: elements and values of attributes in the pages, every word of the scripts."""
    lines: set[str] = set()
    for page in site.rglob("*.html"):
        lines.update(page.read_bytes().decode().split(_BEGUN))
    text = "\n".join({*_TAG.findall(_BEGUN.join(lines))})
    names = {*_ELEMENT.findall(text)}
    for quoted, bare in set(_ATTRIBUTE.findall(text)):
        names.update((quoted or bare).split())
    for script in site.glob(_SCRIPTS):
        names.update(_WORD.findall(script.read_text(encoding="utf-8")))
    return frozenset(names)


def used_rules(sheet: str, names: frozenset[str]) -> str:
    """Give a style sheet (CSS Syntax Level 3) without comments and without the rules that no name of `names` needs."""
    return "".join(_kept(_rules(sheet), names))


def used_values(sheets: Mapping[Path, str], others: Sequence[str]) -> dict[Path, str]:
    """Give style sheets without the custom properties and movements that neither they nor the others ask for."""
    slim = dict(sheets)
    while True:
        texts = [*slim.values(), *others]
        asked = {name for text in texts for name in _ASKED.findall(text)}
        moved = {word for text in texts for words in _MOVED.findall(text) for word in _WORD.findall(words)}
        before, slim = slim, {file: "".join(_valued(_rules(text), asked, moved)) for file, text in slim.items()}
        if slim == before:  # what only a dropped one asked for went too
            return slim


@lru_cache(maxsize=32)  # the sheets of some builds, of which the theme's come again in each
def _rules(sheet: str) -> Sequence[Node]:
    return tuple(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _valued(rules: Iterable[Node], asked: Collection[str], moved: Collection[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            if declared := ";".join(_declared(rule.content, asked)):
                yield f"{_text(rule.prelude)}{{{declared}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTING and rule.content is not None:
            inside = tinycss2.parse_rule_list(rule.content, skip_whitespace=True)
            if within := "".join(_valued(inside, asked, moved)):
                yield f"@{rule.at_keyword} {_text(rule.prelude)}{{{within}}}"
        elif rule.type != "at-rule" or not rule.lower_at_keyword.endswith("keyframes") or _text(rule.prelude) in moved:
            yield rule.serialize()


def _declared(content: Sequence[Node], asked: Collection[str]) -> Iterator[str]:
    for part in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if part.type != "declaration" or not part.name.startswith("--") or part.name in asked:
            yield part.serialize()


def _kept(rules: Iterable[Node], names: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            wanted = [one for one in _alternatives(rule.prelude) if _may_match(one, names)]
            if wanted:
                yield f"{','.join(map(_text, wanted))}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTING and rule.content is not None:
            within = "".join(_kept(tinycss2.parse_rule_list(rule.content, skip_whitespace=True), names))
            if within:
                yield f"@{rule.at_keyword} {_text(rule.prelude)}{{{within}}}"
        else:
            yield rule.serialize()


def _text(tokens: Sequence[Node]) -> str:
    return str(tinycss2.serialize(tokens)).strip()


def _alternatives(tokens: Iterable[Node]) -> list[list[Node]]:
    """Divide a list of selectors at its commas; those within brackets stand deeper."""
    found: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _may_match(selector: Sequence[Node], names: frozenset[str]) -> bool:
    """Tell whether something of the site may fit; what is not understood may."""
    before = None
    for token in selector:
        if token.type == "hash" or (token.type == "ident" and before != ":"):  # an id, a class or an element
            fits = token.value in names
        elif token.type == "[] block":
            fits = _attribute_may_match(token.content, names)
        elif token.type == "function" and token.lower_name in _ALTERNATIVES:
            fits = any(_may_match(one, names) for one in _alternatives(token.arguments))
        else:
            fits = True
        if not fits:
            return False
        before = token.value if token.type == "literal" else None
    return True


def _attribute_may_match(tokens: Iterable[Node], names: frozenset[str]) -> bool:
    """Tell it of `[attribute=value]`; a value that is compared in another way may match."""
    parts = [token for token in tokens if token.type != "whitespace"]
    if [part.type for part in parts[:2]] != ["ident", "literal"] or parts[1].value != "=":
        return True
    return not _NAMED.fullmatch(parts[0].value) or parts[2].value in names
