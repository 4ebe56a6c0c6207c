import ast
import os
from pathlib import Path

from builders import a_register, a_review, a_sentence, a_topic, an_article, write_sources
from lighthouse import synopsis_told
from synopsis.register.problems import Rule
from synopsis.register.yaml import MOST_BYTES

ROOT = Path(__file__).parents[3]
BROKEN = Path("tests/fixtures/broken")
EXPECTED = (ROOT / BROKEN / "expected-messages.txt").read_text(encoding="utf-8")


def run_check(folder, *options):
    """Check a register through the command line, as an editor in `folder` does."""
    return synopsis_told("check", "--config", ROOT / "mkdocs.yml", *options, cwd=folder)


def test_broken_register():
    """A register that breaks every rule gives the list of what is wrong, and nothing else."""
    done = run_check(ROOT, "--sources", BROKEN / "sources", "--all")

    *told, counted = done.stderr.splitlines(keepends=True)
    assert "".join(told) == EXPECTED
    assert counted == "47 problems in 16 files\n"
    assert done.stdout == ""
    assert done.returncode == 1


def test_order_of_the_list():
    """Messages are in order of files, then of lines and columns."""
    places = [line.split(": ")[0].rsplit(":", 2) for line in EXPECTED.splitlines()]

    keys = [(file, int(line), int(column)) for file, line, column in places]
    assert keys == sorted(keys)


def made_here(folder: Path):
    """Put into the register what git or an editor would not keep as it is."""
    (folder / "bell.yml").write_bytes(b"# \x07\n- {id: bell, title: The bell, date: 1900}\n")
    (folder / "direction.yml").write_text("# \u202e\n- {id: turn, title: A turn, date: 1901}\n", encoding="utf-8")
    (folder / "latin.yml").write_bytes("- {id: fete, title: A fête, date: 1902}\n".encode("latin-1"))
    (folder / "large.yml").write_text("#" + "x" * MOST_BYTES + "\n", encoding="utf-8")
    (folder / "nowhere.yml").symlink_to("nothing.yml")
    (folder / "circle.yml").symlink_to("circle.yml")
    (folder / "outside.yml").symlink_to(ROOT / "pyproject.toml")
    os.mkfifo(folder / "pipe.yml")


MADE = """\
sources/events/bell.yml:1:3: text must be made of visible characters, not the control character U+0007 [character]
sources/events/circle.yml:0:0: link must lead to a file, not nowhere [unreadable]
sources/events/direction.yml:1:3: text must be made of visible characters, not the bidirectional control \
U+202E RIGHT-TO-LEFT OVERRIDE \
[character]
sources/events/large.yml:0:0: file must have at most 1048576 bytes; split it [too-large]
sources/events/latin.yml:1:24: text must be UTF-8, not the byte 0xea at offset 23 [encoding]
sources/events/nowhere.yml:0:0: link must lead to a file, not nowhere [unreadable]
sources/events/outside.yml:0:0: link must lead to a file inside the sources folder [unreadable]
sources/events/pipe.yml:0:0: must be a file, not a folder or device [unreadable]
8 problems in 8 files
"""


def test_files_that_cannot_be_read(tmp_path):
    """Bytes, characters, sizes and links that have no place in a register are told, and the rest is checked."""
    made_here(write_sources(tmp_path, a_register()) / "events")

    done = run_check(tmp_path, "--sources", "sources")

    assert done.stderr == MADE
    assert done.stdout == ""
    assert done.returncode == 1


def test_valid_register(tmp_path):
    """The same register without these files is clean, and what was checked is counted."""
    write_sources(tmp_path, a_register())

    done = run_check(tmp_path, "--sources", "sources")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "No problem found in 2 articles, 11 sentences, 6 claims, 2 topics, 4 questions, 2 documents, 2 findings,"
        " 1 audits, 5 people, 1 events, 1 names, 1 reviews, 1 corrections.\n"
    )


WHOLE = """\
sources/reviews/first-draft.yml:3:3: covers must name files or folders of the register, not 'claim' [review]
sources/sentences/one-2020.yml:14:13: no_claim must be left out where claims have their home, not 'furniture' \
[sentence-account]
sources/articles/one-2020.yml:31:11: warning: digest must be that of the present sentences and anchors, \
not '000000000000': not proved since 2024-05-01; whoever has the text runs quotes --write before publication \
[stale-proof]
sources/topics/new.yml:1:5: warning: topic must have a question, not stand unused as 'new' [unused-record]
2 problems and 2 warnings in 4 files
"""


def test_what_is_told_of_a_register_that_parsed(tmp_path):
    """Rules that look at all records speak when all could be read."""
    proved = an_article(proved={"on": "2024-05-01", "digest": "0" * 64})
    others = (a_review(covers=["claim"]), a_sentence(id="p1s1", no_claim="furniture"))
    write_sources(tmp_path, a_register(proved, a_topic("new", order=3), *others))

    assert run_check(tmp_path, "--sources", "sources").stderr == WHOLE


def rules_in_code():
    """Name every rule that reading, typing and checking a register can report.

    Those on its address begin when the rest holds; `test_rules_addresses.py` breaks each.
    """
    register = ROOT / "scripts" / "synopsis" / "register"
    reading = ("characters", "loader", "yaml", "validation", "validation_messages")
    modules = [*(register / f"{name}.py" for name in reading), *(register / "rules").glob("*.py")]
    modules.remove(register / "rules" / "addresses.py")
    nodes = (node for path in modules for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {
        Rule[node.attr].value
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Rule"
    }


def test_every_rule_is_broken():
    """Whatever rule `check` can report, one of these registers breaks; the one on disk breaks each rule once."""
    on_disk = [line.rpartition(" [")[2].removesuffix("]") for line in EXPECTED.splitlines()]
    lines = [line for line in [*MADE.splitlines(), *WHOLE.splitlines()] if line.endswith("]")]
    made = {line.rpartition("[")[2].removesuffix("]") for line in lines}

    assert {*on_disk, *made} == rules_in_code()
    assert len(on_disk) == len(set(on_disk))
