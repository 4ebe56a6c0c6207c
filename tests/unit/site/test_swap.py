import errno
import os

import pytest

from synopsis.site.swap import exchange, open_to_all, recover


def a_site(folder, text):
    """Make a site of one page."""
    folder.mkdir()
    (folder / "index.html").write_text(text)
    return folder


def test_the_new_folder_takes_the_place_of_the_old(tmp_path):
    """After an exchange the new site stands there alone."""
    site = a_site(tmp_path / "site", "old")
    fresh = a_site(tmp_path / "site.new-1", "new")

    exchange(fresh, site)

    assert (site / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_first_site_has_nothing_to_replace(tmp_path):
    """Without an old site the new one is renamed."""
    fresh = a_site(tmp_path / "site.new-1", "new")

    exchange(fresh, tmp_path / "site")

    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_linked_site_is_replaced_not_emptied(tmp_path):
    """Where the site is a symbolic link, the link goes and what it leads to stays."""
    elsewhere = a_site(tmp_path / "elsewhere", "mine")
    (tmp_path / "site").symlink_to(elsewhere)
    fresh = a_site(tmp_path / "site.new-1", "new")

    exchange(fresh, tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert not (tmp_path / "site").is_symlink()
    assert (elsewhere / "index.html").read_text() == "mine"


def test_a_failed_exchange_leaves_the_old_site(tmp_path):
    """When the new folder is not there, the old one stays in its place."""
    site = a_site(tmp_path / "site", "old")

    with pytest.raises(OSError, match="No such file") as caught:
        exchange(tmp_path / "site.new-1", site)

    assert caught.value.errno == errno.ENOENT
    assert (site / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_stands_aside_is_never_overwritten(tmp_path):
    """A folder in the place where the old site waits stops the exchange, and both sites stay."""
    site = a_site(tmp_path / "site", "old")
    fresh = a_site(tmp_path / "site.new-1", "new")
    a_site(tmp_path / "site.displaced", "in the way")

    with pytest.raises(OSError, match="not empty"):
        exchange(fresh, site)

    assert (site / "index.html").read_text() == "old"


def test_an_exchange_killed_between_its_renames_is_undone(tmp_path):
    """At the next start the old site is back in its place."""
    a_site(tmp_path / "site.displaced", "old")
    a_site(tmp_path / "site.new-1", "new")

    recover(tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert not (tmp_path / "site.displaced").exists()


def test_an_exchange_killed_after_its_renames_is_finished(tmp_path):
    """At the next start the old site that was left over goes."""
    a_site(tmp_path / "site.displaced", "old")
    a_site(tmp_path / "site", "new")

    recover(tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_nothing_to_recover_changes_nothing(tmp_path):
    """A start after a clean end leaves the site alone."""
    site = a_site(tmp_path / "site", "old")

    recover(site)

    assert (site / "index.html").read_text() == "old"


def test_everybody_may_read_a_site(tmp_path):
    """Whatever the umask of whoever builds, a host that copies the files as they are can show them."""
    before = os.umask(0o077)
    try:
        site = a_site(tmp_path / "site", "x")
        (site / "claims/m14").mkdir(parents=True)
        (site / "claims/m14/index.html").touch(0o777)
    finally:
        os.umask(before)

    open_to_all(site)

    modes = {path.relative_to(tmp_path).as_posix(): path.stat().st_mode & 0o777 for path in (site, *site.rglob("*"))}
    assert {name for name, mode in modes.items() if mode == 0o755} == {"site", "site/claims", "site/claims/m14"}
    assert {mode for name, mode in modes.items() if name.endswith(".html")} == {0o644}
