"""Works as RIS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import rispy

from synopsis.exports.bibliography.works import Work
from synopsis.register.edtf import DASH, Edtf
from synopsis.register.model import Name

KINDS = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "document": "RPRT",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "motion_picture": "MPCT",
    "personal_communication": "PCOMM",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "speech": "SLIDE",
    "thesis": "THES",
    "treaty": "LEGAL",
    "webpage": "ELEC",
}
"""What is nearest among the types of RIS. `GEN` is none of them: reference managers make a journal article of it."""
NAMED = {"document": "Document", "interview": "Interview", "speech": "Speech", "treaty": "Treaty"}
"""Kinds that RIS has no type for, as words beside the nearest; a work's own genre goes before them."""
WITH_TYPE = frozenset({"BLOG", "ELEC", "PCOMM", "RPRT", "SLIDE", "THES"})
"""Types in which `M3` is the kind of work; reference managers take it for an identifier in others."""


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # it has no types
    """Writes no number before a record, which strict readers refuse."""

    def set_header(self, count: int) -> str:
        del count
        return ""


def as_ris(works: Iterable[Work]) -> str:
    """Write works as RIS records, one after the other."""
    return "\n".join(rispy.dumps([_entry(work)], implementation=_Writer) for work in works)


def _entry(work: Work) -> dict[str, Any]:
    csl = work.csl
    # an interview that a newspaper printed stands in that newspaper
    kind = "NEWS" if csl.type == "interview" and csl.container_title else KINDS[csl.type]
    first, _, last = csl.page.replace(DASH, "-").partition("-")
    date = csl.issued.ris() if csl.issued else ""
    what = csl.genre or NAMED.get(csl.type, "")
    with_type = kind in WITH_TYPE
    is_report = kind == "RPRT"
    entry: dict[str, Any] = {
        "type_of_reference": kind,
        "id": work.id,
        "authors": [_name(name) for name in csl.author],
        "secondary_authors": [_name(name) for name in csl.editor],
        "title": csl.title,
        "short_title": csl.title_short,
        "secondary_title": csl.container_title,
        "publisher": csl.publisher or csl.authority,
        "place_published": csl.publisher_place,
        "type_of_work": what if with_type else "",
        "volume": csl.volume,
        "number": csl.issue or ("" if is_report else csl.number),
        "start_page": first,
        "end_page": last,
        "issn": csl.isbn or (csl.number if is_report else ""),
        "year": date[:4],
        "date": date,
        "access_date": Edtf.of(work.accessed).ris() if work.accessed else "",
        "language": csl.language,
        "notes": [*_notes(work, "" if with_type else what)],
        "urls": [csl.url] if csl.url else [],
    }
    return {key: value for key, value in entry.items() if value}


def _notes(work: Work, what: str) -> Iterator[str]:
    """Yield what RIS has no field for."""
    csl = work.csl
    if work.note:
        yield work.note
    if csl.issued and (csl.issued.is_doubtful or not csl.issued.iso()):
        yield f"Date: {csl.issued.words()}"
    if what:
        yield f"Kind: {what}"
    if csl.original_title:  # `TT` is a translation's, and programs take it for the title
        yield f"Original title: {csl.original_title}"
    if csl.isbn and csl.number and csl.type == "report":
        yield f"Number: {csl.number}"
    for name in csl.interviewer:
        yield f"Interviewer: {_name(name)}"
    yield from work.remarks


def _name(name: Name) -> str:
    return name.literal or ", ".join(filter(None, [name.family, name.given]))
