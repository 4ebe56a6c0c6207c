import gzip
import json
import shutil

import pytest

from synopsis.register.problems import Rule
from synopsis.site import pagefind

HEAD = '<html lang="en"><head><title>{0}</title></head><body><nav>menu</nav><article class="md-content__inner">'
PAGE = HEAD + '<h1 id="x">{0}</h1><p>{1}</p><p data-pagefind-ignore>hidden words</p></article></body></html>'


@pytest.fixture
def site(tmp_path):
    """Make a small built site."""
    folder = tmp_path / "site"
    for name, text in (("", "corridors"), ("a/", "a bridge"), ("b/", "a mill")):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "index.html").write_text(PAGE.format(f"Page {name}", text), encoding="utf-8")
    (folder / "404.html").write_text(PAGE.format("404", "not here"), encoding="utf-8")
    return folder


def tree(folder):
    """Read every file below `folder`."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def indexed(site):
    """Read what the index can show, by address."""
    texts = [gzip.decompress(path.read_bytes()).decode() for path in (site / pagefind.FOLDER / "fragment").iterdir()]
    found = [json.loads(text.removeprefix("pagefind_dcd")) for text in texts]
    return {entry["url"]: entry for entry in found}


def test_the_content_of_pages_is_indexed(site):
    """Pages are indexed by their own words: not the theme's, not what is withheld, nothing of the page for errors."""
    problems = pagefind.index_site(site, "site")

    entries = indexed(site)

    assert problems == []
    assert set(entries) == {"/", "/a/", "/b/"}
    assert entries["/a/"]["content"] == "Page a/ a bridge."
    assert entries["/a/"]["meta"]["title"] == "Page a/"


def test_only_what_the_search_needs_is_left(site):
    """Pagefind's own ways to show results are not published."""
    pagefind.index_site(site, "site")

    names = set(tree(site))

    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json", "pagefind/wasm.en.pagefind"} <= names
    assert [name for name in names if "-ui." in name or "highlight" in name or "worker" in name] == []


def test_the_same_pages_give_the_same_bytes(site, tmp_path, monkeypatch):
    """A second run, in another folder and with other settings around it, gives an identical index."""
    other = tmp_path / "elsewhere" / "other"
    shutil.copytree(site, other)

    pagefind.index_site(site, "site")
    monkeypatch.setenv("PAGEFIND_OUTPUT_SUBDIR", "somewhere")
    pagefind.index_site(other, "site")

    assert tree(site) == tree(other)


def test_a_site_that_cannot_be_indexed_is_a_problem(tmp_path):
    """Without a page there is no index, which is said at the site."""
    (tmp_path / "site").mkdir()

    problems = pagefind.index_site(tmp_path / "site", "site")

    assert [(problem.location.file, problem.rule) for problem in problems] == [("site/pagefind", Rule.SITE_SEARCH)]
    assert str(tmp_path) not in problems[0].message
