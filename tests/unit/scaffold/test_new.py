import builtins
import io
import json
import re
import sys
from importlib import metadata

import pytest
import yaml
from checkout import ROOT

from desks import git
from lighthouse import synopsis
from synopsis.register.loader import load
from synopsis.register.rules import check
from synopsis.register.validation import parse
from synopsis.scaffold import origin
from synopsis.scaffold.answered import FEWEST, LICENCES, MOST, Answers
from synopsis.scaffold.begun_files import files
from synopsis.scaffold.ownership import NAME, Fate

LEXINGTON = ["--title", "Lexington 1775", "--subject", "the first shot", "--licence", "CC0 1.0", "--language", "de"]


def begun(folder, *options):
    """Begin a site; give its folder."""
    ran = synopsis("new", folder, "--on", "2026-11-28", *options)
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder


@pytest.fixture
def site(tmp_path):
    """Begin a site of which nothing was asked."""
    return begun(tmp_path / "lexington", "--yes")


@pytest.mark.parametrize("count", range(FEWEST, MOST + 1))
def test_the_example_holds_the_rules(tmp_path, count):
    """The worked example of a new site breaks no rule, with as few and as many articles as there may be."""
    folder = begun(tmp_path / "x", "--yes", "--articles", str(count))
    parsed = parse(load(folder / "sources", "sources"))

    assert check(parsed) == []
    assert len(parsed.register.articles) == count
    assert {len(question.sides) for question in parsed.register.questions.values()} == {count}


def test_the_example_is_proved(site):
    """Its texts stand beside it, and hold every fingerprint, word count and anchor."""
    ran = synopsis("quotes", "--texts", "texts", cwd=site)

    assert (ran.returncode, ran.stderr) == (0, "")


def test_answers_stand_where_they_belong(tmp_path):
    """What is answered stands in the settings, in the record of the site, and is kept for later."""
    folder = begun(tmp_path / "x", *LEXINGTON, "--articles", "3", "--generator", "ada/synopsis")
    site = yaml.safe_load((folder / "sources/site.yml").read_text(encoding="utf-8"))
    kept = yaml.safe_load((folder / NAME).read_text(encoding="utf-8"))

    assert 'site_name: "Lexington 1775"\n' in (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert (site["subject"], site["licence"], site["licence_url"]) == ("the first shot", "CC0 1.0", LICENCES["CC0 1.0"])
    assert site["language"] == "de"
    assert kept["answers"] == {
        "title": "Lexington 1775",
        "subject": "the first shot",
        "articles": 3,
        "licence": "CC0 1.0",
        "language": "de",
        "generator": "ada/synopsis",
    }
    workflow = yaml.safe_load((folder / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    called = workflow["jobs"]["site"]
    assert called["uses"] == f"ada/synopsis/.github/workflows/site.yml@{origin.tag()}"
    assert (called["with"]["generator"], called["with"]["tag"]) == ("ada/synopsis", origin.tag())


def test_it_holds_nothing_of_the_generator(site):
    """Neither a template, a style nor a word of this register is copied; no file names a folder of the machine."""
    texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("*") if path.is_file()}

    assert texts
    assert {path.suffix for path in texts} <= {"", ".yml", ".md", ".json", ".txt"}
    assert [path for path, text in texts.items() if str(ROOT) in text or str(site.parent) in text] == []
    assert len((site / ".github/workflows/pages.yml").read_text(encoding="utf-8").splitlines()) < 20
    for path in (site / ".vscode").iterdir():
        json.loads(path.read_text(encoding="utf-8"))


def test_texts_are_no_part_of_the_repository(site):
    """What git keeps of a new site is what was written for it: neither the texts of articles nor what a build makes."""
    git(site, "init", "--quiet")
    (site / "docs/claims").mkdir()
    (site / "docs/claims/index.md").write_text("made by a build")
    git(site, "add", ".")

    kept = git(site, "ls-files").splitlines()

    assert {name.partition("/")[0] for name in kept} == {
        *(".github", ".gitignore", ".synopsis.yml", ".vscode", "README.md", "docs", "mkdocs.yml", "sources"),
    }
    assert [name for name in kept if name.startswith("docs/claims")] == []


def test_editors_find_the_schema_that_each_file_names(site):
    """A record can be completed and checked while it is typed from the first minute on."""
    mark = "# yaml-language-server: $schema="
    first = {file: file.read_text(encoding="utf-8").partition("\n")[0] for file in (site / "sources").rglob("*.yml")}

    assert first
    assert [file for file, line in first.items() if not (file.parent / line.removeprefix(mark)).is_file()] == []


def test_what_is_to_be_written_is_named_before_publication(site):
    """Every TODO is refused with file and line by what publishes, and by nothing else."""
    marks = {
        (path.relative_to(site).as_posix(), number)
        for path in site.rglob("*")
        if path.is_file() and path.name != NAME and path.suffix in {".md", ".yml"}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "TODO:" in line
    }

    built, published = (
        synopsis("check", cwd=site),
        synopsis("check", "--to-publish", cwd=site, SITE_URL="https://a.org/"),
    )

    assert (built.returncode, published.returncode) == (0, 1)
    lines = [re.match(r"(.+?):(\d+):\d+: .* \[unfinished\]$", line) for line in published.stderr.splitlines()]
    assert {(line[1], int(line[2])) for line in lines} == marks
    assert len(marks) > 10


def test_a_note_in_a_comment_is_the_editors_own(site):
    """A comment of YAML stands on no page."""
    file = site / "sources/site.yml"
    file.write_text(f"# TODO: ask Ada\n{file.read_text(encoding='utf-8')}", encoding="utf-8")

    published = synopsis("check", "--to-publish", cwd=site)

    assert "sources/site.yml:1:" not in published.stderr
    assert "sources/site.yml:3:13: must be written" in published.stderr


def test_it_asks(tmp_path, monkeypatch):
    """At a terminal each answer that is not given is asked for, with what holds otherwise."""
    asked = []

    def answer(question):
        asked.append(question)
        return "3" if "articles" in question else ""

    monkeypatch.setattr(builtins, "input", answer)
    monkeypatch.setattr(sys, "stdin", type("Terminal", (io.StringIO,), {"isatty": lambda _: True})())

    folder = begun(tmp_path / "first-shot", "--subject", "the first shot")

    assert [question.split("[")[1].split("]")[0] for question in asked] == [
        "First shot, side by side",
        "2",
        "CC BY 4.0",
        "en",
    ]
    assert yaml.safe_load((folder / NAME).read_text(encoding="utf-8"))["answers"]["articles"] == 3


def test_where_nobody_can_be_asked_it_says_what_is_missing(tmp_path, monkeypatch):
    """Without a terminal nothing waits for an answer."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    ran = synopsis("new", tmp_path / "x", "--title", "A")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert "give --subject, --articles, --licence, --language, or --yes" in ran.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(["--title", "a <b>"], "--title:0:0: title must have no <", id="markup"),
        pytest.param(["--subject", ""], "--subject:0:0: subject must be one line of text, not ''", id="empty"),
        pytest.param(["--subject", "a\nb"], "--subject:0:0: subject must be one line of text", id="two-lines"),
        pytest.param(["--articles", "1"], "--articles:0:0: articles must be from 2 to 12, not '1'", id="one-article"),
        pytest.param(["--licence", "none"], "--licence:0:0: licence must be one of: CC BY 4.0", id="licence"),
        pytest.param(["--language", "English"], "--language:0:0: language must be a language tag", id="language"),
        pytest.param(["--generator", "a b"], "--generator:0:0: generator must be a repository", id="generator"),
    ],
)
def test_answers_of_which_no_site_can_be_made(tmp_path, options, message):
    """Such an answer is refused before a file is written."""
    ran = synopsis("new", tmp_path / "x", "--yes", *options)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(message)
    assert not (tmp_path / "x").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    """Nothing is written over."""
    (tmp_path / "note.txt").write_text("mine")

    ran = synopsis("new", tmp_path, "--yes")

    assert ran.returncode == 1
    assert "must be absent or an empty folder" in ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


# later releases


@pytest.fixture
def later(site, monkeypatch):  # noqa: ARG001 -- which this release has begun
    """Let the next release write some files otherwise, and one more."""

    def of_the_next(answers, on):
        texts = dict(files(answers, on))
        for path in (".gitignore", "README.md", "docs/about/index.md", "sources/claims/example.yml"):
            texts[path] += "# of the next release\n"
        return texts | {".editorconfig": "root = true\n", "sources/README.md": "New.\n"}

    monkeypatch.setattr("synopsis.scaffold.ownership.files", of_the_next)


@pytest.mark.usefixtures("later")
def test_an_update_renews_what_nobody_changed(site):
    """Files as they were written are renewed, new ones written; what the owner changed or took away stays so."""
    (site / "README.md").write_text("Ours.\n")
    (site / "sources/claims/example.yml").unlink()
    (site / "sources/README.md").write_text("Ours, too.\n")

    tried, done, again = (synopsis("update", *options, cwd=site) for options in (["--dry-run"], [], []))

    said = {
        ".editorconfig": Fate.NEW,
        ".gitignore": Fate.RENEWED,
        "docs/about/index.md": Fate.RENEWED,
        "README.md": Fate.YOURS,
        "sources/README.md": Fate.YOURS,
    }
    assert tried.stdout == done.stdout
    assert dict(line.split(": ", 1) for line in done.stdout.splitlines()) == {
        path: fate.value for path, fate in said.items()
    }
    assert dict(line.split(": ", 1) for line in again.stdout.splitlines()) == {
        path: fate.value for path, fate in said.items() if fate is Fate.YOURS
    }
    assert (site / ".gitignore").read_text(encoding="utf-8").endswith("# of the next release\n")
    assert (site / ".editorconfig").is_file()
    assert (site / "README.md").read_text() == "Ours.\n"
    assert (site / "sources/README.md").read_text() == "Ours, too.\n"
    assert not (site / "sources/claims/example.yml").exists()


@pytest.mark.usefixtures("later")
def test_a_dry_run_writes_nothing(site):
    """What would be done is said, and every file stays."""
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}

    synopsis("update", "--dry-run", cwd=site)

    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.usefixtures("later")
def test_an_update_shows_how_a_changed_file_differs(site):
    """The owner sees what the release would have written, line by line."""
    file = site / "README.md"
    file.write_text(f"Ours.\n{file.read_text(encoding='utf-8')}", encoding="utf-8")

    ran = synopsis("update", "--diff", cwd=site)

    assert "-Ours.\n" in ran.stdout
    assert "+# of the next release\n" in ran.stdout


@pytest.mark.usefixtures("later")
def test_an_update_takes_over_what_the_owner_has_written_alike(site):
    """A file that stands as the next release has it is the release's again."""
    with (site / "README.md").open("a", encoding="utf-8") as file:
        file.write("# of the next release\n")

    synopsis("update", cwd=site)

    assert "README.md" not in synopsis("update", cwd=site).stdout


def test_the_generator_is_named_later(site):
    """A site that was begun without a repository gets it by an update, which then goes on renewing its workflow."""
    workflow = site / ".github/workflows/pages.yml"
    before = workflow.read_text(encoding="utf-8")

    wrong = synopsis("update", "--generator", "nobody", cwd=site)
    done = synopsis("update", "--generator", "ada/synopsis", cwd=site)
    again = synopsis("update", cwd=site)

    assert wrong.stderr.startswith("--generator:0:0: generator must be a repository at GitHub, as OWNER/NAME")
    assert ".github/workflows/pages.yml: renewed\n" in done.stdout
    assert workflow.read_text(encoding="utf-8") == before.replace("OWNER/synopsis", "ada/synopsis")
    assert again.stdout.startswith("Nothing differs")


@pytest.mark.parametrize(
    "kept", [None, "", "[]", "answers: {}", "answers: {title: 1}\nfiles: {}\non: x", "a: [", "\udcff"], ids=repr
)
def test_an_update_of_what_was_not_begun_so(site, kept):
    """Where the answers are not kept, or not as they were, nothing is written."""
    file = site / NAME
    if kept is None:
        file.unlink()
    else:
        file.write_bytes(kept.encode(errors="surrogateescape"))

    ran = synopsis("update", cwd=site)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert re.fullmatch(r"\.synopsis\.yml:0:0: must be .*\n", ran.stderr)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param('{"url": "https://github.com/ada/synopsis.git"}', "ada/synopsis", id="host"),
        pytest.param('{"url": "https://github.com/ada/synopsis"}', "ada/synopsis", id="without-ending"),
        pytest.param('{"url": "file:///x"}', "", id="folder"),
        pytest.param('{"url": "https://elsewhere.org/ada/synopsis"}', "", id="elsewhere"),
        pytest.param(None, "", id="index"),
    ],
)
def test_the_repository_of_the_generator(told, expected, monkeypatch):
    """A generator that was installed from its repository says so itself."""
    distribution = type("Installed", (), {"read_text": lambda _, __: told})()
    monkeypatch.setattr(metadata, "distribution", lambda _: distribution)

    assert origin.repository() == expected


def test_answers_are_kept_whole():
    """What is kept is read again as it was."""
    answers = Answers("A", "b", 3, "CC0 1.0", "de", "ada/synopsis")

    assert Answers.of(answers.as_kept()) == answers
    assert Answers.of({**answers.as_kept(), "articles": "3"}) is None
