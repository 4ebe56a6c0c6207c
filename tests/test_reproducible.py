"""The same input gives the same bytes, on any machine, and nothing is asked of a network."""

import json
import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from lighthouse import BUILD, copied, of, synopsis, tree

HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LANG": "C"}
THERE = {"TZ": "America/Anchorage", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"}
NO_NETWORK = """
import sys

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise RuntimeError(f"network: {event} {arguments}")

sys.addaudithook(refuse)
"""
ASK = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"


def built(folder, settings, *before):
    """Build a copy of the second register under the settings of some machine."""
    copied(folder)
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [*before, sys.executable, str(BUILD), "build", *map(str, of(folder))]
    return subprocess.run(command, env=kept | settings, cwd=folder, capture_output=True, text=True, check=False)


def test_two_clean_builds_are_identical(tmp_path):
    """Folder, time zone, locale, hash seed and the order of files leave no trace in the site."""
    first, second = tmp_path / "one", tmp_path / "two" / "deeper"

    done = [built(first, HERE), built(second, THERE)]

    assert [(ran.returncode, ran.stderr) for ran in done] == [(0, "")] * 2
    here, there = tree(first / "site"), tree(second / "site")
    assert sorted(here) == sorted(there)
    assert [name for name in here if here[name] != there[name]] == []


def test_a_build_asks_no_network(tmp_path):
    """No part of the build opens a connection or looks up a name: Python refuses, and where it can the system too."""
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook/sitecustomize.py").write_text(NO_NETWORK)
    settings = {"PYTHONPATH": str(tmp_path / "hook")}

    done = built(tmp_path / "build", settings, *without_network())

    assert (done.returncode, done.stderr) == (0, "")


def without_network():
    """Give the words before a command that take its network away; none where the system does not let us."""
    words = ["unshare", "--net", "--map-root-user"]
    if not shutil.which(words[0]) or subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        return []
    return words


def test_a_connection_would_be_refused(tmp_path):
    """Canary: under the same hook a connection to this very machine fails."""
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK)

    done = subprocess.run(
        [sys.executable, "-c", ASK], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )

    assert "network: socket" in done.stderr


@pytest.fixture(scope="module")
def lighthouse(tmp_path_factory):
    """Build and pack the second register once."""
    folder = copied(tmp_path_factory.mktemp("packed"))
    ran = synopsis("offline", *of(folder), "--to", folder / "halma.zip")
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder


def test_a_copy_is_held_to_its_sums(lighthouse, tmp_path):
    """`verify --copy` accepts what was published, says the one sum that stands for all, and names what differs."""
    copy = shutil.copytree(lighthouse / "site", tmp_path / "copy")

    good = synopsis("verify", "--copy", copy)
    page = copy / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("lighthouse", "light house"), encoding="utf-8")
    bad = synopsis("verify", "--copy", copy)

    assert (good.returncode, good.stderr) == (0, "")
    assert len(good.stdout.split()[-1]) == 64
    assert bad.returncode == 1
    assert bad.stderr == "copy/index.html:0:0: must have the SHA-256 that manifest.json gives [site-sum]\n"


def test_verify_holds_the_site_to_its_sums(lighthouse, tmp_path):
    """`verify` sees a file that was added to the built site by hand."""
    folder = shutil.copytree(lighthouse, tmp_path / "all")
    good = synopsis("verify", *of(folder))
    (folder / "site" / "late.txt").write_text("x")
    bad = synopsis("verify", *of(folder))

    assert (good.returncode, good.stderr) == (0, "")
    assert (bad.returncode, bad.stderr.count("\n")) == (1, 1)
    assert bad.stderr.startswith("site/late.txt:0:0: ")


def test_the_packed_copy_has_sums_of_its_own(lighthouse, tmp_path):
    """One zip holds one folder with everything in it, and that folder is as its own manifest says."""
    with zipfile.ZipFile(lighthouse / "halma.zip") as packed:
        packed.extractall(tmp_path)

    ran = synopsis("verify", "--copy", tmp_path / "halma")
    named = json.loads((tmp_path / "halma/manifest.json").read_bytes())["files"]

    assert [path.name for path in tmp_path.iterdir()] == ["halma"]
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {"index.html", "data/register.json", "a-z/index.html"} <= named.keys()
    assert [name for name in named if name.startswith(("pagefind/", "search/"))] == []


def test_a_folder_is_not_replaced_by_a_zip(lighthouse, tmp_path):
    """What stands at the place of the zip and is no file stays."""
    folder = shutil.copytree(lighthouse, tmp_path / "all")
    (folder / "kept").mkdir()

    ran = synopsis("offline", *of(folder), "--to", folder / "kept")

    assert ran.returncode == 1
    assert ran.stderr.endswith("must be a file, not a folder [ownership]\n")
    assert (folder / "kept").is_dir()
