"""The steps of the workflow that record what is published, run with real git on repositories of this machine."""

import json
import shutil
import threading
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from lighthouse import edit
from publishing import HOST, IN_THE_WORKFLOW, publish, ran
from recording_host import NOWHERE, Host
from synopsis.register.ledger import Ledger, Occasion, appended, read_ledger
from synopsis.site.checksums import manifest_sum


@pytest.fixture
def host(edition, tmp_path):
    """Give a repository from which nothing was published yet, of which main is protected."""
    return Host(tmp_path, edition)


def test_a_repository_without_the_generator_publishes(edition, tmp_path):
    """The workflow that others call records their site by the generator that it has read beside it."""
    host = Host(tmp_path, edition, "site")

    done, output = host.record()

    assert done.returncode == 0, done.stderr
    assert output == "site=site-77-1\n"
    (publication,) = host.ledger().publications
    assert publication.site_url == HOST
    assert host.git(host.folder / "record", "ls-tree", "--name-only", "HEAD").split() == [
        "docs",
        "mkdocs.yml",
        "sources",
    ]


def test_the_first_run_and_its_repetition(host):
    """A first publication makes the branch, main stays as it is; a run that is repeated records nothing twice."""
    before = host.branches()
    first, output = host.record()
    made = host.branches()
    again, other_output = host.record("again", attempt="2")

    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert (output, other_output) == ("site=site-77-1\n", "site=site-77-2\n")
    assert made == host.branches()
    assert made.keys() - before.keys() == {"ledger"}
    assert host.tags() == {"edition-1": before["main"]}
    assert made["main"] == before["main"]
    (publication,) = host.ledger().publications
    assert host.ledger().problems == ()
    assert (publication.site_url, f"{publication.on}") == (HOST, IN_THE_WORKFLOW["EDITION_DAY"])
    assert publication.commit == IN_THE_WORKFLOW["EDITION_COMMIT"]
    for job in ("record", "again"):
        site = host.folder / job / "site"
        told = json.loads((site / "publication.json").read_bytes())
        assert (told["sha256"], told["manifest"]) == (publication.digest, manifest_sum(site))
    assert "key" not in first.stdout + first.stderr


def test_a_push_during_a_run(host):
    """A run that finds main moved publishes nothing and says that the newer one does."""
    folder = host.job("record")
    host.commit()
    (host.folder / "output").write_text("")

    done = host.step(folder, "record", "Record it on the branch of the ledger")

    assert done.returncode == 0, done.stderr
    assert "::notice::main has moved since this run began" in done.stdout
    assert (host.folder / "output").read_text() == ""
    assert set(host.branches()) == {"main"}


def test_a_branch_that_may_not_be_written(host):
    """Where the ledger cannot be recorded nothing is published, and the run says why."""
    host.hook("exit 1")

    done, output = host.record()

    assert (done.returncode, output) == (1, "")
    assert "::error::the branch 'ledger' cannot be written" in done.stdout


def test_two_that_publish(host, published):
    """What another run has recorded in the meantime is kept; the site is built again as the edition that follows it."""
    own = read_ledger(published / "sources/permalinks.txt", "permalinks.txt")
    theirs = appended(Ledger(), dict.fromkeys(own.paths, ""), Occasion(date(2026, 11, 23), HOST))
    commit = host.let_another_record(theirs)

    done, output = host.record()

    assert (done.returncode, output) == (0, "site=site-77-1\n"), done.stderr
    assert host.git(host.bare, "rev-parse", "ledger^") == commit
    assert host.ledger().problems == ()
    assert host.ledger().publications[:1] == theirs.publications
    (head,) = host.ledger().heads
    built = json.loads((host.folder / "record/site/data/register.json").read_bytes())["edition"]
    assert (head.number, head.follows, head.commit) == (2, (theirs.heads[0].digest,), host.branches()["main"])
    assert built == {"number": 2, "commit": head.commit, "on": f"{datetime.now(UTC):%F}", "doi": ""}
    assert host.tags() == {"edition-2": head.commit}
    assert {line.path: line.fingerprint for line in host.ledger().lines if line.fingerprint} == {
        line.path: line.fingerprint for line in own.lines if line.fingerprint
    }


def test_a_fork_at_another_address(host, published):
    """A fork that has copied the ledger is told before anything is built; without it, it begins its own."""
    host.put(read_ledger(published / "sources/permalinks.txt", ""))
    folder = host.job("build")
    fetched = host.step(folder, "build", "Fetch the ledger")
    copied = (folder / "sources/permalinks.txt").read_bytes()
    address = {"SITE_URL": "https://grace.github.io/x/"}

    refused = host.step(folder, "build", "Check the register and the address", **address)
    (folder / "sources/permalinks.txt").unlink()
    host.git(host.bare, "update-ref", "-d", "refs/heads/ledger")
    fetched_again = host.step(folder, "build", "Fetch the ledger")
    begun = host.step(folder, "build", "Check the register and the address", **address)

    assert copied == (published / "sources/permalinks.txt").read_bytes()
    assert (fetched.stdout, fetched_again.stdout) == (
        "",
        "Nothing was published from this repository yet: it has no branch 'ledger'.\n",
    )
    assert refused.stderr.startswith(f"SITE_URL:0:0: site_url must be '{HOST}', at which the ledger ")
    assert "deletes its branch `ledger`" in refused.stderr
    assert (refused.returncode, begun.returncode, begun.stderr) == (1, 0, "")


# what is kept


def test_what_is_not_kept(host, edition):
    """What is kept already is not kept again, and nothing under a tag of another commit, as after a lost ledger."""
    folder = host.job("release")
    shutil.copytree(edition / "site", folder / "site")
    (host.folder / "on-the-host/edition-1").mkdir()
    host.git(host.bare, "tag", "edition-1", "main")
    again = host.step(folder, "release", "Keep it as a release")
    host.git(host.bare, "tag", "--force", "edition-1", host.committed(Ledger()))
    other = host.step(folder, "release", "Keep it as a release")

    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert other.returncode == 1
    assert "::error::the edition is published and not kept: the tag 'edition-1'" in other.stdout
    assert "release create" not in (host.folder / "asked").read_text()


def test_a_redaction_takes_editions_down(host, published):
    """The release and the tag of an edition that has what was redacted are deleted, once; others stay."""
    own = read_ledger(published / "sources/permalinks.txt", "")
    now = {line.path: line.fingerprint for line in own.lines}
    first, second = (Occasion(date(2026, 11, 22), HOST, commit=one * 40, manifest=one * 64) for one in "12")
    ledger = appended(Ledger(), now | {"/claims/w2/": "f" * 64}, first)
    host.put(appended(ledger, now, second, ["/claims/w2/"]))
    for number in (1, 2):
        (host.folder / f"on-the-host/edition-{number}").mkdir()
        host.git(host.bare, "tag", f"edition-{number}", "main")

    folder = host.job("release")
    done = [host.step(folder, "release", "Take down what a redaction touches") for _ in range(2)]

    assert [one.returncode for one in done] == [0, 0], done[0].stderr
    assert (host.kept(), [*host.tags()]) == ({"edition-2": []}, ["edition-2"])
    assert (host.folder / "asked").read_text().count("release delete edition-1") == 1


# the live site


@contextmanager
def live(content):
    """Stand in the place of the live site, by way of a proxy."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            """Say nothing."""

    asked = []
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_ledger_is_held_to_the_live_site(published, tmp_path):
    """A ledger whose end was cut off is refused by what the live site says; one that has it is not."""
    copy = shutil.copytree(published, tmp_path / "copy")
    now = (copy / "site/publication.json").read_bytes()
    digest = json.loads(now)["sha256"]

    with live(now) as (proxy, asked):
        good = ran("publish", copy, "--on", "2026-11-29", proxy=proxy)
    with live(now.replace(digest.encode(), b"f" * 64).replace(b'"number": 1', b'"number": 2')) as (proxy, _):
        cut = ran("publish", copy, "--on", "2026-11-29", proxy=proxy)
        not_anew = ran("publish", copy, "--on", "2026-11-29", "--anew", proxy=proxy)
        (copy / "sources/permalinks.txt").unlink()
        lost = ran("publish", copy, "--on", "2026-11-29", proxy=proxy)
        anew = ran("publish", copy, "--on", "2026-11-29", "--anew", proxy=proxy)
        after = ran("publish", copy, "--on", "2026-11-29", proxy=proxy)
    unreached = ran("publish", copy, "--on", "2026-11-29", proxy=NOWHERE)

    assert asked == [f"{HOST}publication.json"]
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout.startswith("Nothing to record since publication 1 ")
    assert cut.returncode == 1
    assert (
        "permalinks.txt:0:0: ledger must have publication 2 of 2026-11-22 (ffffffffffff), of which the " in cut.stderr
    )
    assert "make ledger" in cut.stderr
    assert lost.stderr == cut.stderr
    assert "ledger must not be there yet where a new one is begun" in not_anew.stderr
    assert [done.returncode for done in (lost, not_anew, anew, after, unreached)] == [1, 1, 0, 0, 0]
    assert read_ledger(copy / "sources/permalinks.txt", "").heads[0].follows == (f"lost:{'f' * 64}",)
    assert unreached.stdout.startswith(f"The ledger was not held to the site at {HOST}: it cannot be reached")


def test_a_ledger_that_ran_beside(published, tmp_path):
    """`publish --join` takes in what another ledger has, and follows both."""
    copy = shutil.copytree(published, tmp_path / "copy")
    own = read_ledger(copy / "sources/permalinks.txt", "")
    beside = appended(own, {line.path: "" for line in own.lines}, Occasion(date(2026, 11, 24), HOST))
    (tmp_path / "beside.txt").write_text(beside.text, encoding="utf-8")
    edit(copy / "sources/site.yml", "publisher:", f"published: {HOST}\npublisher:")

    nothing = publish(copy, "2026-11-29", "--join", tmp_path / "nothing.txt")
    done = publish(copy, "2026-11-29", "--join", tmp_path / "beside.txt")

    ledger = read_ledger(copy / "sources/permalinks.txt", "")
    assert (done.returncode, done.stderr) == (0, "")
    assert ledger.problems == ()
    assert beside.digests < ledger.digests
    again = publish(copy, "2026-11-29", "--join", tmp_path / "beside.txt")
    assert (again.returncode, read_ledger(copy / "sources/permalinks.txt", "")) == (0, ledger)
    assert nothing.stderr.endswith("nothing.txt:0:0: ledger to join must be a file [unreadable]\n")
    assert ledger.heads[0].number == 3
