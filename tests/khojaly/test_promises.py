"""The page of promises: each sentence names the tests that hold it, and its numbers are those of the program."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from hostile import INJECTIONS
from synopsis.site.settings import Settings, read_settings
from synopsis.site.verify.budget import KILOBYTE

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/method/trust/index.md").read_text(encoding="utf-8")
NOT_COVERED = "Not covered:"
_PROMISE = re.compile(r"^\*\*(.+?)\.\*\* (.+)$", re.MULTILINE)
_HELD = re.compile(r"^\*\*(.+?)\.\*\*\n\n((?:- .+\n)+)", re.MULTILINE)
_LINE = re.compile(r"- (.+?) …: (.+)")
_FILE = re.compile(r"`(tests/[\w/]+\.py)`: ((?:`test_\w+`(?:, )?)+)(?:; |$)")
_MARKS = re.compile(r"<[^>]+>|\]\([^)]*\)|[\[*`]")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z*`/<\[])")
RECORDED = (
    "of 10,000 mutations of this register (seed 0, 22 November 2026) 8,393 were refused with an address, 333 changed",
    "1,274 left a register that holds its rules, and of 138 of these the pages were made",
    "(20 of 20 on this register left a whole site",
    "(3.11, 3.12 and 3.13 were tried)",
)
"""What one run gave: scripts/dev/mutate_register.py, kill_builds.py and machines.py give it again."""
NAMES = ("SHA-256", "w3m")
MANY = 100
CASES = {
    "tests/unit/site/test_hand_written.py": (
        "test_what_is_not_listed_is_refused",
        "test_front_matter_gives_title_and_description",
        "test_other_kinds_are_refused",
    ),
    "tests/unit/site/test_listed_settings.py": ("test_what_would_run_or_is_not_needed_is_refused",),
}
"""The tests that try one by one what a stranger's proposal may not bring."""


@cache
def defined(file):
    """Give the names of the tests in a file, those of classes among them."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@cache
def assigned(file, name):
    """Give a number that stands under a name in a file, which is not imported."""
    for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.literal_eval(node.value)
    msg = f"{file} has no {name}"
    raise LookupError(msg)


def promised(page):
    """Give the sentences of each promise, without marks and without what it says that it does not cover."""
    return {
        title: [_MARKS.sub("", one) for one in _BETWEEN_SENTENCES.split(says) if not one.startswith(NOT_COVERED)]
        for title, says in _PROMISE.findall(page)
    }


def faults(page):
    """Say which sentences name no test, which tests are not there, and what is held that nobody promises."""
    sentences, held = promised(page), dict(_HELD.findall(page))
    yield from (f"no promise: {title}" for title in held if title not in sentences)
    for title, says in sentences.items():
        lines = _LINE.findall(held.get(title, ""))
        for sentence in says:
            if lines and re.match(rf"{re.escape(lines[0][0])}(?!\w)", sentence):
                yield from unheld(*lines.pop(0))
            else:
                yield f"no test: {sentence}"
        yield from (f"no sentence: {words}" for words, _ in lines)


def unheld(words, tests):
    """Say where the tests of a sentence are none."""
    found = [(file, test) for file, names in _FILE.findall(tests) for test in re.findall(r"`(test_\w+)`", names)]
    if not found or _FILE.sub("", tests) or len(set(found)) < len(found):
        yield f"no test: {words}"
    for file, test in found:
        if not (ROOT / file).is_file() or test not in defined(file):
            yield f"not there: {file} {test}"


def test_each_sentence_names_its_tests():
    """Every sentence of a promise has tests, all of which are there, and no test is named for what nobody promises."""
    assert len(promised(PAGE)) > 20
    assert list(faults(PAGE)) == []


SEARCH = "**Nothing you type is sent.** The search runs in your browser over files of this site."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("**Text is shown as text.** *Ch", "**Text is text.** *Ch", "no test: Checked: every field"),
        ("**Text is shown as text.**\n\n", "**Text is text.**\n\n", "no promise: Text is text"),
        ("`test_every_field_is_tried`", "`test_some`", "not there: tests/builds/test_hostile_register.py test_some"),
        ("`tests/unit/cli/test_crash.py`", "`tests/unit/test_gone.py`", "not there: tests/unit/test_gone.py"),
        ("- The search runs in …: `", "- The search runs in …: see `", "no test: The search runs in"),
        (SEARCH, f"{SEARCH} Nor is it kept.", "no test: Nor is it kept."),
        (SEARCH, SEARCH.replace("The search", "A search"), "no test: A search runs in your browser"),
        (SEARCH, SEARCH.replace("The search runs in your browser over files of this site.", "Look."), "no test: Look."),
        (" *Checked* with the requests above.", "", "no sentence: Checked with the requests"),
    ],
)
def test_a_sentence_without_its_test_is_seen(old, new, expected):
    """What was added, reworded or taken away, and a test that was renamed or left out, are named."""
    assert PAGE.count(old) == 1

    assert [found for found in faults(PAGE.replace(old, new)) if found.startswith(expected)]


def test_each_number_is_the_programs():
    """Whatever number stands above the list of tests is a setting's default, what tests do, or the record of a run."""
    settings = read_settings(ROOT / "mkdocs.yml", {})
    views, sizes = settings.page_views, settings.site_sizes
    steps = [assigned(f"tests/{when}/test_histories.py", "STEPS") for when in ("nightly", "builds")]
    spoiled = [assigned(f"tests/{when}/test_mutations.py", "TIMES") for when in ("unit/dev", "nightly")]
    numbers = {
        f"at most {views.answers} KB (of {KILOBYTE:,} bytes), every other page at most {views.others} KB",
        f"refused at {sizes.site} MB, and with any file of {sizes.file} MB",
        f"an id has at most {settings.longest_id} characters",
        f"{len(INJECTIONS)} kinds of injection",
        f"at least {steps[0]:,} steps are tried at random every night, more than {steps[1]} with every test",
        f"With every test {spoiled[0]} of a smaller register run, every night {spoiled[1]} of this one",
        f"in more than {MANY} cases",
        f"{most_of_a_broken_file()} MB, foreign encodings",
        f"version {unicode_of('regex')}",
    }
    promises = PAGE[: PAGE.index("{ #tests }")].partition("{ #reader }")[2]
    missing = [number for number in (*numbers, *RECORDED) if promises.count(number) != 1]
    for known in (*numbers, *RECORDED, *NAMES):
        promises = promises.replace(known, "")

    assert missing == []
    assert re.findall(r"\S*\d\S*", promises) == []


def test_the_limits_are_the_defaults():
    """A register that says nothing of them is held to the same numbers."""
    given = read_settings(ROOT / "mkdocs.yml", {})
    silent = Settings(given.config, given.site_url, given.site_name, given.docs_dir, given.site_dir)

    assert (given.page_views, given.site_sizes, given.longest_id) == (
        silent.page_views,
        silent.site_sizes,
        silent.longest_id,
    )


def test_the_cases_of_a_stranger_are_as_many():
    """What is refused to a stranger is tried in as many cases as the page says."""
    assert sum(cases(file, test) for file, tests in CASES.items() for test in tests) > MANY


def cases(file, test):
    """Count the cases of a test that are written out in its own file."""
    body = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
    (function,) = [node for node in body if isinstance(node, ast.FunctionDef) and node.name == test]
    values = next(node for node in ast.walk(function.decorator_list[0]) if isinstance(node, ast.List)).elts
    starred = [one.value for one in values if isinstance(one, ast.Starred)]
    return len(values) - len(starred) + sum(len(one.elts) for one in starred if isinstance(one, ast.Tuple))


def unicode_of(package):
    """Give the version of Unicode that a package is asked for, as its reason in `pyproject.toml` says."""
    (version,) = re.findall(rf'"{package}>=.*\(version (\d+)\)', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return version


def most_of_a_broken_file():
    """Give how many megabytes the tests of broken files put into one."""
    text = (ROOT / "tests/builds/test_broken_input.py").read_text(encoding="utf-8")
    (megabytes,) = re.findall(r'b"#" \* \((\d+) \* MEGABYTE\)', text)
    return megabytes
