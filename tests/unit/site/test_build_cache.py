import os
import sqlite3
from pathlib import Path

import pytest
from checkout import ROOT

from synopsis.register.problems import Refused
from synopsis.site import build_cache
from synopsis.site.build_cache import BuildCache, folder_of, opened

RESULTS = "results.sqlite"


@pytest.fixture
def folder(tmp_path):
    """Give the folder of a cache in which one thing was kept."""
    with opened(tmp_path / "cache", ["base"]) as cache:
        cache.keep(b"a page", "page", b"text", b"surroundings")
    return tmp_path / "cache"


def again(folder, *made_of, base="base"):
    """Ask for a page in a build after the first."""
    with opened(folder, [base]) as cache:
        return cache.found("page", *made_of or (b"text", b"surroundings"))


def test_found_by_all_that_it_was_made_of(folder):
    """A result is found for the same kind and parts, in their order and where they end, and for nothing else."""
    assert again(folder) == b"a page"
    assert again(folder, b"text") is None
    assert again(folder, b"surroundings", b"text") is None
    assert again(folder, b"texts", b"urroundings") is None
    with opened(folder, ["base"]) as cache:
        assert cache.found("card", b"text", b"surroundings") is None


def test_another_base_finds_nothing(folder):
    """Of another program, or after a redaction, nothing is left in the folder."""
    assert again(folder, base="other") is None
    assert again(folder) is None
    assert b"a page" not in b"".join(file.read_bytes() for file in folder.iterdir())


def cut_off(folder):
    """Leave half of the file."""
    file = folder / RESULTS
    file.write_bytes(file.read_bytes()[:2000])


def no_database(folder):
    """Put something else in its place."""
    (folder / RESULTS).write_bytes(b"no database at all\n" * 500)


def changed_result(folder):
    """Change what a page would be, and not its sum."""
    with sqlite3.connect(folder / RESULTS) as connection:
        connection.execute("UPDATE results SET result = ?", (b"another",))


def under_another_key(folder):
    """Let one result stand for another, with its own sum."""
    with sqlite3.connect(folder / RESULTS) as connection:
        connection.execute("UPDATE results SET key = ?", (build_cache._key("page", [b"other"]),))  # noqa: SLF001


def other_tables(folder):
    """Let the file be of another program."""
    with sqlite3.connect(folder / RESULTS) as connection:
        connection.execute("DROP TABLE results")


def two_bases(folder):
    """Let the file say twice what it is of."""
    with sqlite3.connect(folder / RESULTS) as connection:
        connection.execute("INSERT INTO about SELECT * FROM about")


@pytest.mark.parametrize(
    "damage",
    [cut_off, no_database, changed_result, under_another_key, other_tables, two_bases],
    ids=lambda one: one.__name__,
)
def test_a_doubtful_cache_is_thrown_away(folder, damage):
    """Nothing is taken from a cache that is not as it was left, nothing raised; the next build begins a new one."""
    damage(folder)

    asked = (b"other",) if damage is under_another_key else ()
    assert again(folder, *asked) is None
    with opened(folder, ["base"]) as cache:
        cache.keep(b"a new page", "page", b"new")
    assert again(folder, b"new") == b"a new page"


@pytest.mark.parametrize("stands", ["file", "link"])
def test_what_is_no_folder_is_left_alone(tmp_path, stands):
    """A file or a link in the place of the folder is neither followed nor taken away."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "kept").write_text("kept")
    place = tmp_path / "cache"
    if stands == "file":
        place.write_text("kept")
    else:
        place.symlink_to(other)

    assert again(place) is None

    assert place.is_symlink() or place.read_text() == "kept"
    assert [file.name for file in other.iterdir()] == ["kept"]


def test_nobody_else_reads_it(folder):
    """What stands in drafts is for whoever builds them."""
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_nobody_asks_for_goes(folder):
    """An entry stays through two builds that do not ask for it, and while it is asked for; then its bytes are gone."""
    for _ in range(2):
        with opened(folder, ["base"]):
            pass
    assert again(folder) == b"a page"
    for _ in range(3):
        with opened(folder, ["base"]):
            pass

    assert again(folder) is None


def test_a_build_that_fails_takes_nothing_away(folder):
    """Builds that are refused do not count: an editor may take many of them to mend one thing."""
    for _ in range(5):
        with pytest.raises(Refused), opened(folder, ["base"]):
            raise Refused([])

    assert again(folder) == b"a page"


def test_two_processes_keep_in_one_cache(folder):
    """What a process keeps that was started for a part of the work is there for the next build."""
    with opened(folder, ["base"]) as cache:
        assert cache.found("page", b"text", b"surroundings") == b"a page"
        child = os.fork()
        if child == 0:
            cache.keep(b"of the child", "page", b"child")
            cache.settle()
            os._exit(0)
        os.waitpid(child, 0)
        cache.keep(b"of the parent", "page", b"parent")

    assert (again(folder, b"child"), again(folder, b"parent")) == (b"of the child", b"of the parent")


def test_two_builds_at_once(folder):
    """Two builds that share a folder find what is theirs; one of another base leaves the first without, not wrong."""
    first, second = BuildCache(folder, "one"), BuildCache(folder, "one")
    first.keep(b"1", "page", b"first")
    first.settle()
    second.keep(b"2", "page", b"second")
    second.close(is_done=True)
    third = BuildCache(folder, "other")

    assert first.found("page", b"first") in {b"1", None}
    first.close(is_done=True)
    third.keep(b"3", "page", b"third")
    third.close(is_done=True)


def test_what_is_needed_is_what_is_installed():
    """Every library that the package asks for is part of the sum of the program, but for those that make no page."""
    asked = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("dependencies = [")[2].partition("\n]")[0]
    names = {line.split('"')[1].split("=")[0].split(">")[0].split("[")[0] for line in asked.splitlines() if '"' in line}

    assert names - set(build_cache.NEEDED) == {"watchdog", "syntok", "setuptools", "rapidfuzz"}


def test_it_stands_beside_the_pages():
    """The folder has a name that git leaves out, here and in a site that `new` begins."""
    assert folder_of(Path("/some/docs")) == Path("/some/.synopsis.cache")
    for file in (".gitignore", "scripts/synopsis/scaffold/templates/dot-gitignore.jinja"):
        assert "/.synopsis.cache/\n" in (ROOT / file).read_text(encoding="utf-8")
