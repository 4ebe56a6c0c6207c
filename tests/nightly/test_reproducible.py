"""The same input gives the same bytes, on any machine, and nothing is asked of a network."""

import json
import os
import shutil
import socket
import subprocess
import sys
import zipfile

import pytest

from lighthouse import BUILD, copied, of, synopsis, tree

HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LANG": "C"}
THERE = {"TZ": "America/Anchorage", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"}
NO_NETWORK = """
import sys

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise RuntimeError(f"network: {event} {arguments}")

sys.addaudithook(refuse)
"""
ASK = "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), 5)"
ASK_BY_A_CHILD = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {ASK!r}, sys.argv[1]]))"
LOCALE = "import locale; print(locale.setlocale(locale.LC_ALL, ''))"  # raises where the machine has no such locale


def built(folder, settings, *before):
    """Build a copy of the second register under the settings of some machine."""
    copied(folder)
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [*before, sys.executable, str(BUILD), "build", *map(str, of(folder))]
    return subprocess.run(command, env=kept | settings, cwd=folder, capture_output=True, text=True, check=False)


def another_locale(folder):
    """Give the settings of a locale that is not C: Turkish, made for this test, or one that the machine has."""
    name = "tr_TR.UTF-8"
    if tool := shutil.which("localedef"):
        command = [tool, "-i", "tr_TR", "-f", "UTF-8", str(folder / name)]
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return {"LC_ALL": name, "LOCPATH": str(folder)}
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout.split()  # noqa: S607
    return {"LC_ALL": min(set(listed) - {"C", "POSIX"}, key=lambda one: (one.startswith("C."), one))}


def in_force(settings):
    """Say the locale that a program finds under some settings."""
    command = [sys.executable, "-c", LOCALE]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_two_clean_builds_are_identical(tmp_path):
    """Folder, time zone, locale, hash seed and the order of files leave no trace in the site."""
    (tmp_path / "locales").mkdir()
    there = THERE | another_locale(tmp_path / "locales")
    first, second = tmp_path / "one", tmp_path / "two" / "deeper"
    assert (in_force(HERE), in_force(there)) == ("C", there["LC_ALL"])

    done = [built(first, HERE), built(second, there)]

    assert [(ran.returncode, ran.stderr) for ran in done] == [(0, "")] * 2
    here, there = tree(first / "site"), tree(second / "site")
    assert sorted(here) == sorted(there)
    assert [name for name in here if here[name] != there[name]] == []


def test_a_locale_that_is_not_there_is_seen():
    """Canary: a locale that the machine does not have is an error, not C in silence."""
    with pytest.raises(AssertionError, match="unsupported locale"):
        in_force({"LC_ALL": "xx_XX.UTF-8"})


@pytest.fixture(params=["system", "python"])
def no_network(request, tmp_path):
    """Give the words before a command, and its settings, that take the network away; skip where it cannot be."""
    if request.param == "python":
        (tmp_path / "hook").mkdir()
        (tmp_path / "hook/sitecustomize.py").write_text(NO_NETWORK)
        return [], {"PYTHONPATH": str(tmp_path / "hook")}
    words = ["unshare", "--net", "--map-root-user"]
    if not shutil.which(words[0]) or subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        pytest.skip("the system lets nobody take the network away: only Python was seen to ask nothing")
    return words, {}


def test_a_build_asks_no_network(tmp_path, no_network):
    """No part of the build opens a connection or looks up a name: it is whole where that is refused."""
    words, settings = no_network

    done = built(tmp_path / "build", settings, *words)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_connection_would_be_refused(no_network):
    """Canary: the same block stops a child of a child that asks a listener on this very machine, which answers else."""
    words, settings = no_network
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ask = [sys.executable, "-c", ASK_BY_A_CHILD, str(listener.getsockname()[1])]

        free = subprocess.run(ask, env={}, capture_output=True, text=True, check=False)
        blocked = subprocess.run(
            [*words, *ask], env={"PATH": os.environ["PATH"]} | settings, capture_output=True, text=True, check=False
        )

    assert (free.returncode, free.stderr) == (0, "")
    assert blocked.returncode != 0
    assert ("Network is unreachable" if words else "network: socket.") in blocked.stderr


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
