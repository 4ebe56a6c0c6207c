import json
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.register.edtf import AS_SCHEMA
from synopsis.register.model import RECORD_KINDS, SINGLE_FILES, base
from synopsis.register.patterns import PATTERNS
from synopsis.register.problems import Rule
from synopsis.register.validation import parse
from synopsis.register.validation_messages import LIST_OF_WORDS
from synopsis.register.yaml import Loaded, load_text

SHA = "0" * 64
SITE = """\
publisher: P
editors: not yet named
contact: none
licence: CC BY 4.0
licence_url: https://example.org/
issued: 2024-01-02
introduction: I
content_note: C
subject: S
"""
VOCABULARIES = "lists: []\nguarded: []\n"
CLAIM = """\
- id: a1
  says: It fell.
  sentences: [p1s1]
  quote:
    exact: it fell
  voices: [author]
  kind: factual
  figures:
    - value: 3
      unit: people
      counts: seen
      as_printed: three
"""
DOCUMENT = """\
- id: report
  kind: court
  csl:
    type: report
    title: A report
    language: en
    URL: https://example.org/r
  checked:
    how: copy
    on: 2024-01-02
"""
QUESTION = """\
- id: how-many
  topic: numbers
  asks: How many?
  order: 1
  sides:
    one-2020:
      claims: [a1]
      short: Three.
      brief: Three
    two-2024:
      silent: true
      short: Does not address it.
      brief: Does not address it
  difference:
    kind: number
    says: One counts.
  record:
    searched: everywhere
"""
SENTENCE = f"""\
- id: p1s1
  article: one-2020
  part: article
  words: 2
  sha256: {SHA}
  kind: prose
"""


def loaded(**files):
    """Load one file of each named kind, beside the two that every register has."""
    texts = {"site.yml": SITE, "vocabularies.yml": VOCABULARIES} | files
    read = [load_text(text.encode(), f"{kind}/f.yml", kind) for kind, text in texts.items()]
    return Loaded(
        tuple(record for file in read for record in file.records),
        tuple(problem for file in read for problem in file.problems),
        frozenset().union(*(file.unread for file in read)),
    )


def said(parsed):
    """What is printed."""
    return [str(problem) for problem in parsed.problems]


def changed(text, old, new):
    """Change a valid text in one place."""
    assert text.count(old) == 1
    return text.replace(old, new)


def test_good_records():
    """Records without a fault become the register, each knowing its place."""
    parsed = parse(loaded(claims=CLAIM, documents=DOCUMENT, questions=QUESTION, sentences=SENTENCE))

    assert said(parsed) == []
    assert (parsed.broken, parsed.unread) == (frozenset(), frozenset())
    register = parsed.register
    assert register.site.publisher == "P"
    assert register.claims["a1"].figures[0].value == 3
    assert register.documents["report"].csl.url == "https://example.org/r"
    assert register.questions["how-many"].sides["two-2024"].silent is True
    assert register.sentences["one-2020/p1s1"].words == 2
    assert str(register.claims["a1"].at("quote", "exact")) == "claims/f.yml:5:12"
    assert register.site.file == "site.yml/f.yml"


CLAIM_FIELDS = "about, accuses, as_of, cites, dates, figures, id, kind, note, quote, says, sentences, voices"
FIGURE_FIELDS = "as_printed, counts, group, hedge, max, min, unit, value"
ID = "must be lower case, letter first, words joined by single hyphens"
NUMBER = "must be a number in digits, at most three of them behind a point"
LINE = "must be one line without doubled or outer spaces"
SAYS = "(the proposition in our own words, with the figure, the date and the hedge that the article has)"
CLAIM_ID = "must be the prefix of the article and a number, such as a14"
KINDS = "must be one of: causal, evaluative, factual, legal, predictive"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "  says: It fell.\n", "", f"1:3: record must have the field 'says' {SAYS} [missing-field]", id="missing"
        ),
        pytest.param(
            "exact: it fell",
            "{}",
            "5:5: quote must have the field 'exact' (the words themselves, unaltered) [missing-field]",
            id="missing-below",
        ),
        pytest.param(
            "      counts: seen\n",
            "",
            "9:7: each of figures must have the field 'counts' (what exactly is counted) [missing-field]",
            id="missing-in-item",
        ),
        pytest.param("  kind: factual", "  kind: maybe", f"7:9: kind {KINDS}; not 'maybe' [unknown-word]", id="word"),
        pytest.param("  kind: factual", "  kind:", f"7:8: kind {KINDS}; not '' [unknown-word]", id="no-word"),
        pytest.param(
            "  kind: factual", "  kind: [factual]", f"7:9: kind {KINDS}; not a list [wrong-type]", id="list-of-words"
        ),
        pytest.param("[p1s1]", "p1s1", "3:14: sentences must be a list, not 'p1s1' [wrong-type]", id="text-for-list"),
        pytest.param("[p1s1]", "", "3:13: sentences must be a list, not '' [wrong-type]", id="nothing-for-list"),
        pytest.param(
            "[p1s1]", "{p: s}", "3:14: sentences must be a list, not a mapping [wrong-type]", id="mapping-for-list"
        ),
        pytest.param(
            "[p1s1]", "[[p1s1]]", "3:15: each of sentences must be text, not a list [wrong-type]", id="list-for-text"
        ),
        pytest.param(
            "It fell.", "{it: fell}", "2:9: says must be text, not a mapping [wrong-type]", id="mapping-for-text"
        ),
        pytest.param(
            "\n    exact: it fell",
            " it fell",
            "4:10: quote must be a mapping, not 'it fell' [wrong-type]",
            id="text-for-mapping",
        ),
        pytest.param("value: 3", "value: three", f"9:14: value {NUMBER}, not 'three' [invalid-value]", id="number"),
        pytest.param("value: 3", "value: ٣", f"9:14: value {NUMBER}, not '٣' [invalid-value]", id="other-digits"),
        pytest.param("value: 3", "value:", f"9:13: value {NUMBER}, not '' [invalid-value]", id="no-number"),
        pytest.param("value: 3", "value: 3e2", f"9:14: value {NUMBER}, not '3e2' [invalid-value]", id="exponent"),
        pytest.param(
            "value: 3", "value: 3.1416", f"9:14: value {NUMBER}, not '3.1416' [invalid-value]", id="fine-fraction"
        ),
        pytest.param(
            "value: 3", "value: [3]", "9:14: value must be a number, not a list [wrong-type]", id="list-for-number"
        ),
        pytest.param("id: a1", "id: Foo", f"1:7: id {CLAIM_ID}, not 'Foo' [invalid-value]", id="claim-id"),
        pytest.param(
            "[author]", "[author, Foo]", f"6:20: each of voices {ID}, not 'Foo' [invalid-value]", id="id-in-list"
        ),
        pytest.param("It fell.", "'It  fell.'", f"2:9: says {LINE}, not 'It  fell.' [invalid-value]", id="spaces"),
        pytest.param(
            "It fell.", "|\n    It fell.", f"2:9: says {LINE}, not 'It fell.\\u000a' [invalid-value]", id="line-end"
        ),
        pytest.param("It fell.", "", "2:8: says must not be empty [invalid-value]", id="empty"),
        pytest.param(
            "It fell.", "x" * 1501, "2:9: says must have at most 1500 characters, not 1501 [invalid-value]", id="long"
        ),
    ],
)
def test_faults_of_a_claim(old, new, expected):
    """Each fault is told where it stands: what must hold, what was found, which rule."""
    parsed = parse(loaded(claims=changed(CLAIM, old, new)))

    assert said(parsed) == [f"claims/f.yml:{expected}"]
    assert parsed.register.claims == {}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "says:", "sayz:", f"2:3: key must be one of the fields {CLAIM_FIELDS} (perhaps says); not 'sayz'", id="near"
        ),
        pytest.param(
            "exact: it fell",
            "exact: it fell\n    qqq: x",
            "6:5: key must be one of the fields crosses, exact, prefix, suffix; not 'qqq'",
            id="below",
        ),
        pytest.param(
            "value: 3",
            "valu: 3",
            f"9:7: key must be one of the fields {FIGURE_FIELDS} (perhaps value); not 'valu'",
            id="in-item",
        ),
    ],
)
def test_unknown_fields(old, new, expected):
    """A field that nobody knows is reported at its key, with those that are known and the nearest of them."""
    parsed = parse(loaded(claims=changed(CLAIM, old, new)))

    assert f"claims/f.yml:{expected} [unknown-field]" in said(parsed)


TAG = "must be a BCP 47 language tag, such as en or zh-Hant"
EDTF = "must be a date in EDTF, such as 1868-05-17, 1868-05, 1868-21 (spring), 1866/1868, 186X or -0043 (44 BC)"
DAY = "must be a day written YYYY-MM-DD"
WEB = "must be an address that begins with http:// or https://, its special characters percent-encoded"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "how: copy",
            "how: maybe",
            "9:10: how must be one of: copy, not-found, publisher, secondary; not 'maybe' [unknown-word]",
            id="word-below",
        ),
        pytest.param("on: 2024-01-02", "on: 2 Jan", f"10:9: on {DAY}, not '2 Jan' [invalid-value]", id="day"),
        pytest.param(
            "on: 2024-01-02",
            "on: 2024-02-31",
            "10:9: on must be a day that the calendar has, not '2024-02-31' [invalid-value]",
            id="no-such-day",
        ),
        pytest.param(
            "on: 2024-01-02", "on: [2024-01-02]", f"10:9: on {DAY}, not a list [wrong-type]", id="list-for-day"
        ),
        pytest.param(
            "https://example.org/r",
            "javascript:x",
            f"7:10: URL {WEB}; not 'javascript:x' [invalid-value]",
            id="address",
        ),
        pytest.param(
            "language: en", "language: English", f"6:15: language {TAG}, not 'English' [invalid-value]", id="language"
        ),
        pytest.param(
            "title: A report",
            "title: A report\n    issued: ''",
            f"6:13: issued {EDTF}, not '' [invalid-value]",
            id="no-date",
        ),
        pytest.param(
            "title: A report",
            "title: A report\n    issued: 1992-13",
            "6:13: issued must be a day that the calendar has, not '1992-13' [invalid-value]",
            id="no-such-month",
        ),
    ],
)
def test_faults_of_a_document(old, new, expected):
    """Days, dates, addresses and languages are held to their forms."""
    assert said(parse(loaded(documents=changed(DOCUMENT, old, new)))) == [f"documents/f.yml:{expected}"]


def test_type_of_a_document():
    """A closed list that the model writes as a pattern is told as a list, in order."""
    (problem,) = parse(loaded(documents=changed(DOCUMENT, "type: report", "type: leaflet"))).problems

    assert problem.rule is Rule.UNKNOWN_WORD
    assert problem.message.startswith("type must be one of: article-journal, article-magazine, ")
    assert problem.message.endswith(", webpage; not 'leaflet'")


def test_one_name_for_a_field():
    """A field that has another name in files than in Python is known by the former alone."""
    parsed = parse(loaded(documents=changed(DOCUMENT, "URL:", "url:")))

    assert [str(problem.location) for problem in parsed.problems] == ["documents/f.yml:7:5"]
    assert parsed.problems[0].message.endswith("; not 'url'")
    assert " URL, " in parsed.problems[0].message


SIDE_FIELDS = "brief, claims, short, silent"
DIFFERENCES = (
    "must be one of: agree, cause, complementary, emphasis, fact, neither, number, one-sided, responsibility, source,"
    " what-is-counted, word"
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("two-2024:", "Two:", f"10:5: each key of sides {ID}, not 'Two' [invalid-value]", id="key"),
        pytest.param(
            "silent: true", "silent: yes", "11:15: silent must be true or false, not 'yes' [invalid-value]", id="flag"
        ),
        pytest.param(
            "silent: true",
            "silent: {}",
            "11:15: silent must be true or false, not a mapping [wrong-type]",
            id="mapping-for-flag",
        ),
        pytest.param(
            "short: Three.",
            "shrt: Three.\n      short: x",
            f"8:7: key must be one of the fields {SIDE_FIELDS} (perhaps short); not 'shrt' [unknown-field]",
            id="field-of-a-side",
        ),
        pytest.param(
            "order: 1",
            "order: 1.0",
            "4:10: order must be a whole number in digits, not '1.0' [invalid-value]",
            id="fraction",
        ),
        pytest.param(
            "kind: number", "kind: {}", f"15:11: kind {DIFFERENCES}; not a mapping [wrong-type]", id="mapping-for-word"
        ),
    ],
)
def test_faults_of_a_question(old, new, expected):
    """Mappings by id are held to the form of ids and of what they hold."""
    assert said(parse(loaded(questions=changed(QUESTION, old, new)))) == [f"questions/f.yml:{expected}"]


@pytest.mark.parametrize(
    ("written", "value", "in_json"),
    [
        pytest.param("3", Decimal(3), "3", id="whole"),
        pytest.param("7.5", Decimal("7.5"), "7.5", id="half"),
        pytest.param("99.9", Decimal("99.9"), "99.9", id="tenths"),
        pytest.param("-0.001", Decimal("-0.001"), "-0.001", id="thousandth"),
        pytest.param("27.50", Decimal("27.5"), "27.5", id="nought-at-the-end"),
        pytest.param("28.0", Decimal(28), "28", id="nought-behind-the-point"),
        pytest.param("123456789012.345", Decimal("123456789012.345"), "123456789012.345", id="most-digits"),
        pytest.param("999999999999999", Decimal(10) ** 15 - 1, "999999999999999", id="largest"),
    ],
)
def test_numbers_of_figures_are_exact(written, value, in_json):
    """A number is what is written, in the register and in JSON, where whole ones have no point."""
    parsed = parse(loaded(claims=changed(CLAIM, "value: 3", f"value: {written}")))

    (figure,) = parsed.register.claims["a1"].figures
    assert figure.value == value
    assert json.dumps(figure.model_dump(mode="json")["value"]) == in_json


def test_sides_that_are_a_list():
    """A list does not stand for a mapping by id."""
    text = re.sub(r"sides:\n(?:    .*\n)+", "sides: [one-2020]\n", QUESTION)

    assert said(parse(loaded(questions=text))) == [
        "questions/f.yml:5:10: sides must be a mapping, not a list [wrong-type]"
    ]


def test_word_that_may_be_absent():
    """A field that may be absent may not be there and empty."""
    parsed = parse(loaded(sentences=SENTENCE + "  no_claim:\n"))

    assert [(problem.rule, str(problem.location)) for problem in parsed.problems] == [
        (Rule.UNKNOWN_WORD, "sentences/f.yml:7:12")
    ]


def test_all_faults_of_all_records():
    """Every fault of every record is reported at once, those of loading first."""
    claims = (
        changed(CLAIM, "kind: factual", "kind: x") + CLAIM.replace("a1", "A1").replace("[author]", "x") + "- id: *x\n"
    )
    parsed = parse(loaded(claims=claims, documents=changed(DOCUMENT, "how: copy", "how: x")))

    assert [problem.rule for problem in parsed.problems] == [
        Rule.FORBIDDEN_YAML,
        Rule.UNKNOWN_WORD,
        Rule.INVALID_VALUE,
        Rule.WRONG_TYPE,
        Rule.UNKNOWN_WORD,
    ]
    assert parsed.broken == {("claims", "a1"), ("claims", "A1"), ("documents", "report")}
    assert parsed.unread == {"claims"}


def test_duplicate_ids():
    """An id that stands twice in a kind is reported at the second, and the first record holds."""
    parsed = parse(loaded(claims=CLAIM + CLAIM.replace("It fell.", "It rose."), topics="[]"))

    where = "as in claims/f.yml:1; the next that is free is a2"
    assert said(parsed) == [f"claims/f.yml:13:7: id must be used once, not 'a1' {where} [duplicate-id]"]
    assert parsed.register.claims["a1"].says == "It fell."


def test_duplicate_of_a_broken_record():
    """That the first of two did not parse does not hide the second."""
    parsed = parse(loaded(claims=changed(CLAIM, "kind: factual", "kind: x") + CLAIM))

    assert [problem.rule for problem in parsed.problems] == [Rule.UNKNOWN_WORD, Rule.DUPLICATE_ID]
    assert parsed.broken == {("claims", "a1")}


def test_same_id_in_two_kinds():
    """An id is unique in its kind only."""
    assert parse(loaded(claims=CLAIM, documents=changed(DOCUMENT, "id: report", "id: a1"))).problems == ()


def test_sentence_ids():
    """A sentence's id is unique in its article only."""
    other = SENTENCE.replace("one-2020", "two-2024")

    assert set(parse(loaded(sentences=SENTENCE + other)).register.sentences) == {"one-2020/p1s1", "two-2024/p1s1"}
    assert [problem.rule for problem in parse(loaded(sentences=SENTENCE + SENTENCE)).problems] == [Rule.DUPLICATE_ID]


def test_broken_sentence():
    """A sentence that did not parse is known by article and id."""
    assert parse(loaded(sentences=changed(SENTENCE, "words: 2", "words: x"))).broken == {("sentences", "one-2020/p1s1")}


@pytest.mark.parametrize(
    "text", [changed(CLAIM, "id: a1", "id: []"), changed(CLAIM, "id: a1", "id:"), changed(CLAIM, "id: a1\n  ", "")]
)
def test_record_without_an_id(text):
    """A record whose id cannot be read leaves its kind unread, so that its references are not reported as well."""
    parsed = parse(loaded(claims=text))

    assert len(parsed.problems) == 1
    assert parsed.unread == {"claims"}
    assert parsed.broken == frozenset()


@pytest.mark.parametrize("file", ["site.yml", "vocabularies.yml"])
def test_no_register(file):
    """Without the site's record or the vocabularies there is no register; all faults are told nevertheless."""
    parsed = parse(loaded(**{file: "qqq: x\n"}, claims=changed(CLAIM, "kind: factual", "kind: x")))

    assert parsed.register is None
    assert Rule.UNKNOWN_WORD in [problem.rule for problem in parsed.problems]


def test_nothing_loaded():
    """Nothing gives nothing."""
    assert parse(Loaded()).register is None


TEXT_OF_PATTERN = r'"pattern": ("(?:[^"\\]|\\.)+")'


def test_every_pattern_has_words():
    """No pattern of the model is shown to an editor as a pattern."""
    schemas = [model.model_json_schema() for model in [*RECORD_KINDS.values(), *SINGLE_FILES.values()]]
    used = {json.loads(found) for found in re.findall(TEXT_OF_PATTERN, json.dumps(schemas))}
    named = {json.loads(found) for found in re.findall(r'"patternProperties": \{("[^"]+")', json.dumps(schemas))}

    said = [value.words for value in vars(base).values() if isinstance(value, base.SaidInSchema)]
    of_validators = {json.loads(found) for found in re.findall(TEXT_OF_PATTERN, " ".join(said))}

    own = {pattern for pattern in used | named if not LIST_OF_WORDS.fullmatch(pattern)}
    # a validator says in words what the others are for
    assert own - of_validators - {AS_SCHEMA} == set(PATTERNS)


NAMES = sorted({name for model in RECORD_KINDS.values() for name in model.model_json_schema()["properties"]})
VALUES = st.recursive(
    st.text(max_size=5),
    lambda below: st.lists(below, max_size=2) | st.dictionaries(st.sampled_from([*NAMES, "x", ""]), below, max_size=2),
    max_leaves=4,
)


@settings(deadline=None)
@given(st.sampled_from(sorted(RECORD_KINDS)), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5))
def test_any_values(kind, data):
    """Whatever stands in a record, parsing gives problems in one line each and never raises."""
    parsed = parse(loaded(**{kind: json.dumps(data, ensure_ascii=False)}))

    assert parsed.problems
    assert all("\n" not in str(problem) for problem in parsed.problems)
    assert all("validation error" not in problem.message for problem in parsed.problems)
