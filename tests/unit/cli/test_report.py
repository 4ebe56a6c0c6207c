import io

import pytest

from synopsis.cli.report import tell
from synopsis.register.problems import Location, Problem, Rule


class Terminal(io.StringIO):
    """A stream that somebody reads as it is written."""

    def isatty(self):
        """Say so."""
        return True


@pytest.fixture
def file(tmp_path):
    """Give a file with a fault in its second line."""
    made = tmp_path / "a1.yml"
    made.write_text("- id: a1\n  quote: {exact: 橋 is, as it were, long}\n", encoding="utf-8")
    return made


def a_problem(file="a.yml", line=2, column=16, rule=Rule.FORBIDDEN_YAML):
    """Give a problem of a file."""
    return Problem(Location(str(file), line, column), rule, "must stand in quotation marks, not 'x'")


def told(*problems, to=io.StringIO, **how):
    """Tell problems to a stream; return its lines."""
    stream = to()
    tell(problems, stream=stream, **how)
    return stream.getvalue().splitlines()


def test_one_problem_is_one_line():
    """Of one problem nothing is counted."""
    assert told(a_problem()) == [str(a_problem())]


def test_warnings_stand_behind_errors_and_are_counted():
    """Errors come first whatever their file; the last line counts both."""
    stale = a_problem("a.yml", rule=Rule.STALE_PROOF)
    other = a_problem("b.yml")

    assert told(stale, other) == [str(other), str(stale), "1 problem and 1 warning in 2 files"]
    assert str(stale).startswith("a.yml:2:16: warning: must")


@pytest.mark.parametrize(
    ("following", "line"),
    [
        pytest.param(1, "1 more follows from these; check --all shows it", id="one"),
        pytest.param(2, "2 more follow from these; check --all shows them", id="two"),
    ],
)
def test_what_follows_is_counted(following, line):
    """What is gone with the causes is told on demand alone."""
    cause, *others = problems = [a_problem(line=number) for number in range(1, 2 + following)]

    assert told(*problems, following=others) == [str(cause), line, "1 problem in 1 file"]
    assert told(*problems, following=others, every=True) == [
        *map(str, problems),
        f"{len(problems)} problems in 1 file",
    ]


def test_a_terminal_is_shown_the_line(file, monkeypatch):
    """On a terminal the source line stands below a problem, with a mark below the column; in colours unless refused."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")

    assert told(a_problem(file, column=19), to=Terminal) == [
        str(a_problem(file, column=19)),
        "      quote: {exact: 橋 is, as it were, long}",
        "    " + " " * 19 + "^",
        "What a rule asks for: synopsis explain forbidden-yaml",
    ]
    monkeypatch.delenv("NO_COLOR")
    assert "\033[31m[forbidden-yaml]\033[0m" in told(a_problem(file), to=Terminal)[0]
    monkeypatch.setenv("TERM", "dumb")
    assert told(a_problem(file), to=Terminal) == [str(a_problem(file))]


def test_a_terminal_obeys_no_source(tmp_path, monkeypatch):
    """What a terminal would take for an order is shown by its number, and a long line around its fault."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    made = tmp_path / "a1.yml"
    made.write_text("x" * 500 + "\033[2J" + "y" * 500 + "\n", encoding="utf-8")

    _, line, mark, _ = told(a_problem(made, line=1, column=501), to=Terminal)

    assert "\\u001b[2J" in line
    assert len(line) < 200
    assert line[mark.index("^") :].startswith("\\u001b")


@pytest.mark.parametrize("place", [("gone.yml", 3, 1), ("gone.yml", 0, 0)])
def test_a_place_without_a_line(place, monkeypatch):
    """Where no line can be shown, none is."""
    monkeypatch.setenv("TERM", "xterm")

    assert len(told(a_problem(*place), to=Terminal)) == 2
