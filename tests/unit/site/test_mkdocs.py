import pytest

from synopsis.register.problems import Rule
from synopsis.site.mkdocs import run_mkdocs
from synopsis.site.settings import Settings


@pytest.fixture
def project(tmp_path):
    """Make a site of one page in MkDocs' own small theme."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ntheme: {name: null}\nplugins: []\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A\n")
    return tmp_path


def run(project, docs="docs"):
    """Run MkDocs as the builder does."""
    settings = Settings(project / "mkdocs.yml", "https://example.org/", "A", project / "docs", project / "site")
    return run_mkdocs(settings, docs=project / docs, site=project / "out/here", source_date_epoch=0, shown="site")


def test_folders_are_arguments(project, capfd):
    """Pages and site may stand anywhere; what is said of them in the configuration does not count."""
    (project / "docs").rename(project / "pages")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("{name: null}", "{name: mkdocs}"))

    problems = run(project, "pages")

    assert problems == []
    assert capfd.readouterr() == ("", "")
    assert (project / "out/here/index.html").is_file()
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("config", "message"),
    [
        pytest.param("site_name: [", "MkDocs encountered an error parsing", id="syntax"),
        pytest.param("{}", "Config value 'site_name': Required configuration not provided.", id="missing"),
        pytest.param("site_name: A\nunknown: 1", "Config value 'unknown'", id="warning"),
        pytest.param("site_name: A\ntheme: {name: null, custom_dir: bad}", "TemplateSyntaxError: ", id="theme"),
    ],
)
def test_what_mkdocs_refuses_is_one_problem(project, config, message, capfd):
    """A warning or an error is one problem of the settings, on one line, and nothing is printed."""
    (project / "bad/partials").mkdir(parents=True)
    (project / "bad/partials/nav.html").write_text("{% if %}")
    (project / "mkdocs.yml").write_text(config)

    (problem,) = run(project)

    assert (problem.location.file, problem.rule) == ("mkdocs.yml", Rule.MKDOCS)
    assert f"not '{message}" in problem.message
    assert "\n" not in str(problem)
    assert str(project) not in str(problem)
    assert capfd.readouterr() == ("", "")


def test_a_fault_of_a_page_stands_at_the_page(project):
    """What a page asks of the theme that it has not is said once, at the page."""
    (project / "docs/index.md").write_text("---\ntemplate: nowhere.html\n---\n# A\n")
    (project / "mkdocs.yml").write_text("site_name: A\ntheme: {name: mkdocs}\nplugins: []\n")

    (problem,) = run(project)

    assert (problem.location.file, problem.rule) == ("docs/index.md", Rule.MKDOCS)
    assert "nowhere.html" in problem.message


def test_an_edited_template_of_the_theme_is_seen(project):
    """Two builds of one process: the second has the template as it is then."""
    theme = project / "theme"
    theme.mkdir()
    (project / "mkdocs.yml").write_text("site_name: A\ntheme: {name: null, custom_dir: theme}\nplugins: []\n")
    for said in ("before", "after"):
        (theme / "main.html").write_text(f"{said} {{{{ page.title }}}}")

        assert run(project) == []
        assert (project / "out/here/index.html").read_text() == f"{said} A"


def test_what_the_system_refuses_is_no_fault_of_a_page(project):
    """An error of the system is left to the command line."""
    (project / "mkdocs.yml").write_text("site_name: A\ntheme: {name: mkdocs}\nplugins: []\n")
    (project / "out/here/index.html").mkdir(parents=True)

    with pytest.raises(IsADirectoryError):
        run(project)
