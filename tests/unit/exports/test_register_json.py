import json
from collections import defaultdict
from functools import cache

from jsonschema import Draft202012Validator

from builders import a_claim, a_correction, a_register
from lighthouse import IN_ORDER, SITE_URL, an_index, the_pages
from synopsis.exports.files import json_schema
from synopsis.exports.register_json import REGISTER, SCHEMA, as_json, exported
from synopsis.exports.schema import ExportedRegister
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.numbered_ids import by_number

MEANT_ORDER = {"sentences", "voices", "figures", "dates", "accuses", "as_of", "author", "forms", "spellings", "parts"}
"""Lists whose order says something: the chain of voices, the home sentence first, the text's own order."""


@cache
def data():
    """Give the file as a program reads it."""
    return json.loads(the_pages()[REGISTER])


def by_id(kind):
    """Give the exported records of a kind by id."""
    return {record["id"]: record for record in data()[kind]}


def leaves(value, path=()):
    """Yield every value with its path, items of lists and keys that are ids under one name."""
    yield path, value
    if isinstance(value, dict):
        ids = path in {("vocabularies",), ("questions", "*", "sides")} or path[:1] + path[2:] == ("vocabularies",)
        for key, item in value.items():
            yield from leaves(item, (*path, "id of" if ids else key))
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, (*path, "*"))


def test_other_kinds_are_there():
    """People, events, names, corrections and the words have the fields of their records, people an address too."""
    register = an_index().register
    for kind in ("people", "events", "names", "corrections"):
        model = type(next(iter(getattr(register, kind).values())))
        address = {"url", "path"} if kind == "people" else set()
        assert {frozenset(record) for record in data()[kind]} == {frozenset(model.model_fields.keys() | address)}
    assert data()["vocabularies"]["bearing"]["supports"] == {
        "label": "agrees with",
        "says": "The document says what the claim says.",
    }
    assert data()["vocabularies"]["report-bearing"]["supports"]["label"] == "shows that it was said"
    assert data()["vocabularies"]["bearing-of"].keys() == {"content", "report"}
    assert data()["vocabularies"]["figure-group"].keys() == {"tower-height", "gallery-height", "steps"}
    assert data()["schema_version"] == "1.4"
    assert data()["edition"] == {"number": 0, "commit": "", "on": "", "doi": ""}


def test_it_holds_to_its_schema():
    """The file is valid by the schema beside it, which is itself valid and closed to unknown kinds of value."""
    schema = json.loads(the_pages()[SCHEMA])

    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(data())) == []
    assert list(Draft202012Validator(schema).iter_errors({**data(), "claims": [{**data()["claims"][0], "says": None}]}))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_field_has_one_type():
    """No field is a text here and nothing there, in the file or in its schema."""
    types = defaultdict(set)
    for path, value in leaves(data()):
        types[path].add("number" if type(value) in {int, float} else type(value).__name__)

    assert {path: found for path, found in types.items() if len(found) > 1} == {}
    assert "anyOf" not in as_json(json_schema(ExportedRegister))
    assert "null" not in as_json(json_schema(ExportedRegister))


def test_lists_are_sorted():
    """A list whose order says nothing is sorted, names of claims by their numbers."""
    for path, value in leaves(data()):
        if isinstance(value, list) and value and isinstance(value[0], str) and path[-1] not in MEANT_ORDER:
            assert value == sorted(value, key=by_number if path[-1] == "claims" else str), path
    for kind in ("documents", "findings", "audits", "people", "events", "names", "corrections"):
        assert list(by_id(kind)) == sorted(by_id(kind)), kind
    assert list(by_id("articles")) == list(IN_ORDER)


def test_sides_hold_no_comments():
    """Sides are of the articles alone; comments stand outside, by article."""
    parts = {name: claim["part"] for name, claim in by_id("claims").items()}
    for question in data()["questions"]:
        assert list(question["sides"]) == sorted(IN_ORDER)
        for article, side in question["sides"].items():
            assert set(side) == {"claims", "silent", "short", "brief"}
            assert {by_id("claims")[name]["article"] for name in side["claims"]} <= {article}
            assert {parts[name] for name in side["claims"]} <= {"article"}
        for comment in question["comments"]:
            assert {parts[name] for name in comment["claims"]} == {"comments"}

    assert by_id("questions")["how-many-steps"]["comments"] == [{"article": "adeyemi-2007", "claims": ["ac1", "ac3"]}]
    assert by_id("questions")["how-tall"]["comments"] == []


def test_addresses():
    """`path` is the path from the root of the site, `url` the whole address; a document's is ours, not the source's."""
    for kind in ("articles", "claims", "topics", "questions", "documents"):
        for record in data()[kind]:
            assert record["path"] == f"/{kind}/{record['id']}/"
            assert record["url"] == f"{SITE_URL}{record['path'].removeprefix('/')}"
    assert by_id("documents")["survey-2011"]["csl"]["URL"] == "https://towers.example.org/7/2?a=1&b=2"


def test_everything_named_is_there():
    """Ids lead to records of the same file, in both directions."""
    claims, sentences = by_id("claims"), {(item["article"], item["id"]): item for item in data()["sentences"]}
    for claim in claims.values():
        for name in claim["sentences"]:
            assert claim["id"] in sentences[claim["article"], name]["claims"]
        for name in claim["questions"]:
            question = by_id("questions")[name]
            named = [*(item for side in question["sides"].values() for item in side["claims"])]
            named += [item for comment in question["comments"] for item in comment["claims"]]
            assert claim["id"] in named
        assert claim["questions"]
    for finding in data()["findings"]:
        assert {bearing["claim"] for bearing in finding["bears_on"]} <= claims.keys()
        for name in finding["questions"]:
            assert finding["id"] in by_id("questions")[name]["findings"]


def test_the_chain_of_voices_keeps_its_order():
    """The outermost voice comes first."""
    assert by_id("claims")["a3"]["voices"] == [
        {"id": "tunde-adeyemi", "name": "Tunde Adeyemi", "role": "author (2007)"},
        {"id": "harbour-office", "name": "Harbour Office", "role": ""},
    ]


def test_no_text_of_an_article_is_exported():
    """A sentence is known by its fingerprint and its number of words alone."""
    keys = "id article part section words sha256 kind keeps no_claim claims"

    assert {frozenset(sentence) for sentence in data()["sentences"]} == {frozenset(keys.split())}


def test_numbers_that_a_text_does_not_give_are_left_out():
    """A figure has the ends that are given, as numbers."""
    register = a_register(
        a_claim("a1", figures=[{"max": 120, "unit": "m", "counts": "length", "as_printed": "120", "hedge": "up to"}])
    )

    found = {
        claim["id"]: claim for claim in exported(Index(register), Edition("Bridges", "https://example.org/"))["claims"]
    }

    assert found["a1"]["figures"] == [
        {"max": 120, "unit": "m", "counts": "length", "group": "", "as_printed": "120", "hedge": "up to"}
    ]


def test_numbers_are_exact():
    """A number stands in the file as in the register: whole ones without a point, others to the last digit."""
    text = the_pages()[REGISTER]

    assert '"value": 31.2,' in text
    assert '"value": 28,' in text
    assert '"value": 26.5,' in text


def test_points_keep_their_order():
    """Rows stand in the order of the page, what is in them by number."""
    points = by_id("questions")["how-tall"]["points"]

    assert points == [
        {"id": "vane", "title": "To the top", "claims": ["t5", "w2"], "findings": ["f1"]},
        {"id": "gallery", "title": "To the gallery", "claims": ["a3", "t6"], "findings": ["f1", "f2", "f5"]},
    ]
    assert by_id("questions")["what-stone"]["points"] == []


def test_briefs():
    """A side has its brief, the record too; where nothing was found the record's says so by itself."""
    questions = by_id("questions")

    assert questions["how-tall"]["sides"]["wexford-1998"]["brief"] == "31 metres, to the vane"
    assert questions["how-many-steps"]["record"]["brief"] == "139 (survey of 2011)"
    assert questions["what-stone"]["record"]["brief"] == "Nothing found"


def test_bearings_say_of_what():
    """A bearing on a claim of one voice is on its content; one claim may stand once for each."""
    findings = by_id("findings")

    assert findings["f1"]["bears_on"] == [
        {"claim": "a3", "how": "qualifies", "of": "content"},
        {"claim": "w2", "how": "supports", "of": "content"},
    ]
    assert findings["f5"]["bears_on"] == [
        {"claim": "t6", "how": "disputes", "of": "content"},
        {"claim": "t6", "how": "supports", "of": "report"},
    ]


def test_whom_records_are_about():
    """Claims, questions and findings name whom they are about."""
    assert by_id("claims")["w1"]["about"] == ["elias-thorn"]
    assert by_id("claims")["w2"]["about"] == []
    assert by_id("questions")["when-lit"]["about"] == ["elias-thorn"]
    assert by_id("findings")["f5"]["about"] == ["harbour-office"]


def test_of_what_was_redacted_no_sum_is_told():
    """A correction tells which published state it replaced, unless its record was redacted."""
    corrected = a_correction("c1", replaces="0123456789ab")
    redacted = a_correction("c2", kind="redacted", replaces="ba9876543210", before=None, after=None, reason=None)

    def told(*corrections):
        found = exported(Index(a_register(*corrections)), Edition("Bridges", SITE_URL))["corrections"]
        return {item["id"]: item["replaces"] for item in found if item["id"].startswith("c")}

    assert told(corrected) == {"c1": "0123456789ab"}
    assert told(corrected, redacted) == {"c1": "", "c2": ""}


def test_files_end_in_a_line_end_and_keep_their_letters():
    """The file reads in any editor: letters as they are, one value a line."""
    text = the_pages()[REGISTER]

    assert "رأس حلمة" in text
    assert text.endswith("}\n")
    assert "\r" not in text
