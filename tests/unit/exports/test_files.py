import csv
import io
import json
import re
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from builders import a_claim, a_register
from joined_anchors import joined
from lighthouse import EDITION, SITE_URL, an_index, the_pages
from synopsis.exports import files
from synopsis.exports.csv_tables import csv_tables
from synopsis.exports.files import FILES, SCHEMAS, SCHEMAS_OF_RECORDS, promised
from synopsis.exports.register_json import REGISTER, exported
from synopsis.exports.schema import SCHEMA_VERSION
from synopsis.exports.sidecars import CITATIONS
from synopsis.exports.web_annotations import names
from synopsis.pages import all_pages
from synopsis.register.edition import Edition
from synopsis.register.enums import Bearing
from synopsis.register.index import Index
from synopsis.register.model import kind_of
from synopsis.register.urls import path_of


@cache
def register_data():
    """Read what is published of the whole register."""
    return json.loads(the_pages()[REGISTER])


@cache
def records():
    """Give the records that have a page."""
    return list(an_index().paged_records())


def rows(name):
    """Read a table as a stranger does."""
    return list(
        csv.DictReader(io.StringIO(the_pages()[f"data/{name}"].removeprefix("\ufeff"), newline=""), strict=True)
    )


def beside(record, name="index.json"):
    """Read a file beside a page."""
    return the_pages()[f"{path_of(record).strip('/')}/{name}"]


# beside the pages


def test_index_json_holds_to_its_schema():
    """The record beside a page is valid by the published schema of its kind, which is valid itself."""
    kinds = {kind_of(record).name for record in records()}
    schemas = {name: json.loads(the_pages()[f"data/{name}.schema.json"]) for name in kinds}
    validators = {name: Draft202012Validator(schema) for name, schema in schemas.items()}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    for record in records():
        validator, read = validators[kind_of(record).name], json.loads(beside(record))

        assert list(validator.iter_errors(read)) == [], record.id
        assert list(validator.iter_errors({**read, "status": None})), record.id


def test_index_json_is_the_record_of_the_register():
    """It says the status first, then what the whole register says of the record, in the same words."""
    for record in records():
        read = json.loads(beside(record))
        (whole,) = [item for item in register_data()[kind_of(record).folder] if item["id"] == record.id]

        assert next(iter(read)) == "status", record.id
        assert read["status"] == "current", record.id
        assert read["schema_version"] == SCHEMA_VERSION, record.id
        assert {key: read[key] for key in whole} == whole


def test_what_has_no_page_is_included():
    """Findings, audits, sentences and corrections that belong to a record stand in its file, whole."""
    findings = {finding["id"]: finding for finding in register_data()["findings"]}
    for record in records():
        read = json.loads(beside(record))
        for kind in ("findings", "audits", "sentences", "corrections"):
            assert all(item in register_data()[kind] for item in read["included"][kind])
        if kind_of(record).name == "question":
            assert [item["id"] for item in read["included"]["findings"]] == read["findings"]
        elif kind_of(record).name == "claim":
            bearing = [
                name for name, item in findings.items() if record.id in {one["claim"] for one in item["bears_on"]}
            ]
            assert [item["id"] for item in read["included"]["findings"]] == bearing
        elif kind_of(record).name == "document":
            assert {item["document"] for item in read["included"]["findings"]} <= {record.id}
        elif kind_of(record).name == "person":
            own = {item["id"] for item in register_data()["documents"] if record.id in item["by"]}
            expected = {n for n, one in findings.items() if record.id in one["about"] or one["document"] in own}
            assert {item["id"] for item in read["included"]["findings"]} == expected
        elif kind_of(record).name == "article":
            assert sum(item["words"] for item in read["included"]["sentences"]) > 40
    shown = {item["id"] for record in records() for item in json.loads(beside(record))["included"]["findings"]}
    assert shown == set(findings)


def test_a_correction_stands_in_the_file():
    """How often and when a page was corrected stands behind its status, and the corrections in what is included."""
    (claim,) = [record for record in records() if record.id == "w2"]
    read = json.loads(beside(claim))

    assert (read["corrections"], read["corrected"]) == (1, "2026-11-21")
    assert [item["id"] for item in read["included"]["corrections"]] == ["c1"]


# tables


@pytest.mark.parametrize("name", [file.name for file in FILES if file.name.endswith(".csv")])
def test_tables_are_rfc_4180(name):
    """Lines end in CR LF, the last one too; there is a header, and every row has its columns."""
    mark, text = the_pages()[f"data/{name}"][:1], the_pages()[f"data/{name}"][1:]
    header, *body = list(csv.reader(io.StringIO(text, newline=""), strict=True))

    assert mark == "\ufeff"  # without it, spreadsheets misread every letter beyond ASCII

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
    for claim in register_data()["claims"]:
        row = claims[claim["id"]]
        assert (row["says"], row["quote_exact"], row["url"]) == (claim["says"], claim["quote"]["exact"], claim["url"])
        assert row["voices"].split() == [voice["id"] for voice in claim["voices"]]
        assert row["questions"].split() == claim["questions"]
    questions = {row["id"]: row for row in rows("questions.csv")}
    for question in register_data()["questions"]:
        row = questions[question["id"]]
        assert (row["asks"], row["difference"]) == (question["asks"], question["difference"]["says"])
        for article, side in question["sides"].items():
            assert row[f"{article}_short"] == side["short"]
            assert row[f"{article}_brief"] == side["brief"]
            assert row[f"{article}_silent"] == str(side["silent"]).lower()
            assert row[f"{article}_claims"].split() == side["claims"]
        assert row["record_brief"] == question["record"]["brief"]
        assert row["points"].split() == [point["id"] for point in question["points"]]
    findings = {row["id"]: row for row in rows("findings.csv")}
    for finding in register_data()["findings"]:
        row = findings[finding["id"]]
        assert (row["states"], row["locator"]) == (finding["states"], finding["locator"])
        for of, before in (("content", ""), ("report", "report_")):
            bearings = {(item["how"], item["claim"]) for item in finding["bears_on"] if item["of"] == of}
            assert {(how, name) for how in Bearing for name in row[f"{before}{how}"].split()} == bearings
        assert row["figures"] == "; ".join(figure["as_printed"] for figure in finding["figures"])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "1=1", "é"])
def test_no_cell_is_a_formula(text):
    """A cell of text that a spreadsheet would reckon with has an apostrophe before it; numbers and others have none."""
    figure = {"value": "-5", "unit": "metres", "counts": "depth", "hedge": text, "as_printed": "-5"}
    tables = dict(csv_tables(exported(Index(a_register(a_claim("a1", figures=[figure]))), Edition("", SITE_URL))))
    table = csv.DictReader(io.StringIO(tables["figures"].removeprefix("\ufeff"), newline=""))
    (row,) = [row for row in table if row["id"] == "a1"]

    assert row["hedge"] == (f"'{text}" if text[0] in "=+-@" else text)
    assert (row["value"], row["as_printed"]) == ("-5", "'-5")


def test_a_table_takes_no_report_for_agreement():
    """What a document shows to have been said and rejects stands in no column of what supports it."""
    row = next(row for row in rows("findings.csv") if row["id"] == "f5")

    assert (row["supports"], row["disputes"], row["report_supports"]) == ("", "t6", "t6")


def test_the_table_of_figures():
    """Every figure of a claim or of a finding is a row with its group, its numbers as they are and where it stands."""
    table = rows("figures.csv")
    whole = [
        (kind[:-1], record["id"], figure)
        for kind in ("claims", "findings")
        for record in register_data()[kind]
        for figure in record["figures"]
    ]

    assert [(row["kind"], row["id"], row["as_printed"]) for row in table] == [
        (kind, name, figure["as_printed"]) for kind, name, figure in whole
    ]
    for row, (_, _, figure) in zip(table, whole, strict=True):
        assert {key: row[key] for key in ("group", "counts", "unit", "hedge")} == {
            key: figure[key] for key in ("group", "counts", "unit", "hedge")
        }
        assert [row[key] for key in ("value", "min", "max")] == [
            str(figure.get(key, "")) for key in ("value", "min", "max")
        ]
    by_id = {row["id"]: row for row in table}
    assert (by_id["f1"]["value"], by_id["f1"]["source"], by_id["f1"]["part"]) == ("31.2", "survey-2011", "")
    assert (by_id["ac3"]["max"], by_id["ac3"]["source"], by_id["ac3"]["part"]) == ("139", "adeyemi-2007", "comments")
    assert by_id["w2"]["questions"] == "how-tall"
    assert by_id["f1"]["url"].endswith("/documents/survey-2011/#f1")


# what is promised


def test_what_is_promised_is_there():
    """Every file of the folder, every schema and every file beside a page is written."""
    paths = [path.removeprefix("/") for path in promised(an_index())]

    assert set(paths) <= the_pages().keys()
    parts = [part for article in an_index().articles for part in article.parts]
    beside_pages = len(records()) * (1 + len(CITATIONS)) + len(parts)
    assert len(paths) == len(set(paths)) == len(FILES) + len(SCHEMAS) + len(SCHEMAS_OF_RECORDS) + beside_pages


def test_the_page_of_the_data_names_every_file():
    """The page of the data links every file and every schema, and says how many rows a table has."""
    page = the_pages()["data/index.md"]
    for mark, code in {".": "&#46;", "-": "&#45;", "/": "&#47;"}.items():
        page = page.replace(code, mark)

    for name in (*(file.name for file in FILES), *SCHEMAS, *SCHEMAS_OF_RECORDS):
        assert f'<a href="{name}">{name}</a>' in page
    for file in FILES:
        assert file.says in page
        assert file.opens in page
    for article in an_index().articles:
        for name in names(article):
            assert f'href="../articles/{article.id}/{name}"' in page
    for name in ("claims", "questions", "findings"):
        assert f'<td data-label="Rows">{len(register_data()[name])}</td>' in page


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

    pages = [*all_pages(again, EDITION), *files.data_files(again, EDITION)]

    assert {page.path for page in pages} == the_pages().keys()
    assert [page.path for page in pages if page.text != the_pages()[page.path]] == []


def test_joined_anchors_are_a_quarter_at_most():
    """All anchors of the data, joined in the order of the article, are at most 25 % of the words of each part."""
    parts = list(joined(register_data()))

    assert len(parts) == 4
    assert [part for part in parts if 4 * len(part.words) > part.total] == []
