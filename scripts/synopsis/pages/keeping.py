"""Vocabulary, data, corrections, balance: how the register is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.exports.files import FILES, SCHEMAS
from synopsis.exports.schema import SCHEMA_VERSION
from synopsis.register.balance import balance
from synopsis.register.rules import RULES, RULES_OF_PUBLISHED
from synopsis.register.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.renderer import Printer


def pages(printer: Printer) -> Iterator[Page]:
    """Yield the pages about the register itself."""
    register = printer.index.register
    rows = {f"{kind}.csv": str(len(getattr(register, kind))) for kind in ("claims", "questions", "findings")}
    yield printer.page(
        "vocabulary",
        "/vocabulary/",
        title="Vocabulary",
        description="The closed lists of words that these pages use, and the words that are guarded.",
        lists=register.vocabularies.lists,
        guarded=register.vocabularies.guarded,
    )
    yield printer.page(
        "balance",
        "/method/balance/",
        title="Balance",
        description="How much of each article the register holds, and how it is treated; no score.",
        wide=True,
        rows=balance(printer.index),
    )
    yield printer.page(
        "rules",
        "/method/rules/",
        title="Rules that are checked",
        description="Every rule that the register must hold before a page is built.",
        rules=[(rule.__doc__ or "").partition("\n")[0] for rule in (*RULES, *RULES_OF_PUBLISHED)],
    )
    yield printer.page(
        "data",
        "/data/",
        title="Data",
        description="The register in forms for machines, what each holds, and what will not change in them.",
        files=FILES,
        site=register.site,
        listed=[(file, rows.get(file.name, "")) for file in FILES],
        schemas=SCHEMAS,
        schema_version=SCHEMA_VERSION,
        example=next((path_of(claim) for claim in printer.index.claims), "/claims/"),
    )
