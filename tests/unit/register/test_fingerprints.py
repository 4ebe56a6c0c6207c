import json
from dataclasses import replace
from hashlib import sha256

import pytest

from builders import (
    POINT,
    SHORE,
    SIDES,
    a_claim,
    a_document,
    a_finding,
    a_question,
    a_register,
    a_sentence,
    a_topic,
    an_article,
    an_audit,
)
from synopsis.register.fingerprints import material_fingerprint, of_values, proof_fingerprint


def test_of_values():
    """The order of keys does not count, that of lists does, and other scripts are what they are."""
    assert of_values({"b": 1, "a": ["Խ"]}) == sha256('{"a":["Խ"],"b":1}'.encode()).hexdigest()
    assert of_values({"b": 1, "a": 2}) == of_values(json.loads('{"a": 2, "b": 1}'))
    assert of_values([1, 2]) != of_values([2, 1])


def digest(register, article="one-2020"):
    """Digest the register for one article."""
    return proof_fingerprint(register, register.articles[article])


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(an_article(text_sha256="0" * 64), id="text"),
        pytest.param(a_sentence(words=21), id="words"),
        pytest.param(a_sentence(sha256="0" * 64), id="sentence"),
        pytest.param(a_sentence(keeps=["marvel"]), id="keeps"),
        pytest.param(a_sentence(id="p3s1"), id="further-sentence"),
        pytest.param(a_claim(quote={"exact": "is 120 metres"}), id="anchor"),
        pytest.param(a_claim(quote={"exact": "is 120 metres long", "prefix": "Linder"}), id="prefix"),
        pytest.param(a_claim(quote={"exact": "is 120 metres long", "suffix": "according"}), id="suffix"),
        pytest.param(a_claim(sentences=["p1s2"]), id="home"),
        pytest.param(a_claim("ac1", quote={"exact": "130 steps from"}), id="comment"),
        pytest.param(a_claim("a9"), id="further-claim"),
    ],
)
def test_what_is_proved(changed):
    """Whatever the proof holds against the text changes the digest of that article, and of no other."""
    assert digest(a_register(changed)) != digest(a_register())
    assert digest(a_register(changed), "two-2024") == digest(a_register(), "two-2024")


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(a_claim(says="Something else."), id="paraphrase"),
        pytest.param(a_claim(voices=["ada-penn"]), id="voices"),
        pytest.param(a_question(asks="How long was the bridge?"), id="question"),
        pytest.param(a_claim("b1", quote={"exact": "90 metres long"}), id="other-article"),
        pytest.param(an_article(proved={"on": "2024-05-01", "digest": "0" * 64}), id="proof-itself"),
    ],
)
def test_what_is_not_proved(changed):
    """Nothing else changes it."""
    assert digest(a_register(changed)) == digest(a_register())


def test_order_of_claims_does_not_count():
    """Claims may be moved from file to file."""
    register = a_register()
    moved = replace(register, claims=dict(reversed(list(register.claims.items()))))

    assert digest(moved) == digest(register)


CHECKED = {"how": "secondary", "on": "2024-05-01"}
SURVEY = {"claim": "a1", "how": "qualifies", "of": "content"}
OTHER = {"claim": "b1", "how": "disputes"}
FIGURE = {"value": 118, "unit": "metres", "counts": "length", "group": "bridge-length", "as_printed": "118"}


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        pytest.param("claim/a1", a_claim(says="Ann Reed found 120 metres in 1998."), id="wording"),
        pytest.param("claim/a1", a_claim(voices=["ada-penn"]), id="voice"),
        pytest.param("claim/a1", a_claim(figures=[]), id="figure"),
        pytest.param("claim/a1", a_claim(dates=[]), id="date"),
        pytest.param("claim/a1", a_claim(cites=[]), id="source"),
        pytest.param("claim/a1", a_claim(quote={"exact": "is 120 metres"}), id="anchor"),
        pytest.param("claim/a1", a_claim(sentences=["p1s2"]), id="place"),
        pytest.param("claim/a1", an_audit(says="It has 118."), id="audit"),
        pytest.param("question/how-long", a_question(asks="How long was it?"), id="question"),
        pytest.param("question/how-long", a_question(difference={"kind": "agree", "says": "None."}), id="difference"),
        pytest.param("question/how-long", a_question(record={"searched": "All."}), id="record"),
        pytest.param("question/how-long", a_question(comments=[]), id="comments"),
        pytest.param(
            "question/how-long",
            a_question(sides={**SIDES, "two-2024": {"silent": True, "short": "Nothing.", "brief": "Nothing"}}),
            id="silence",
        ),
        pytest.param(
            "question/how-long",
            a_question(sides={**SIDES, "one-2020": {**SIDES["one-2020"], "claims": ["a1", "a2"]}}),
            id="claims-of-a-side",
        ),
        pytest.param(
            "question/how-long",
            a_question(sides={**SIDES, "one-2020": {**SIDES["one-2020"], "brief": "120"}}),
            id="brief-of-a-side",
        ),
        pytest.param("question/how-long", a_question(record={"short": "118.", "brief": "118"}), id="brief-of-record"),
        pytest.param("question/how-long", a_question(points=[{**POINT, "title": "All of it"}]), id="title-of-a-row"),
        pytest.param("question/how-long", a_question(points=[{**POINT, "claims": ["a1"]}]), id="row"),
        pytest.param("question/how-long", a_question(points=[POINT, SHORE]), id="further-row"),
        pytest.param("claim/a1", a_claim(figures=[{**FIGURE, "group": "steps"}]), id="group-of-a-figure"),
        pytest.param("document/survey-1998", a_finding(figures=[FIGURE]), id="figure-of-a-finding"),
        pytest.param("document/survey-1998", a_finding(bears_on=[{**SURVEY, "of": "report"}, OTHER]), id="of-what"),
        pytest.param("document/survey-1998", a_document(kind="press"), id="kind"),
        pytest.param("document/survey-1998", a_document(checked=CHECKED), id="how-checked"),
        pytest.param("document/survey-1998", a_finding(states="It gives 119 metres."), id="finding"),
        pytest.param("document/survey-1998", a_finding(bears_on=[SURVEY]), id="bearing"),
        pytest.param("document/survey-1998", a_finding("other"), id="further-finding"),
        pytest.param("topic/length", a_topic(scope="How long it is."), id="scope"),
        pytest.param("article/one-2020", an_article(issued_note="It is undated."), id="article"),
    ],
)
def test_what_is_material(name, changed):
    """What a reader who cites a page relies on changes its sum."""
    assert material_fingerprint(a_register(changed), name) != material_fingerprint(a_register(), name)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        pytest.param("claim/a1", a_claim(note="The 1 is smudged."), id="remark"),
        pytest.param("claim/a1", a_claim(sentences=["p1s1", "p2s1"]), id="printed-again"),
        pytest.param("claim/a1", a_claim("a2", says="Something else."), id="other-claim"),
        pytest.param("question/how-long", a_question(order=9, core=False), id="order"),
        pytest.param("question/how-long", a_question(topic="building"), id="topic"),
        pytest.param("question/how-long", a_question(sides=dict(reversed(SIDES.items()))), id="order-of-sides"),
        pytest.param("question/how-long", a_question(points=[{**POINT, "claims": ["b1", "a1"]}]), id="order-in-a-row"),
        pytest.param("question/how-long", a_question(about=["mayor"]), id="whom-a-question-is-about"),
        pytest.param("claim/a1", a_claim(about=["mayor"]), id="whom-a-claim-is-about"),
        pytest.param("document/survey-1998", a_finding(about=["mayor"]), id="whom-a-finding-is-about"),
        pytest.param("document/survey-1998", a_document(note="Read twice."), id="note"),
        pytest.param("document/survey-1998", a_document(checked={"how": "publisher", "on": "2024-06-01"}), id="day"),
        pytest.param("document/survey-1998", a_document(archived_url="https://example.org/a"), id="archive"),
        pytest.param("document/survey-1998", a_finding(bears_on=[OTHER, SURVEY]), id="order-of-bearings"),
        pytest.param("document/survey-1998", a_finding(questions=["how-long"]), id="use"),
        pytest.param("topic/length", a_topic(order=8), id="order-of-topics"),
        pytest.param("article/one-2020", an_article(proved={"on": "2024-05-01", "digest": "0" * 64}), id="proof"),
    ],
)
def test_what_is_not_material(name, changed):
    """Order, remarks, days of checking and other records leave it."""
    assert material_fingerprint(a_register(changed), name) == material_fingerprint(a_register(), name)


def test_order_of_rows_is_not_material():
    """A question is the same whichever row stands first."""
    rows = (POINT, SHORE)
    first, second = (a_register(a_question(points=given)) for given in ([*rows], [*reversed(rows)]))

    assert material_fingerprint(first, "question/how-long") == material_fingerprint(second, "question/how-long")


def test_material_of_nothing():
    """A record that is not there has no sum."""
    with pytest.raises(LookupError, match="topic/old is not in the register"):
        material_fingerprint(a_register(), "topic/old")
