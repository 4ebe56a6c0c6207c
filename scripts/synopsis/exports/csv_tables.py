"""The register as tables (RFC 4180): one row for each record, ids in a cell parted by spaces."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from synopsis.register.enums import Bearing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from synopsis.exports.schema import ExportedArticle, ExportedRegister, ExportedSide

Row = dict[str, "str | int"]


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
            "figures": "; ".join(figure["as_printed"] for figure in claim["figures"]),
            "dates": _ids(date["edtf"] for date in claim["dates"]),
            "cites": _ids(claim["cites"]),
            "questions": _ids(claim["questions"]),
            "url": claim["url"],
        }
        for claim in register["claims"]
    )


def questions_table(register: ExportedRegister) -> str:
    """Write the exported questions as a table, three columns for each article."""
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
        }
        for question in register["questions"]
    )


def findings_table(register: ExportedRegister) -> str:
    """Write the exported findings as a table, a column for each way in which one bears on claims."""
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
            **{how: _ids(item["claim"] for item in finding["bears_on"] if item["how"] == how) for how in Bearing},
            "url": f"{documents[finding['document']]['url']}#{finding['id']}",
        }
        for finding in register["findings"]
    )


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
