import hashlib
import json
import os
from pathlib import Path

import pytest

from synopsis.register.problems import Rule
from synopsis.site import checksums

FILES = {"index.html": "<p>ə</p>", "a/index.html": "<p>a</p>", "assets/main.AB12.css": "p {}"}


@pytest.fixture
def site(tmp_path):
    """Make a site with its checksums."""
    for name, text in FILES.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, encoding="utf-8")
    assert checksums.seal(tmp_path / "site") == []
    return tmp_path / "site"


def found(site):
    """Show what differs."""
    return [(problem.location.file, problem.rule) for problem in checksums.differences(site, "copy")]


def test_the_manifest_names_every_file(site):
    """Path, size and SHA-256 of every file, sorted; a program without any of ours can use it."""
    written = json.loads((site / "manifest.json").read_bytes())["files"]

    assert list(written) == sorted(FILES)
    for name, text in FILES.items():
        content = text.encode()
        assert written[name] == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert found(site) == []


def test_sealing_twice_changes_nothing(site):
    """The manifest does not name itself."""
    first = (site / "manifest.json").read_bytes()

    checksums.seal(site)

    assert (site / "manifest.json").read_bytes() == first


@pytest.mark.parametrize(
    ("name", "plant", "message"),
    [
        pytest.param(".DS_Store", Path.touch, "must stand in manifest.json, or not in the site", id="hidden-file"),
        pytest.param(".evil/index.html", Path.touch, "must stand in manifest.json, or not", id="in-a-hidden-folder"),
        pytest.param("a/x\x1b[31m\u202e.html", Path.touch, "must stand in manifest.json, or not", id="controls"),
        pytest.param("etc", lambda at: at.symlink_to("/etc"), "must be a file, not a link", id="link-to-a-folder"),
        pytest.param("b.html", lambda at: at.symlink_to("index.html"), "must be a file, not a link", id="link"),
        pytest.param("c.html", lambda at: at.symlink_to("nothing"), "must be a file, not a link", id="link-to-nothing"),
        pytest.param("pipe", os.mkfifo, "must be a file, not a pipe", id="pipe"),
        pytest.param("/".join("x" * 100 for _ in range(30)) + "/y", Path.touch, "must stand in manifest", id="deep"),
    ],
)
def test_whatever_was_added_is_told(site, name, plant, message):
    """Hidden, linked, deep or no file at all: what was not published with the site is named, in one line."""
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    plant(site / name)

    (problem,) = checksums.differences(site, "copy")

    assert problem.message.startswith(message)
    assert str(problem).isprintable()


@pytest.mark.parametrize(
    "plant",
    [
        pytest.param(lambda at: at.symlink_to("a/index.html"), id="link"),
        pytest.param(lambda at: at.symlink_to("/dev/zero"), id="link-to-a-device"),
        pytest.param(os.mkfifo, id="pipe"),
        pytest.param(Path.mkdir, id="folder"),
        pytest.param(lambda at: os.truncate(os.open(at, os.O_CREAT | os.O_RDWR), 10**12), id="a-million-megabytes"),
    ],
)
def test_nothing_in_the_place_of_a_file_is_read(site, plant):
    """What is no file, or of another size than it should be, is told at once, however long it is."""
    (site / "index.html").unlink()
    plant(site / "index.html")

    assert found(site) == [("copy/index.html", Rule.SITE_SUM)]


def test_a_folder_that_cannot_be_looked_into_is_told(site):
    """A folder whose name is too long for the system to open it is one line, and the rest is held to the sums."""
    here = Path.cwd()
    os.chdir(site)
    try:
        for _ in range(25):
            Path("x" * 200).mkdir()
            os.chdir("x" * 200)
    finally:
        os.chdir(here)
    (site / "index.html").write_text("")

    problems = checksums.differences(site, "copy")

    assert [problem.message for problem in problems] == [
        "must have the SHA-256 that manifest.json gives",
        "must be a file that is open to reading",
    ]


def test_a_copy_that_differs_is_told_file_by_file(site):
    """A changed, a missing and an added file are named, also where the size is the same."""
    (site / "index.html").write_text("<p>é</p>", encoding="utf-8")
    (site / "a/index.html").unlink()
    (site / "new.html").write_text("")

    assert found(site) == [(f"copy/{name}", Rule.SITE_SUM) for name in ("a/index.html", "index.html", "new.html")]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="missing"),
        pytest.param(b"", id="empty"),
        pytest.param(b"[]", id="list"),
        pytest.param(b'{"files": []}', id="no-files"),
        pytest.param(b"\xff", id="not-utf-8"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b'{"files": {"index.html": 1}}', id="sums-that-are-none"),
        pytest.param(b'{"files": {"index.html": {"bytes": 9999999999}}}', id="a-site-of-ten-thousand-megabytes"),
        pytest.param(b'{"files": {}, "x": ' + b"9" * 5000 + b"}", id="digits"),
        pytest.param(Path("/dev/zero"), id="endless"),
        pytest.param(os.mkfifo, id="pipe"),
        pytest.param(lambda at: os.truncate(os.open(at, os.O_CREAT | os.O_RDWR), 3 * 10**9), id="large"),
    ],
)
def test_what_is_no_manifest(site, content):
    """A copy whose manifest cannot be read is held to nothing, and that is said."""
    (site / "manifest.json").unlink()
    if isinstance(content, bytes):
        (site / "manifest.json").write_bytes(content)
    elif isinstance(content, Path):
        (site / "manifest.json").symlink_to(content)
    elif content:
        content(site / "manifest.json")

    assert found(site) == [("copy/manifest.json", Rule.SITE_SUM)]
