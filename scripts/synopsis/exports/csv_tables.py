"""The register as tables (RFC 4180): one row for each record or figure, ids in a cell parted by spaces."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from synopsis.exports.schema import ExportedArticle, ExportedRegister
from synopsis.exports.schema_values import ExportedBearing, ExportedFigure, ExportedSide
from synopsis.register.enums import Bearing, BearingOf

Row = dict[str, str | int | float]


def claims_table(register: ExportedRegister) -> str:
    """Write the exported claims as a table."""
    return _table(
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


def questions_table(register: ExportedRegister) -> str:
    """Write the exported questions as a table, four columns for each article."""
    return _table(
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


def findings_table(register: ExportedRegister) -> str:
    """Write the exported findings as a table, with columns for each way in which one bears on claims.

    A way's own name is of what a claim says; `report_` before it of its having been said.
    """
    documents = {document["id"]: document for document in register["documents"]}
    return _table(
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


def figures_table(register: ExportedRegister) -> str:
    """Write every figure of the exported claims and findings as a table: those of claims first."""
    return _table([*_figures_of_claims(register), *_figures_of_findings(register)])


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


def _table(rows: Iterable[Row]) -> str:
    """Write rows below a header; lines end as the standard has it, and so does the last."""
    written = list(rows)
    text = io.StringIO(newline="")
    if written:
        table = csv.DictWriter(text, fieldnames=list(written[0]), lineterminator="\r\n")
        table.writeheader()
        table.writerows(written)
    return text.getvalue()
