"""The way out: the same pages built with the theme's successor."""

import shutil
import subprocess
import sys
from pathlib import Path

import other_engine
import pytest

from lighthouse import LIGHTHOUSE, copied, of, synopsis

ROOT = Path(__file__).parents[2]
PAGE = '<nav id="n">menu</nav><article class="md-content__inner md-typeset">{}</article><p>foot</p>'


def read(markup):
    """Read one page as the comparison does."""
    reader = other_engine._Reader()  # noqa: SLF001 - the part that must not overlook anything
    reader.feed(PAGE.format(markup))
    return reader.content


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


def test_what_is_compared():
    """Words, ids and links of the article count; scripts and what is for the search alone do not."""
    content = read(
        '<h1 id="a">One <b>two</b></h1><br><a id="b" href="../c/">three</a><a href="..">four</a>'
        "<script>no</script><div hidden data-pagefind-ignore><i>no</i></div><p>five</p>"
    )

    assert content.words == ["One", "two", "three", "four", "five"]
    assert content.ids == ["a", "b"]
    assert content.links == ["../c/", ".."]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param('<p id="a">one <a href="b/">three</a></p>', id="words"),
        pytest.param('<p id="z">one <a href="b/">two</a></p>', id="ids"),
        pytest.param('<p id="a">one <a href="c/">two</a></p>', id="links"),
    ],
)
def test_a_difference_is_told(other, capsys):
    """Another word, id or link is named with its page; so is a page that one of the two alone has built."""
    ours = read('<p id="a">one <a href="b/">two</a></p>')

    changed = other_engine.report({"x": ours}, {"x": read(other)})
    lost = other_engine.report({"x": ours, "y": ours}, {"x": ours, "z": ours})
    same = other_engine.report({"x": ours}, {"x": ours})

    said = capsys.readouterr().out
    assert (changed, lost, same) == (1, 1, 0)
    assert "x: other" in said
    assert "y: only by MkDocs" in said
    assert "z: only by Zensical" in said
