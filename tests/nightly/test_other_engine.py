"""The way out: the same pages built with the theme's successor."""

import shutil
import subprocess
import sys
from pathlib import Path

import other_engine

from lighthouse import LIGHTHOUSE, copied, of, synopsis

ROOT = Path(__file__).parents[2]


def test_zensical_builds_the_same_pages(tmp_path, capsys):
    """Zensical gives every page of the second register the address, the words, the ids and the links of MkDocs."""
    project = tmp_path / "tests/fixtures/lighthouse"  # as deep as the original: the settings name the theme from there
    shutil.copytree(LIGHTHOUSE, project)
    shutil.copytree(ROOT / "scripts/synopsis/theme", tmp_path / "scripts/synopsis/theme")
    done = synopsis("build", *of(copied(tmp_path / "mkdocs")))
    assert (done.returncode, done.stderr) == (0, "")
    shutil.copytree(tmp_path / "mkdocs/docs", project / "docs", dirs_exist_ok=True)
    zensical = Path(sys.executable).with_name("zensical")
    built = subprocess.run([zensical, "build"], cwd=project, capture_output=True, text=True, check=False)

    status = other_engine.compare(tmp_path / "mkdocs/site", project / "site")

    said = capsys.readouterr().out
    assert built.returncode == 0, built.stdout + built.stderr
    assert status == 0, said
    assert int(said.split()[0]) > 40
