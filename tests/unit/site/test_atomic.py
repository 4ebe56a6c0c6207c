import pytest

from synopsis.register.problems import Location, Problem, Rule
from synopsis.site.atomic import unfinished_files, unwritable, write_whole


def test_folders_are_made_and_nothing_else_stays(tmp_path):
    """A file is written with the folders that it needs."""
    write_whole(tmp_path / "a/b.md", b"new")

    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.md"]
    assert (tmp_path / "a/b.md").read_bytes() == b"new"


def test_what_a_killed_run_left_is_no_hindrance(tmp_path):
    """A half-written file of the same name is replaced, a link in its place is not followed."""
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / ".a.md.synopsis-new").symlink_to(tmp_path / "mine")

    write_whole(tmp_path / "a.md", b"new")

    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert not (tmp_path / "a.md").is_symlink()
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_a_refused_file_is_named(tmp_path):
    """The error says which file it was, and nothing half written stays."""
    (tmp_path / "a.md").mkdir()

    with pytest.raises(OSError, match="Is a directory") as caught:
        write_whole(tmp_path / "a.md", b"new")

    assert caught.value.filename == str(tmp_path / "a.md")
    assert list(unfinished_files(tmp_path)) == []


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        pytest.param("docs/a/b.md", "docs/a/b.md", id="below-docs"),
        pytest.param("site.new-1", "site.new-1", id="beside"),
        pytest.param("../elsewhere/c", "c", id="elsewhere"),
        pytest.param(None, "docs", id="not-said"),
    ],
)
def test_unwritable(tmp_path, path, shown):
    """A refusal of the system is shown without the path of the machine."""
    docs = tmp_path / "work" / "docs"
    error = OSError(28, "No space left on device", path and str((tmp_path / "work" / path).resolve()))

    problem = unwritable(error, docs)

    message = "must be open to reading and writing, not 'No space left on device'"
    assert problem == Problem(Location(shown), Rule.UNWRITABLE, message)
