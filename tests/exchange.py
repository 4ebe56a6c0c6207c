"""What programs of others make of our exchange files, whatever register they are of."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar
from urllib.parse import unquote

import pypandoc
import pytest
from frictionless import Package, system
from pybtex.database import parse_string
from rdflib import Graph, URIRef

from bibliographies import issued_of, words
from synopsis.exports.bibliography.works import all_works
from synopsis.exports.linked_register import CITO
from synopsis.register.edition import Edition

NODE = Path(__file__).parents[1] / ".venv/node"
"""Where `make test-all` puts what npm brings, by the lock in `tests/nightly/`."""
READER = Path(__file__).parent / "nightly/read_citations.mjs"
MISSING = re.compile(
    r"WARN - Datamodel: Entry '([^']+)' \([^)]*\): Missing mandatory field (?:- one of )?'(date|author|editor)[^']*'.*"
)
"""What biber may say: that an entry lacks what nobody knows of the work."""
ENTRY = re.compile(r"^@\w+\{([^,]+),$.*?^\}$", re.DOTALL | re.MULTILINE)


class Exchange:
    """`SOURCE` is a module that gives `an_index()` of a register; fixture: `pages`, its pages and files by path."""

    SOURCE: ClassVar[ModuleType]

    def works(self):
        """Give everything that is cited, by key."""
        return all_works(self.SOURCE.an_index(), Edition("x", "https://x.example/"))

    def entries(self, pages):
        """Give every entry of BibTeX of the data and beside pages, by key."""
        texts = [text for path, text in pages.items() if path.endswith(".bib")]
        return {match[1]: match[0] for text in texts for match in ENTRY.finditer(text)}

    def test_biber_finds_no_invalid_field(self, tmp_path, pages):
        """By the data model of BibLaTeX no field is invalid, and none is missing that the register has."""
        biber = shutil.which("biber")
        assert biber, "biber is installed by `make test-all` (Debian's package of that name)"
        file = tmp_path / "all.bib"
        file.write_text("\n".join(self.entries(pages).values()), encoding="utf-8")

        command = [
            biber,
            "--tool",
            "--validate-datamodel",
            "--nolog",
            f"--output-file={tmp_path / 'out.bib'}",
            str(file),
        ]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

        assert ran.returncode == 0, ran.stdout
        said = [line for line in ran.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
        assert [line for line in said if not MISSING.fullmatch(line)] == []
        for key, field in (MISSING.fullmatch(line).groups() for line in said):
            csl = self.works()[key].csl
            assert not {"date": csl.issued, "author": csl.author, "editor": csl.editor}[field], key

    def test_pybtex_reads_every_entry(self, pages):
        """A strict reader of BibTeX has every work with its year, its month and its authors."""
        read = parse_string("\n".join(self.entries(pages).values()), "bibtex").entries

        assert set(read) == set(self.works())
        for key, work in self.works().items():
            names = [
                " ".join([*person.last_names, *person.first_names]) for person in read[key].persons.get("author", [])
            ]
            assert len(names) == len(work.csl.author), key
            assert words(read[key].fields["title"]) == words(work.csl.title)
            assert read[key].fields.get("date", "") == str(work.csl.issued or "")

    def test_pandoc_gives_back_what_it_read(self, tmp_path, pages):
        """Pandoc has from BibTeX the day, the doubtful one too, the day of access and the address of every document."""
        file = tmp_path / "documents.bib"
        file.write_text(pages["data/documents.bib"], encoding="utf-8")

        read = {item["id"]: item for item in json.loads(pypandoc.convert_file(str(file), "csljson", "biblatex"))}

        assert set(read) == {document.id for document in self.SOURCE.an_index().documents}
        for document in self.SOURCE.an_index().documents:
            item = read[document.id]
            if document.csl.issued and document.csl.issued.start and "X" not in document.csl.issued.text:
                assert item["issued"]["date-parts"][0] == issued_of(document), document.id
            assert item.get("URL", "") == document.csl.url
            assert ("accessed" in item) == (document.csl.url != "" and document.checked.how == "publisher")
            assert words(item["title"]) == words(document.csl.title)

    @pytest.mark.parametrize("form", ["bib", "ris", "csl.json"])
    def test_citation_js_takes_each_for_what_it_is(self, form, tmp_path, pages):
        """No work becomes an article that is none, and titles, years and addresses come back."""
        assert NODE.is_dir(), "citation-js is installed by `make test-all`"
        file = tmp_path / f"documents.{form}"
        file.write_text(pages[f"data/documents.{form}"], encoding="utf-8")

        ran = subprocess.run(["node", READER, NODE, file], capture_output=True, encoding="utf-8", check=True)  # noqa: S607
        read = {item["id"]: item for item in json.loads(ran.stdout)[str(file)]}

        assert set(read) == {document.id for document in self.SOURCE.an_index().documents}
        for document in self.SOURCE.an_index().documents:
            item, csl = read[document.id], document.csl
            may = csl.type.startswith("article-") or (csl.type == "interview" and csl.container_title)
            assert may or not item["type"].startswith("article"), document.id
            assert words(item["title"]) == words(csl.title)
            assert unquote(item.get("URL", "")) == unquote(csl.url)
            if csl.issued and csl.issued.start and "X" not in csl.issued.text and not csl.issued.is_doubtful:
                # of articles in RIS it reads the year alone, in `PY`, though the day stands in `DA`
                read_as = item["issued"]["date-parts"][0]
                assert read_as == issued_of(document)[: len(read_as) if form == "ris" else 3], document.id

    def test_frictionless_finds_the_tables_valid(self, tmp_path, pages):
        """Columns, types and keys of every table are as `datapackage.json` says, and letters are not mistaken."""
        for path, text in pages.items():
            if path.startswith("data/") and path.endswith((".csv", "datapackage.json")):
                (tmp_path / path.removeprefix("data/")).write_text(text, encoding="utf-8", newline="")

        with system.use_context(trusted=True):
            package = Package(str(tmp_path / "datapackage.json"))
            report = package.validate()
            claims: Any = package.get_resource("claims")
            rows = claims.read_rows()

        assert report.flatten(["name", "type", "note"]) == []
        assert [row["id"] for row in rows] == [claim.id for claim in self.SOURCE.an_index().claims]

    @pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # in rdflib's own reader
    def test_rdflib_reads_the_graph(self, pages):
        """A reader of RDF has each bearing as one triple, and asks nobody for a context."""
        graph = Graph().parse(data=pages["data/register.jsonld"], format="json-ld")
        bearings = {
            (finding.id, bearing.claim, bearing.how, bearing.on)
            for finding in self.SOURCE.an_index().findings
            for bearing in finding.bears_on
        }

        said = [word for _, word, _ in graph if str(word).startswith(CITO) and word != URIRef(f"{CITO}cites")]

        assert len(said) == len(bearings) > 0
        assert len(Graph().parse(data=pages["data/vocabulary.jsonld"], format="json-ld")) > 100
