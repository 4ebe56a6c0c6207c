import hashlib
import json

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


def test_hidden_files_do_not_count(site):
    """What a host or a file manager leaves, and drops when it publishes, is none of the site."""
    (site / ".nojekyll").touch()
    (site / "a/.DS_Store").write_text("x")

    assert found(site) == []


def test_a_copy_that_differs_is_told_file_by_file(site):
    """A changed, a missing and an added file are named."""
    (site / "index.html").write_text("<p>e</p>")
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
    ],
)
def test_what_is_no_manifest(site, content):
    """A copy whose manifest cannot be read is held to nothing, and that is said."""
    (site / "manifest.json").unlink()
    if content is not None:
        (site / "manifest.json").write_bytes(content)

    assert found(site) == [("copy/manifest.json", Rule.SITE_SUM)]
