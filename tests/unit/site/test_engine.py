import subprocess
import sys
from pathlib import Path

import pytest

import synopsis

LIBRARY = Path(synopsis.__file__).parents[1]


@pytest.fixture
def project(tmp_path):
    """Make a site of one page in MkDocs' own small theme."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ntheme: {name: null}\nplugins: []\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A\n")
    return tmp_path


def run(project, *arguments):
    """Run the engine as the builder does."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "synopsis.site.engine", *arguments],
        cwd=project,
        env={"PYTHONPATH": str(LIBRARY), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_folders_are_arguments(project):
    """Pages and site may stand anywhere; what is said of them in the configuration does not count."""
    (project / "docs").rename(project / "pages")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("{name: null}", "{name: mkdocs}"))

    done = run(project, "--config", config, "--docs", project / "pages", "--site", project / "out/here")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (project / "out/here/index.html").is_file()
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("config", "line"),
    [
        pytest.param("site_name: [", "ERROR: MkDocs encountered an error parsing", id="syntax"),
        pytest.param("{}", "ERROR: Config value 'site_name': Required configuration not provided.", id="missing"),
        pytest.param("site_name: A\nunknown: 1", "WARNING: Config value 'unknown'", id="warning"),
    ],
)
def test_what_mkdocs_refuses_is_one_line(project, config, line):
    """A warning or an error of the configuration is a line, and the status is 1."""
    (project / "mkdocs.yml").write_text(config)

    done = run(project, "--config", "mkdocs.yml", "--docs", "docs", "--site", "out")

    assert done.returncode == 1
    assert done.stderr.startswith(line)
    assert len(done.stderr.splitlines()) == 1


def test_wrong_usage_is_2(project):
    """Without its folders the engine does nothing."""
    assert run(project).returncode == 2
