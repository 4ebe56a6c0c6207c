import re

from lighthouse import copied, edit
from publishing import ran


def test_a_draft_is_built_and_never_published(tmp_path):
    """What is unfinished stops every build but a draft, which says on each page what it is, and is not recorded."""
    copied(tmp_path)
    sentences = tmp_path / "sources" / "sentences" / "wexford-1998.yml"
    whole = sentences.read_text(encoding="utf-8")
    sentences.write_text(re.sub(r"no_claim: [a-z-]+", "no_claim: to-do", whole, count=1), encoding="utf-8")

    refused, built = ran("build", tmp_path), ran("build", tmp_path, "--draft")
    sentences.write_text(whole, encoding="utf-8")
    recorded = ran("publish", tmp_path, "--unasked", "--on", "2026-11-29")

    assert [line.rpartition(" ")[2] for line in refused.stderr.splitlines()] == ["[sentence-account]"]
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.endswith("A draft, not to be published: 1 unfinished.\n")
    pages = [page.read_text(encoding="utf-8") for page in (tmp_path / "site").rglob("*.html")]
    marks = ("data-draft>Draft, not published", '<meta name="robots" content="noindex">')
    assert [page for page in pages if not all(mark in page for mark in marks)] == []
    assert recorded.stderr.splitlines() == [
        "site/index.html:0:0: must not be that of a draft; build the site without --draft [site-record]"
    ]
    assert not (tmp_path / "sources" / "permalinks.txt").exists()


def test_a_mistake_stops_a_draft_too(tmp_path):
    """A draft may be unfinished, not wrong."""
    edit(copied(tmp_path) / "sources" / "claims" / "tanaka-2015.yml", "exact: no year for", "exact: no year")

    assert "[anchor-length]" in ran("build", tmp_path, "--draft").stderr
