"""The same input gives the same bytes, on any machine, and nothing is asked of a network."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import reproduce
from machines import Machine

from lighthouse import BUILD, copied, edit, of, tree

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


def test_every_machine_builds_the_same(capsys):
    """Umask, user, line ends, another pandoc, PyYAML without libyaml, other Pythons: the same bytes, open to all."""
    with TemporaryDirectory() as top:  # another user may not enter the folders of pytest
        status = reproduce.compared(Path(top), "tests/fixtures/lighthouse")

    said = capsys.readouterr().out
    assert status == 0, said
    assert said.count(", 0 differ") >= 7, said


def test_a_machine_that_differs_is_seen(tmp_path, capsys, monkeypatch):
    """Canary: a build of which one word differs, and one that is not open to all, are reported by name."""

    def other(folder):
        edit(folder / "tests/fixtures/lighthouse/docs/about/index.md", "\n# ", "\n# Other: ")
        return {}

    monkeypatch.setattr(reproduce, "machines", lambda: [Machine("plain"), Machine("other", prepare=other), "no: never"])

    assert reproduce.compared(tmp_path, "tests/fixtures/lighthouse") == 1

    said = capsys.readouterr().out
    assert "differs on other: about/index.html" in said
    assert "not tried: no: never" in said


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
