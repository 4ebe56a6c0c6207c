import os
import shutil
from pathlib import Path

import pytest

from synopsis.register.problems import Location, Problem, Rule
from synopsis.site.atomic import unfinished_files, unwritable, write_atomic


def test_folders_are_made_and_nothing_else_stays(tmp_path):
    """A file is written with the folders that it needs."""
    write_atomic(tmp_path / "a/b.md", b"new")

    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.md"]
    assert (tmp_path / "a/b.md").read_bytes() == b"new"


def test_what_a_killed_run_left_is_no_hindrance(tmp_path):
    """A half-written file of the same name is replaced, a link in its place is not followed."""
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / ".a.md.synopsis-new").symlink_to(tmp_path / "mine")

    write_atomic(tmp_path / "a.md", b"new")

    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert not (tmp_path / "a.md").is_symlink()
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_a_refused_file_is_named(tmp_path):
    """The error says which file it was, and nothing half written stays."""
    (tmp_path / "a.md").mkdir()

    with pytest.raises(OSError, match="Is a directory") as caught:
        write_atomic(tmp_path / "a.md", b"new")

    assert caught.value.filename == str(tmp_path / "a.md")
    assert list(unfinished_files(tmp_path)) == []


def test_a_device_or_pipe_stays(tmp_path):
    """What others may hold open is not replaced: /dev/stdout, given as the name of a report, is one."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "linked").symlink_to("pipe")

    for name in ("pipe", "linked"):
        with pytest.raises(OSError, match="a device or pipe"):
            write_atomic(tmp_path / name, b"new")

    assert (tmp_path / "pipe").is_fifo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["linked", "pipe"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        pytest.param("work/docs/a/b.md", "docs/a/b.md", id="below"),
        pytest.param("elsewhere/c", "{elsewhere}/c", id="elsewhere"),
        pytest.param(None, "docs", id="not-said"),
    ],
)
def test_unwritable(tmp_path, monkeypatch, path, shown):
    """A refusal of the system is shown from the current folder on, or as the whole path elsewhere."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    error = OSError(28, "No space left on device", path and str(tmp_path / path))

    problem = unwritable(error, Path("docs"))

    message = "must be open to reading and writing, not 'No space left on device'"
    location = Location(shown.format(elsewhere=tmp_path / "elsewhere"))
    assert problem == Problem(location, Rule.UNWRITABLE, message)


def test_a_folder_that_could_not_be_copied(tmp_path):
    """Of all the files that did not fit, the first is named, with its reason."""
    reasons = [("a", str(tmp_path / "b"), "[Errno 28] No space left on device: 'a' -> 'b'"), ("c", "d", "the same")]

    problem = unwritable(shutil.Error(reasons), tmp_path)

    assert problem.location.file == str(tmp_path / "b")
    assert problem.message.endswith("not 'No space left on device'")
