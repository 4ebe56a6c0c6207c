import gzip
import json
import shutil

import cbor2
import pytest

from synopsis.register.problems import Rule
from synopsis.site import pagefind
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


def tree(folder):
    """Read every file below `folder`."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_index_of_the_same_pages_is_the_same(site, index, tmp_path):
    """In whatever order Pagefind wrote its filters, they end in one; the rest of the index is left alone."""
    folders = [shutil.copytree(index, tmp_path / "first"), indexed(site, tmp_path / "second")]
    before = tree(folders[0])

    problems = [put_in_order(folder, "pagefind") for folder in folders]

    after = [tree(folder) for folder in folders]
    assert problems == [[], []]
    assert after[0] == after[1]
    changed = {name for name in before.keys() | after[0].keys() if before.get(name) != after[0].get(name)}
    assert {name for name in changed if not name.startswith(("filter/", "pagefind."))} == {"pagefind-entry.json"}


def test_the_index_names_what_is_there(index, tmp_path):
    """The entry names the summary, the summary the filters, and each filter lists its values sorted."""
    folder = shutil.copytree(index, tmp_path / "one")

    put_in_order(folder, "pagefind")

    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    summary = gzip.decompress((folder / f"pagefind.{entry['languages']['en']['hash']}.pf_meta").read_bytes())
    filters = sorted((folder / "filter").iterdir())
    assert len(filters) == 2
    for path in filters:
        content = gzip.decompress(path.read_bytes())
        assert cbor2.dumps(path.stem) in summary
        places = [content.index(cbor2.dumps(word)) for word in sorted(WORDS)]
        assert places == sorted(places)


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

    problems = put_in_order(folder, "site/pagefind")

    assert [(problem.location.file, problem.rule) for problem in problems] == [("site/pagefind", Rule.SITE_SEARCH)]
