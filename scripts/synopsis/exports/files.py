"""Every data file of a register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from synopsis.exports import sidecars
from synopsis.exports.bibliography.bibtex import bibtex_entries
from synopsis.exports.bibliography.csl_items import cited_item
from synopsis.exports.bibliography.ris import as_ris
from synopsis.exports.bibliography.works import Edition, all_works, work_of
from synopsis.exports.csv_tables import claims_table, figures_table, findings_table, questions_table
from synopsis.exports.register_json import REGISTER, SCHEMA, as_json, exported
from synopsis.exports.schema import ExportedRegister
from synopsis.page import Page
from synopsis.register.index import Index

DRAFT = "https://json-schema.org/draft/2020-12/schema"
"""The kind of JSON Schema that we write."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of `/data/`, as its page lists it."""

    name: str
    media_type: str
    says: str


FILES = (
    DataFile("register.json", "application/json", "the whole register"),
    DataFile("claims.csv", "text/csv", "one row for each claim"),
    DataFile("questions.csv", "text/csv", "one row for each question, with four columns for each article"),
    DataFile("findings.csv", "text/csv", "one row for each finding"),
    DataFile("figures.csv", "text/csv", "one row for each number that a claim or a finding gives"),
    DataFile("documents.csl.json", "application/vnd.citationstyles.csl+json", "the bibliography as CSL-JSON"),
    DataFile("documents.bib", "application/x-bibtex", "the bibliography as BibTeX"),
    DataFile("documents.ris", "application/x-research-info-systems", "the bibliography as RIS"),
)
"""The register in each form, the fullest first."""


SCHEMAS = (SCHEMA.rpartition("/")[2], *sidecars.SCHEMAS)
"""JSON Schemas (2020-12): of `register.json`, and of `index.json` beside each kind of page."""


def promised(index: Index) -> Iterator[str]:
    """Yield the path of every data file, from the root of the site."""
    for name in (*(file.name for file in FILES), *SCHEMAS):
        yield f"/data/{name}"
    for record in index.paged_records():
        yield from sidecars.promised(record)


def data_files(index: Index, *, site_name: str, site_url: str) -> Iterator[Page]:
    """Yield every data file of a register."""
    edition = Edition(site_name, site_url)
    register = exported(index, edition.site_url)
    works = [work_of(document) for document in index.documents]
    # one run of pandoc for all pages: it takes longer to start than to write
    entries = bibtex_entries(all_works(index, edition).values())
    yield Page(REGISTER, as_json(register))
    yield Page(SCHEMA, as_json(json_schema(ExportedRegister)))
    for name, shape in sidecars.SCHEMAS.items():
        yield Page(f"data/{name}", as_json(json_schema(shape)))
    yield Page("data/claims.csv", claims_table(register))
    yield Page("data/questions.csv", questions_table(register))
    yield Page("data/findings.csv", findings_table(register))
    yield Page("data/figures.csv", figures_table(register))
    yield Page("data/documents.csl.json", as_json([cited_item(work) for work in works]))
    yield Page("data/documents.bib", "".join(entries[work.id] for work in works))
    yield Page("data/documents.ris", as_ris(works))
    yield from sidecars.pages(index, register, edition, entries)


def json_schema(shape: Any) -> dict[str, Any]:  # noqa: ANN401 -- a type, which has no type of its own
    """Return the JSON Schema of a shape."""
    return {"$schema": DRAFT, **TypeAdapter(shape).json_schema()}
