import ast
import re
from collections import Counter
from functools import cache
from graphlib import TopologicalSorter
from token import STRING
from tokenize import generate_tokens

import pytest
from checkout import ROOT, kept_files

SCRIPTS = ROOT / "scripts"
MODULES = sorted(SCRIPTS.rglob("*.py"))
FLOORS = (
    {"languages"},
    {"register"},
    {"cache", "page", "markdown"},
    {"authoring", "exports"},
    {"pages"},
    {"site"},
    {"scaffold"},
    {"cli"},
)
"""The wings, from the lowest to the highest, with what everybody above the register shares."""
ROWS = (
    {
        "abbreviations",
        "anchoring",
        "characters",
        "edtf",
        "enums",
        "grouping",
        "hosts",
        "language_tags",
        "lookalikes",
        "patterns",
        "plain_file",
        "spoken_dates",
    }
    | {"explained", "numbered_ids", "problems", "text", "unseen"},
    {"model", "yaml"},
    {"loader", "reads", "urls"},
    {"causes", "fingerprints", "lifecycle", "validation", "validation_messages"},
    {"rereading"},
    {"ledger", "rules"},
    {"edition", "index", "proof"},
    {"balance", "every_side", "of_people", "part_labels"},
)
"""The modules of the wing `register`, row by row, from the lowest to the highest."""
MOST_LINES = 300


def name_of(path):
    """Name a module as it is imported."""
    return ".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(path): path for path in MODULES}


@cache
def imported(path):
    """Name whatever of our own a module imports, also for types alone and also inside functions."""
    return [*_imported(path)]


def _imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "synopsis")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            if str(node.module).split(".")[0] == "synopsis":
                whole = {f"{node.module}.{alias.name}" for alias in node.names} & NAMES.keys()
                yield from whole or {node.module}


def wing(name):
    """Name the wing of a module."""
    return name.split(".")[1]


def floor(name):
    """Give the floor of a module: the number of its wing."""
    return next(number for number, wings in enumerate(FLOORS) if name.split(".")[1] in wings)


def row(name):
    """Give the row of a module of the wing `register`."""
    return next(number for number, row in enumerate(ROWS) if name.split(".")[2] in row)


def imports(prefix):
    """Yield each import of one of our modules by another below `prefix`, as two names."""
    for name, path in NAMES.items():
        if name.startswith(prefix):
            yield from ((name, other) for other in imported(path) if other.count(".") > 0)


def test_imports_point_down():
    """The command line may use the site, the site the pages, the pages the register, never the other way."""
    assert [(name, other) for name, other in imports("synopsis.") if floor(other) > floor(name)] == []


def test_the_drawing_is_true():
    """The arrows between the wings in CONTRIBUTING.md are those of the imports."""
    drawn = re.findall(r"^(\w+) +->(.*)$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)
    arrows = {(name.split(".")[1], other.split(".")[1]) for name, other in imports("synopsis.")}

    assert {wing for wing, _ in drawn} == set().union(*FLOORS)
    assert {(wing, other) for wing, others in drawn for other in re.findall(r"\w+", others)} == {
        (wing, other) for wing, other in arrows if wing != other
    }


def test_rows_of_the_register():
    """Inside the wing `register` a module uses its own package and the rows below."""
    own = imports("synopsis.register.")
    found = [(name, other) for name, other in own if other.count(".") > 1 and wing(other) == "register"]

    assert [
        (name, other) for name, other in found if name.split(".")[2] != other.split(".")[2] and row(other) > row(name)
    ] == []


def test_no_circles():
    """No module uses itself in the end; `prepare` raises where one does."""
    graph = {name: set(imported(path)) - {name} for name, path in NAMES.items()}

    order = list(TopologicalSorter(graph).static_order())

    assert set(order) >= NAMES.keys()


def test_entry():
    """What starts the command line is nothing but that."""
    assert len((SCRIPTS / "build.py").read_text(encoding="utf-8").splitlines()) <= 5


def test_modules_are_short():
    """A module that grows past 300 lines becomes a package."""
    lines = {path.relative_to(SCRIPTS).as_posix(): len(path.read_text("utf-8").splitlines()) for path in MODULES}

    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_no_two_modules_have_one_name():
    """Whoever reads the name of a module knows which one it is; commands are named like what they run."""
    leaves = [name.rpartition(".")[2] for name, path in NAMES.items() if path.stem != "__init__"]
    commands = {path.stem for path in (SCRIPTS / "synopsis" / "cli").glob("*.py")}

    assert {name for name, times in Counter(leaves).items() if times > 1} <= commands


def test_modules_have_names_that_say_what_they_do():
    """No module is a place for whatever has no place."""
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}

    assert [name for name in NAMES if vague & set(name.split("."))] == []


# what a repository must not hold

MACHINE = re.compile(r"(?<![\w.:/~)}-])/(?:home|root|Users|work|tmp|mnt|private)/[\w.]|\b[A-Z]:\\{1,2}Users\b")
"""A path that is right on one machine alone."""


def test_no_path_of_a_machine():
    """No file names a folder of somebody's machine."""
    texts = {name: (ROOT / name).read_bytes().decode(errors="replace") for name in kept_files()}

    found = {name: match[0] for name, text in texts.items() if (match := MACHINE.search(text))}

    assert texts
    assert found == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("cd " + "/home" + "/ada/x", True, id="home"),
        pytest.param('"' + "/root" + '/x"', True, id="root"),
        pytest.param("C:" + "\\Users" + "\\ada", True, id="windows"),
        pytest.param("https://example.org/home/x", False, id="address"),
        pytest.param("../work/x", False, id="relative"),
    ],
)
def test_paths_of_machines(text, found):
    """An absolute path of a user or of a task is seen, an address is none."""
    assert bool(MACHINE.search(text)) is found


def test_patterns_hold_on_every_python():
    """No pattern of `re` is possessive: before Python 3.11.5 such a one finds less than it should (gh-101955)."""
    possessive = re.compile(r"r[f]?(?:'''|\"\"\"|['\"]).*[*+?}]\+")
    found = [
        f"{name_of(path)}:{token.start[0]}"
        for path in MODULES
        if re.search(r"^import re$", (text := path.read_text(encoding="utf-8")), re.MULTILINE)
        for token in generate_tokens(iter(text.splitlines(keepends=True)).__next__)
        if token.type == STRING
        and "regex.compile" not in token.line
        and re.match(possessive, token.string.replace(r"\+", "").replace(r"\*", ""))
    ]

    assert found == []
