import copy
import random
from datetime import date

import pytest
from checkout import ROOT

from lighthouse import LIGHTHOUSE
from synopsis.authoring.rewriting import as_new_file, rewritten
from synopsis.authoring.spans import plain, tree
from synopsis.register.yaml import load_text

FILES = sorted(
    path.relative_to(ROOT) for folder in (ROOT / "sources", LIGHTHOUSE / "sources") for path in folder.rglob("*.yml")
)
"""Every real file of both registers."""


def kind_of(path):
    """Name the kind of the records of a file by its folder."""
    return path.parts[path.parts.index("sources") + 1]


def records_of(content, kind="claims"):
    """Read the records of a file."""
    loaded = load_text(content, "f.yml", kind)
    assert loaded.problems == ()
    return [record.data for record in loaded.records]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_nothing_changes_no_byte(path):
    """A file that is read and written again is the same, and its values are found where the loader finds them."""
    content = (ROOT / path).read_bytes()
    records = records_of(content, kind_of(path))
    found = plain(tree(content.decode()))

    assert (found if isinstance(found, list) else [found]) == records
    assert rewritten(content, kind_of(path), records) == content


def changed(value, chance):
    """Change something in a value of YAML: words, a field or an item more, one less."""
    if isinstance(value, dict):
        name = chance.choice([*value])
        act = chance.random()
        if act < 0.15 and len(value) > 1:
            del value[name]
        elif act < 0.3:
            items = [*value.items()]
            new = chance.choice(["x y", "a: b", "1992", ["p", "q r"], [{"a": "b", "c": "yes"}], "long " * 50 + "end"])
            items.insert(chance.randrange(len(items) + 1), ("new_field", new))
            value.clear()
            value.update(items)
        elif isinstance(value[name], dict | list) and value[name]:
            changed(value[name], chance)
        else:
            value[name] = chance.choice(["other", '"q" it', "1992", "# no", "word " * 40 + "x", "null"])
    else:
        place = chance.randrange(len(value))
        act = chance.random()
        if act < 0.2 and len(value) > 1:
            del value[place]
        elif act < 0.5:
            new = copy.deepcopy(value[place])
            new = {**new, "id": "new"} if isinstance(new, dict) else f"new-{act:.3f}"
            value.insert(chance.randrange(len(value) + 1), new)
        elif isinstance(value[place], dict | list) and value[place]:
            changed(value[place], chance)
        else:
            value[place] = "other"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_only_what_changed_is_written(path):
    """After changes at random the file holds what it should, and every comment that stood between records."""
    content, kind = (ROOT / path).read_bytes(), kind_of(path)
    chance = random.Random(str(path))  # noqa: S311 -- the same every time
    records = records_of(content, kind)
    single = isinstance(plain(tree(content.decode())), dict)
    for _ in range(chance.choice([1, 3])):
        changed(records[0] if single else records, chance)

    written = rewritten(content, kind, records)

    assert written is not None
    assert records_of(written, kind) == records
    outer = [line for line in content.splitlines() if line.startswith(b"#")]
    assert [line for line in written.splitlines() if line.startswith(b"#")] == outer


LIST = b"""# Claims.
- id: a1
  says: "One." # as printed
  kind: factual

# Those of the end.
- {id: a2, says: Two, voices: [x, y]} # in doubt
- id: a3
  says: >-
    Three, in more
    lines.
"""


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda r: r[0].update(says="Other."), ('"One."', '"Other."'), id="quotation-marks-stay"),
        pytest.param(lambda r: r[0].update(kind="legal"), ("kind: factual", "kind: legal"), id="plain"),
        pytest.param(lambda r: r[0].update(kind="a: b"), ("kind: factual", 'kind: "a: b"'), id="plain-that-cannot-be"),
        pytest.param(lambda r: r[1]["voices"].append("z"), ("[x, y]", "[x, y, z]"), id="item-in-brackets"),
        pytest.param(lambda r: r[1]["voices"].remove("x"), ("[x, y]", "[y]"), id="first-item-gone"),
        pytest.param(lambda r: r[1].pop("voices"), (", voices: [x, y]", ""), id="field-in-braces-gone"),
        pytest.param(lambda r: r[1].update(note="n"), ("[x, y]}", "[x, y], note: n}"), id="field-in-braces"),
        pytest.param(
            lambda r: r[0].update(note="n"), ("kind: factual\n", "kind: factual\n  note: n\n"), id="field-in-lines"
        ),
        pytest.param(lambda r: r[0].pop("kind"), ("  kind: factual\n", ""), id="field-in-lines-gone"),
        pytest.param(lambda r: r[2].update(says="3"), (">-\n    Three, in more\n    lines.", '"3"'), id="folded"),
        pytest.param(
            lambda r: r.insert(1, {"id": "b", "no": 1, "on": True}),
            ("kind: factual\n", "kind: factual\n- id: b\n  no: 1\n  on: true\n"),
            id="record-behind-lines",
        ),
        pytest.param(
            lambda r: r.insert(2, {"id": "b"}), ("# in doubt\n", "# in doubt\n- {id: b}\n"), id="record-behind-braces"
        ),
        pytest.param(
            lambda r: r.pop(1),
            ("- {id: a2, says: Two, voices: [x, y]} # in doubt\n", ""),
            id="record-gone-comment-stays",
        ),
    ],
)
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"], ids=["lines", "lines-of-windows"])
def test_the_diff_is_the_change(change, expected, line_end):
    """What changes is written in the form in which it stood; all else stays."""
    records = records_of(LIST)
    change(records)

    written = rewritten(LIST.replace(b"\n", line_end), "claims", records)

    assert written.decode() == LIST.decode().replace(*expected).replace("\n", line_end.decode())


@pytest.mark.parametrize(
    ("source", "records"),
    [
        pytest.param(b"id: a\n", [{"id": "a"}, {"id": "b"}], id="two-in-a-file-of-one"),
        pytest.param(b"- id: a\n", [{"id": "a\u0085b"}], id="what-the-loader-refuses"),
    ],
)
def test_what_cannot_be_written(source, records):
    """A form that does not take the change is told by nothing being given."""
    assert rewritten(source, "claims", records) is None


def test_a_new_file():
    """New records stand in lines, small values in braces, long texts folded; what others take for numbers is quoted."""
    record = {
        "id": "a1",
        "says": "word " * 30 + "end",
        "edtf": "1992",
        "order": 3,
        "quote": {"exact": "x y", "a": "no"},
    }

    written = as_new_file([record], "claims", "Comment.")

    assert written.decode() == (
        "# yaml-language-server: $schema=../../.schemas/claims.json\n"
        f"# Comment.\n- id: a1\n  says: >-\n    {'word ' * 22}word\n    {'word ' * 7}end\n"
        '  edtf: "1992"\n  order: 3\n  quote: {exact: x y, a: "no"}\n'
    )
    assert records_of(written) == [{**record, "order": "3"}]


PROOF = {"on": date(2024, 5, 6), "digest": "abc"}
PROVED = "proved: {on: 2024-05-06, digest: abc}"
OLD = "{on: 2024-01-01, digest: x}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("id: one\n# why\nprefix: a\n", f"id: one\n# why\nprefix: a\n{PROVED}\n", id="one-record"),
        pytest.param("id: one\nprefix: a", f"id: one\nprefix: a\n{PROVED}", id="no-line-end"),
        pytest.param("id: one\n...\n# end\n", f"id: one\n{PROVED}\n...\n# end\n", id="document-ended"),
        pytest.param("---\nid: one\n", f"---\nid: one\n{PROVED}\n", id="document-begun"),
        pytest.param(
            "id: one\nproved:\n  on: 2024-01-01\n  digest: x\nprefix: a\n",
            "id: one\nproved:\n  on: 2024-05-06\n  digest: abc\nprefix: a\n",
            id="older-in-lines",
        ),
        pytest.param(
            f"proved: {OLD} # by hand\nid: one\n",
            "proved: {on: 2024-05-06, digest: abc} # by hand\nid: one\n",
            id="older-in-braces",
        ),
        pytest.param(
            "id: one\nproved: {on: '2024-01-01',\n  digest: \"x\"}\n",
            'id: one\nproved: {on: "2024-05-06",\n  digest: "abc"}\n',
            id="older-in-quotation-marks",
        ),
        pytest.param("-\n    id: one\n", f"-\n    id: one\n    {PROVED}\n", id="list-set-in"),
        pytest.param("[{id: one, prefix: a,}]\n", f"[{{id: one, prefix: a, {PROVED},}}]\n", id="list-in-brackets"),
        pytest.param(
            '[{"id": "one"}]\n', '[{"id": "one", "proved": {"on": "2024-05-06", "digest": "abc"}}]\n', id="json"
        ),
        pytest.param("? id\n: one\n", None, id="marked-keys"),
    ],
)
def test_a_proof_is_recorded_in_any_form(source, expected):
    """A mapping takes the place of an older one, or stands behind the last field, in the form of what is around it."""
    (record,) = records_of(source.encode(), "articles")

    written = rewritten(source.encode(), "articles", [{**record, "proved": PROOF}])

    assert (written.decode() if written else None) == expected
