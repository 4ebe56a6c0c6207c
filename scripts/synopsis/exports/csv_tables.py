"""The register as tables (RFC 4180): one row for each record or figure, ids in a cell parted by spaces.

They begin with a byte order mark, without which spreadsheets take every letter beyond ASCII for two others.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from synopsis.exports.schema import ExportedArticle, ExportedRegister
from synopsis.exports.schema_values import ExportedBearing, ExportedFigure, ExportedSide
from synopsis.exports.table_columns import Table, tables
from synopsis.register.enums import Bearing, BearingOf

Row = dict[str, str | int | float]
MARK = "\ufeff"
FORMULA = re.compile(r"[=+@\t\r-]")
"""What a spreadsheet takes for the beginning of a formula."""
AS_TEXT = "'"
"""Stands before a cell that would be one."""


def csv_tables(register: ExportedRegister) -> Iterator[tuple[str, str]]:
    """Yield every table of an exported register, by its name."""
    for table in tables(register["articles"]):
        yield table.name, _written(table, _ROWS[table.name](register))


def _written(table: Table, rows: Iterable[Row]) -> str:
    """Write rows below a header; lines end as the standard has it, and so does the last."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [column.name for column in table.columns], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return MARK + text.getvalue()


def _cell(value: str | float) -> str | float:
    return f"{AS_TEXT}{value}" if isinstance(value, str) and FORMULA.match(value) else value


def _claims(register: ExportedRegister) -> Iterator[Row]:
    return (
        {
            "id": claim["id"],
            "article": claim["article"],
            "part": claim["part"],
            "kind": claim["kind"],
            "says": claim["says"],
            "quote_prefix": claim["quote"]["prefix"],
            "quote_exact": claim["quote"]["exact"],
            "quote_suffix": claim["quote"]["suffix"],
            "voices": _ids(voice["id"] for voice in claim["voices"]),
            "sentences": _ids(claim["sentences"]),
            "figures": _as_printed(claim["figures"]),
            "dates": _ids(date["edtf"] for date in claim["dates"]),
            "cites": _ids(claim["cites"]),
            "questions": _ids(claim["questions"]),
            "url": claim["url"],
            "about": _ids(claim["about"]),
        }
        for claim in register["claims"]
    )


def _questions(register: ExportedRegister) -> Iterator[Row]:
    return (
        {
            "id": question["id"],
            "topic": question["topic"],
            "asks": question["asks"],
            "core": _flag(question["core"]),
            "difference_kind": question["difference"]["kind"],
            "difference": question["difference"]["says"],
            **_sides(register["articles"], question["sides"]),
            "record_short": question["record"]["short"],
            "record_searched": question["record"]["searched"],
            "comments": _ids(name for comment in question["comments"] for name in comment["claims"]),
            "findings": _ids(question["findings"]),
            "settles": question["settles"],
            "url": question["url"],
            **{f"{article['id']}_brief": question["sides"][article["id"]]["brief"] for article in register["articles"]},
            "record_brief": question["record"]["brief"],
            "points": _ids(point["id"] for point in question["points"]),
            "about": _ids(question["about"]),
        }
        for question in register["questions"]
    )


def _findings(register: ExportedRegister) -> Iterator[Row]:
    documents = {document["id"]: document for document in register["documents"]}
    return (
        {
            "id": finding["id"],
            "document": finding["document"],
            "document_title": documents[finding["document"]]["csl"]["title"],
            "locator": finding["locator"],
            "states": finding["states"],
            "quote": finding["quote"],
            "checked_how": finding["checked"]["how"],
            "checked_on": finding["checked"]["on"],
            "questions": _ids(finding["questions"]),
            **_bearings(finding["bears_on"], BearingOf.CONTENT),
            "url": f"{documents[finding['document']]['url']}#{finding['id']}",
            **_bearings(finding["bears_on"], BearingOf.REPORT, "report_"),
            "figures": _as_printed(finding["figures"]),
            "about": _ids(finding["about"]),
        }
        for finding in register["findings"]
    )


def _figures(register: ExportedRegister) -> Iterator[Row]:
    """Yield the figures of claims, then those of findings."""
    yield from _figures_of_claims(register)
    yield from _figures_of_findings(register)


def _figures_of_claims(register: ExportedRegister) -> Iterator[Row]:
    for claim in register["claims"]:
        given: Row = {"kind": "claim", "id": claim["id"], "source": claim["article"], "part": claim["part"]}
        for figure in claim["figures"]:
            yield {**given, **_figure(figure), "questions": _ids(claim["questions"]), "url": claim["url"]}


def _figures_of_findings(register: ExportedRegister) -> Iterator[Row]:
    urls = {document["id"]: document["url"] for document in register["documents"]}
    for finding in register["findings"]:
        url = f"{urls[finding['document']]}#{finding['id']}"
        given: Row = {"kind": "finding", "id": finding["id"], "source": finding["document"], "part": ""}
        for figure in finding["figures"]:
            yield {**given, **_figure(figure), "questions": _ids(finding["questions"]), "url": url}


def _figure(figure: ExportedFigure) -> Row:
    return {
        "group": figure["group"],
        "counts": figure["counts"],
        "unit": figure["unit"],
        "value": figure.get("value", ""),
        "min": figure.get("min", ""),
        "max": figure.get("max", ""),
        "hedge": figure["hedge"],
        "as_printed": figure["as_printed"],
    }


def _as_printed(figures: Iterable[ExportedFigure]) -> str:
    return "; ".join(figure["as_printed"] for figure in figures)


def _bearings(bearings: Iterable[ExportedBearing], of: BearingOf, before: str = "") -> Row:
    own = [item for item in bearings if item["of"] == of]
    return {f"{before}{how}": _ids(item["claim"] for item in own if item["how"] == how) for how in Bearing}


def _sides(articles: Iterable[ExportedArticle], sides: Mapping[str, ExportedSide]) -> Row:
    return {
        f"{article['id']}_{field}": value
        for article in articles
        for field, value in (
            ("silent", _flag(sides[article["id"]]["silent"])),
            ("short", sides[article["id"]]["short"]),
            ("claims", _ids(sides[article["id"]]["claims"])),
        )
    }


def _flag(value: bool) -> str:  # noqa: FBT001 -- the value itself
    return "true" if value else "false"


def _ids(names: Iterable[str]) -> str:
    return " ".join(names)


def _articles(register: ExportedRegister) -> Iterator[Row]:
    for article in register["articles"]:
        csl = article["csl"]
        yield {
            "id": article["id"],
            "label": article["label"],
            "title": article["title"],
            "issued": _edtf(csl),
            "language": csl["language"],
            "source_url": csl.get("URL", ""),
            "url": article["url"],
        }


def _topics(register: ExportedRegister) -> Iterator[Row]:
    for topic in register["topics"]:
        yield {
            "id": topic["id"],
            "title": topic["title"],
            "scope": topic["scope"],
            "questions": _ids(topic["questions"]),
            "url": topic["url"],
        }


def _documents(register: ExportedRegister) -> Iterator[Row]:
    for document in register["documents"]:
        csl = document["csl"]
        yield {
            "id": document["id"],
            "kind": document["kind"],
            "type": csl["type"],
            "title": csl["title"],
            "container_title": csl.get("container-title", ""),
            "publisher": csl.get("publisher", ""),
            "authority": csl.get("authority", ""),
            "issued": _edtf(csl),
            "language": csl["language"],
            "by": _ids(document["by"]),
            "source_url": csl.get("URL", ""),
            "archived_url": document["archived_url"],
            "checked_how": document["checked"]["how"],
            "checked_on": document["checked"]["on"],
            "url": document["url"],
        }


def _people(register: ExportedRegister) -> Iterator[Row]:
    for person in register["people"]:
        yield {
            "id": person["id"],
            "name": person["name"],
            "kind": person["kind"],
            "role": person["role"],
            "living": person["living"],
            "wikidata": person["wikidata"],
            "url": person["url"],
        }


def _edtf(csl: Mapping[str, Any]) -> str:
    """Write a date of CSL as EDTF: its parts, and `~` where it is about so."""
    issued = csl.get("issued", {"date-parts": []})
    doubt = "~" if issued.get("circa") else ""
    ends = ["-".join([f"{year:04}", *(f"{part:02}" for part in rest)]) for year, *rest in issued["date-parts"]]
    return "/".join(f"{end}{doubt}" for end in ends)


_ROWS: Mapping[str, Callable[[ExportedRegister], Iterator[Row]]] = {
    "claims": _claims,
    "questions": _questions,
    "findings": _findings,
    "figures": _figures,
    "articles": _articles,
    "topics": _topics,
    "documents": _documents,
    "people": _people,
}
