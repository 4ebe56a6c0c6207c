import re

import pytest

from lighthouse import LIGHTHOUSE, copied, synopsis
from synopsis.site import listed_settings

GOOD = """\
site_name: Accounts
site_url: !ENV [SITE_URL, "https://example.org/repo/"]
nav: [index.md, {More: [{A page: a/index.md}]}]
"""
END = GOOD.count("\n") + 1


@pytest.fixture
def config(tmp_path):
    """Name the file that the tests write."""
    return tmp_path / "mkdocs.yml"


def found(config, text):
    """Say what is wrong with settings."""
    config.write_text(text, encoding="utf-8")
    return [str(problem) for problem in listed_settings.unlisted(config)]


def test_the_settings_of_a_site_are_listed(config):
    """What a site needs passes, and so do the settings of both registers."""
    assert found(config, GOOD) == []
    assert listed_settings.unlisted(LIGHTHOUSE / "mkdocs.yml") == []
    assert listed_settings.unlisted(LIGHTHOUSE.parents[2] / "mkdocs.yml") == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("", "hooks: [evil.py]", f":{END}:8: hooks must not be given; known are docs_dir ", id="hooks"),
        pytest.param("", "extra_templates: [x.html]", "extra_templates must not be given", id="templates"),
        pytest.param("", "exclude_docs: '!.x'", "exclude_docs must not be given", id="hidden-files"),
        pytest.param("", "copyright: x", "copyright must not be given", id="whatever-is-new"),
        pytest.param("", "plugins: [search]", "plugins must not be given", id="plugin"),
        pytest.param("", "markdown_extensions: [pymdownx.snippets]", "markdown_extensions must not", id="extension"),
        pytest.param("", "extra_javascript: [a.js]", "extra_javascript must not be given", id="script"),
        pytest.param("", "extra_css: [x.css]", "extra_css must not be given", id="style"),
        pytest.param(
            "",
            "extra: {analytics: {provider: x}}",
            "extra.analytics must not be given; known are longest_id page_views site_sizes",
            id="extra",
        ),
        pytest.param("", "extra: [x]", "extra must be a mapping of settings", id="extra-of-another-type"),
        pytest.param("", "use_directory_urls: false", "use_directory_urls must not be given", id="addresses"),
        pytest.param("", "theme: {name: evil, custom_dir: theirs}", "theme must not be given", id="theme"),
        pytest.param("a/index.md", "https://e.org/", "nav must name pages by their paths", id="nav-elsewhere"),
        pytest.param("a/index.md", "../x.md", "nav must name pages by their paths", id="nav-above"),
        pytest.param("A page", "<img src=x onerror=x>", "a setting must have no <", id="nav-title"),
        pytest.param("Accounts", "!!python/object/apply:os.abort []", "a value must be plain, not of", id="python"),
        pytest.param("Accounts", "!!python/name:os.system ''", "a value must be plain, not of", id="name"),
        pytest.param("Accounts", "!relative $docs_dir", "a value must be plain, not of the tag", id="relative"),
        pytest.param("Accounts", "!!binary eA==", "a value must be plain, not of the tag", id="binary"),
        pytest.param("Accounts", "!ENV TOKEN", ":1:12: !ENV must name SITE_URL alone", id="secret"),
        pytest.param("[SITE_URL, ", "[SITE_URL, TOKEN, ", "!ENV must name SITE_URL alone", id="second-secret"),
    ],
)
def test_what_would_run_or_is_not_needed_is_refused(config, old, new, message):
    """Whatever MkDocs would run, publish or ask for is named with its place; so is what is new to us."""
    text = GOOD.replace(old, new, 1) if old else f"{GOOD}{new}\n"

    (problem,) = found(config, text)

    assert problem.startswith("mkdocs.yml:")
    assert message in problem
    assert problem.endswith("[configuration]")


def test_aliases_are_read_once(config):
    """Settings in which each value names the last one ten times cost no more than they are long."""
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30))

    assert len(found(config, f"a0: &a0 x\n{levels}\n")) == 30


@pytest.mark.parametrize("command", ["check", "generate", "build"])
def test_nothing_of_the_settings_runs(tmp_path, command):
    """Hooks and tags of Python are refused before MkDocs, which would run them, has read the settings."""
    folder = copied(tmp_path)
    ran = tmp_path / "ran"
    (tmp_path / "evil.py").write_text(f"open({str(ran)!r}, 'w')\n")
    text = (LIGHTHOUSE / "mkdocs.yml").read_text(encoding="utf-8")
    tag = f"!!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path [{ran}]]"
    (tmp_path / "mkdocs.yml").write_text(f"{text}hooks: [evil.py]\nstrict: {tag}\n", encoding="utf-8")

    done = synopsis(command, "--config", folder / "mkdocs.yml")

    assert done.returncode == 1
    assert {line.split(": ")[1].split()[0] for line in done.stderr.splitlines()} == {"a", "hooks", "strict"}
    assert not ran.exists()
    assert not (folder / "site").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_id_longer_than_the_settings_allow(tmp_path, command):
    """Whatever the types allow, an id that is longer than the settings say is refused where it stands."""
    folder = copied(tmp_path)
    text = (LIGHTHOUSE / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"{text}extra: {{longest_id: 15}}\n", encoding="utf-8")

    done = synopsis(command, "--config", folder / "mkdocs.yml")

    said = re.compile(r"\S*sources/\S+\.yml:\d+:\d+: id must have at most 15 characters, not \d+ \[invalid-value\]")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr
    assert [line for line in done.stderr.splitlines() if not said.fullmatch(line)] == []
