import os
import subprocess
import sys
from datetime import date

import pytest

from synopsis.register.problems import Refused, Rule
from synopsis.site.settings import Settings, Source, read_settings, source_date_epoch
from synopsis.site.verify.budget import PageViews, SiteSizes

GOOD = "site_name: Accounts\nsite_url: https://example.org/repo/\n"


def refused(config, environment):
    """Give the problems for which settings are refused."""
    with pytest.raises(Refused) as caught:
        read_settings(config, environment)
    return caught.value.problems


@pytest.fixture
def config(tmp_path):
    """Name the file that the tests write."""
    return tmp_path / "mkdocs.yml"


def test_what_is_given_is_read(config):
    """Names, address and folders come from the file, folders from where it stands."""
    config.write_text(
        "site_name: Accounts\nsite_url: https://example.org/repo/\nsite_description: Side by side\n"
        "docs_dir: pages\nsite_dir: out\nnav: [index.md]\n"
    )

    settings = read_settings(config, {})

    assert settings == Settings(
        config=config,
        site_url="https://example.org/repo/",
        site_name="Accounts",
        docs_dir=config.parent / "pages",
        site_dir=config.parent / "out",
        site_description="Side by side",
        nav=("index.md",),
    )


@pytest.mark.parametrize(
    ("extra", "views"),
    [
        pytest.param("", PageViews(45, 60), id="not-given"),
        pytest.param("extra: {generator: false}\n", PageViews(45, 60), id="other-settings"),
        pytest.param("extra:\n", PageViews(45, 60), id="empty"),
        pytest.param("extra: {page_views: {answers: 40}}\n", PageViews(40, 60), id="one"),
        pytest.param("extra: {page_views: {others: 50, answers: 30}}\n", PageViews(30, 50), id="both"),
    ],
)
def test_how_heavy_a_page_may_be(config, extra, views):
    """The kilobytes of a page view are those of every register, unless a register has others."""
    config.write_text(GOOD + extra)

    assert read_settings(config, {}).page_views == views


def test_how_large_a_site_may_be(config):
    """The megabytes of a site and of a file are those of every register, unless a register has others."""
    config.write_text(GOOD)
    assert read_settings(config, {}).site_sizes == SiteSizes(800, 20)

    config.write_text(f"{GOOD}extra: {{site_sizes: {{site: 90}}}}\n")
    assert read_settings(config, {}).site_sizes == SiteSizes(90, 20)

    config.write_text(f"{GOOD}extra: {{site_sizes: {{file: x}}}}\n")
    (problem,) = refused(config, {})
    assert problem.message == "site_sizes must give whole megabytes above 0 for site and file, not a mapping"


@pytest.mark.parametrize(
    ("extra", "longest"), [("", 80), ("extra: {generator: false}\n", 80), ("extra: {longest_id: 40}\n", 40)]
)
def test_how_long_an_id_may_be(config, extra, longest):
    """The characters of an id are those of every register, unless a register has fewer."""
    config.write_text(GOOD + extra)

    assert read_settings(config, {}).longest_id == longest


def test_what_is_not_given_has_the_value_of_mkdocs(config):
    """Folders have the names that MkDocs gives them."""
    config.write_text(GOOD + "theme: readthedocs\n")

    settings = read_settings(config, {})

    assert (settings.docs_dir.name, settings.site_dir.name) == ("docs", "site")


def test_the_environment_overrides_the_address(config):
    """SITE_URL stands in place of site_url; an empty one does not."""
    config.write_text(GOOD)

    overridden = read_settings(config, {"SITE_URL": "http://localhost:8000/"})
    kept = read_settings(config, {"SITE_URL": ""})
    config.write_text('site_name: A\nsite_url: !ENV [SITE_URL, "https://example.org/default/"]\n')
    default = read_settings(config, {"SITE_URL": ""})

    assert overridden.site_url == "http://localhost:8000/"
    assert kept.site_url == "https://example.org/repo/"
    assert default.site_url == "https://example.org/default/"


@pytest.mark.parametrize(
    "given", ["", "https://github.com/a/b", "http://code.example.org:8080/b", "https://h.example/~a/b.c"]
)
def test_the_repository_is_known_to_whoever_builds(config, given):
    """The environment alone names the repository from which a site is built."""
    config.write_text("site_url: https://example.org/\nsite_name: A\n")

    assert read_settings(config, {"REPOSITORY_URL": given}).repository == given


@pytest.mark.parametrize(
    "given",
    [
        "github.com/a/b",
        "https://github.com/",
        "https://h.example/a/",
        "https://h.example/../b",
        "javascript://h.example/a",
    ],
)
def test_what_is_no_address_of_a_repository(config, given):
    """It is refused by the name of the variable, with what must hold."""
    config.write_text("site_url: https://example.org/\nsite_name: A\n")

    [problem] = refused(config, {"REPOSITORY_URL": given})

    assert problem.location.file == "REPOSITORY_URL"
    assert given in problem.message


@pytest.mark.parametrize(
    ("site_url", "base_path"),
    [
        pytest.param("https://example.org/", "/", id="root"),
        pytest.param("https://example.org/repo/", "/repo/", id="sub-path"),
        pytest.param("http://127.0.0.1:8000/a/b/", "/a/b/", id="port"),
    ],
)
def test_base_path(config, site_url, base_path):
    """The base path is the path of the address."""
    config.write_text(f"site_name: A\nsite_url: {site_url}\n")

    assert read_settings(config, {}).base_path == base_path


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("!ENV NAME", id="name"),
        pytest.param("!ENV [NAME]", id="list-of-one"),
        pytest.param("!ENV [MISSING, NAME]", id="second-name"),
        pytest.param("!ENV [MISSING, NAME, fallback]", id="not-the-fallback"),
        pytest.param("!ENV [MISSING, fallback]", id="fallback"),
        pytest.param("!ENV [MISSING, [a]]", id="fallback-of-another-type"),
        pytest.param("!ENV [EMPTY, fallback]", id="empty-counts"),
        pytest.param("!ENV MISSING", id="nothing"),
        pytest.param("!ENV NUMBER", id="number"),
    ],
)
def test_the_environment_is_read_as_mkdocs_does(config, value):
    """`!ENV` gives what MkDocs would take, or a problem where that is no text."""
    environment = {"NAME": "from outside", "NUMBER": "1992", "EMPTY": ""}
    config.write_text(f"site_url: https://example.org/\nsite_name: {value}\n")
    script = (
        "import sys; from mkdocs.utils.yaml import yaml_load\n"
        "print(repr(yaml_load(open(sys.argv[1]).read())['site_name']))"
    )
    command = [sys.executable, "-c", script, config]
    env = {**os.environ, **environment}
    theirs = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.strip()

    if theirs in {"None", "1992", "['a']", "''"}:
        assert [problem.rule for problem in refused(config, environment)] == [Rule.CONFIGURATION]
    else:
        assert repr(read_settings(config, environment).site_name) == theirs


def test_tags_of_mkdocs_are_passed_over(config):
    """`!!python/name` and `!relative` are for MkDocs and run nothing here."""
    config.write_text(
        GOOD + "markdown_extensions:\n- x:\n    f: !!python/name:os.system\n    g: !!python/object/apply:os.abort []\n"
        "    h: !relative $docs_dir\n"
    )

    assert read_settings(config, {}).site_name == "Accounts"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("site_name: A\n", "mkdocs.yml:0:0: site_url must be given", id="no-address"),
        pytest.param("site_url: https://example.org/\n", "mkdocs.yml:0:0: site_name must be given", id="no-name"),
        pytest.param(
            "site_name: A\nsite_url: https://example.org/repo\n",
            "mkdocs.yml:2:11: site_url must begin with http:// or https://, name a host and a port that can be, "
            "and end with /, without query, fragment or dots that lead elsewhere, not 'https://example.org/repo'",
            id="no-slash",
        ),
        pytest.param("site_name: A\nsite_url: ftp://example.org/\n", "mkdocs.yml:2:11: site_url must", id="scheme"),
        pytest.param("site_name: A\nsite_url: https:///a/\n", "mkdocs.yml:2:11: site_url must", id="no-host"),
        *(
            pytest.param(f"site_name: A\nsite_url: {address}\n", "mkdocs.yml:2:11: site_url must", id=address)
            for address in (
                "https://x.org/../",
                "https://x.org/a/./",
                "https://x.org:65536/",
                "https://x.org:0/",
                "https://x.org:/",
                "https://-/",
                "https://x..org/",
                "https://-x.org/",
                "https://x.org-/",
                "https://.org/",
                f"https://{'x' * 64}.org/",
                "https://x.org:٨/",
                "https://x@y.org/",
            )
        ),
        pytest.param("site_name: A\nsite_url: https://a.b/?c/\n", "mkdocs.yml:2:11: site_url must", id="query"),
        pytest.param("site_name: A\nsite_url:\n", "mkdocs.yml:2:10: site_url must be text, not ''", id="empty"),
        pytest.param(
            "site_name: 1992\nsite_url: https://a.b/\n",
            "mkdocs.yml:1:12: site_name must be text, not '1992'",
            id="number",
        ),
        pytest.param(GOOD + "docs_dir: [a]\n", "mkdocs.yml:3:11: docs_dir must be text", id="list"),
        *(
            pytest.param(GOOD + f"docs_dir: {path}\n", "mkdocs.yml:3:11: docs_dir must be a folder below", id=path)
            for path in (".", "..", "../pages", "/pages", "a/../..")
        ),
        pytest.param(GOOD + "site_dir: .\n", "mkdocs.yml:3:11: site_dir must be a folder below", id="site-here"),
        pytest.param(GOOD + "INHERIT: base.yml\n", "mkdocs.yml:3:10: every setting must stand in this", id="inherit"),
        *(
            pytest.param(
                f"{GOOD}extra: {{page_views: {views}}}\n",
                f"mkdocs.yml:3:8: page_views must give whole kilobytes above 0 for answers and others, not {shown}",
                id=f"views-{views}",
            )
            for views, shown in [
                ("{answers: 0}", "a mapping"),
                ("{answers: 4.5}", "a mapping"),
                ("{answers: true}", "a mapping"),
                ("{answers: many}", "a mapping"),
                ("{pages: 45}", "a mapping"),
                ("[45]", "a list"),
                ("45", "'45'"),
            ]
        ),
        *(
            pytest.param(
                f"{GOOD}extra: {{longest_id: {length}}}\n",
                f"mkdocs.yml:3:8: longest_id must be a whole number from 1 to 80, not '{shown}'",
                id=f"id-{length}",
            )
            for length, shown in [("0", "0"), ("81", "81"), ("4.5", "4.5"), ("true", "True"), ("many", "many")]
        ),
        pytest.param("site_name: [\n", "mkdocs.yml:2:1: must be YAML, not 'expected", id="syntax"),
        pytest.param("- a\n", "mkdocs.yml:0:0: must be a mapping of settings", id="list-of-all"),
        pytest.param("", "mkdocs.yml:0:0: must be a mapping of settings", id="nothing"),
        pytest.param("site_name: \x02\n", "mkdocs.yml:0:0: must be YAML in UTF-8", id="control"),
        pytest.param("site_name: &a [*a]\n", "mkdocs.yml:", id="cycle"),
        pytest.param("site_name: !ENV {a: b}\n", "mkdocs.yml:1:12: must be YAML, not '!ENV without", id="bad-env"),
    ],
)
def test_a_bad_configuration_is_a_problem(config, text, message):
    """A setting that is missing or wrong is reported with its place."""
    config.write_text(text)

    problems = refused(config, {})

    assert any(str(problem).startswith(message) for problem in problems), problems
    assert {problem.rule for problem in problems} == {Rule.CONFIGURATION}


def test_a_bad_override_is_a_problem(config):
    """A wrong SITE_URL is not blamed on the file."""
    config.write_text(GOOD)

    problems = refused(config, {"SITE_URL": "example.org"})

    assert [problem.location.file for problem in problems] == ["SITE_URL"]


def test_an_edition_is_of_a_commit_and_a_day(config):
    """Both stand in the environment, or neither; what is empty is not given."""
    config.write_text(GOOD)
    given = {"EDITION_COMMIT": "c" * 40, "EDITION_DAY": "2026-11-28"}

    assert read_settings(config, given).source == Source("c" * 40, date(2026, 11, 28))
    assert read_settings(config, {}).source is None
    assert read_settings(config, dict.fromkeys(given, "")).source is None


@pytest.mark.parametrize(
    ("given", "messages"),
    [
        ({"EDITION_COMMIT": "c" * 40}, ["EDITION_DAY:0:0: must be given where EDITION_COMMIT is: "]),
        ({"EDITION_DAY": "2026-11-28"}, ["EDITION_COMMIT:0:0: must be given where EDITION_DAY is: "]),
        (
            {"EDITION_COMMIT": "main", "EDITION_DAY": "2026-11-31"},
            ["EDITION_COMMIT:0:0: must be the SHA-1 of a commit", "EDITION_DAY:0:0: must be a day written YYYY-MM-DD"],
        ),
        ({"EDITION_COMMIT": "C" * 40, "EDITION_DAY": "20261128"}, ["EDITION_COMMIT:0:0: ", "EDITION_DAY:0:0: "]),
    ],
    ids=["no-day", "no-commit", "neither-is-one", "other-forms"],
)
def test_half_an_edition_is_a_problem(config, given, messages):
    """What is missing or wrong is named by its variable."""
    config.write_text(GOOD)

    problems = refused(config, given)

    assert [str(problem)[: len(message)] for problem, message in zip(problems, messages, strict=True)] == messages


@pytest.mark.parametrize("make", [pytest.param(lambda _: None, id="absent"), pytest.param(os.mkdir, id="folder")])
def test_an_unreadable_configuration_is_a_problem(config, make):
    """A file that cannot be read is no traceback."""
    make(config)

    problems = refused(config, {})

    assert [(problem.location.file, problem.rule) for problem in problems] == [("mkdocs.yml", Rule.CONFIGURATION)]


@pytest.mark.parametrize(
    ("given", "epoch"),
    [
        pytest.param("1700000000", 1_700_000_000, id="given"),
        pytest.param("", 5, id="empty"),
        pytest.param("4294967295", 4_294_967_295, id="the-last"),
    ],
)
def test_the_time_of_the_site(given, epoch):
    """SOURCE_DATE_EPOCH stands in place of the day of issue."""
    assert source_date_epoch({"SOURCE_DATE_EPOCH": given}, otherwise=5) == epoch


@pytest.mark.parametrize("given", ["-1", "abc", "1.5", "4294967296", "9" * 40])
def test_a_time_that_no_file_can_hold_is_a_problem(given):
    """What is no number of seconds, or too many for gzip, is named before anything is built."""
    with pytest.raises(Refused, match="must be a number of seconds since 1970") as caught:
        source_date_epoch({"SOURCE_DATE_EPOCH": given}, otherwise=5)

    assert [problem.location.file for problem in caught.value.problems] == ["SOURCE_DATE_EPOCH"]
