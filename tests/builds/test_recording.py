"""The steps of the workflow that record what is published, run with real git on repositories of this machine."""

import json
import os
import shutil
import stat
import subprocess
import sys
import tarfile
import threading
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import yaml

from lighthouse import BUILD, LIGHTHOUSE, edit
from publishing import HOST, publish, ran
from synopsis.register.ledger import Ledger, Occasion, appended, read, read_ledger

ROOT = Path(__file__).parents[2]
PAGES = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))["jobs"]
NOWHERE = "http://127.0.0.1:9"
"""A proxy that is none, so that no test asks a host."""


class Host:
    """A bare repository in the place of the host's, and the clones that the jobs of a run have of it."""

    def __init__(self, folder, published):
        self.folder, self.bare = folder, folder / "host.git"
        self.published = published
        self.environment = {
            **{
                f"GIT_{role}_{part}": f"{role}@x.example"
                for role in ("AUTHOR", "COMMITTER")
                for part in ("NAME", "EMAIL")
            },
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{self.bare.as_uri()}.insteadOf",
            "GIT_CONFIG_VALUE_0": "https://x-access-token:key@github.com/ada/x.git",
            "GITHUB_REPOSITORY": "ada/x",
            "GITHUB_TOKEN": "key",
            "GITHUB_RUN_ID": "77",
            "GITHUB_RUN_ATTEMPT": "1",
            "GITHUB_OUTPUT": str(folder / "output"),
            "HOME": str(folder),
            "RUNNER_TEMP": str(folder),
            "PATH": os.environ["PATH"],
            "SITE_URL": HOST,
            "http_proxy": NOWHERE,
        }
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", self.bare)
        # nobody but an editor may write to main
        self.hook('[ $1 != refs/heads/main ] || [ -n "$EDITOR_PUSHES" ] || { echo GH006 >&2; exit 1; }')
        self.git(folder, "clone", "--quiet", self.bare, "editor")
        for name in ("Makefile", ".gitignore", "pyproject.toml", "requirements.lock"):
            shutil.copy(ROOT / name, folder / "editor")
        shutil.copy(LIGHTHOUSE / "mkdocs.yml", folder / "editor")
        for name in ("docs", "sources"):
            shutil.copytree(LIGHTHOUSE / name, folder / "editor" / name)
        self.commit()

    def hook(self, text):
        """Let the host look at each branch that is pushed."""
        file = self.bare / "hooks/update"
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def git(self, where, *words, given="", **environment):
        """Run git and give what it says."""
        settings = self.environment | environment
        command = [shutil.which("git"), *words]
        done = subprocess.run(
            command, cwd=where, env=settings, input=given, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self):
        """Let an editor push to main."""
        editor = self.folder / "editor"
        self.git(editor, "add", ".")
        self.git(editor, "commit", "--quiet", "--allow-empty", "--message", "by an editor")
        self.git(editor, "push", "--quiet", "origin", "HEAD:main", EDITOR_PUSHES="1")

    def job(self, name):
        """Begin a job, as the workflow does: a shallow clone of main, with what `make ready` gives."""
        folder = self.folder / name
        self.git(self.folder, "clone", "--quiet", "--depth=1", self.bare.as_uri(), name)
        self.environment["GITHUB_SHA"] = self.git(folder, "rev-parse", "HEAD")
        (folder / ".venv/bin").mkdir(parents=True)
        (folder / ".venv/.site").touch()
        python = folder / ".venv/bin/python"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(python.stat().st_mode | stat.S_IXUSR)
        (folder / "scripts").mkdir()
        (folder / "scripts/build.py").symlink_to(BUILD)
        return folder

    def step(self, folder, job, name, **environment):
        """Run a step of a job."""
        (step,) = [step for step in PAGES[job]["steps"] if step["name"] == name]
        command = [shutil.which("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        settings = self.environment | environment
        return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)

    def record(self, name="record", attempt="1"):
        """Run the job that records, with the site as `build` left it."""
        with tarfile.open(self.folder / "artifact.tar", "w") as packed:
            packed.add(self.published / "site", ".", filter=lambda one: None if "publication" in one.name else one)
        (self.folder / "output").write_text("")
        folder = self.job(name)
        unpacked = self.step(folder, "record", "Unpack the site")
        assert (unpacked.returncode, unpacked.stderr) == (0, "")
        done = self.step(folder, "record", "Record it on the branch of the ledger", GITHUB_RUN_ATTEMPT=attempt)
        return done, (self.folder / "output").read_text()

    def branches(self):
        """Name the branches with what they point to."""
        return dict(
            line.split(" ")
            for line in self.git(self.bare, "for-each-ref", "--format=%(refname:short) %(objectname)").splitlines()
        )

    def ledger(self):
        """Read the ledger as it stands on its branch."""
        return read(self.git(self.bare, "show", "ledger:permalinks.txt") + "\n", "permalinks.txt")

    def ledger_by_another(self, ledger):
        """Commit a ledger as another run does that has not pushed it yet; return the commit."""
        blob = self.git(self.bare, "hash-object", "-w", "--stdin", given=ledger.text)
        tree = self.git(self.bare, "mktree", given=f"100644 blob {blob}\tpermalinks.txt\n")
        return self.git(self.bare, "commit-tree", tree, "-m", "by another run")


@pytest.fixture
def host(published, tmp_path):
    """Give a repository from which nothing was published yet, of which main is protected."""
    return Host(tmp_path, published)


def test_the_first_run_and_its_repetition(host):
    """A first publication makes the branch, main stays as it is; a run that is repeated records nothing twice."""
    main = host.branches()

    first, output = host.record()
    made = host.branches()
    again, other_output = host.record("again", attempt="2")

    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert (output, other_output) == ("site=site-77-1\n", "site=site-77-2\n")
    assert made == host.branches()
    assert made.keys() - main.keys() == {"ledger"}
    assert made["main"] == main["main"]
    (publication,) = host.ledger().publications
    assert host.ledger().problems == ()
    assert (publication.site_url, publication.on) == (HOST, datetime.now(UTC).date())
    for job in ("record", "again"):
        told = json.loads((host.folder / job / "site/publication.json").read_bytes())
        assert told["sha256"] == publication.digest
    assert "key" not in first.stdout + first.stderr


def test_a_push_during_a_run(host):
    """A run that finds main moved publishes nothing and says that the newer one does."""
    (host.folder / "job").mkdir()
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


def test_two_that_publish(host):
    """What another run has recorded in the meantime is kept, and the own publication follows it."""
    own = read_ledger(host.published / "sources/permalinks.txt", "permalinks.txt")
    theirs = appended(Ledger(), dict.fromkeys(own.paths, ""), Occasion(date(2026, 11, 23), HOST))
    commit = host.ledger_by_another(theirs)
    moved = host.folder / "moved"
    host.hook(f"[ -e {moved} ] && exit 0; touch {moved}; env -u GIT_QUARANTINE_PATH git update-ref $1 {commit}; exit 1")

    done, output = host.record()

    assert (done.returncode, output) == (0, "site=site-77-1\n"), done.stderr
    assert host.git(host.bare, "rev-parse", "ledger^") == commit
    assert host.ledger().problems == ()
    assert host.ledger().publications[:1] == theirs.publications
    assert [head.follows for head in host.ledger().heads] == [(theirs.heads[0].digest,)]
    assert {line.path: line.fingerprint for line in host.ledger().lines if line.fingerprint} == {
        line.path: line.fingerprint for line in own.lines if line.fingerprint
    }


def test_a_fork_at_another_address(host):
    """A fork that has copied the ledger is told before anything is built; without it, it begins its own."""
    commit = host.ledger_by_another(read_ledger(host.published / "sources/permalinks.txt", ""))
    host.git(host.bare, "update-ref", "refs/heads/ledger", commit)
    folder = host.job("build")
    fetched = host.step(folder, "build", "Fetch the ledger")
    copied = (folder / "sources/permalinks.txt").read_bytes()
    address = {"SITE_URL": "https://grace.github.io/x/"}

    refused = host.step(folder, "build", "Check the register and the address", **address)
    (folder / "sources/permalinks.txt").unlink()
    host.git(host.bare, "update-ref", "-d", "refs/heads/ledger")
    fetched_again = host.step(folder, "build", "Fetch the ledger")
    begun = host.step(folder, "build", "Check the register and the address", **address)

    assert copied == (host.published / "sources/permalinks.txt").read_bytes()
    assert (fetched.stdout, fetched_again.stdout) == (
        "",
        "Nothing was published from this repository yet: it has no branch 'ledger'.\n",
    )
    assert refused.stderr.startswith(f"SITE_URL:0:0: site_url must be '{HOST}', at which the ledger ")
    assert "deletes its branch `ledger`" in refused.stderr
    assert (refused.returncode, begun.returncode, begun.stderr) == (1, 0, "")


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
    assert nothing.stderr.endswith("nothing.txt:0:0: ledger to join must be a file [unreadable]\n")
    assert ledger.heads[0].number == 3
