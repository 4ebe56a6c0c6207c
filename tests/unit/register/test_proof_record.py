import json

import pytest

from synopsis.register.proof_record import with_proofs
from synopsis.register.yaml import load_text

PROOF = {"on": "2024-05-06", "digest": "abc"}
PROOFS = {"one": PROOF, "two": {"on": "2024-05-06", "digest": "def"}}
LINES = "proved:\n  on: 2024-05-06\n  digest: abc\n"
OLD = "{on: 2024-01-01, digest: x}"


def proved(source):
    """Give what becomes of a file, once it was read and found to hold what it should."""
    written = with_proofs(source.encode(), PROOFS)
    loaded = load_text(written, "f.yml", "articles")
    before = load_text(source.encode(), "f.yml", "articles").records
    assert loaded.problems == ()
    assert [one.data for one in loaded.records] == [{**one.data, "proved": PROOFS[one.data["id"]]} for one in before]
    assert with_proofs(written, PROOFS) == written
    return written.decode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "id: one\n# why\nprefix: a\n",
            f"id: one\n# why\n{LINES}prefix: a\n",
            id="first-proof",
        ),
        pytest.param("id: one\nprefix: a", f"id: one\n{LINES}prefix: a", id="no-line-end"),
        pytest.param(
            "id: one\nprefix: a\n...\n# end\n", f"id: one\n{LINES}prefix: a\n...\n# end\n", id="document-ended"
        ),
        pytest.param("---\nid: one\nprefix: a\n", f"---\nid: one\n{LINES}prefix: a\n", id="document-begun"),
        pytest.param(
            f"id: one\nprefix: a\n{LINES.replace('05', '01')}", f"id: one\nprefix: a\n{LINES}", id="older-proof"
        ),
        pytest.param(
            f"proved: {OLD} # by hand\nid: one\n",
            "proved: {on: 2024-05-06, digest: abc} # by hand\nid: one\n",
            id="older-in-braces",
        ),
        pytest.param(
            "id: one\nproved: {on: '2024-01-01',\n  digest: \"x\"}\nprefix: a\n",
            "id: one\nproved: {on: '2024-05-06',\n  digest: \"abc\"}\nprefix: a\n",
            id="older-in-quotation-marks",
        ),
        pytest.param(
            "- id: one\n  prefix: a\n- prefix: b\n  id: two\n",
            "- id: one\n  proved:\n    on: 2024-05-06\n    digest: abc\n  prefix: a\n"
            "- prefix: b\n  proved:\n    on: 2024-05-06\n    digest: def\n  id: two\n",
            id="list",
        ),
        pytest.param(
            "-\n    id: one\n    prefix: a\n",
            "-\n    id: one\n    proved:\n      on: 2024-05-06\n      digest: abc\n    prefix: a\n",
            id="list-set-in",
        ),
        pytest.param(
            "[{id: one, prefix: a,}, {id: two}]\n",
            "[{proved: {on: 2024-05-06, digest: abc}, id: one, prefix: a,},"
            " {proved: {on: 2024-05-06, digest: def}, id: two}]\n",
            id="list-in-brackets",
        ),
        pytest.param(
            "improved: x\nid: one\nnote: |\n  proved:\n",
            f"improved: x\n{LINES}id: one\nnote: |\n  proved:\n",
            id="other-fields",
        ),
        pytest.param(
            "id: one\r\nprefix: a\r\n",
            "id: one\r\n" + LINES.replace("\n", "\r\n") + "prefix: a\r\n",
            id="line-ends-of-windows",
        ),
    ],
)
def test_a_proof_is_recorded_in_any_form(source, expected):
    """The proof takes the place of an older one, or stands among the first fields; all else stays as it is."""
    assert proved(source) == expected


def test_json_stays_json():
    """A file that other programs can read is still one that they can."""
    source = json.dumps([{"id": "one", "csl": {"title": "A {b}: 'c'"}}, {"id": "two"}], indent=1)

    assert [record["proved"] for record in json.loads(proved(source))] == [*PROOFS.values()]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("? id\n: one\n? prefix\n: a\n", id="marked-keys"),
        pytest.param("id: one\nproved:\n  on: >-\n    2024-01-01\n  digest: x\n", id="older-in-a-block"),
        pytest.param("id: one\nproved: {on: 2024-01-01}\n", id="half-an-older-one"),
        pytest.param("id: one\n", id="one-field"),
    ],
)
def test_a_form_that_does_not_take_it_is_refused(source):
    """Where the result would not be what it should, there is none."""
    assert with_proofs(source.encode(), PROOFS) is None
