import pytest

from synopsis.register.problems import Location, Places, Problem, Rule, ascii_controls, in_order, quoted

PLACES = Places(
    "f.yml",
    {
        (): (1, 3),
        ("id", "#key"): (1, 3),
        ("id",): (1, 7),
        ("quote", "#key"): (2, 3),
        ("quote",): (3, 5),
        ("quote", "exact"): (3, 12),
        ("voices",): (4, 11),
        ("voices", 0): (4, 12),
    },
)


def test_problem_is_one_line():
    """A problem shows its place, what must hold and what was found, and its rule."""
    problem = Problem(Location("sources/a.yml", 41, 9), Rule.UNKNOWN_REFERENCE, "claim must be known, not 'r9'")

    assert str(problem) == "sources/a.yml:41:9: claim must be known, not 'r9' [unknown-reference]"


def test_problem_without_a_line():
    """Where a file as a whole is at fault, line and column are 0."""
    assert str(Problem(Location("a.yml"), Rule.UNREADABLE, "file must exist")) == (
        "a.yml:0:0: file must exist [unreadable]"
    )


@pytest.mark.parametrize(
    ("path", "at"),
    [
        pytest.param((), "f.yml:1:3", id="record"),
        pytest.param(("id",), "f.yml:1:7", id="field"),
        pytest.param(("quote", "exact"), "f.yml:3:12", id="field-below"),
        pytest.param(("voices", 0), "f.yml:4:12", id="item"),
        pytest.param(("voices", 7), "f.yml:4:11", id="no-such-item"),
        pytest.param(("quote", "prefix", "x"), "f.yml:3:5", id="no-such-field-below"),
        pytest.param(("says",), "f.yml:1:3", id="no-such-field"),
    ],
)
def test_place_of_a_value(path, at):
    """A value has its own place, and one that is not there that of the nearest value that would hold it."""
    assert str(PLACES.at(*path)) == at


@pytest.mark.parametrize(
    ("path", "at"),
    [
        pytest.param(("id",), "f.yml:1:3", id="key"),
        pytest.param(("quote",), "f.yml:2:3", id="key-of-a-mapping"),
        pytest.param(("voices", 0), "f.yml:4:12", id="item-has-no-key"),
        pytest.param(("says",), "f.yml:1:3", id="no-such-key"),
    ],
)
def test_place_of_a_key(path, at):
    """A key has a place of its own; where there is none, the value's is given."""
    assert str(PLACES.key(*path)) == at


def test_no_places():
    """A record that came from no file has the place of nothing."""
    assert Places("f.yml", {}).at("id") == Places("f.yml", {}).key("id") == Location("f.yml")


def test_order():
    """Problems are ordered by file, then by line and column as numbers, and each is told once."""
    texts = [("b.yml", 1, 1), ("a.yml", 10, 1), ("a.yml", 9, 20), ("a.yml", 9, 3), ("b.yml", 1, 1)]
    problems = [Problem(Location(*place), Rule.SYNTAX, "m") for place in texts]

    assert [str(problem.location) for problem in in_order(problems)] == [
        "a.yml:9:3",
        "a.yml:9:20",
        "a.yml:10:1",
        "b.yml:1:1",
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("r9", "'r9'", id="text"),
        pytest.param(12, "'12'", id="number"),
        pytest.param("", "''", id="nothing"),
        pytest.param("x" * 60, f"'{'x' * 60}'", id="just-short-enough"),
        pytest.param("x" * 61, f"'{'x' * 59}…'", id="cut"),
        pytest.param("a\nb\x1b[31m", "'a\\u000ab\\u001b[31m'", id="controls"),
        pytest.param("a\u202eb\u2028", "'a\\u202eb\\u2028'", id="marks-of-direction-and-line"),
        pytest.param("Ən Ռ Ж", "'Ən Ռ Ж'", id="other-scripts"),
    ],
)
def test_quoted(value, expected):
    """What was found is shown in quotation marks, on one line, cut, without what a terminal would obey."""
    assert quoted(value) == expected


def test_controls_in_names():
    """A file's name cannot speak to the terminal either."""
    assert ascii_controls("a\x07\n.yml") == "a\\u0007\\u000a.yml"


def test_rules_have_names_that_can_be_looked_up():
    """The name of a rule is lower case, its words joined by hyphens, like that of its constant."""
    assert [rule.value for rule in Rule] == [rule.name.lower().replace("_", "-") for rule in Rule]
