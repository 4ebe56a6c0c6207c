"""What holds of a bibliography in every form, whatever register it belongs to."""

from __future__ import annotations

import json
import re
from types import ModuleType
from typing import ClassVar

import rispy
from bibtexparser.entrypoint import parse_string
from jsonschema import Draft202012Validator

import lighthouse

CSL_JSON = json.loads((lighthouse.LIGHTHOUSE.parent / "csl-json" / "schema.json").read_text(encoding="utf-8"))
MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def authors_of(document):
    """Name the authors of a document, family name first, as lists of references do."""
    return [name.literal or ", ".join(filter(None, (name.family, name.given))) for name in document.csl.author]


def issued_of(document):
    """Give year, month and day of the first day on which a document may have been issued, as far as they are known."""
    if not document.csl.issued:
        return []
    first, last = document.csl.issued.text.split("/")[0], document.csl.issued.text.split("/")[-1]
    parts = (last if first == ".." else first).rstrip("?~%").replace("X", "0").split("-")
    return [int(part) for part in parts]


def words(text):
    """Bring a title to its words, without the braces and commands of TeX."""
    return re.findall(r"[^\W_]+", re.sub(r"\\[a-z]+|[{}]", "", text).casefold())


class Bibliography:
    """`SOURCE` is a module that gives `an_index()` of a register; fixture: `pages`, its pages and files by path."""

    SOURCE: ClassVar[ModuleType]

    def test_the_bibliography_is_whole_in_every_form(self, pages):
        """CSL-JSON, BibTeX and RIS name the same documents in the same order."""
        names = [document.id for document in self.SOURCE.an_index().documents]

        items = json.loads(pages["data/documents.csl.json"])
        library = parse_string(pages["data/documents.bib"])
        records = rispy.loads(pages["data/documents.ris"])

        assert names
        assert [item["id"] for item in items] == names
        assert library.failed_blocks == []
        assert [entry.key for entry in library.entries] == names
        assert [record["id"] for record in records] == names

    def test_csl_json_is_valid(self, pages):
        """It has the kinds, names and dates of CSL-JSON and nothing else, and says what the register says."""
        items = json.loads(pages["data/documents.csl.json"])

        Draft202012Validator.check_schema(CSL_JSON)
        assert [error.message for error in Draft202012Validator(CSL_JSON).iter_errors(items)] == []
        for item, document in zip(items, self.SOURCE.an_index().documents, strict=True):
            names = [name.get("literal") or ", ".join(name.values()) for name in item.get("author", [])]
            assert (item["type"], item["title"]) == (document.csl.type, document.csl.title)
            assert names == authors_of(document)
            assert item.get("issued", {"date-parts": [[]]})["date-parts"][0] == issued_of(document)
            assert item.get("URL", "") == document.csl.url

    def test_bibtex_says_what_the_register_says(self, pages):
        """Title, authors, year, month and address come back from BibTeX as they stand in the register."""
        library = parse_string(pages["data/documents.bib"])

        for entry, document in zip(library.entries, self.SOURCE.an_index().documents, strict=True):
            read = {name: field.value for name, field in entry.fields_dict.items()}
            # a name of a body in braces may have an "and" of its own
            names = [re.sub(r"[{}]", "", name) for name in re.split(r" and (?![^{]*\})", str(read.get("author", "")))]
            year, month = [*issued_of(document), 0, 0][:2]
            assert words(read["title"]) == words(document.csl.title)
            assert [name for name in names if name] == authors_of(document)
            assert read.get("year", "")[:4] == (str(year) if year else "")
            assert re.sub(r"\W.*|[{}]", "", read.get("month", "").strip("{}")) == MONTHS[month]
            assert read.get("url", "") == document.csl.url

    def test_ris_says_what_the_register_says(self, pages):
        """Title, authors, year, date and address come back from RIS as they stand in the register."""
        records = rispy.loads(pages["data/documents.ris"])

        for read, document in zip(records, self.SOURCE.an_index().documents, strict=True):
            issued = issued_of(document)
            date = [int(part) for part in read.get("date", "").split("/") if part]
            assert read["title"] == document.csl.title
            assert read.get("authors", []) == authors_of(document)
            assert read.get("year", "") == (str(issued[0]) if issued else "")
            assert date == issued
            assert read.get("urls", []) == ([document.csl.url] if document.csl.url else [])
