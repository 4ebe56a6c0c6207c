import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import synopsis
from synopsis.page import Page
from synopsis.register.problems import Location, Problem, Refused, Rule
from synopsis.site.builder import build_site
from synopsis.site.docs_manifest import NAME
from synopsis.site.lock import only_writer
from synopsis.site.settings import read_settings

LIBRARY = Path(synopsis.__file__).parents[1]
EPOCH = 1_700_000_000
CONFIG = """
site_name: Accounts
site_url: https://example.org/repo/
theme: {name: material, font: false, features: [navigation.prune]}
plugins: []
extra: {page_views: {answers: 70, others: 70}} # the theme whole
nav: [index.md, questions/index.md]
not_in_nav: /questions/*/
markdown_extensions: [attr_list, md_in_html]
validation: {nav: {omitted_files: warn}, links: {anchors: warn, absolute_links: warn, unrecognized_links: warn}}
"""
PAGES = (
    Page("index.md", "# Accounts\n\n[Questions](questions/index.md)\n"),
    Page("questions/index.md", '# Questions\n\n<p><a href="how-many/#m1">How many?</a></p>\n'),
    Page("questions/how-many/index.md", '# How many?\n\n<div id="m1"><p>Ə</p></div>\n'),
    Page("questions/how-many/index.json", "{}\n"),
)
EXPECTED = ("/", "/questions/", "/questions/how-many/", "/questions/how-many/index.json")
BROKEN = Page("index.md", '# Accounts\n\n<p><a href="questions/how-much/">How much?</a></p>\n')


@pytest.fixture
def project(tmp_path):
    """Make a folder with a configuration alone."""
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    return tmp_path


def build(project, pages=PAGES, expected=EXPECTED, environment=None, **options):
    """Build the project as the command line does; give the problems for which that was refused."""
    try:
        build_site(
            pages,
            read_settings(project / "mkdocs.yml", environment or {}),
            docs=project / "docs",
            site=options.pop("site", project / "site"),
            source_date_epoch=EPOCH,
            expected=expected,
            **options,
        )
    except Refused as refused:
        return refused.problems
    return []


def tree(folder):
    """Read every file below `folder`."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names(project):
    """Name what stands in the project's folder."""
    return {path.name for path in project.iterdir()}


BUILT = {"mkdocs.yml", ".synopsis.lock", "docs", "site"}


def test_the_site_is_built_and_the_same_again(project):
    """A build puts the whole site in place; the same input gives the same bytes; a fault leaves it as it was."""
    assert build(project) == []
    first = tree(project / "site")
    inode = (project / "site").stat().st_ino

    assert build(project) == []
    second = tree(project / "site")
    swapped = (project / "site").stat().st_ino

    problems = build(project, [BROKEN, *PAGES[1:]], [*EXPECTED, "/claims/m1/"])

    assert {"index.html", "404.html", "questions/how-many/index.html", "sitemap.xml"} <= set(first)
    assert first["questions/how-many/index.json"] == b"{}\n"
    assert NAME not in first
    assert b"2023-11-14" in first["sitemap.xml"]
    assert first == second
    assert inode != swapped
    assert [(problem.location.file, problem.rule) for problem in problems] == [
        ("site/claims/m1/index.html", Rule.SITE_RECORD),
        ("site/index.html", Rule.SITE_LINK),
    ]
    assert tree(project / "site") == second
    assert (project / "site").stat().st_ino == swapped
    assert names(project) == BUILT


def test_a_build_leaves_nothing_in_the_process(project):
    """Settings, pages and failures of one build do not show in the next, nor in the process that makes them."""
    build(project)
    fresh = tree(project / "site")
    before = dict(os.environ), list(logging.getLogger("mkdocs").handlers), logging.getLogger("mkdocs").level
    other = CONFIG.replace("Accounts", "Other").replace("[attr_list, md_in_html]", "[toc: {permalink: true}, tables]")
    (project / "mkdocs.yml").write_text(other)

    refused = build(project, [BROKEN, *PAGES[1:]])
    (project / "mkdocs.yml").write_text(
        other.replace("material, font: false", "readthedocs").replace("extensions", "x")
    )
    refused_by_mkdocs = build(project)
    (project / "mkdocs.yml").write_text(CONFIG)

    assert build(project) == []
    assert refused
    assert refused_by_mkdocs
    assert tree(project / "site") == fresh
    after = dict(os.environ), list(logging.getLogger("mkdocs").handlers), logging.getLogger("mkdocs").level
    assert after == before


def test_the_address_may_come_from_the_environment(project):
    """SITE_URL is the address of the links that are absolute."""
    assert build(project, environment={"SITE_URL": "https://example.net/"}) == []

    assert 'href="/assets/' in (project / "site/404.html").read_text()
    assert '<link rel="canonical" href="https://example.net/">' in (project / "site/index.html").read_text()


def test_each_warning_of_mkdocs_is_a_problem(project):
    """A warning is shown at the page it names, without a path of the machine; no site is put in place."""
    pages = [*PAGES, Page("a/index.md", "# A\n\n[x](nowhere.md) [y](../index.md#no-such-id)\n")]

    problems = build(project, pages)

    assert [(problem.location.file, problem.rule) for problem in problems] == [
        ("docs/a/index.md", Rule.MKDOCS),
        ("docs/a/index.md", Rule.MKDOCS),
        ("mkdocs.yml", Rule.MKDOCS),
    ]
    assert "nowhere.md" in problems[0].message + problems[1].message
    assert not any(str(project) in problem.message for problem in problems)
    assert names(project) == BUILT - {"site"}


def test_finish_works_on_the_new_site_and_its_problems_count(project):
    """What the finishing steps write is part of the site, also for the verification; what they find stops it."""
    found = Problem(Location("site/policy"), Rule.SITE_REQUEST, "must hold")

    def spoil(site):
        (site / "index.html").write_text("")
        return [found]

    def add(site):
        (site / "manifest.json").write_text("{}")
        return ()

    problems = build(project, finish=spoil)
    good = build(project, finish=add, expected=["/manifest.json"])

    assert found in problems
    assert Problem(Location("site/index.html"), Rule.SITE_HEADING, "must have one h1, not 0") in problems
    assert good == []
    assert (project / "site/manifest.json").exists()


@pytest.mark.parametrize(
    ("config", "rule"),
    [
        pytest.param("site_name: A\n", Rule.CONFIGURATION, id="ours"),
        pytest.param(CONFIG + "use_directory_urls: maybe\n", Rule.MKDOCS, id="of-mkdocs"),
        pytest.param(CONFIG.replace("material", "nowhere"), Rule.MKDOCS, id="theme"),
        pytest.param(CONFIG.replace("font", "custom_dir: nowhere, font"), Rule.MKDOCS, id="theme-folder"),
    ],
)
def test_a_bad_configuration_is_a_problem(project, config, rule):
    """A configuration that we or MkDocs refuse is reported in its file."""
    (project / "mkdocs.yml").write_text(config)

    problems = build(project)

    assert {(problem.location.file, problem.rule) for problem in problems} == {("mkdocs.yml", rule)}
    assert not any(str(project) in problem.message for problem in problems)
    assert not (project / "site").exists()


def test_a_foreign_page_stops_the_build(project):
    """What stands in the way of a page is reported before MkDocs begins."""
    (project / "docs").mkdir()
    (project / "docs/index.md").write_text("mine")

    problems = build(project)

    assert [(problem.location.file, problem.rule) for problem in problems] == [("docs/index.md", Rule.OWNERSHIP)]
    assert names(project) == BUILT - {"site"}


@pytest.mark.parametrize(
    "site",
    [
        pytest.param("", id="project"),
        pytest.param("..", id="above"),
        pytest.param("docs", id="docs"),
        pytest.param("docs/site", id="inside-docs"),
        pytest.param("letters", id="other-files"),
        pytest.param("letters/a.txt", id="file"),
    ],
)
def test_only_a_site_is_replaced(project, site):
    """A folder that holds anything else than a site is never taken for one."""
    (project / "letters").mkdir()
    (project / "letters/a.txt").write_text("mine")
    before = tree(project)

    problems = build(project, site=project / site)

    assert [problem.rule for problem in problems] == [Rule.OWNERSHIP]
    assert tree(project) == before


def test_a_second_build_gives_up_after_a_time(project):
    """A build that finds another at work says so."""
    with only_writer(project / "docs", patience=0):
        problems = build(project, patience=0.2)

    assert [(str(problem.location), problem.rule) for problem in problems] == [("docs:0:0", Rule.BUSY)]
    assert not (project / "docs").exists()


SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # as the command line does
from pathlib import Path
from synopsis.page import Page
from synopsis.site.builder import build_site
from synopsis.site.settings import read_settings
project = Path(sys.argv[1])
pages = [Page(path.relative_to(project / "pages").as_posix(), path.read_text())
         for path in (project / "pages").rglob("*") if path.is_file()]
build_site(pages, read_settings(project / "mkdocs.yml", {}), docs=project / "docs", site=project / "site",
           source_date_epoch=1_700_000_000, expected=["/"], processes=2)
"""


def start_build(project, pages=PAGES):
    """Start a build in a process of its own."""
    for page in pages:
        (project / "pages" / page.path).parent.mkdir(parents=True, exist_ok=True)
        (project / "pages" / page.path).write_text(page.text)
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, project],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(LIBRARY), str(project)])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(file, process):
    """Wait until a build has come so far that it has written `file`."""
    while not file.exists():
        assert process.poll() is None
        time.sleep(0.01)


def test_two_builds_at_once_take_turns(project):
    """The second build waits for the first; both end well."""
    with start_build(project) as first, start_build(project) as second:
        outputs = [first.communicate(), second.communicate()]

    assert outputs == [("", ""), ("", "")]
    assert (first.returncode, second.returncode) == (0, 0)
    assert names(project) == BUILT | {"pages"}


def test_a_killed_build_is_repaired_by_the_next(project):
    """After a kill the site is as it was; the next build clears away what was left."""
    (project / "site").mkdir()
    (project / "site/index.html").write_text("what stood here")
    with start_build(project) as process:
        wait_for(project / f"site.new-{process.pid}", process)
        process.kill()
    left = names(project)
    old = (project / "site/index.html").read_text()

    problems = build(project)

    assert any(name.startswith("site.new-") for name in left)
    assert old == "what stood here"
    assert problems == []
    assert names(project) == BUILT | {"pages"}
    assert "what stood here" not in (project / "site/index.html").read_text()


@pytest.mark.parametrize(
    "sent", [pytest.param(signal.SIGTERM, id="terminated"), pytest.param(signal.SIGINT, id="interrupted")]
)
def test_a_stopped_build_clears_up_after_itself(project, sent):
    """A build that is asked to stop removes the new site and lets the next one write; no process of it is left."""
    (project / "slow").mkdir()
    (project / "slow/main.html").write_text("{% for _ in range(1_000_000_000_000) %}{% endfor %}")
    (project / "mkdocs.yml").write_text(CONFIG.replace("name: material", "name: material, custom_dir: slow"))

    with start_build(project) as process:
        wait_for(project / f"site.new-{process.pid}/questions/how-many/index.json", process)
        process.send_signal(sent)

    assert process.returncode != 0
    assert names(project) == BUILT - {"site"} | {"pages", "slow"}
    with only_writer(project / "docs", patience=0):
        pass


def test_an_interrupted_exchange_is_undone_before_the_build(project):
    """An old site that was set aside is back in its place, also when the build then fails."""
    (project / "site.displaced").mkdir()
    (project / "site.displaced/index.html").write_text("old")
    (project / "docs").mkdir()
    (project / "docs/index.md").write_text("mine")

    problems = build(project)

    assert problems
    assert (project / "site/index.html").read_text() == "old"
