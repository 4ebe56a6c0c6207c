import gzip
import json
import shutil
from itertools import pairwise

import cbor2
import pytest

from synopsis.register.problems import Rule
from synopsis.site import pagefind, pagefind_order
from synopsis.site.pagefind_order import put_in_order

WORDS = ("cause", "number", "word", "fact", "source", "emphasis", "agree", "neither", "one-sided", "complementary")
PAGE = (
    '<html lang="en"><head><title>{0}</title></head><body><article class="md-content__inner">'
    '<h1 data-pagefind-filter="kind:{0}">{0}</h1><p data-pagefind-filter="other:{0}">a</p></article></body></html>'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Make a site whose pages have two filters with ten values each."""
    folder = tmp_path_factory.mktemp("filters") / "site"
    for word in WORDS:
        (folder / word).mkdir(parents=True)
        (folder / word / "index.html").write_text(PAGE.format(word), encoding="utf-8")
    return folder


def indexed(site, folder):
    """Index a copy of the site."""
    shutil.copytree(site, folder)
    assert pagefind.index_site(folder, "site") == []
    return folder / pagefind.FOLDER


@pytest.fixture(scope="module")
def index(site, tmp_path_factory):
    """Index the site once, as Pagefind leaves it."""
    return indexed(site, tmp_path_factory.mktemp("index") / "site")


def rank(kind):
    """Give the rank of a page, which here has no kind."""
    return len(kind)


def tree(folder):
    """Read every file below `folder`."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_index_of_the_same_pages_is_the_same(site, index, tmp_path):
    """In whatever order Pagefind wrote its filters, they end in one; beside names, nothing else changes."""
    folders = [shutil.copytree(index, tmp_path / "first"), indexed(site, tmp_path / "second")]
    before = tree(folders[0])

    problems = [put_in_order(folder, "pagefind", rank) for folder in folders]

    after = [tree(folder) for folder in folders]
    assert problems == [[], []]
    assert after[0] == after[1]
    changed = {name for name in before.keys() | after[0].keys() if before.get(name) != after[0].get(name)}
    assert {name for name in changed if not name.startswith(("filter/", "fragment/", "index/", "pagefind."))} == {
        "pagefind-entry.json"
    }


def test_the_index_names_what_is_there(index, tmp_path):
    """The entry names the summary, the summary the filters, and each filter lists its values sorted."""
    folder = shutil.copytree(index, tmp_path / "one")

    put_in_order(folder, "pagefind", rank)

    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    summary = gzip.decompress((folder / f"pagefind.{entry['languages']['en']['hash']}.pf_meta").read_bytes())
    filters = sorted((folder / "filter").iterdir())
    assert len(filters) == 2
    for path in filters:
        content = gzip.decompress(path.read_bytes())
        assert cbor2.dumps(path.stem) in summary
        places = [content.index(cbor2.dumps(word)) for word in sorted(WORDS)]
        assert places == sorted(places)


def test_pages_are_counted_through(index, tmp_path):
    """Each page has a name that says its rank and its place; the summary lists those very names, in fewer bytes."""
    folder = shutil.copytree(index, tmp_path / "one")
    (before,) = (len(path.read_bytes()) for path in folder.glob("*.pf_meta"))

    put_in_order(folder, "pagefind", lambda _: 7)

    (new,) = folder.glob("*.pf_meta")
    names = {path.stem for path in (folder / "fragment").iterdir()}
    summary = cbor2.loads(gzip.decompress(new.read_bytes()).removeprefix(b"pagefind_dcd"))
    assert [name.rpartition("_")[2] for name, *_ in summary[1]] == [f"7{place}" for place in range(len(WORDS))]
    assert {name for name, *_ in summary[1]} == names
    assert len(new.read_bytes()) < before


def test_words_are_parted_where_one_begins_otherwise(index, tmp_path, monkeypatch):
    """The files have every word once, in order; those that begin alike stand in one, which the summary names."""
    monkeypatch.setattr(pagefind_order, "_PART", 1)
    folder = shutil.copytree(index, tmp_path / "one")
    before = [word for words in read_words(folder) for word in words]

    put_in_order(folder, "pagefind", rank)

    parts = read_words(folder)
    assert [word for words in parts for word in words] == before
    assert len(parts) > 1
    beginnings = [{word[0][:4] for word in words} for words in parts]
    assert not any(one & other for one, other in pairwise(beginnings))


def read_words(folder):
    """Read the files of words that the summary of an index names, each with its first and last word."""
    (path,) = folder.glob("*.pf_meta")
    summary = cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
    found = []
    for first, last, name in summary[2]:
        content = gzip.decompress((folder / "index" / f"{name}.pf_index").read_bytes())
        (words,) = cbor2.loads(content.removeprefix(b"pagefind_dcd"))
        assert (words[0][0], words[-1][0]) == (first, last)
        found.append(words)
    assert len(list((folder / "index").iterdir())) == len(found)
    return found


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"pagefind_dcd\xf5", id="another-kind"),
        pytest.param(b"pagefind_dcd\x85\x00", id="too-short"),
        pytest.param(b"pagefind_dcd\x00\x00", id="too-long"),
        pytest.param(b"pagefind_dcd\x9f\xff", id="without-a-length"),
        pytest.param(b"", id="empty"),
    ],
)
def test_another_form_is_a_problem(index, tmp_path, content):
    """An index that a later Pagefind writes in another form stops the build, it is not written over."""
    folder = shutil.copytree(index, tmp_path / "one")
    for path in folder.glob("*.pf_meta"):
        path.write_bytes(gzip.compress(content))

    problems = put_in_order(folder, "site/pagefind", rank)

    assert [(problem.location.file, problem.rule) for problem in problems] == [("site/pagefind", Rule.SITE_SEARCH)]
