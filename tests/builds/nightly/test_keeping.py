"""What the workflow keeps of an edition, which is packed for readers without a network; run with real git."""

import hashlib
import json
import zipfile

from recording_host import Host


def test_an_edition_is_kept_once(edition, tmp_path):
    """What was published is kept as a release of its tag, with its sums; a run that is repeated keeps nothing twice.

    Where the tag is of another commit, as after a lost ledger, nothing is kept under its name.
    """
    host = Host(tmp_path, edition)
    recorded, _ = host.record()
    kept = host.release("release", host.folder / "record")
    again = host.release("kept-again", host.folder / "record")
    host.git(host.bare, "tag", "--force", "edition-1", host.committed(host.ledger()))
    *_, other = host.release("other", host.folder / "record")

    assert (recorded.returncode, recorded.stderr) == (0, "")
    assert [done.stderr for done in (*kept, *again) if done.returncode or done.stderr] == []
    named = ["edition-1-data.zip", "edition-1-offline.zip", "edition-1-sums.txt"]
    assert host.kept() == {"edition-1": [*named, "notes.md"]}
    assert (host.folder / "asked").read_text().count("release create") == 1
    folder = host.folder / "on-the-host/edition-1"
    for line in (folder / "edition-1-sums.txt").read_text().splitlines():
        total, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == total
    with zipfile.ZipFile(folder / "edition-1-data.zip") as data:
        register = json.loads(data.read("edition-1-data/register.json"))
    assert register["edition"]["number"] == 1
    assert "/editions/#edition-1" in (folder / "notes.md").read_text()
    assert other.returncode == 1
    assert "::error::the edition is published and not kept: the tag 'edition-1'" in other.stdout
