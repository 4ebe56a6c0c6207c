import os
import resource
import zipfile

import pytest

from lighthouse import of, synopsis
from synopsis.site import csp
from synopsis.site.atomic import unwritable
from synopsis.site.offline_copy import make_copy, offline_page, pack


@pytest.mark.parametrize(
    ("link", "file"),
    [
        pytest.param("../", "../index.html", id="folder"),
        pytest.param("..", "../index.html", id="folder-without-slash"),
        pytest.param(".", "./index.html", id="here"),
        pytest.param("a/b/#m14", "a/b/index.html#m14", id="fragment"),
        pytest.param("a/?q=1&amp;r=2#x", "a/index.html?q=1&amp;r=2#x", id="query"),
        pytest.param("&#46;&#46;&#47;a&#47;&#35;f1", "../a/index.html#f1", id="entities"),
        pytest.param("index.json", "index.json", id="file"),
        pytest.param("#m14", "#m14", id="fragment-alone"),
        pytest.param("", "", id="empty"),
        pytest.param("https://example.org/a/", "https://example.org/a/", id="elsewhere"),
        pytest.param("https&#58;//example.org/a/", "https&#58;//example.org/a/", id="elsewhere-in-entities"),
        pytest.param("//example.org/a/", "//example.org/a/", id="other-host"),
        pytest.param("mailto:a@example.org", "mailto:a@example.org", id="mail"),
        pytest.param("data:image/png;base64,AA/", "data:image/png;base64,AA/", id="inline"),
    ],
)
def test_links_name_files(link, file):
    """A link to a folder names the page in it; every other link stays as it is."""
    assert offline_page(f'<a class="x" href="{link}">x</a>') == f'<a class="x" href="{file}">x</a>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("<a href='a/'>", '<a href="a/index.html">', id="single-quotes"),
        pytest.param("<a href=a/>", '<a href="a/index.html">', id="no-quotes"),
        pytest.param('<a title="1 > 0" href="a/">', '<a title="1 > 0" href="a/index.html">', id="angle-in-a-value"),
        pytest.param(
            '<meta http-equiv="refresh" content="0; url=../a/#b">',
            '<meta http-equiv="refresh" content="0; url=../a/index.html#b">',
            id="redirect",
        ),
        pytest.param('<p>see href="a/"</p>', '<p>see href="a/"</p>', id="text"),
        pytest.param('<p data-href="a/">', '<p data-href="a/">', id="other-attribute"),
        pytest.param("<script>'<a href=\"a/\">'</script>", "<script>'<a href=\"a/\">'</script>", id="script"),
        pytest.param('<!-- <a href="a/"> -->', '<!-- <a href="a/"> -->', id="comment"),
        pytest.param(
            '<a data-search-link href="a-z/">A-Z</a><button type="button" data-search-open hidden>Search</button>'
            '<dialog class="search" data-search><form><button>x</button></form></dialog><p>',
            '<a data-search-link href="a-z/index.html">A-Z</a><p>',
            id="search",
        ),
    ],
)
def test_pages_are_rewritten_by_their_tags(before, after):
    """Whatever quotes a tag uses, its links are found; what only looks like a link stays; the search goes."""
    assert offline_page(before) == after


def test_the_copy_is_whole_without_its_host(tmp_path):
    """What only a host or the search needs is left out; the pages keep a policy and get sums of their own."""
    site = tmp_path / "site"
    files = {
        "index.html": '<html><head><meta charset="utf-8"></head><body><a href="a/">a</a></body></html>',
        "404.html": '<html><head><meta charset="utf-8"></head></html>',
        "a/404.html": '<html><head><meta charset="utf-8"></head></html>',
        "sitemap.xml": "<urlset/>",
        "pagefind/wasm.en.pagefind": "x",
        "data/register.json": "{}",
        "a/card.png": "png",
        "manifest.json": "{}",
    }
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    assert csp.protect(site, "site") == []

    problems = make_copy(site, tmp_path / "copy", "copy")
    pack(tmp_path / "copy", "name", tmp_path / "one.zip")
    pack(tmp_path / "copy", "name", tmp_path / "two.zip")

    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        names = packed.namelist()
    assert problems == []
    assert names == [f"name/{name}" for name in ("a/404.html", "data/register.json", "index.html", "manifest.json")]
    assert 'href="a/index.html"' in (tmp_path / "copy/index.html").read_text()
    assert "wasm" not in (tmp_path / "copy/index.html").read_text()
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize(
    "name",
    ["...zip", "..zip", "... .zip", ".hidden.zip", "a\\..\\b.zip", "c:x.zip", "a\x1b[31m.zip", "a .zip", "a?.zip"],
)
def test_the_folder_in_the_zip_has_a_name_of_its_own(tmp_path, name):
    """A name that leads out of the folder, or that some system cannot unpack, is refused before anything is built."""
    ran = synopsis("offline", *of(tmp_path / "nothing"), "--to", tmp_path / name)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "must be named like the folder in it on any system" in ran.stderr
    assert ran.stderr.rstrip("\n").isprintable()
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_or_device_is_not_replaced(tmp_path):
    """What was given for the zip and is no file stays what it is."""
    os.mkfifo(tmp_path / "o.zip")

    ran = synopsis("offline", *of(tmp_path / "nothing"), "--to", tmp_path / "o.zip")

    assert ran.stderr == f"{tmp_path}/o.zip:0:0: must be a file, not a device or pipe [ownership]\n"
    assert (tmp_path / "o.zip").is_fifo()


def test_a_disk_without_room_is_told(tmp_path):
    """Whether the copy or the zip does not fit, the reason is what the system says, and nothing more."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/large.bin").write_bytes(os.urandom(200_000))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    messages = []
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        for act in (
            lambda: make_copy(tmp_path / "site", tmp_path / "copy", "copy"),
            lambda: pack(tmp_path / "site", "name", tmp_path / "o.zip"),
        ):
            with pytest.raises(OSError, match="File too large") as caught:
                act()
            messages.append(unwritable(caught.value, tmp_path).message)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert messages == ["must be open to reading and writing, not 'File too large'"] * 2
