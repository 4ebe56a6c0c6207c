"""A site that is built again after an edit, from what the last build kept, beside one that is made anew."""

import shutil

import pytest

from lighthouse import edit, of, synopsis, tree
from synopsis.site.build_cache import folder_of


def built(folder, *words):
    """Build, and give the site; nothing may be said of the cache."""
    ran = synopsis("build", *words, *of(folder), "--processes", "1")
    assert (ran.returncode, ran.stderr) == (0, "")
    return tree(folder / "site")


def test_the_bytes_of_a_clean_build(lighthouse_copy, tmp_path):
    """After edits of three kinds and a deletion nothing tells the site from one that is made anew."""
    sources = lighthouse_copy / "sources"
    edit(sources / "claims/wexford-1998.yml", "Masons of the town", "Masons of that town")
    edit(sources / "findings/findings.yml", "The survey counted 139 steps.", "The survey has counted 139 steps.")
    (sources / "names/names.yml").unlink()
    edit(lighthouse_copy / "docs/about/index.md", "invented lighthouse", "invented tower")
    kept = {path: path.stat().st_ino for path in (lighthouse_copy / "site").rglob("cite.bib")}
    clean = shutil.copytree(lighthouse_copy, tmp_path / "clean")

    again = built(lighthouse_copy)

    assert again == built(clean, "--clean")
    assert "Masons of that town" in again["claims/w3/index.html"].decode()
    assert sum(path.stat().st_ino == number for path, number in kept.items()) > len(kept) / 2  # linked, not written


@pytest.mark.parametrize("reason", ["edition", "damage"])
def test_builds_without_a_cache(lighthouse_copy, reason):
    """An edition is made of nothing that was kept; what cannot be opened is no reason to refuse, nor to say a word."""
    folder = folder_of(lighthouse_copy / "docs")
    before = tree(lighthouse_copy / "site")
    if reason == "damage":
        (folder / "results.sqlite").write_bytes(b"no cache")
        assert built(lighthouse_copy) == before
        return
    (folder / "results.sqlite").unlink()
    ran = synopsis("build", *of(lighthouse_copy), EDITION_COMMIT="a" * 40, EDITION_DAY="2026-11-28")
    assert (ran.returncode, [*folder.iterdir()]) == (0, [])
