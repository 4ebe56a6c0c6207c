import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load

from builders import a_claim, a_register, write_sources
from lighthouse import BUILD, LIGHTHOUSE, copied, copied_settings, edit, of, synopsis, tree
from synopsis.cli import COMMANDS, main

PROBLEM = re.compile(r"[^\s:]+:\d+:\d+: .+ \[[a-z-]+\]")
CHECK_SAYS = (
    "No problem found in 3 articles, 20 sentences, 17 claims, 2 topics, 6 questions, 3 documents, 5 findings, "
    "2 audits, 13 people, 3 events, 2 names, 2 reviews, 1 corrections.\n"
)
CONFIG = str(LIGHTHOUSE / "mkdocs.yml")
SOURCES = str(LIGHTHOUSE / "sources")


def problems(ran):
    """Give what a command reports: one problem a line, each in its form, and never a traceback."""
    lines = ran.stderr.splitlines()
    assert [line for line in lines if not PROBLEM.fullmatch(line)] == []
    return lines


def break_claims(folder):
    """Put three faults into the copied register; give their addresses."""
    claims = folder / "sources" / "claims" / "tanaka-2015.yml"
    text = claims.read_text(encoding="utf-8")
    text = text.replace("voices: [ren-tanaka, not-stated]", "voices: [ren-tanaka, nobody]", 1)
    text = text.replace("kind: factual", "kind: fictional", 1)
    text = text.replace("exact: no year for", "exact: no year", 1)
    claims.write_text(text, encoding="utf-8")


def read(address):
    """Read a page as a browser would."""
    with urlopen(address, timeout=300) as answer:  # noqa: S310 -- our own server
        return answer.read().decode()


def until(look, right, seconds=300):
    """Look again and again, until what is seen is right or the time is over."""
    end = time.monotonic() + seconds
    seen = look()
    while not right(seen) and time.monotonic() < end:
        time.sleep(0.2)
        try:
            seen = look()
        except URLError:  # between two sites
            continue
    return seen


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["check", "--config", CONFIG], id="options-behind"),
        pytest.param(["--config", CONFIG, "check"], id="options-before"),
        pytest.param([f"--config={CONFIG}", "check", "--sources", SOURCES], id="around"),
        pytest.param(["--docs", "check", "--config", CONFIG, "check", "--site", "build"], id="named-like-commands"),
    ],
)
def test_options_stand_anywhere(words):
    """Options may stand before or behind the subcommand, and their values are never taken for one."""
    ran = synopsis(*words)

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, CHECK_SAYS, "")


def test_build_is_the_default(capsys):
    """Without a command the options are those of `build`."""
    first = main(["--sources", SOURCES, "--config", "none.yml"]), capsys.readouterr()
    second = main(["build", "--sources", SOURCES, "--config", "none.yml"]), capsys.readouterr()

    assert first == second
    assert first[0] == 1
    assert "none.yml:0:0: must be a file that can be read" in first[1].err


def test_a_command_loads_what_it_needs():
    """`check` knows neither pages nor pandoc nor MkDocs."""
    script = (
        "import sys; from synopsis.cli import main; main(sys.argv[1:]);"
        "print(*sorted({'synopsis.pages', 'synopsis.exports', 'pypandoc', 'mkdocs', 'jinja2'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, "check", "--config", CONFIG]
    environment = {**os.environ, "PYTHONPATH": str(BUILD.parent)}

    ran = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True)

    assert ran.stdout == f"{CHECK_SAYS}\n"


def test_a_command_leaves_the_process_as_it_was(capsys):
    """Called in a process that goes on, a command gives back the signals that it has taken."""
    before = signal.getsignal(signal.SIGTERM)

    status = main(["check", "--config", CONFIG])

    assert (status, capsys.readouterr().out) == (0, CHECK_SAYS)
    assert signal.getsignal(signal.SIGTERM) is before


def test_folders_of_the_settings(tmp_path, capsys):
    """`docs_dir` and `site_dir` of the settings say where pages and site stand, options say otherwise."""
    file = copied_settings(tmp_path)
    settings = file.read_text(encoding="utf-8")
    file.write_text(f"{settings}docs_dir: pages\nsite_dir: out/html\n", encoding="utf-8")
    shutil.copytree(LIGHTHOUSE / "sources", tmp_path / "sources")
    shutil.copytree(LIGHTHOUSE / "docs", tmp_path / "pages")
    words = ["--config", str(tmp_path / "mkdocs.yml")]

    built = main(["build", *words])
    elsewhere = main(["generate", *words, "--docs", str(tmp_path / "other")])

    assert (built, elsewhere, capsys.readouterr().err) == (0, 0, "")
    assert (tmp_path / "pages/claims/index.md").is_file()
    assert (tmp_path / "out/html/claims/index.html").is_file()
    assert (tmp_path / "other/claims/index.md").is_file()
    assert not (tmp_path / "docs").exists()
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["nonsense"], id="unknown-command"),
        pytest.param(["--config", CONFIG, "nonsense"], id="unknown-command-behind-options"),
        pytest.param(["--nonsense"], id="unknown-option"),
        pytest.param(["check", "--nonsense"], id="unknown-option-of-a-command"),
        pytest.param(["check", "more"], id="one-word-too-many"),
        pytest.param(["check", "--sources"], id="no-value"),
        pytest.param(["quotes"], id="quotes-without-texts"),
        pytest.param(["quotes", "--texts", "x", "--write"], id="write-without-a-day"),
        pytest.param(["quotes", "--texts", "x", "--write", "--on", "2026-02-30"], id="no-day-of-the-calendar"),
        pytest.param(["add", "article"], id="article-without-a-text"),
        pytest.param(["add", "article", "x.txt", "--id", "../x"], id="article-is-no-id"),
        pytest.param(["add", "article", "x.txt", "--id", "con"], id="article-is-a-reserved-name"),
        pytest.param(["serve", "--port", "http"], id="no-port"),
    ],
)
def test_wrong_usage(words, tmp_path):
    """What the command line does not understand is status 2, said in a line, and nothing is done."""
    ran = synopsis(*words, cwd=tmp_path)

    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.splitlines()[-1].startswith("synopsis")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["--help"], ["-h"], *([name, "--help"] for name in sorted(COMMANDS))], ids=" ".join)
def test_help(words):
    """Help names every command, and each command its options."""
    ran = synopsis(*words)

    assert ran.returncode == 0
    assert ran.stderr == ""
    for word in (
        (*COMMANDS, "Exit status: 0 done; 1 problems")
        if len(words) == 1
        else ("--config", "--sources", "--docs", "--site")
    ):
        assert word in ran.stdout


def test_problems_of_the_register(tmp_path):
    """Every fault is reported at once: file, line, column, what must hold, what was found, the rule; in order.

    What only follows from one of them, such as that the proof is of other claims, is not told beside it.
    """
    copied(tmp_path)
    break_claims(tmp_path)

    ran = synopsis("check", "--sources", "sources", "--config", CONFIG, cwd=tmp_path)

    assert ran.returncode == 1
    assert ran.stdout == ""
    addresses = [(line.split(": ")[0], line.rpartition(" ")[2]) for line in problems(ran)]
    assert addresses == [
        ("sources/claims/tanaka-2015.yml:7:9", "[unknown-word]"),
        ("sources/claims/tanaka-2015.yml:16:24", "[unknown-reference]"),
        ("sources/claims/tanaka-2015.yml:29:18", "[anchor-length]"),
    ]


@pytest.mark.parametrize("command", ["check", "generate", "build", "verify", "quotes"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("claims/bad.yml", b"- id: [", id="no-yaml"),
        pytest.param("claims/bad.yml", b"\xff\xfe\x00", id="no-utf-8"),
        pytest.param("claims/bad.yml", b"- 3\n- {id: x9}\n- {id: w1, says: {}}\n", id="no-records"),
        pytest.param("site.yml", b"publisher: x\n", id="half-a-site"),
        pytest.param("vocabularies.yml", b"", id="no-words"),
        pytest.param("events/bad.yml", b'- {id: e, title: x, date: ".."}\n', id="no-date"),
    ],
)
def test_bad_data_is_no_traceback(command, name, content, tmp_path):
    """Whatever stands in the register, every command reports problems with status 1, and writes nothing."""
    copied(tmp_path)
    (tmp_path / "sources" / name).write_bytes(content)
    before = tree(tmp_path)
    more = ["--texts", str(LIGHTHOUSE / "texts")] if command == "quotes" else []

    ran = synopsis(command, *of(tmp_path), *more)

    assert ran.returncode == 1
    assert problems(ran)
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(["check", "--sources", "none"], "none:0:0: sources must be a folder that exists", id="sources"),
        pytest.param(
            ["--sources", SOURCES, "--config", "none.yml"],
            "none.yml:0:0: must be a file that can be read",
            id="settings",
        ),
        pytest.param(
            ["verify", "--config", CONFIG, "--site", "none"], "none/claims/a1/index.html:0:0: must exist", id="site"
        ),
        pytest.param(
            ["quotes", "--config", CONFIG, "--texts", "none"], "none:0:0: must hold the article texts", id="texts"
        ),
        pytest.param(
            ["add", "article", "none.txt", "--config", CONFIG],
            "none.txt:0:0: must be a text in UTF-8",
            id="text",
        ),
    ],
)
def test_what_is_not_there(words, problem, tmp_path):
    """A file or folder that does not exist is a problem with its name."""
    ran = synopsis(*words, cwd=tmp_path)

    assert ran.returncode == 1
    assert [line for line in problems(ran) if line.startswith(problem)]


def test_generate_writes_pages_alone(tmp_path):
    """`generate` says how many files it wrote; a second run writes none; hand-written pages stay."""
    copied(tmp_path)
    about = (tmp_path / "docs" / "about" / "index.md").stat()

    first, second = (synopsis("generate", *of(tmp_path)) for _ in range(2))

    assert (first.returncode, second.returncode, first.stderr, second.stderr) == (0, 0, "", "")
    assert re.match(r"\d{2,} files written, 0 removed", first.stdout)
    assert second.stdout.startswith("0 files written, 0 removed")
    assert (tmp_path / "docs" / "about" / "index.md").stat().st_mtime_ns == about.st_mtime_ns
    assert not (tmp_path / "site").exists()


def test_a_page_in_the_way_is_kept(tmp_path):
    """A file of somebody else's where a page belongs stops the run and is left as it was."""
    copied(tmp_path)
    (tmp_path / "docs" / "names").mkdir()
    (tmp_path / "docs" / "names" / "index.md").write_text("mine", encoding="utf-8")

    ran = synopsis("generate", *of(tmp_path))

    assert ran.returncode == 1
    assert [line.partition(":")[0] for line in problems(ran)] == ["docs/names/index.md"]
    assert (tmp_path / "docs" / "names" / "index.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "docs" / "claims").exists()


def test_quotes_prove_the_register():
    """`quotes` proves every fingerprint, anchor and guarded word, and counts what is published."""
    ran = synopsis("quotes", "--config", CONFIG, "--texts", LIGHTHOUSE / "texts")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "wexford-1998, article: 5 sentences, 3 with claims" in ran.stdout
    assert "9 of 78 words published (11.5 %)" in ran.stdout
    assert ran.stdout.endswith("was found in the texts.\n")


def test_quotes_find_what_is_wrong(tmp_path):
    """An anchor that the text does not have is a problem at its place, with the nearest words."""
    copied(tmp_path)
    edit(tmp_path / "sources" / "claims" / "tanaka-2015.yml", "exact: no year for", "exact: no day for")

    ran = synopsis("quotes", "--texts", LIGHTHOUSE / "texts", *of(tmp_path))

    assert ran.returncode == 1
    (problem,) = problems(ran)
    assert problem.endswith("not 0 times; nearest is 'no year for' [anchor-found]")


def test_a_proof_is_recorded_and_goes_stale(tmp_path):
    """`--write --on` records the proof in each article; a changed anchor makes it stale, a new proof current."""
    copied(tmp_path)
    article = tmp_path / "sources" / "articles" / "tanaka-2015.yml"
    claims = tmp_path / "sources" / "claims" / "tanaka-2015.yml"
    proof = ["quotes", "--texts", LIGHTHOUSE / "texts", "--write", "--on", "2026-12-24", *of(tmp_path)]
    edit(claims, "exact: no year for", "exact: gives no year")

    stale, refused = (
        synopsis("check", *of(tmp_path)),
        synopsis("check", "--to-publish", *of(tmp_path), SITE_URL="https://halma.town/"),
    )
    proved, current = synopsis(*proof), synopsis("check", *of(tmp_path))

    assert [line.rpartition(" ")[2] for line in problems(stale)] == ["[stale-proof]"]
    assert (stale.returncode, refused.returncode) == (0, 1)
    assert refused.stderr == stale.stderr
    assert (proved.returncode, current.returncode) == (0, 0)
    assert "  on: 2026-12-24\n" in article.read_text(encoding="utf-8")
    assert article.read_text(encoding="utf-8").count("proved:") == 1


@pytest.mark.parametrize("form", ["list", "json", "unfit"])
def test_a_proof_is_recorded_in_every_file_or_in_none(tmp_path, form):
    """Whatever form of YAML the articles are in, the proof is recorded so that `check` holds, or nothing is written."""
    copied(tmp_path)
    folder = tmp_path / "sources" / "articles"
    articles = [yaml_load(file.read_text(encoding="utf-8")) for file in sorted(folder.iterdir())]
    shutil.rmtree(folder)
    folder.mkdir()
    for article in articles:
        del article["proved"]
    text = json.dumps(articles, default=str) if form != "list" else yaml.safe_dump(articles, allow_unicode=True)
    (folder / "all.yml").write_text(f"{text}\n...\n", encoding="utf-8")
    if form == "unfit":
        first, *others = articles
        (folder / "all.yml").write_text(json.dumps(others, default=str), encoding="utf-8")
        fields = "".join(f"? {name}\n: {json.dumps(value, default=str)}\n" for name, value in first.items())
        (folder / "one.yml").write_text(fields, encoding="utf-8")
    before = tree(folder)

    ran = synopsis("quotes", "--texts", LIGHTHOUSE / "texts", "--write", "--on", "2026-12-24", *of(tmp_path))

    if form == "unfit":
        (problem,) = problems(ran)
        assert (ran.returncode, tree(folder)) == (1, before)
        assert "one.yml:0:0: must be records in lines or in braces, as other files are" in problem
    else:
        assert (ran.returncode, ran.stderr) == (0, "")
        assert synopsis("check", *of(tmp_path)) == (0, CHECK_SAYS, "")
        assert (folder / "all.yml").read_text(encoding="utf-8").count("2026-12-24") == len(articles)


@pytest.mark.parametrize(
    "words",
    [["quotes", "--texts", "."], ["add", "article", "x.txt"], ["--config", "x.txt"]],
    ids=" ".join,
)
def test_what_has_no_end_is_not_read(tmp_path, words):
    """A device given for a text or for the settings is refused, however much of it there is."""
    (tmp_path / "x.txt").symlink_to("/dev/zero")
    more = [] if "--config" in words else ["--config", CONFIG]

    ran = synopsis(*words, *more, cwd=tmp_path)

    assert ran.returncode == 1
    assert problems(ran)


def test_sentences_are_drafted_once(tmp_path):
    """`add article` writes fingerprints without the text, to be edited, and never over edited sentences."""
    copied(tmp_path)
    (tmp_path / "new.txt").write_text("A Title\n\nOne sentence here. Another one, a folly.\n", encoding="utf-8")
    given = ["--label", "New 2020", "--where", "Here", "--author", "ren-tanaka", "--csl-type", "book"]
    words = ["add", "article", tmp_path / "new.txt", *given, "--csl-language", "en", *of(tmp_path)]

    first, again = synopsis(*words), synopsis(*words, "--id", "new-2020")

    assert (first.returncode, first.stderr, again.returncode) == (0, "", 1)
    draft = (tmp_path / "sources" / "sentences" / "new-2020.yml").read_text(encoding="utf-8")
    assert re.findall(r"- id: (\S+)", draft) == ["t1", "p1s1", "p1s2"]
    assert "  keeps: [folly]\n" in draft
    assert "sentence here" not in draft
    assert problems(again)[0].endswith("[ownership]")


def test_any_register_is_accepted(tmp_path):
    """The folder of the sources is an option: another register is another site."""
    sources = write_sources(tmp_path, a_register(a_claim("a2", says="It is the longest bridge of the county.")))

    ran = synopsis("check", "--sources", sources)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("No problem found in 2 articles")


def test_broken_output_of_a_terminal_is_harmless(tmp_path):
    """What an editor wrote cannot give a terminal orders: controls are shown as escapes, letters as far as it can."""
    copied(tmp_path)
    topics = tmp_path / "sources" / "topics" / "topics.yml"
    topics.write_text('- {id: size, title: "a", scope: "\\u202e رأس", order: "\\e[31m"}\n', encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, BUILD, "check", *map(str, of(tmp_path))],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert ran.returncode == 1
    assert b"\x1b" not in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_serve_shows_edits_and_stops(tmp_path):
    """`serve` shows the site under its sub-path, shows an edit without a restart, and stops when asked."""
    copied(tmp_path)
    with subprocess.Popen(
        [sys.executable, str(BUILD), "serve", "--port", "0", *map(str, of(tmp_path))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={name: value for name, value in os.environ.items() if name != "SITE_URL"},
    ) as server:
        try:
            address = next(word for line in server.stdout for word in line.split() if word.startswith("http://"))
            before = read(f"{address}claims/t4/")
            edit(tmp_path / "sources" / "claims" / "tanaka-2015.yml", "gives no year", "names no year")
            after = until(lambda: read(f"{address}claims/t4/"), lambda page: "names no year" in page)
        finally:
            server.send_signal(signal.SIGTERM)
            _, errors = server.communicate()

    assert address.endswith("/halma/")
    assert "gives no year" in before
    assert "names no year" in after
    assert (server.returncode, errors) == (128 + signal.SIGTERM, "")


def test_a_copy_of_the_fixture_is_enough(tmp_path):
    """Nothing but settings, sources and hand-written pages is needed."""
    shutil.copytree(LIGHTHOUSE / "sources", tmp_path / "sources")

    ran = synopsis("check", "--config", copied_settings(tmp_path))

    assert (ran.returncode, ran.stdout) == (0, CHECK_SAYS)
