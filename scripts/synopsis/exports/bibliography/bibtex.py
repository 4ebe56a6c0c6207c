"""Works as BibTeX in which BibLaTeX finds its own fields too: one file for the old programs and for the new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from babel import Locale

from synopsis.cache import Cache
from synopsis.exports.bibliography.csl_items import cited_item
from synopsis.exports.bibliography.pandoc import bibtex_fields
from synopsis.exports.bibliography.works import Work
from synopsis.register.edtf import DASH, Edtf
from synopsis.register.model import Csl

ARTICLES = {"article-journal": "", "article-magazine": "magazine", "article-newspaper": "newspaper"}
"""Kinds of article, with BibLaTeX's word for what is not the ordinary one."""
ON_THE_WEB = frozenset({"post", "post-weblog", "webpage"})
KINDS_IN_WORDS = {
    "bill": "Bill",
    "broadcast": "Broadcast",
    "hearing": "Hearing",
    "interview": "Interview",
    "legal_case": "Judgment",
    "motion_picture": "Film",
    "personal_communication": "Personal communication",
    "speech": "Speech",
    "treaty": "Treaty",
}
"""What BibTeX has no type for, as `type` of what has none; a work's own genre goes before it."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    **{mark: f"\\{mark}" for mark in "$&%#_"},
}
"""Marks that TeX acts upon. A brace is named, because programs count braces without looking before them."""
ENGLISH = Locale("en").languages
"""Names of languages: in lower case also those of the packages that hyphenate them."""
BRACE = re.compile(r"\\([{}])")

Fields = dict[str, str]


def bibtex_entries(works: Iterable[Work], cache: Cache | None = None) -> Mapping[str, str]:
    """Write works as entries, by their keys."""
    known = {work.id: work for work in works}
    written = bibtex_fields(map(cited_item, known.values()), cache)
    return {key: _entry(known[key], fields) for key, fields in written.items()}


def _entry(work: Work, written: Mapping[str, str]) -> str:
    """Write one entry from names and title as pandoc writes them, which protects names and capitals."""
    kind, fields = _kind(work.csl)
    named = {
        name: BRACE.sub(lambda match: TEX[match[1]], written[name])
        for name in ("author", "editor", "title")
        if name in written
    }
    left_over = " ".join([*(f"{item}." for item in _without_field(work.csl, kind)), *work.remarks])
    fields = {
        **named,
        **{name: _tex(value) for name, value in fields.items()},
        **_date(work.csl.issued),
        "shorttitle": _tex(work.csl.title_short),
        "origtitle": _tex(work.csl.original_title),
        "url": work.csl.url,
        "urldate": work.accessed.isoformat() if work.accessed else "",
        **_language(work.csl.language),
        "note": _tex(work.note),
        "annotation": _tex(left_over),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value]
    return f"@{kind}{{{work.id},\n" + ",\n".join(lines) + "\n}\n"


def _kind(csl: Csl) -> tuple[str, Fields]:
    """Choose the type that has a field for what is known, with the fields that are its own."""
    house = csl.publisher or csl.authority
    where = csl.container_title or house
    if own := _printed(csl, house, where):
        return own
    if csl.type in {*ON_THE_WEB, *ARTICLES} and csl.url:
        return "online", {"organization": where}
    behind = house if csl.container_title else ""
    what = csl.genre or KINDS_IN_WORDS.get(csl.type, "")
    return "misc", {"howpublished": where, "organization": behind, "type": what, "address": csl.publisher_place}


def _printed(csl: Csl, house: str, where: str) -> tuple[str, Fields] | None:
    """Choose a type of its own for what has all that this type asks for."""
    place, pages = {"address": csl.publisher_place}, csl.page.replace(DASH, "--")
    issuer = house or " and ".join(name.literal for name in csl.author if name.literal) or csl.container_title
    if csl.type in ARTICLES and where:
        series = {"volume": csl.volume, "number": csl.issue or csl.number, "pages": pages}
        return "article", {"journal": where, **series, "entrysubtype": ARTICLES[csl.type]}
    if csl.type == "book":
        return "book", {"publisher": house, **place, "isbn": csl.isbn}
    if csl.type == "chapter" and csl.container_title:
        book = {"booktitle": csl.container_title, "publisher": house, **place, "isbn": csl.isbn}
        return "incollection", {**book, "pages": pages}
    if csl.type == "thesis" and house:
        return "phdthesis", {"school": house, **place, "type": csl.genre}
    if csl.type == "report" and issuer:
        own = {"institution": issuer, "number": csl.number, "type": csl.genre}
        return "techreport", {**own, **place, "pages": pages}
    return None


def _without_field(csl: Csl, kind: str) -> Iterable[str]:
    """Yield what is known of a work and has no field in an entry of its kind."""
    house = csl.publisher or csl.authority
    if kind in {"online", "misc"} and csl.number:
        yield f"Number: {csl.number}"
    if kind == "online" and csl.genre:
        yield f"Kind: {csl.genre}"
    if kind in {"article", "online"} and csl.container_title and house:
        yield f"Publisher: {house}"
    if kind == "techreport" and csl.container_title:
        yield f"In: {csl.container_title}"
    if kind in {"article", "online"} and csl.publisher_place:
        yield f"Place: {csl.publisher_place}"
    if csl.isbn and kind not in {"book", "incollection"}:
        yield f"ISBN: {csl.isbn}"
    for name in csl.interviewer:
        yield f"Interviewer: {name.literal or ' '.join(filter(None, [name.given, name.family]))}"


def _date(issued: Edtf | None) -> Fields:
    """Write a date for BibLaTeX, which reads EDTF, and its first year and month for BibTeX, which must agree."""
    if not issued:
        return {}
    first = issued.points[0]
    if first.is_rough or first.is_before_year_1 or not issued.start:
        return {"date": issued.text}
    month = "" if first.is_season or not first.month else MONTHS[first.month - 1]
    return {"date": issued.text, "year": first.year, "month": month}


def _language(tag: str) -> Fields:
    name = "" if tag == "und" else ENGLISH.get(tag.partition("-")[0], "").lower()
    return {"language": name, "langid": name}


def _tex(text: str) -> str:
    return "".join(TEX.get(mark, mark) for mark in text)
