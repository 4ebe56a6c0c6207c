import csv
import io
import json
import re

import bibtexparser
import published
import pytest
import rispy
from jsonschema import Draft202012Validator

import lighthouse
from joined_anchors import joined
from lighthouse import SITE_NAME, SITE_URL, an_index, the_pages
from synopsis.exports import files
from synopsis.exports.files import FILES, SCHEMAS, promised
from synopsis.exports.register_json import REGISTER
from synopsis.exports.schema import SCHEMA_VERSION
from synopsis.exports.sidecars import CITATIONS
from synopsis.pages import all_pages
from synopsis.register.enums import Bearing
from synopsis.register.index import Index
from synopsis.register.model import kind_of
from synopsis.register.urls import path_of

REGISTER_DATA = json.loads(the_pages()[REGISTER])
RECORDS = list(an_index().paged_records())
each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{kind_of(record).name}-{record.id}")


def rows(name):
    """Read a table as a stranger does."""
    return list(csv.DictReader(io.StringIO(the_pages()[f"data/{name}"], newline=""), strict=True))


def beside(record, name="index.json"):
    """Read a file beside a page."""
    return the_pages()[f"{path_of(record).strip('/')}/{name}"]


# beside the pages


@each_record
def test_index_json_holds_to_its_schema(record):
    """The record beside a page is valid by the published schema of its kind, which is valid itself."""
    schema = json.loads(the_pages()[f"data/{kind_of(record).name}.schema.json"])

    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(json.loads(beside(record)))) == []
    assert list(Draft202012Validator(schema).iter_errors({**json.loads(beside(record)), "status": None}))


@each_record
def test_index_json_is_the_record_of_the_register(record):
    """It says the status first, then what the whole register says of the record, in the same words."""
    read = json.loads(beside(record))
    (whole,) = [item for item in REGISTER_DATA[f"{kind_of(record).name}s"] if item["id"] == record.id]

    assert next(iter(read)) == "status"
    assert read["status"] == "current"
    assert read["schema_version"] == SCHEMA_VERSION
    assert {key: read[key] for key in whole} == whole


def test_what_has_no_page_is_included():
    """Findings, audits, sentences and corrections that belong to a record stand in its file, whole."""
    findings = {finding["id"]: finding for finding in REGISTER_DATA["findings"]}
    for record in RECORDS:
        read = json.loads(beside(record))
        for kind in ("findings", "audits", "sentences", "corrections"):
            assert all(item in REGISTER_DATA[kind] for item in read["included"][kind])
        if kind_of(record).name == "question":
            assert [item["id"] for item in read["included"]["findings"]] == read["findings"]
        elif kind_of(record).name == "claim":
            bearing = [
                name for name, item in findings.items() if record.id in {one["claim"] for one in item["bears_on"]}
            ]
            assert [item["id"] for item in read["included"]["findings"]] == bearing
        elif kind_of(record).name == "document":
            assert {item["document"] for item in read["included"]["findings"]} <= {record.id}
        elif kind_of(record).name == "article":
            assert sum(item["words"] for item in read["included"]["sentences"]) > 40
    shown = {item["id"] for record in RECORDS for item in json.loads(beside(record))["included"]["findings"]}
    assert shown == set(findings)


def test_a_correction_stands_in_the_file():
    """How often and when a page was corrected stands behind its status, and the corrections in what is included."""
    (claim,) = [record for record in RECORDS if record.id == "w2"]
    read = json.loads(beside(claim))

    assert (read["corrections"], read["corrected"]) == (1, "2026-11-21")
    assert [item["id"] for item in read["included"]["corrections"]] == ["c1"]


# tables


@pytest.mark.parametrize("name", [file.name for file in FILES if file.name.endswith(".csv")])
def test_tables_are_rfc_4180(name):
    """Lines end in CR LF, the last one too; there is a header, and every row has its columns."""
    text = the_pages()[f"data/{name}"]
    header, *body = list(csv.reader(io.StringIO(text, newline=""), strict=True))

    assert text.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)
    assert len(header) == len(set(header))
    assert {len(row) for row in body} == {len(header)}
    assert all(re.fullmatch(r"[a-z][a-z0-9_-]*", column) for column in header)


def test_rows_are_pages():
    """There are as many rows as pages of claims and of questions, and as findings shown on pages of documents."""
    pages = [path for path in the_pages() if path.endswith("/index.md")]
    shown = [
        name
        for path in pages
        if path.startswith("documents/")
        for name in re.findall(r'<article class="finding" id="([^"]+)"', the_pages()[path])
    ]

    for name in ("claims", "questions"):
        own = sorted(path.split("/")[1] for path in pages if re.fullmatch(rf"{name}/[^/]+/index\.md", path))
        assert sorted(row["id"] for row in rows(f"{name}.csv")) == own
    assert sorted(row["id"] for row in rows("findings.csv")) == sorted(name.replace("&#45;", "-") for name in shown)


def test_tables_say_what_the_register_says():
    """Cells have the words of `register.json`, lists of ids parted by spaces."""
    claims = {row["id"]: row for row in rows("claims.csv")}
    for claim in REGISTER_DATA["claims"]:
        row = claims[claim["id"]]
        assert (row["says"], row["quote_exact"], row["url"]) == (claim["says"], claim["quote"]["exact"], claim["url"])
        assert row["voices"].split() == [voice["id"] for voice in claim["voices"]]
        assert row["questions"].split() == claim["questions"]
    questions = {row["id"]: row for row in rows("questions.csv")}
    for question in REGISTER_DATA["questions"]:
        row = questions[question["id"]]
        assert (row["asks"], row["difference"]) == (question["asks"], question["difference"]["says"])
        for article, side in question["sides"].items():
            assert row[f"{article}_short"] == side["short"]
            assert row[f"{article}_silent"] == str(side["silent"]).lower()
            assert row[f"{article}_claims"].split() == side["claims"]
    findings = {row["id"]: row for row in rows("findings.csv")}
    for finding in REGISTER_DATA["findings"]:
        row = findings[finding["id"]]
        assert (row["states"], row["locator"]) == (finding["states"], finding["locator"])
        bearings = {(item["how"], item["claim"]) for item in finding["bears_on"]}
        assert {(how, name) for how in Bearing for name in row[how].split()} == bearings


# the bibliography


each_register = pytest.mark.parametrize(
    "source", [pytest.param(lighthouse, id="second"), pytest.param(published, id="published")]
)
CSL_JSON = json.loads((lighthouse.LIGHTHOUSE.parent / "csl-json" / "schema.json").read_text(encoding="utf-8"))
MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def authors_of(document):
    """Name the authors of a document, family name first, as lists of references do."""
    return [name.literal or ", ".join(filter(None, (name.family, name.given))) for name in document.csl.author]


def issued_of(document):
    """Give year, month and day of the first day on which a document may have been issued, as far as they are known."""
    if not document.csl.issued:
        return []
    first, last = str(document.csl.issued).split("/")[0], str(document.csl.issued).split("/")[-1]
    parts = (last if first == ".." else first).rstrip("?~%").replace("X", "0").split("-")
    return [int(part) for part in parts]


def words(text):
    """Bring a title to its words, without the braces and commands of TeX."""
    return re.findall(r"[^\W_]+", re.sub(r"\\[a-z]+|[{}]", "", text).casefold())


@each_register
def test_the_bibliography_is_whole_in_every_form(source):
    """CSL-JSON, BibTeX and RIS name the same documents in the same order."""
    names = [document.id for document in source.an_index().documents]

    items = json.loads(source.the_pages()["data/documents.csl.json"])
    library = bibtexparser.parse_string(source.the_pages()["data/documents.bib"])
    records = rispy.loads(source.the_pages()["data/documents.ris"])

    assert names
    assert [item["id"] for item in items] == names
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == names
    assert [record["id"] for record in records] == names


@each_register
def test_csl_json_is_valid(source):
    """The bibliography has the kinds, names and dates of CSL-JSON and nothing else, and says what the register says."""
    items = json.loads(source.the_pages()["data/documents.csl.json"])

    Draft202012Validator.check_schema(CSL_JSON)
    assert [error.message for error in Draft202012Validator(CSL_JSON).iter_errors(items)] == []
    for item, document in zip(items, source.an_index().documents, strict=True):
        names = [name.get("literal") or ", ".join(name.values()) for name in item.get("author", [])]
        assert (item["type"], item["title"]) == (document.csl.type, document.csl.title)
        assert names == authors_of(document)
        assert item.get("issued", {"date-parts": [[]]})["date-parts"][0] == issued_of(document)
        assert item.get("URL", "") == document.csl.url


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"type": "newspaper"}, id="type"),
        pytest.param({"author": [{"given": "Inés"}]}, id="name"),
        pytest.param({"author": ["Inés Ruiz"]}, id="name-as-text"),
        pytest.param({"issued": "2011-06"}, id="date-as-text"),
        pytest.param({"issued": {"date-parts": [["2011", "06"]]}}, id="parts-as-text"),
        pytest.param({"issued": {"date-parts": [[2011, 6, 1, 1]]}}, id="four-parts"),
        pytest.param({"issued": {"date-parts": [[2011, 13]]}}, id="month"),
        pytest.param({"url": "https://a.example/"}, id="unknown-word"),
        pytest.param({"URL": ""}, id="empty"),
    ],
)
def test_what_csl_json_is_not(changed):
    """The schema that the bibliography is held to refuses what programs would misread."""
    items = json.loads(the_pages()["data/documents.csl.json"])

    assert list(Draft202012Validator(CSL_JSON).iter_errors([{**items[0], **changed}]))


@each_register
def test_bibtex_says_what_the_register_says(source):
    """Title, authors, year, month and address come back from BibTeX as they stand in the register."""
    library = bibtexparser.parse_string(source.the_pages()["data/documents.bib"])

    for entry, document in zip(library.entries, source.an_index().documents, strict=True):
        read = {name: field.value for name, field in entry.fields_dict.items()}
        # a name of a body in braces may have an "and" of its own
        names = [re.sub(r"[{}]", "", name) for name in re.split(r" and (?![^{]*\})", read.get("author", ""))]
        year, month, *_ = [*issued_of(document), 0, 0]
        assert words(read["title"]) == words(document.csl.title)
        assert [name for name in names if name] == authors_of(document)
        assert read.get("year", "")[:4] == (str(year) if year else "")
        assert re.sub(r"\W.*|[{}]", "", read.get("month", "").strip("{}")) == MONTHS[month]
        assert read.get("url", "") == document.csl.url


@each_register
def test_ris_says_what_the_register_says(source):
    """Title, authors, year, date and address come back from RIS as they stand in the register."""
    records = rispy.loads(source.the_pages()["data/documents.ris"])

    for read, document in zip(records, source.an_index().documents, strict=True):
        issued = issued_of(document)
        date = [int(part) for part in read.get("date", "").split("/") if part]
        assert read["title"] == document.csl.title
        assert read.get("authors", []) == authors_of(document)
        assert read.get("year", "") == (str(issued[0]) if issued else "")
        assert date == issued
        assert read.get("urls", []) == ([document.csl.url] if document.csl.url else [])


# what is promised


def test_what_is_promised_is_there():
    """Every file of the folder, every schema and every file beside a page is written."""
    paths = [path.removeprefix("/") for path in promised(an_index())]

    assert set(paths) <= the_pages().keys()
    assert len(paths) == len(set(paths)) == len(FILES) + len(SCHEMAS) + len(RECORDS) * (1 + len(CITATIONS))


def test_the_page_of_the_data_names_every_file():
    """The page of the data links every file and every schema, and says how many rows a table has."""
    page = the_pages()["data/index.md"].replace("&#46;", ".").replace("&#45;", "-")

    for name in (*(file.name for file in FILES), *SCHEMAS):
        assert f'<a href="{name}">{name}</a>' in page
    for name in ("claims", "questions", "findings"):
        assert f"<td>{len(REGISTER_DATA[name])}</td>" in page


def test_the_same_register_gives_the_same_bytes():
    """Neither the order of files in the folder nor a second run changes a byte."""
    register = an_index().register
    turned = {
        kind: dict(reversed(getattr(register, kind).items()))
        for kind in ("articles", "claims", "topics", "questions", "documents", "findings", "audits", "corrections")
    }
    again = Index(
        type(register)(**{**{name: getattr(register, name) for name in register.__dataclass_fields__}, **turned})
    )

    settings = {"site_name": SITE_NAME, "site_url": SITE_URL}
    pages = [*all_pages(again, **settings), *files.data_files(again, **settings)]

    assert {page.path for page in pages} == the_pages().keys()
    assert [page.path for page in pages if page.text != the_pages()[page.path]] == []


def test_joined_anchors_are_a_quarter_at_most():
    """All anchors of the data, joined in the order of the article, are at most 25 % of the words of each part."""
    parts = list(joined(REGISTER_DATA))

    assert len(parts) == 4
    assert [part for part in parts if 4 * len(part.words) > part.total] == []
