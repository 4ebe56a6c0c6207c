"""Every data file of a register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from synopsis.cache import Cache
from synopsis.exports import linkset, record_schemas, sidecars
from synopsis.exports.bibliography.bibtex import bibtex_entries
from synopsis.exports.bibliography.csl_items import cited_item
from synopsis.exports.bibliography.ris import as_ris
from synopsis.exports.bibliography.works import all_works, work_of
from synopsis.exports.csv_tables import csv_tables
from synopsis.exports.datapackage import descriptor
from synopsis.exports.linked_register import linked_register
from synopsis.exports.register_files import MEDIA_TYPE, register_files
from synopsis.exports.register_json import SCHEMA, as_json, exported
from synopsis.exports.schema import ExportedRegister
from synopsis.exports.skos import vocabulary
from synopsis.exports.table_columns import tables
from synopsis.languages.interface import message
from synopsis.page import Page
from synopsis.register.edition import Edition
from synopsis.register.index import Index

DRAFT = "https://json-schema.org/draft/2020-12/schema"
"""The kind of JSON Schema that we write."""
SCHEMA_TYPE = "application/schema+json"


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of `/data/`, as its page lists it."""

    name: str
    media_type: str
    says: str
    opens: str
    """What it is for, and what opens it."""


_SPREADSHEETS = message("any spreadsheet, by a double click; R, pandas, DuckDB")
_LINKED = message("programs that read RDF, such as rdflib, Jena, Protégé")
TABLES = tuple(
    DataFile(f"{table.name}.csv", "text/csv", table.says, _SPREADSHEETS)
    for table in tables(())  # what they are called does not depend on the articles
)
FILES = (
    DataFile("register.json", "application/json", message("the whole register"), message("any programming language")),
    *TABLES,
    DataFile(
        "datapackage.json",
        "application/json",
        message("the tables described: what each column holds, of which type, and what it names in another table"),
        "Frictionless, Open Data Editor, frictionless for R",
    ),
    DataFile(
        "documents.csl.json",
        "application/vnd.citationstyles.csl+json",
        message("the bibliography as CSL-JSON, its fullest form"),
        message("Zotero, pandoc, whatever formats citations by CSL"),
    ),
    DataFile(
        "documents.bib",
        "application/x-bibtex",
        message("the bibliography as BibTeX and BibLaTeX in one"),
        "LaTeX, JabRef, Zotero",
    ),
    DataFile(
        "documents.ris",
        "application/x-research-info-systems",
        message("the bibliography as RIS"),
        "EndNote, Mendeley, Citavi",
    ),
    DataFile(
        "register.jsonld",
        "application/ld+json",
        message("claims and findings as linked data: how a document bears on a claim in the words of CiTO"),
        _LINKED,
    ),
    DataFile(
        "vocabulary.jsonld",
        "application/ld+json",
        message("our terms and topics as SKOS"),
        message("programs that read RDF, such as rdflib, Jena, Protégé; Skosmos"),
    ),
    DataFile(
        linkset.NAME, linkset.MEDIA_TYPE, message("the files as typed links (RFC 9264)"), message("Signposting clients")
    ),
)
"""The register in each form, the fullest first."""


SCHEMAS = (SCHEMA.rpartition("/")[2], *sidecars.SCHEMAS)
"""JSON Schemas (2020-12): of `register.json`, and of `index.json` beside each kind of page."""
SCHEMAS_OF_RECORDS = tuple(f"{record_schemas.FOLDER}/{name}" for name in record_schemas.NAMES)
"""JSON Schemas (draft 7, which editors read) of what editors write."""


def promised(index: Index) -> Iterator[str]:
    """Yield the path of every data file, from the root of the site."""
    for name in (*(file.name for file in FILES), *SCHEMAS, *SCHEMAS_OF_RECORDS):
        yield f"/data/{name}"
    for record in index.paged_records():
        yield from sidecars.promised(record)


def data_files(index: Index, edition: Edition, cache: Cache | None = None) -> Iterator[Page]:
    """Yield every data file of a register."""
    register = exported(index, edition)
    works = [work_of(document, index.interface) for document in index.documents]
    # one run of pandoc for all pages: it takes longer to start than to write
    entries = bibtex_entries(all_works(index, edition).values(), cache)
    of_register = [*register_files(register)]
    yield from of_register
    yield Page(SCHEMA, as_json(json_schema(ExportedRegister)))
    for name, shape in sidecars.SCHEMAS.items():
        yield Page(f"data/{name}", as_json(json_schema(shape)))
    for name, schema in record_schemas.record_schemas().items():
        yield Page(f"data/{record_schemas.FOLDER}/{name}", as_json(schema))
    for table, text in csv_tables(register):
        yield Page(f"data/{table}.csv", text)
    yield Page("data/datapackage.json", as_json(descriptor(index.register, register["articles"], edition)))
    yield Page("data/documents.csl.json", as_json([cited_item(work) for work in works]))
    yield Page("data/documents.bib", "".join(entries[work.id] for work in works))
    yield Page("data/documents.ris", as_ris(works))
    yield Page("data/register.jsonld", as_json(linked_register(index, edition)))
    yield Page("data/vocabulary.jsonld", as_json(vocabulary(index, edition)))
    yield Page(f"data/{linkset.NAME}", as_json(_linkset(index, edition, of_register[1:])))
    yield from sidecars.pages(index, register, edition, entries)


def _linkset(index: Index, edition: Edition, parts: Iterable[Page]) -> Mapping[str, Any]:
    items = [(file.name, file.media_type) for file in FILES if file.name != linkset.NAME]
    items += [(page.path.removeprefix("data/"), MEDIA_TYPE) for page in parts]
    schemas = [(name, SCHEMA_TYPE) for name in SCHEMAS]
    return linkset.linkset(index.register.site, edition, items, schemas)


@cache  # pydantic takes a third of a second for all of them, and a shape never changes
def json_schema(shape: Any) -> dict[str, Any]:  # noqa: ANN401 -- a type, which has no type of its own
    """Return the JSON Schema of a shape."""
    return {"$schema": DRAFT, **TypeAdapter(shape).json_schema()}
