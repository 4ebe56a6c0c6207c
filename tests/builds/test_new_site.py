from lighthouse import synopsis

TODO = "TODO:"


def test_a_new_site_builds_at_once(tmp_path):
    """What `new` writes is built and verified without an edit, below a path, and its texts stay out of it."""
    begun = synopsis("new", tmp_path / "lexington", "--yes", "--articles", "3")
    site = tmp_path / "lexington"

    built = synopsis("build", cwd=site, SITE_URL="https://ada.github.io/lexington/")
    verified = synopsis("verify", cwd=site, SITE_URL="https://ada.github.io/lexington/")
    published = synopsis("publish", "--unasked", "--on", "2026-11-28", cwd=site, SITE_URL="https://ada.github.io/l/")

    assert [ran.stderr for ran in (begun, built, verified)] == ["", "", ""]
    assert TODO in (site / "site/about/index.html").read_text(encoding="utf-8")
    assert not [path for path in (site / "site").rglob("*") if path.name.startswith("example-1.t")]
    assert published.returncode == 1
    assert "docs/about/index.md:7:1: must be written before the site is published" in published.stderr
    assert not (site / "sources/permalinks.txt").exists()


def test_a_wrong_address_is_told_before_anything_is_built(tmp_path):
    """An address of which none can be made, or which is nobody's, is refused before a page is written."""
    site = tmp_path / "lexington"
    synopsis("new", site, "--yes")

    wrong = synopsis("build", cwd=site, SITE_URL="ada.github.io/lexington")
    nobodys = synopsis("check", "--to-publish", cwd=site, SITE_URL="https://localhost/")

    assert (wrong.returncode, nobodys.returncode) == (1, 1)
    assert wrong.stderr.startswith("SITE_URL:0:0: site_url must begin with http:// or https://")
    assert (
        "SITE_URL:0:0: site_url must be the address at which the site stays, not one at 'localhost': nothing stays at"
        in (nobodys.stderr)
    )
    assert not (site / "site").exists()
    assert not (site / "docs/claims").exists()
