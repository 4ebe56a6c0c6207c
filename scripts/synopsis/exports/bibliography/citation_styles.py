"""Citations in APA, in MLA, in the wikitext of encyclopedias."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from synopsis.markdown import escape
from synopsis.register.model import Csl, Name

_MOST_WORKS = 1_000
"""An article is cited with each of its claims."""
INNER = str.maketrans("\u201c\u201d", "\u2018\u2019")
"""Quotation marks within a title that stands in quotation marks."""
MANY = 3
"""So many authors are one and others in MLA."""
WITHOUT_ADDRESS = {
    "article-journal": "journal",
    "article-magazine": "magazine",
    "article-newspaper": "news",
    "book": "book",
    "chapter": "book",
    "report": "report",
    "thesis": "thesis",
}
"""Templates of wikitext for what has no address, which `cite web` needs."""
WIKITEXT = {
    "|": "{{!}}",
    "[": "&#91;",
    "]": "&#93;",
    "{": "&#123;",
    "}": "&#125;",
    "<": "&lt;",
    ">": "&gt;",
    "'": "&#39;",
    "~": "&#126;",
    "&": "&amp;",
}
"""Marks that wikitext acts upon inside a parameter."""


@lru_cache(maxsize=_MOST_WORKS)
def apa(csl: Csl) -> Markup:
    """Write a work as APA (seventh edition) has it."""
    *others, last = [_apa_name(name) for name in csl.author] or [""]
    who = f"{', '.join(others)}, & {last}" if others else last
    number = f" (No. {csl.number})." if csl.number else ""
    volume = f", {csl.volume}" if csl.volume else ""
    issue = f"({csl.issue})" if csl.issue else ""
    pages = f", {csl.page}" if csl.page else ""
    if csl.container_title and csl.type != "webpage":
        title = escape(f"{csl.title}{number}" if number else _stop(csl.title))
        place = _italic(csl.container_title, f"{volume}{issue}{pages}.")
    else:
        title = _italic(csl.title, number or ".")
        place = escape(_stop(csl.container_title))
    house = "" if _house(csl) in {csl.container_title, who} else _house(csl)
    when = escape(f"({csl.issued.apa() if csl.issued else 'n.d.'}).")
    parts = [escape(_stop(who)), when, title] if who else [title, when]
    return _joined([*parts, place, escape(_stop(house)), escape(csl.url)])


@lru_cache(maxsize=_MOST_WORKS)
def mla(csl: Csl) -> Markup:
    """Write a work as MLA (ninth edition) has it."""
    names = [_name_in_order(name) for name in csl.author[1:]]
    first = [_name_turned(name, name.given) for name in csl.author[:1]]
    who = f"{first[0]}, et al." if len(csl.author) >= MANY else ", and ".join([*first, *names])
    where = csl.container_title
    inner = csl.title.translate(INNER)
    title = escape(f"“{_stop(inner)}”") if where else _italic(csl.title, ".")
    house = _house(csl) if _house(csl) not in {where, who} else ""
    volume = f"vol. {csl.volume}" if csl.volume else ""
    issue = f"no. {csl.issue or csl.number}" if csl.issue or csl.number else ""
    pages = f"pp. {csl.page}" if csl.page else ""
    rest = ", ".join(filter(None, [house, volume, issue, csl.issued.mla() if csl.issued else "", pages, csl.url]))
    behind = _italic(where, f", {_stop(rest)}" if rest else ".") if where else escape(_stop(rest))
    return _joined([escape(_stop(who)), title, behind])


@lru_cache(maxsize=_MOST_WORKS)
def wikitext(csl: Csl) -> str:
    """Write a work as a citation template of MediaWiki encyclopedias; `cite web` where it has an address."""
    template = "web" if csl.url else WITHOUT_ADDRESS.get(csl.type, "document")
    fields: dict[str, str] = {}
    for number, name in enumerate(csl.author, start=1):
        mark = "" if len(csl.author) == 1 else str(number)
        if name.literal or not name.given:
            fields[f"author{mark}"] = name.literal or name.family
        else:
            fields |= {f"last{mark}": name.family, f"first{mark}": name.given}
    fields |= {
        "title": csl.title,
        "url": csl.url,
        "website" if template == "web" else "work": csl.container_title,
        "publisher": _house(csl) if _house(csl) != csl.container_title else "",
        "date": csl.issued.wiki() if csl.issued else "",
        "language": csl.language,
    }
    parameters = "".join(f" |{key}={_wiki_value(key, value)}" for key, value in fields.items() if value)
    return f"{{{{cite {template}{parameters}}}}}"


def _wiki_value(key: str, value: str) -> str:
    if key == "url":
        return "".join(f"%{ord(mark):02X}" if mark in "|[]{}<>'" else mark for mark in value)
    return "".join(WIKITEXT.get(mark, mark) for mark in value)


def _house(csl: Csl) -> str:
    return csl.publisher or csl.authority


def _joined(parts: Sequence[Markup]) -> Markup:
    return Markup(" ").join(part for part in parts if part)


def _italic(text: str, behind: str) -> Markup:
    behind = behind.removeprefix(".") if text.endswith((".", "?", "!")) else behind
    space = " " if behind.startswith(" ") else ""  # escaping takes the outer ones away
    return Markup("<i>{}</i>{}{}").format(escape(text), Markup(space), escape(behind))  # noqa: S704 -- ours


def _stop(text: str) -> str:
    """End a part with one full stop, unless it ends a sentence already."""
    return text if not text or text.rstrip("\u201d\u2019")[-1:] in {".", "?", "!"} else f"{text}."


def _name_turned(name: Name, given: str) -> str:
    return name.literal or ", ".join(filter(None, [name.family, given]))


def _name_in_order(name: Name) -> str:
    return name.literal or " ".join(filter(None, [name.given, name.family]))


def _apa_name(name: Name) -> str:
    words = [re.sub(r"(\w)\w*\.?", r"\1.", word) for word in name.given.split()]
    return _name_turned(name, " ".join(words))
