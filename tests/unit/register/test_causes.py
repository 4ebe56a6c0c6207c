import pytest

from lighthouse import LIGHTHOUSE
from synopsis.register.causes import following
from synopsis.register.loader import load
from synopsis.register.problems import in_order
from synopsis.register.rules import check, warnings
from synopsis.register.validation import parse
from synopsis.register.yaml import Loaded, load_text

CLAIMS = "claims/adeyemi-2007.yml"


def told(file, old, new):
    """Change a file of the lighthouse; return the rules of causes, and how many problems follow from them."""
    loaded = load(LIGHTHOUSE / "sources", "sources")
    text = (LIGHTHOUSE / "sources" / file).read_text(encoding="utf-8")
    assert old in text
    changed = load_text(text.replace(old, new, 1).encode(), f"sources/{file}", file.partition("/")[0])
    others = tuple(one for one in loaded.records if one.places.file != f"sources/{file}")
    parsed = parse(Loaded((*others, *changed.records), changed.problems, changed.unread))
    problems = in_order([*check(parsed), *warnings(parsed)])
    consequences = following(problems, parsed.starts)
    return [problem.rule for problem in problems if problem not in consequences], len(consequences)


@pytest.mark.parametrize(
    ("file", "old", "new", "causes", "following"),
    [
        pytest.param(CLAIMS, "\n  says:", "\n\tsays:", ["character"], 6, id="tab"),
        pytest.param(CLAIMS, "the folly", "the: folly", [], 0, id="colon-in-quotation-marks"),
        pytest.param("questions/size.yml", "kind: number", "kind: numbr", ["unknown-word"], 0, id="wrong-word"),
        pytest.param(CLAIMS, "id: a1\n", "id: zz1\n", ["claim-prefix"], 6, id="wrong-id"),
        pytest.param(CLAIMS, "id: a2\n", "id: a1\n", ["duplicate-id"], 7, id="id-used-again"),
        pytest.param(CLAIMS, "kind: factual", "kind: factul", ["unknown-word"], 0, id="wrong-word-in-a-claim"),
    ],
)
def test_one_slip_has_one_cause(file, old, new, causes, following):
    """What an editor mistyped is told once; the rest is gone with it and only counted."""
    assert told(file, old, new) == (causes, following)


def test_faults_of_other_records_are_told():
    """A tab in one record hides no fault of another one."""
    text = "- id: flood\n \ttitle: The flood\n  date: 2003\n- {id: fire, title: The fire}\n"
    parsed = parse(load_text(text.encode(), "sources/events/f.yml", "events"))

    consequences = following(parsed.problems, parsed.starts)

    assert [str(one.location) for one in parsed.problems if one not in consequences] == [
        "sources/events/f.yml:2:2",
        "sources/events/f.yml:4:3",
    ]
