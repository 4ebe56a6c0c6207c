"""What a host runs and relies on: the workflows, the locked dependencies, the licences."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
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
    return [step for job in jobs(path).values() for step in job["steps"]]


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

    assert used
    assert [line for line in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


@each_workflow
def test_rights_are_given_one_by_one(path):
    """No workflow has a right, no job more than its work needs, and no step keeps the key to the repository."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    given = {name: job["permissions"] for name, job in jobs(path).items()}

    assert workflow["permissions"] == {}
    assert (
        given
        == {
            "pages": {
                "build": {"contents": "read"},
                "deploy": {"pages": "write", "id-token": "write"},
                "record": {"contents": "write"},
            },
            "links": {"links": {"contents": "read"}},
        }[path.stem]
    )
    checkouts = [step for step in steps(path) if "checkout@" in step.get("uses", "")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False] * len(checkouts)


def test_only_main_is_published():
    """A pull request is tested and built, and its site kept for whoever reviews it; nothing of it is published."""
    pages = GITHUB / "workflows/pages.yml"
    on_main = "github.ref == 'refs/heads/main' && github.event_name != 'pull_request'"
    commands = {step["name"]: step.get("if", "") for step in steps(pages)}

    assert (commands["Test"], commands["Build"], commands["Keep the site"]) == ("", "", "")
    assert commands["Hold the addresses to the ledger"] == on_main
    assert jobs(pages)["deploy"]["if"] == on_main
    assert jobs(pages)["record"]["needs"] == "deploy"


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
        env={**environment, "GITHUB_ENV": str(tmp_path / "env"), "PATH": os.environ["PATH"]},
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "env").read_text() == f"SITE_URL={url}\n"


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
