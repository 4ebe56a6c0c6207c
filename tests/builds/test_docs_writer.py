import json
import os
import resource
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import synopsis
from synopsis.page import Page, Picture
from synopsis.register.problems import Refused, Rule
from synopsis.site.docs_manifest import NAME, checksum, read_manifest
from synopsis.site.docs_writer import Written, plan, write_pages

LIBRARY = Path(synopsis.__file__).parents[1]


def some_pages(count, version=1):
    """Make pages that differ by number and version."""
    return [Page(f"claims/c{number}/index.md", f"# Claim {number}, version {version}\n") for number in range(count)]


def files(docs):
    """Name every file below `docs` with its text, the manifest apart."""
    found = {path.relative_to(docs).as_posix(): path for path in docs.rglob("*") if path.is_file()}
    return {name: path.read_bytes().decode() for name, path in found.items() if name != NAME}


def texts(pages):
    """Say what the files of `pages` must hold."""
    return {page.path: page.text for page in pages}


def refused(pages, docs):
    """Give the problems for which a run is refused."""
    with pytest.raises(Refused) as caught:
        write_pages(pages, docs)
    return caught.value.problems


@pytest.fixture
def docs(tmp_path):
    """Name a folder that the run makes."""
    return tmp_path / "docs"


def test_pages_are_written_as_they_are(docs):
    """A file holds the text of its page in UTF-8, line ends as given; a picture its bytes."""
    pages: list[Page | Picture] = [Page("index.md", "# Ə\nb\n"), Page("data/documents.ris", "TY  - RPRT\r\n")]
    pages.append(Picture("card.png", b"\xff\n"))

    written = write_pages(pages, docs)

    assert written == Written(changed=("card.png", "data/documents.ris", "index.md"))
    assert (docs / "index.md").read_bytes() == "# Ə\nb\n".encode()
    assert (docs / "data/documents.ris").read_bytes() == b"TY  - RPRT\r\n"
    assert (docs / "card.png").read_bytes() == b"\xff\n"


def test_manifest_lists_what_is_ours(docs):
    """The manifest is sorted JSON: path to SHA-256."""
    pages = [Page("z.md", "z"), Page("a.md", "a")]

    write_pages(pages, docs)

    found = json.loads((docs / NAME).read_text())
    assert list(found.items()) == [("a.md", checksum(b"a")), ("z.md", checksum(b"z"))]


def test_second_run_writes_nothing(docs):
    """What is already right keeps its time stamp, the manifest too."""
    write_pages(some_pages(3), docs)
    before = {path: path.stat().st_mtime_ns for path in docs.rglob("*")}

    written = write_pages(some_pages(3), docs)

    assert written == Written()
    assert {path: path.stat().st_mtime_ns for path in docs.rglob("*")} == before


def test_only_what_differs_is_written(docs):
    """A changed page is written, its neighbours are left alone."""
    write_pages([Page("a.md", "1"), Page("b.md", "1")], docs)
    before = (docs / "b.md").stat().st_ino

    written = write_pages([Page("a.md", "2"), Page("b.md", "1")], docs)

    assert written.changed == ("a.md",)
    assert (docs / "b.md").stat().st_ino == before


def test_stale_pages_go_with_their_folders(docs):
    """A page that nobody wants is removed with the folders that it leaves empty; others stay."""
    write_pages([Page("a/b/c.md", "c"), Page("a/d.md", "d"), Page("x/y.md", "y")], docs)
    (docs / "x/by-hand.md").write_text("mine")

    written = write_pages([Page("a/d.md", "d")], docs)

    assert written == Written(removed=("a/b/c.md", "x/y.md"))
    assert not (docs / "a/b").exists()
    assert files(docs) == {"a/d.md": "d", "x/by-hand.md": "mine"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a.md", "a.md/index.md", id="file-becomes-folder"),
        pytest.param("a.md/b/index.md", "a.md", id="folder-becomes-file"),
    ],
)
def test_a_page_takes_the_place_of_a_stale_one(docs, before, after):
    """What goes in this run is not in the way of what comes."""
    write_pages([Page(before, "old")], docs)

    written = write_pages([Page(after, "new")], docs)

    assert written == Written(changed=(after,), removed=(before,))
    assert files(docs) == {after: "new"}


def change_by_hand(docs):
    """Edit a page that is wanted."""
    (docs / "a.md").write_text("by hand")


def add_by_hand(docs):
    """Put a file where a page is to stand."""
    (docs / "new.md").write_text("by hand")


def change_stale_by_hand(docs):
    """Edit a page that nobody wants."""
    (docs / "stale.md").write_text("by hand")


def put_folder(docs):
    """Put a folder with a file where a page is to stand."""
    (docs / "new.md").mkdir()
    (docs / "new.md" / "mine.md").write_text("by hand")


def put_empty_folder(docs):
    """Put an empty folder where a page is to stand."""
    (docs / "new.md").mkdir()


def put_file_for_folder(docs):
    """Put a file where a folder is to stand."""
    (docs / "folder").write_text("by hand")


def link_page(docs):
    """Put a link that leads nowhere."""
    (docs / "new.md").symlink_to(docs.parent / "elsewhere.md")


def link_page_of_ours(docs):
    """Replace a page by a link to the same words."""
    (docs / "a.md").unlink()
    (docs.parent / "elsewhere.md").write_text("a1")
    (docs / "a.md").symlink_to(docs.parent / "elsewhere.md")


def link_folder(docs):
    """Put a link to another folder."""
    (docs.parent / "elsewhere").mkdir()
    (docs / "folder").symlink_to(docs.parent / "elsewhere")


def link_beside(docs):
    """Put a link to a file outside, in a place where no page is to stand."""
    (docs.parent / "secret.txt").write_text("mine")
    (docs / "about").mkdir()
    (docs / "about/extra.txt").symlink_to(docs.parent / "secret.txt")


def link_folder_beside(docs):
    """Put a link to a folder outside, in a place where no page is to stand."""
    (docs.parent / "elsewhere").mkdir()
    (docs / "extra").symlink_to(docs.parent / "elsewhere")


def put_pipe(docs):
    """Put a pipe, from which reading would wait for ever, in a place where no page is to stand."""
    os.mkfifo(docs / "extra.txt")


def put_pipe_for_page(docs):
    """Put a pipe where a page is to stand."""
    os.mkfifo(docs / "new.md")


def put_pipe_for_folder(docs):
    """Put a pipe where a folder is to stand."""
    os.mkfifo(docs / "folder")


def put_pipe_for_manifest(docs):
    """Put a pipe in the place of the list of what is ours."""
    (docs / NAME).unlink()
    os.mkfifo(docs / NAME)


def put_socket(docs):
    """Put a socket in a place where no page is to stand."""
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.open(docs, os.O_RDONLY)
        listener.bind(f"/proc/self/fd/{here}/extra.txt")  # the name of a socket must be short
        os.close(here)


@pytest.mark.parametrize(
    ("meddle", "file", "message"),
    [
        pytest.param(change_by_hand, "docs/a.md", "must be as it was generated", id="changed"),
        pytest.param(add_by_hand, "docs/new.md", "must be absent, or ours", id="not-listed"),
        pytest.param(change_stale_by_hand, "docs/stale.md", "must be as it was generated", id="stale-changed"),
        pytest.param(put_folder, "docs/new.md", "must be a file, not a folder", id="folder"),
        pytest.param(put_empty_folder, "docs/new.md", "must be a file, not a folder", id="empty-folder"),
        pytest.param(put_file_for_folder, "docs/folder", "must be a folder", id="file-for-folder"),
        pytest.param(link_page, "docs/new.md", "not a symbolic link", id="dangling-link"),
        pytest.param(link_page_of_ours, "docs/a.md", "not a symbolic link", id="link-with-our-words"),
        pytest.param(link_folder, "docs/folder", "not a symbolic link", id="linked-folder"),
        pytest.param(link_beside, "docs/about/extra.txt", "not a symbolic link", id="link-beside"),
        pytest.param(link_folder_beside, "docs/extra", "not a symbolic link", id="linked-folder-beside"),
        pytest.param(put_pipe, "docs/extra.txt", "not a device, pipe or socket", id="pipe"),
        pytest.param(put_pipe_for_page, "docs/new.md", "not a device, pipe or socket", id="pipe-for-page"),
        pytest.param(put_pipe_for_folder, "docs/folder", "not a device, pipe or socket", id="pipe-for-folder"),
        pytest.param(put_pipe_for_manifest, f"docs/{NAME}", "not a device, pipe or socket", id="pipe-for-manifest"),
        pytest.param(put_socket, "docs/extra.txt", "not a device, pipe or socket", id="socket"),
    ],
)
def test_what_is_not_ours_stops_the_run(docs, meddle, file, message):
    """A foreign file in the way is named and nothing is written or removed."""
    write_pages([Page("a.md", "a1"), Page("stale.md", "s"), Page("other.md", "1")], docs)
    meddle(docs)
    before = files(docs)
    wanted = [Page("a.md", "a2"), Page("other.md", "2"), Page("new.md", "n"), Page("folder/new.md", "n")]

    problems = refused(wanted, docs)

    assert [(problem.location.file, problem.rule) for problem in problems] == [(file, Rule.OWNERSHIP)]
    assert message in problems[0].message
    assert files(docs) == before


def test_every_foreign_file_is_named(docs):
    """All that is in the way is reported at once, in order."""
    docs.mkdir()
    for name in ("b.md", "a.md"):
        (docs / name).write_text("mine")

    problems = refused([Page("a.md", "1"), Page("b.md", "1"), Page("c.md", "1")], docs)

    assert [problem.location.file for problem in problems] == ["docs/a.md", "docs/b.md"]


def test_a_page_deleted_by_hand_comes_back(docs):
    """A missing file of ours is no change by hand."""
    write_pages([Page("a.md", "a"), Page("b/c.md", "c")], docs)
    (docs / "a.md").unlink()
    (docs / "b/c.md").unlink()

    written = write_pages([Page("a.md", "a")], docs)

    assert written == Written(changed=("a.md",))
    assert read_manifest(docs) == {"a.md": checksum(b"a")}
    assert not (docs / "b").exists()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("../a.md", id="above"),
        pytest.param("a/../../b.md", id="above-within"),
        pytest.param("/etc/a.md", id="absolute"),
        pytest.param("A.md", id="upper-case"),
        pytest.param("_a.md", id="underscore"),
        pytest.param("a/_b/c.md", id="underscore-within"),
        pytest.param(".generated.json", id="manifest"),
        pytest.param("a/.hidden", id="hidden"),
        pytest.param("a//b.md", id="empty-piece"),
        pytest.param("a/", id="folder"),
        pytest.param("", id="empty"),
        pytest.param("a b.md", id="space"),
        pytest.param("a\n.md", id="line-end"),
        pytest.param("a.md\n", id="last-line-end"),
        pytest.param("ə.md", id="not-ascii"),
    ],
)
def test_unfit_paths_are_refused(docs, path):
    """A path is lower case, plain and below docs/; else nothing is written."""
    problems = refused([Page("a.md", "a"), Page(path, "x")], docs)

    assert [problem.rule for problem in problems] == [Rule.OWNERSHIP]
    assert not docs.exists()


@pytest.mark.parametrize(
    ("paths", "file"),
    [
        pytest.param(["a.md", "a.md"], "docs/a.md", id="twice"),
        pytest.param(["a", "a/b.md"], "docs/a", id="page-and-folder"),
    ],
)
def test_two_pages_for_one_path_are_refused(docs, paths, file):
    """Every path is that of one page."""
    problems = refused([Page(path, "x") for path in paths], docs)

    assert [problem.location.file for problem in problems] == [file]
    assert not docs.exists()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("{", id="cut-off"),
        pytest.param("", id="empty"),
        pytest.param("[]", id="list"),
        pytest.param('{"a.md": 1}', id="number"),
        pytest.param('{"a.md": "abc"}', id="short-sum"),
        pytest.param('{"../../secret": "%s"}' % ("0" * 64), id="path-outside"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param("\udcff", id="bytes"),
    ],
)
def test_corrupt_manifest_stops_the_run(docs, content):
    """Without a manifest that can be trusted nothing is written or removed."""
    docs.mkdir()
    (docs / NAME).write_bytes(content.encode(errors="surrogateescape"))

    problems = refused([Page("a.md", "a")], docs)

    assert [(str(problem.location), problem.rule) for problem in problems] == [(f"docs/{NAME}:0:0", Rule.OWNERSHIP)]
    assert files(docs) == {}


def test_either_sum_is_ours(docs):
    """After a killed run both the old and the new text of a page are accepted and repaired."""
    write_pages([Page("old.md", "1"), Page("new.md", "1"), Page("gone.md", "1")], docs)
    planned = plan([Page("old.md", "2"), Page("new.md", "2"), Page("added.md", "2")], docs)
    (docs / NAME).write_text(json.dumps(planned.during))
    (docs / "new.md").write_text("2")
    (docs / ".old.md.synopsis-new").write_text("ha")

    written = write_pages([Page("old.md", "3"), Page("new.md", "3")], docs)

    assert written == Written(changed=("new.md", "old.md"), removed=("gone.md",))
    assert files(docs) == {"old.md": "3", "new.md": "3"}
    assert set(read_manifest(docs)) == {"old.md", "new.md"}


def test_unfinished_file_of_a_killed_run_is_cleared_away(docs):
    """What a killed run left half written goes, also where nobody wants the page any more."""
    write_pages([Page("a.md", "a")], docs)
    manifest = {"a.md": checksum(b"a"), "b/c.md": checksum(b"c")}
    (docs / NAME).write_text(json.dumps(manifest))
    (docs / "b").mkdir()
    (docs / "b/.c.md.synopsis-new").write_text("ha")

    written = write_pages([Page("a.md", "a")], docs)

    assert written == Written()
    assert sorted(path.name for path in docs.iterdir()) == [NAME, "a.md"]


WRITER = """
import os, signal, sys
from pathlib import Path
from synopsis.page import Page
from synopsis.site.docs_writer import write_pages

STEPS = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
left = int(sys.argv[2])

def step(event, words):
    global left
    left -= event in STEPS
    if left == 0 and event in STEPS:
        os.kill(os.getpid(), signal.SIGKILL)

pages = [Page(f"claims/c{n}/index.md", f"# Claim {n}, version 2\\n") for n in range(5, 15)]
sys.addaudithook(step)
write_pages(pages, Path(sys.argv[1]))
"""
"""Writes pages, and is killed before it does its n-th step on the disk."""


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(13, id="before-the-manifest"),
        pytest.param(14, id="before-removing"),
        pytest.param(19, id="while-removing"),
        pytest.param(27, id="written-but-not-in-place"),
        pytest.param(40, id="in-the-midst"),
        pytest.param(54, id="after-the-last-page"),
        pytest.param(55, id="before-the-last-manifest"),
    ],
)
def test_a_killed_run_is_repaired(docs, step):
    """Whenever a run is killed, each file is whole and the next run completes the rest."""
    write_pages(some_pages(10), docs)
    words = [sys.executable, "-c", WRITER, str(docs), str(step)]
    killed = subprocess.run(words, env={**os.environ, "PYTHONPATH": str(LIBRARY)}, check=False)
    whole = {**texts(some_pages(10)), **texts(some_pages(15, version=2))}
    left = files(docs)
    wanted = some_pages(12, version=3)

    write_pages(wanted, docs)

    assert killed.returncode == -signal.SIGKILL  # in the midst of its work
    for name, text in left.items():
        assert ".synopsis-new" in name or text in {whole[name], whole[name].replace("version 2", "version 1")}
    assert files(docs) == texts(wanted)
    assert read_manifest(docs) == {page.path: checksum(page.text.encode()) for page in wanted}


@pytest.fixture
def full_disk():
    """Let the system refuse every file of more than 100 kB, as a full disk would."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_full_disk_is_a_problem(docs, full_disk):  # noqa: ARG001 - its presence fills the disk
    """A file that cannot be written is named; nothing half written stays."""
    write_pages([Page("a.md", "1"), Page("b.md", "1")], docs)

    with pytest.raises(OSError, match="File too large") as caught:
        write_pages([Page("a.md", "2"), Page("b.md", "x" * 200_000)], docs)

    assert caught.value.filename == str(docs / "b.md")
    assert files(docs) == {"a.md": "2", "b.md": "1"}


def test_after_a_full_disk_the_next_run_repairs(docs):
    """What a refused file left behind is completed when there is room again."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    wanted = [Page("a.md", "2"), Page("b.md", "x" * 200_000)]
    write_pages([Page("a.md", "1"), Page("b.md", "1")], docs)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_pages(wanted, docs)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    written = write_pages(wanted, docs)

    assert written == Written(changed=("b.md",))
    assert files(docs) == texts(wanted)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("x" * 300 + ".md", id="name-too-long"),
        pytest.param("y/" * 3000 + "a.md", id="path-too-long"),
    ],
)
def test_what_the_system_refuses_is_named(docs, path):
    """An error of the system says which file it was, for the command line to report."""
    with pytest.raises(OSError, match="File name too long") as caught:
        write_pages([Page(path, "x")], docs)

    assert str(caught.value.filename).startswith(str(docs))


def test_docs_must_be_a_folder(docs):
    """A file in the place of docs/ is named, and kept."""
    docs.write_text("mine")

    with pytest.raises(NotADirectoryError) as caught:
        write_pages([Page("a.md", "a")], docs)

    assert str(caught.value.filename).startswith(str(docs))
    assert docs.read_text() == "mine"
