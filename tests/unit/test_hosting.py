"""What a host runs and relies on: the workflows, the locked dependencies, the licences."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lighthouse import synopsis

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
LOCKS = sorted(ROOT.glob("requirements*.lock"))

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def run(*command, **options):
    """Run a command and keep what it says."""
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def jobs(path):
    """Give the jobs of a workflow."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]


def steps(path):
    """Give every step of every job."""
    return [step for job in jobs(path).values() for step in job.get("steps", ())]


def test_nothing_in_the_workflows_can_be_abused():
    """An independent reader of workflows finds nothing at its strictest."""
    done = run(Path(sys.executable).with_name("zizmor"), "--offline", "--pedantic", "--quiet", GITHUB)

    assert (done.returncode, done.stderr) == (0, "")
    assert "No findings" in done.stdout


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("uses: actions/checkout@v7", id="not-pinned"),
        pytest.param("run: echo ${{ github.event.pull_request.title }}", id="injection"),
    ],
)
def test_the_reader_of_workflows_sees_faults(tmp_path, text):
    """Canary: a tag that can be moved and a title that can be a command are both found."""
    (tmp_path / "bad.yml").write_text(
        f"on: pull_request\npermissions: {{}}\njobs: {{a: {{runs-on: ubuntu-24.04, steps: [{{ {text} }}]}}}}\n"
    )

    done = run(Path(sys.executable).with_name("zizmor"), "--offline", "--quiet", tmp_path / "bad.yml")

    assert done.returncode != 0


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        pytest.param("vendor.github-workflows", WORKFLOWS, id="workflows"),
        pytest.param("vendor.dependabot", [GITHUB / "dependabot.yml"], id="dependabot"),
    ],
)
def test_the_workflows_are_of_their_schema(schema, files):
    """What the host of the repository reads is of the form that it takes."""
    done = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files)

    assert files
    assert (done.returncode, done.stderr) == (0, "")


@each_workflow
def test_actions_are_official_and_pinned(path):
    """Every action is the host's own, named by its commit, with its version beside it for whoever reads."""
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    right = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\./\.github/workflows/[a-z]+\.yml # zizmor: .+")

    assert used
    assert [line for line in used if not right.fullmatch(line)] == []


RIGHTS = {
    "pages": {
        "oldest": {"contents": "read"},
        "build": {"contents": "read"},
        "passed": {"actions": "read"},
        "all": {"contents": "read"},
        "record": {"contents": "write"},
        "deploy": {"pages": "write", "id-token": "write"},
        "release": {"contents": "write"},
    },
    "site": {
        "build": {"contents": "read"},
        "record": {"contents": "write"},
        "deploy": {"pages": "write", "id-token": "write"},
        "release": {"contents": "write"},
    },
    "nightly": {"all": {"contents": "read"}},
    "links": {"links": {"contents": "read"}},
    "locks": {"lock": {"contents": "read"}, "offer": {"contents": "write", "pull-requests": "write"}},
}
"""What each job may do, and no more."""


@each_workflow
def test_rights_are_given_one_by_one(path):
    """No workflow has a right, no job more than its work needs, and no step keeps the key to the repository."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs(path).items()} == RIGHTS[path.stem]
    checkouts = [step for step in steps(path) if "checkout@" in step.get("uses", "")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False] * len(checkouts)


PAGES = GITHUB / "workflows/pages.yml"
ON_MAIN = "github.ref == 'refs/heads/main' && github.event_name != 'pull_request'"


def test_only_main_is_published():
    """A pull request is tested and built, and its site kept for whoever reviews it; nothing of it is published."""
    commands = {step["name"]: step.get("if", "") for step in steps(PAGES)}

    assert (commands["Test"], commands["Build"], commands["Keep the site"]) == ("", "", "")
    assert jobs(PAGES)["passed"]["if"] == ON_MAIN
    assert ON_MAIN in jobs(PAGES)["record"]["if"]


def test_what_is_published_is_recorded_first():
    """The deployment waits for the ledger, and takes the very site that was recorded; where none was, there is none."""
    deploy, record = jobs(PAGES)["deploy"], jobs(PAGES)["record"]
    kept = {step["name"]: step for step in record["steps"]}["Keep what is published"]

    assert deploy["needs"] == "record"
    assert deploy["if"] == "!cancelled() && needs.record.result == 'success' && needs.record.outputs.site != ''"
    assert deploy["steps"][0]["with"] == {"artifact_name": "${{ needs.record.outputs.site }}"}
    assert record["outputs"] == {
        "site": "${{ steps.record.outputs.site }}",
        "url": "${{ needs.build.outputs.url }}",
    }
    assert (kept["if"], kept["with"]["name"]) == ("steps.record.outputs.site != ''", "${{ steps.record.outputs.site }}")


def test_a_run_that_is_repeated_finds_its_own_artefacts():
    """What a run keeps is named by the run and the attempt, and what is taken by the job that kept it."""
    names = [step["with"]["name"] for step in steps(PAGES) if "artifact@" in step.get("uses", "")]
    built = "built-${{ github.run_id }}-${{ github.run_attempt }}"

    recorded = "${{ needs.record.outputs.site }}"
    assert names == [built, "${{ needs.build.outputs.site }}", "${{ steps.record.outputs.site }}", recorded]
    assert jobs(PAGES)["build"]["outputs"]["site"] == built
    recording = (ROOT / "scripts/host/record.sh").read_text(encoding="utf-8")
    assert "site=site-$GITHUB_RUN_ID-$GITHUB_RUN_ATTEMPT" in recording


def test_the_oldest_and_the_newest_python_are_tested():
    """What the package promises is what is run: its oldest Python, and the newest that it names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [line.rpartition(" ")[2] for line in project["classifiers"] if "Python :: 3." in line]
    oldest = {step["with"]["python-version"] for step in jobs(PAGES)["oldest"]["steps"] if "python" in str(step)}

    assert project["requires-python"] == f">={named[0]}"
    assert oldest == {named[0]}
    assert yaml.safe_load(PAGES.read_text(encoding="utf-8"))["env"]["PYTHON"] == named[-1]


NOW = datetime.now(UTC)


def run_of_a_night(conclusion, sha, *, hours):
    """Give a run as the host lists it."""
    return {"conclusion": conclusion, "headSha": sha, "updatedAt": f"{NOW - timedelta(hours=hours):%FT%TZ}"}


@pytest.mark.parametrize(
    ("runs", "passed"),
    [
        pytest.param([], "false", id="a-fork-without-a-run"),
        pytest.param([run_of_a_night("success", "old", hours=3)], "true", id="within-a-day"),
        pytest.param([run_of_a_night("success", "old", hours=30)], "false", id="too-long-ago"),
        pytest.param([run_of_a_night("success", "this", hours=30)], "true", id="on-this-commit"),
        pytest.param(
            [run_of_a_night("failure", "old", hours=1), run_of_a_night("success", "older", hours=20)],
            "false",
            id="the-last-one-failed",
        ),
        pytest.param([run_of_a_night("failure", "this", hours=1)], "false", id="this-commit-failed"),
    ],
)
def test_a_commit_is_published_once_the_whole_suite_has_passed(tmp_path, runs, passed):
    """It passed on this commit, or the last run of all passed within a day; else it is run before publishing."""
    (tmp_path / "gh").write_text(f"#!/bin/sh\ncat '{tmp_path}/listed.json'\n")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "listed.json").write_text(json.dumps(runs))
    (step,) = jobs(PAGES)["passed"]["steps"]
    environment = {"GITHUB_REPOSITORY": "ada/x", "GITHUB_SHA": "this", "GITHUB_OUTPUT": str(tmp_path / "output")}

    done = run(
        shutil.which("bash"),
        *("--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]),
        env={**environment, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        cwd=tmp_path,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "output").read_text() == f"passed={passed}\n"


def test_nothing_is_published_past_the_whole_suite():
    """What is recorded, and then deployed, waits for the whole suite, which is asked for where it has not passed."""
    record, whole = jobs(PAGES)["record"], jobs(PAGES)["all"]

    assert {"oldest", "build", "passed", "all"} == set(record["needs"])
    assert "(needs.passed.outputs.passed == 'true' || needs.all.result == 'success')" in record["if"]
    assert "needs.build.result == 'success'" in record["if"]
    assert whole["if"] == "needs.passed.outputs.passed == 'false'"
    assert [step["run"] for step in steps(GITHUB / "workflows/nightly.yml") if "run" in step] == ["make test-all"]


def test_the_gate_asks_nobody():
    """External links are looked up apart from the gate: no change waits for another host."""
    said = {path.stem: [step["run"] for step in steps(path) if "run" in step] for path in WORKFLOWS}

    assert [command for command in said["pages"] if "make links" in command] == []
    assert said["links"] == ["make links"]


@pytest.mark.parametrize(
    ("owner", "repository", "given", "url"),
    [
        pytest.param("Ada", "Synopsis", "", "https://ada.github.io/Synopsis/", id="fork"),
        pytest.param("Ada", "ada.github.io", "", "https://ada.github.io/", id="site-of-a-person"),
        pytest.param("Ada", "Ada.github.io", "", "https://ada.github.io/", id="upper-case"),
        pytest.param("ada", "x", "https://side.example/", "https://side.example/", id="own-domain"),
        pytest.param("ada", "x", "$(id) `id`/", "$(id) `id`/", id="never-run"),
    ],
)
def test_a_fork_knows_its_address(tmp_path, owner, repository, given, url):
    """The address comes from where the workflow runs, or from the variable of the repository, without an edit."""
    (step,) = [step for step in steps(GITHUB / "workflows/pages.yml") if step["name"] == "Name the address of the site"]
    environment = {"GITHUB_REPOSITORY_OWNER": owner, "GITHUB_REPOSITORY": f"{owner}/{repository}", "GIVEN": given}

    done = run(
        shutil.which("bash"),
        *("--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]),
        cwd=ROOT,
        env={**environment, "GITHUB_OUTPUT": str(tmp_path / "output"), "PATH": os.environ["PATH"]},
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "output").read_text() == f"url={url}\n"


SITE = GITHUB / "workflows/site.yml"


def test_what_a_new_site_calls(tmp_path):
    """The workflow of a new site is of the host's form, gives what ours asks for, and every right that a job needs."""
    synopsis("new", tmp_path / "x", "--yes", "--generator", "ada/synopsis")
    file = tmp_path / "x/.github/workflows/pages.yml"
    done = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", file)
    (called,) = jobs(file).values()
    # YAML reads the key as true
    asked = yaml.safe_load(SITE.read_text(encoding="utf-8"))[True]["workflow_call"]["inputs"]
    needed = {(right, level) for rights in RIGHTS["site"].values() for right, level in rights.items()}

    assert (done.returncode, done.stderr) == (0, "")
    assert called["uses"].startswith(f"ada/synopsis/{SITE.relative_to(ROOT).as_posix()}@v")
    assert {name for name, one in asked.items() if one.get("required")} <= called["with"].keys() <= asked.keys()
    given = called["permissions"]
    assert {right for right, _ in needed} == given.keys()
    assert all(given[right] in {level, "write"} for right, level in needed)


def test_a_site_is_held_to_what_publishes_it_before_it_is_built():
    """On main a wrong address, or what is still to be written, ends the run before the build."""
    commands = {step["name"]: step for step in jobs(SITE)["build"]["steps"]}
    names = [*commands]

    assert commands["Check that it can be published"]["if"] == ON_MAIN
    assert names.index("Check that it can be published") < names.index("Build")
    assert jobs(SITE)["record"]["if"] == ON_MAIN
    assert "steps" in jobs(SITE)["deploy"]
    assert jobs(SITE)["deploy"] == jobs(PAGES)["deploy"]


LEDGER = "sources/permalinks.txt"


class Repository:
    """A bare repository in the place of the host's, a clone as the job has it, and one of somebody else."""

    def __init__(self, folder):
        self.folder, self.bare = folder, folder / "host.git"
        key = f"url.{self.bare.as_uri()}.insteadOf"
        who = {"AUTHOR": "a", "COMMITTER": "c"}
        self.environment = {
            **{f"GIT_{role}_{part}": f"{name}@x.example" for role, name in who.items() for part in ("NAME", "EMAIL")},
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": key,
            "GIT_CONFIG_VALUE_0": "https://x-access-token:key@github.com/ada/x.git",
            "GITHUB_TOKEN": "key",
            "GH_TOKEN": "key",
            "GITHUB_REPOSITORY": "ada/x",
            "GITHUB_OUTPUT": str(folder / "output"),
            "HOME": str(folder),
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        }
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", self.bare)
        self.git(folder, "clone", "--quiet", self.bare, "other")
        self.commit(**{"requirements.lock": "a==1\n", "requirements-test.lock": "b==1\n"})
        self.commit(**{"README.md": "second\n"})
        self.git(folder, "clone", "--quiet", "--depth=1", self.bare.as_uri(), "job")

    def git(self, where, *words):
        """Run git and give what it says."""
        done = run("git", *words, cwd=where, env=self.environment)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, **texts):
        """Let somebody else push to main."""
        other = self.folder / "other"
        for name, text in texts.items():
            (other / name).parent.mkdir(exist_ok=True)
            (other / name).write_text(text)
        self.git(other, "add", ".")
        self.git(other, "commit", "--quiet", "--message", "by somebody else")
        self.git(other, "push", "--quiet", "origin", "HEAD:main")

    def push(self, branch, **texts):
        """Let somebody else push a branch that holds these files alone."""
        folder = self.folder / f"{branch}-{next(iter(texts))}"
        self.git(self.folder, "init", "--quiet", folder)
        for name, text in texts.items():
            (folder / name).write_text(text)
        self.git(folder, "add", ".")
        self.git(folder, "commit", "--quiet", "--message", "by somebody else")
        self.git(folder, "push", "--quiet", "--force", self.bare.as_uri(), f"HEAD:{branch}")

    def step(self, workflow, name):
        """Run a step of a workflow as the job does."""
        (step,) = [step for step in steps(GITHUB / "workflows" / workflow) if step["name"] == name]
        words = ("--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
        return run(shutil.which("bash"), *words, cwd=self.folder / "job", env=self.environment)

    def on(self, branch, name):
        """Give a file as it stands on a branch of the host."""
        return self.git(self.bare, "show", f"{branch}:{name}")


def test_the_ledger_is_fetched(tmp_path):
    """`make ledger` takes it from its branch, over an older one, and never leaves half of one."""
    host, file = Repository(tmp_path), tmp_path / "job" / LEDGER
    shutil.copy(ROOT / "Makefile", tmp_path / "job")
    (tmp_path / "job/scripts").mkdir()
    (tmp_path / "job/scripts/host").symlink_to(ROOT / "scripts/host")
    none = host.step("pages.yml", "Fetch the ledger")
    file.parent.mkdir(exist_ok=True)
    file.write_text("older\n")
    host.push("ledger", **{"permalinks.txt": "newer\n"})
    fetched = host.step("pages.yml", "Fetch the ledger")
    after = file.read_text()
    host.push("ledger", **{"other.txt": "no ledger\n"})
    broken = host.step("pages.yml", "Fetch the ledger")

    told = (tmp_path / "output").read_text().split()
    assert (none.returncode, none.stderr) == (0, "")
    assert (told[0], told[1][:7], len(told)) == ("ledger=", "ledger=", 2)
    assert len(told[1]) == len("ledger=") + 40
    assert none.stdout == "Nothing was published from this repository yet: it has no branch 'ledger'.\n"
    assert (fetched.returncode, fetched.stdout, fetched.stderr, after) == (0, "", "", "newer\n")
    assert broken.returncode != 0
    assert file.read_text() == "newer\n"
    assert "key" not in fetched.stdout + broken.stdout + broken.stderr


@pytest.mark.parametrize(
    ("lock", "waiting", "asked"),
    [
        pytest.param("a==1\n", 0, [], id="nothing-new"),
        pytest.param("a==2\n", 0, ["list", "create"], id="new"),
        pytest.param("a==2\n", 1, ["list"], id="waiting-already"),
    ],
)
def test_newer_locks_are_offered(tmp_path, lock, waiting, asked):
    """Locks that differ are pushed to a branch, never to main, and offered in one pull request."""
    host = Repository(tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(f"#!/bin/sh\necho \"$2\" >> '{tmp_path}/asked'\necho {waiting}\n")
    (tmp_path / "bin/gh").chmod(0o755)
    (tmp_path / "job/requirements.lock").write_text(lock)

    done = host.step("locks.yml", "Offer them where they differ")

    assert done.returncode == 0, done.stderr
    assert ((tmp_path / "asked").read_text().split() if asked else []) == asked
    assert (tmp_path / "asked").exists() == bool(asked)
    assert host.on("main", "requirements.lock") == "a==1"
    if asked:
        assert host.on("locks", "requirements.lock") == "a==2"


def test_locks_are_renewed_weekly():
    """What dependabot does not read is renewed by a workflow: newest of everything, at least a week old."""
    workflow = yaml.safe_load((GITHUB / "workflows/locks.yml").read_text(encoding="utf-8"))
    dependabot = yaml.safe_load((GITHUB / "dependabot.yml").read_text(encoding="utf-8"))
    (lock,) = [step["run"] for step in workflow["jobs"]["lock"]["steps"] if step["name"] == "Lock"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").split("\nlock:")[1].split("\n\n")[0]

    assert [group["package-ecosystem"] for group in dependabot["updates"]] == ["github-actions"]
    assert len(workflow[True]["schedule"]) == 1  # YAML reads `on` as true
    assert 'UV_EXCLUDE_NEWER="$(date -u -d "7 days ago" +%F)" make lock UPGRADE=1' in lock
    assert makefile.count("$(if $(UPGRADE),--upgrade)") == makefile.count("uv pip compile") == 2


def unlocked(asked, text):
    """Name what is asked for and does not stand in a lock with a version that fits."""
    pins = re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE)
    locked = {canonicalize_name(name): version for name, version in pins}
    wanted = {canonicalize_name(one.name): one for one in map(Requirement, asked)}
    return [str(one) for name, one in wanted.items() if name not in locked or not one.specifier.contains(locked[name])]


def test_locks_satisfy_what_is_asked():
    """Every dependency in pyproject.toml stands in its lock with a version that it allows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    own, test = project["project"]["dependencies"], project["dependency-groups"]["test"]
    texts = {path.stem: path.read_text(encoding="utf-8") for path in LOCKS}

    assert unlocked(own, texts["requirements"]) == []
    assert unlocked([*own, *test], texts["requirements-test"]) == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("a>=2", ["a>=2"], id="too-old"),
        pytest.param("b", ["b"], id="missing"),
        pytest.param("A[extra]>=1,<2", [], id="fits"),
    ],
)
def test_a_stale_lock_is_seen(asked, expected):
    """Canary: a dependency without a lock, and a lock too old for it, are both named."""
    assert unlocked([asked], "a==1.5 ; python_version > '3' \\\n    --hash=sha256:0\n") == expected


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_locks_hold_sums_and_no_host(path):
    """Every locked package has its sums; nothing in a lock says from which host it is to come."""
    text = path.read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", text.strip())

    assert re.findall(r"[a-z]+://\S*|--(?:index-url|extra-index-url|find-links|trusted-host)\S*|.* @ .*", text) == []
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_each_dependency_has_its_reason():
    """Every dependency of the generator stands in a line of its own with the reason why it is there."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.DOTALL | re.MULTILINE)[1].splitlines()

    assert [line for line in listed if not re.fullmatch(r'  "[^"]+", # \S.*', line)] == []


def test_the_readme_gives_the_reasons():
    """The README names every dependency of the generator and no other."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    table = (
        (ROOT / "README.md")
        .read_text(encoding="utf-8")
        .split("| dependency | reason |\n|---|---|\n")[1]
        .split("\n\n")[0]
    )
    named = [name for row in table.splitlines() for name in re.findall(r"`([a-z0-9-]+)`", row.split("|")[1])]

    assert sorted(named) == sorted(re.match(r"[a-z0-9-]+", line)[0] for line in wanted)


def test_licences_are_stated():
    """The licence says what holds for code, for our text and for quotations."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert [word for word in ("MIT License", "CC BY 4.0", "owners") if word not in text] == []
