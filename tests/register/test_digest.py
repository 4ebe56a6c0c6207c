import json
from dataclasses import replace
from hashlib import sha256

import pytest

from builders import a_claim, a_question, a_register, a_sentence, an_article
from synopsis.register.digest import of_values, proof_digest


def test_of_values():
    """The order of keys does not count, that of lists does, and other scripts are what they are."""
    assert of_values({"b": 1, "a": ["Խ"]}) == sha256('{"a":["Խ"],"b":1}'.encode()).hexdigest()
    assert of_values({"b": 1, "a": 2}) == of_values(json.loads('{"a": 2, "b": 1}'))
    assert of_values([1, 2]) != of_values([2, 1])


def digest(register, article="one-2020"):
    """Digest the register for one article."""
    return proof_digest(register, register.articles[article])


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
    moved = replace(register, claims=dict(reversed(register.claims.items())))

    assert digest(moved) == digest(register)
