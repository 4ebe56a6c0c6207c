"""Works as RIS."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import rispy

from synopsis.exports.bibliography.works import Work
from synopsis.register.edtf import DASH
from synopsis.register.model import Name

KINDS = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "motion_picture": "MPCT",
    "personal_communication": "PCOMM",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""Kinds of CSL that RIS has too; the rest are `GEN`."""


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
    first, _, last = csl.page.replace(DASH, "-").partition("-")
    date = csl.issued.ris() if csl.issued else ""
    entry: dict[str, Any] = {
        "type_of_reference": KINDS.get(csl.type, "GEN"),
        "id": work.id,
        "authors": [_name(name) for name in csl.author],
        "title": csl.title,
        "translated_title": csl.original_title,
        "secondary_title": csl.container_title,
        "publisher": csl.publisher or csl.authority,
        "place_published": csl.publisher_place,
        "volume": csl.volume,
        "number": csl.issue or csl.number,
        "start_page": first,
        "end_page": last,
        "issn": csl.isbn,
        "year": date[:4],
        "date": date,
        "language": csl.language,
        "notes": [work.note] if work.note else [],
        "urls": [csl.url] if csl.url else [],
    }
    return {key: value for key, value in entry.items() if value}


def _name(name: Name) -> str:
    return name.literal or ", ".join(filter(None, [name.family, name.given]))
