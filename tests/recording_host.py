"""A host of repositories on this machine, on which the workflow's own steps run with real git."""

import os
import shutil
import stat
import subprocess
import sys
import tarfile
from pathlib import Path

import yaml

from lighthouse import BUILD, LIGHTHOUSE, copied_settings
from publishing import HOST
from synopsis.register.ledger import Ledger, read

ROOT = Path(__file__).parents[1]
WORKFLOWS = {
    name: yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8"))
    for name in ("pages", "site")
}
"""The workflow of this repository, and that of repositories which have no generator in them."""
NOWHERE = "http://127.0.0.1:9"
"""A proxy that is none, so that no test asks a host."""


RELEASES = """#!/bin/sh
cd '{folder}/on-the-host' || exit 1
echo "$1 $2 $3" >> ../asked
case "$1 $2" in
"api --paginate")
    for one in *; do
        [ ! -d "$one" ] || case "$*" in
        *draft*) if [ -e "$one/draft" ]; then echo "$one true"; else echo "$one false"; fi ;;
        *) echo "$one" ;;
        esac
    done ;;
"release delete") rm -r "$3" ;;
"release create")
    shift 2
    mkdir "$1" || exit 1
    tag="$1"
    for word; do [ ! -f "$word" ] || cp "$word" "$tag"; done ;;
*) exit 2 ;;
esac
"""
"""A program in the place of the host's own, which keeps releases as folders, and lists what it was asked."""


class Host:
    """A bare repository in the place of the host's, and the clones that the jobs of a run have of it."""

    def __init__(self, folder: Path, published: Path, workflow: str = "pages") -> None:
        """Give a host in `folder`, with the sources that are `published` on a main that is protected."""
        self.workflow = WORKFLOWS[workflow]
        self.has_generator = workflow == "pages"
        self.folder, self.bare = folder, folder / "host.git"
        self.published, self.meanwhile = published, ":"
        self.environment: dict[str, str] = {
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
            "GH_TOKEN": "key",
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "SITE_URL": HOST,
            "http_proxy": NOWHERE,
        }
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", self.bare)
        for name in ("bin", "on-the-host"):
            (folder / name).mkdir()
        (folder / "bin/gh").write_text(RELEASES.format(folder=folder))
        (folder / "bin/gh").chmod(0o755)
        # nobody but an editor may write to main
        self.hook('[ $1 != refs/heads/main ] || [ -n "$EDITOR_PUSHES" ] || { echo GH006 >&2; exit 1; }')
        self.git(folder, "clone", "--quiet", self.bare, "editor")
        for name in ("Makefile", ".gitignore", "pyproject.toml", "requirements.lock") if self.has_generator else ():
            shutil.copy(ROOT / name, folder / "editor")
        copied_settings(folder / "editor")
        shutil.copytree(LIGHTHOUSE / "docs", folder / "editor/docs")
        shutil.copytree(published / "sources", folder / "editor/sources")
        self.commit()

    def hook(self, text: str) -> None:
        """Let the host look at each branch that is pushed."""
        file = self.bare / "hooks/update"
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def git(self, where: Path, *words: str | Path, given: str = "", **environment: str) -> str:
        """Run git and give what it says."""
        settings = self.environment | environment
        command = ["git", *words]
        done = subprocess.run(
            command, cwd=where, env=settings, input=given, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self) -> None:
        """Let an editor push to main."""
        editor = self.folder / "editor"
        self.git(editor, "add", ".")
        self.git(editor, "commit", "--quiet", "--allow-empty", "--message", "by an editor")
        self.git(editor, "push", "--quiet", "origin", "HEAD:main", EDITOR_PUSHES="1")

    def job(self, name: str) -> Path:
        """Begin a job, as the workflow does: a shallow clone of main, with what `make ready` gives."""
        folder = self.folder / name
        self.git(self.folder, "clone", "--quiet", "--depth=1", self.bare.as_uri(), name)
        self.environment["GITHUB_SHA"] = self.git(folder, "rev-parse", "HEAD")
        generator = folder if self.has_generator else folder / ".generator"
        (generator / ".venv/bin").mkdir(parents=True)
        (generator / ".venv/.site").touch()
        python = generator / ".venv/bin/python"
        python.write_text(f'#!/bin/sh\n{self.meanwhile}\nexec "{sys.executable}" "$@"\n')
        python.chmod(python.stat().st_mode | stat.S_IXUSR)
        (generator / "scripts").mkdir()
        (generator / "scripts/build.py").symlink_to(BUILD)
        (generator / "scripts/host").symlink_to(BUILD.parent / "host")
        if not self.has_generator:
            (generator / "Makefile").symlink_to(ROOT / "Makefile")
        return folder

    def step(self, folder: Path, job: str, name: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a step of a job."""
        (step,) = [step for step in self.workflow["jobs"][job]["steps"] if step["name"] == name]
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        of_all = {} if self.has_generator else {"GENERATOR": self.workflow["env"]["GENERATOR"]}
        settings = self.environment | of_all | environment
        return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)

    def record(self, name: str = "record", attempt: str = "1") -> tuple[subprocess.CompletedProcess[str], str]:
        """Run the job that records, with the site as `build` left it, of the ledger as it stands now."""
        built_with = self.branches().get("ledger", "")
        with tarfile.open(self.folder / "artifact.tar", "w") as packed:
            packed.add(self.published / "site", ".", filter=lambda one: None if "publication" in one.name else one)
        (self.folder / "output").write_text("")
        folder = self.job(name)
        unpacked = self.step(folder, "record", "Unpack the site")
        assert (unpacked.returncode, unpacked.stderr) == (0, "")
        given = {"GITHUB_RUN_ATTEMPT": attempt, "BUILT_WITH": built_with}
        done = self.step(folder, "record", "Record it on the branch of the ledger", **given)
        return done, (self.folder / "output").read_text()

    def release(self, name: str, recorded: Path) -> list[subprocess.CompletedProcess[str]]:
        """Run the job that keeps an edition, with the site as `record` left it below `recorded`."""
        with tarfile.open(self.folder / "artifact.tar", "w") as packed:
            packed.add(recorded / "site", ".")
        folder = self.job(name)
        steps = ("Unpack the site", "Take down what a redaction touches", "Keep it as a release")
        return [self.step(folder, "release", step) for step in steps]

    def kept(self) -> dict[str, list[str]]:
        """Name the releases with what is kept of each."""
        folders = sorted((self.folder / "on-the-host").iterdir())
        return {folder.name: sorted(file.name for file in folder.iterdir()) for folder in folders}

    def let_another_record(self, ledger: Ledger) -> str:
        """Let another run record this ledger once, while the next job is at it; return the commit."""
        commit, moved = self.committed(ledger), self.folder / "moved"
        put = f"git --git-dir='{self.bare}' update-ref refs/heads/ledger {commit}"
        self.meanwhile = f"[ -e '{moved}' ] || {{ touch '{moved}'; {put}; }}"
        return commit

    def branches(self) -> dict[str, str]:
        """Name the branches with what they point to."""
        return self._refs("refs/heads")

    def _refs(self, below: str) -> dict[str, str]:
        listed = self.git(self.bare, "for-each-ref", "--format=%(refname:short) %(objectname)", below).splitlines()
        return {name: commit for name, _, commit in (line.partition(" ") for line in listed)}

    def tags(self) -> dict[str, str]:
        """Name the tags with the commits that they are of."""
        return self._refs("refs/tags")

    def ledger(self) -> Ledger:
        """Read the ledger as it stands on its branch."""
        return read(self.git(self.bare, "show", "ledger:permalinks.txt") + "\n", "permalinks.txt")

    def committed(self, ledger: Ledger) -> str:
        """Commit a ledger, as a run does before it pushes it; return the commit."""
        blob = self.git(self.bare, "hash-object", "-w", "--stdin", given=ledger.text)
        tree = self.git(self.bare, "mktree", given=f"100644 blob {blob}\tpermalinks.txt\n")
        return self.git(self.bare, "commit-tree", tree, "-m", "by another run")

    def put(self, ledger: Ledger) -> str:
        """Let the branch have a ledger; return the commit."""
        commit = self.committed(ledger)
        self.git(self.bare, "update-ref", "refs/heads/ledger", commit)
        return commit
