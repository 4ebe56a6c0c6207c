"""CSL records to reference lines and exchange formats, by pandoc in one run each."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pypandoc
from markupsafe import Markup

from synopsis.pages.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from synopsis.register.model import Csl

ENTRY = re.compile(r'<div id="ref-([a-z0-9-]+)" class="csl-entry"[^>]*>(.*?)</div>', re.DOTALL)
QUALIFIER = "?~%"


def csl_json(record_id: str, csl: Csl) -> dict[str, Any]:
    """Write a record as a CSL-JSON item (CSL 1.0.2): dates as date parts, empty variables left out."""
    item: dict[str, Any] = {"id": record_id}
    for name, value in csl.model_dump(by_alias=True, exclude={"issued"}).items():
        if name in {"author", "editor", "interviewer"}:
            people = [{part: text for part, text in person.items() if text} for person in value]
            if people:
                item[name] = people
        elif value:
            item[name] = value
    if csl.issued:
        item["issued"] = date_parts(csl.issued)
    return item


def date_parts(edtf: str) -> dict[str, Any]:
    """Write an EDTF date as a CSL date: parts of its points, `circa` where it is qualified or a decade."""
    points = _points(edtf)
    if "X" in edtf:
        points = [points[0].replace("X", "0"), points[-1].replace("X", "9")]
    date: dict[str, Any] = {"date-parts": [[int(number) for number in point.split("-")] for point in points]}
    if any(mark in edtf for mark in f"{QUALIFIER}X"):
        date["circa"] = True
    return date


def _points(edtf: str) -> list[str]:
    """Return the dates between which an EDTF date lies, as far as they are known."""
    return [point.rstrip(QUALIFIER) for point in edtf.split("/") if point != ".."]


def reference_lines(records: Iterable[tuple[str, Csl]]) -> Mapping[str, Markup]:
    """Format records in Chicago author-date style, as HTML on one line, by their ids."""
    known = dict(records)
    if not known:
        return {}
    formatted = pypandoc.convert_text(
        json.dumps([csl_json(record_id, csl) for record_id, csl in known.items()], ensure_ascii=False),
        to="html",
        format="csljson",
        # some kinds (an interview without a place) have no entry in this style: they get a plain line below
        extra_args=["--citeproc", "--sandbox", "--wrap=none", "--quiet"],
    )
    lines = {match[1]: " ".join(match[2].split()) for match in ENTRY.finditer(formatted)}
    return {
        record_id: Markup(lines[record_id]) if lines.get(record_id) else _plain_line(csl)  # noqa: S704 -- pandoc's HTML
        for record_id, csl in known.items()
    }


def _plain_line(csl: Csl) -> Markup:
    return escape(f"{short_name(csl).unescape()}. {csl.title}.")


def short_name(csl: Csl) -> Markup:
    """Name a record in a few words: who and when."""
    authors = [author.family or author.literal for author in csl.author]
    if len(authors) > 2:  # noqa: PLR2004 -- three or more are one and others
        authors = [f"{authors[0]} and others"]
    who = " and ".join(authors) or csl.container_title or csl.publisher or csl.title
    year = _points(csl.issued)[0][:4] if csl.issued else "n.d."
    return escape(f"{who} {year}")
