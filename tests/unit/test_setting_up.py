"""What `make` does before anything of ours is installed: killed, doubled, or on a machine that lacks something.

The rules are the Makefile's own. In place of Python stands a script that notes what it is asked to install, and takes
its time: a real installation needs the network and minutes (`tests/nightly/test_installation.py` has one).
"""

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKE = shutil.which("make")
FILES = ("Makefile", "pyproject.toml", "requirements.lock", "requirements-test.lock", "scripts/dev/turn.py")
PYTHON = f"""#!/bin/sh
# asked for a module of ours, it is the real one; asked to install, it notes that
[ "$1" = -P ] && shift
case "$*" in
  *scripts/dev/turn.py*) exec {sys.executable} "$@" ;;
  *sys.version_info*) [ ! -e too-old ] ;;
  *ensurepip*) [ ! -e no-venv ] ;;
  *"import pip"*) [ -e .venv/pip ] ;;
  *"-m venv"*)
    echo venv >> asked
    mkdir -p .venv/bin && cp "$0" .venv/bin/python
    [ ! -e full-disk ] || {{ echo Traceback; echo 'OSError: No space left on device'; exit 1; }}
    [ ! -e killed-in-venv ] || exec sleep 600
    while [ -e held ]; do sleep 0.02; done
    touch .venv/pip ;;
  *"pip install"*)
    for what in -r -e; do case "$*" in *" $what "*) break ;; esac; done
    [ "$what" = -r ] && what=$(basename "$(echo "$*" | sed 's/.* -r //')" .lock)
    [ -e busy ] && echo two >> overlapped
    touch busy; echo "$what" >> asked
    [ ! -e "killed-in-$what" ] || exec sleep 600
    sleep 0.03; rm -f busy
    [ ! -e no-network ] ;;
  *) echo "$*" >> ran ;;
esac
"""


@pytest.fixture
def checkout(tmp_path):
    """Copy what `make` needs into a folder whose name needs quoting, with a Python that installs nothing."""
    folder = tmp_path / "it's a $HOME"
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    (folder / "python3").write_text(PYTHON, encoding="utf-8")
    (folder / "python3").chmod(0o755)
    return folder


def started(checkout, *words, **environment):
    """Start make in a process group of its own, free of the settings of a make around the tests."""
    kept = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    command = [MAKE, "PYTHON=./python3", *words]
    return subprocess.Popen(
        command,
        cwd=checkout,
        env=kept | environment,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def made(checkout, *words, **environment):
    """Run make; give its status and what it says on standard error."""
    with started(checkout, *words, **environment) as running:
        _, errors = running.communicate()
    return running.returncode, errors


def wait(streams):
    """Give the streams that have something to say, as soon as one has."""
    return select.select(streams, [], [])[0]


def asked(checkout):
    """Give what was to be installed since the last time, in order."""
    noted = checkout / "asked"
    lines = noted.read_text(encoding="utf-8").split() if noted.exists() else []
    noted.unlink(missing_ok=True)
    return lines


SITE = ["venv", "requirements", "-e"]
ALL = [*SITE, "requirements-test"]


def test_what_is_whole_is_left_alone(checkout):
    """The first `make` installs, each later one begins its own work at once."""
    first = made(checkout, "site"), asked(checkout)
    second = made(checkout, "site"), asked(checkout)

    assert (first, second) == (((0, ""), SITE), ((0, ""), []))
    assert (checkout / "ran").read_text() == "scripts/build.py build\n" * 2


@pytest.mark.parametrize("step", ["venv", "requirements", "-e", "requirements-test"])
def test_a_killed_installation_is_made_anew(checkout, step):
    """Whenever an installation is killed, the next `make` begins from nothing and ends with everything."""
    (checkout / f"killed-in-{step}").touch()
    noted = checkout / "asked"
    with started(checkout, ".venv/.test") as running:
        while not noted.exists() or step not in noted.read_text(encoding="utf-8").split():
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGKILL)
    (checkout / f"killed-in-{step}").unlink()
    (checkout / "busy").unlink(missing_ok=True)
    asked(checkout)

    again = made(checkout, ".venv/.test"), asked(checkout)

    assert again == ((0, ""), ALL)
    assert made(checkout, ".venv/.test") == (0, "")
    assert asked(checkout) == []


def test_two_at_once_take_turns(checkout):
    """Of two runs at the same time one installs, and the other waits, says so, and finds it done."""
    (checkout / "held").touch()
    with started(checkout, "site") as one, started(checkout, "site") as other:
        said = [stream.readline() for stream in wait([one.stderr, other.stderr])]
        (checkout / "held").unlink()
        errors = [one.communicate()[1], other.communicate()[1]]

    assert (one.returncode, other.returncode) == (0, 0)
    assert asked(checkout) == SITE
    assert not (checkout / "overlapped").exists()
    assert said == ["Another make is installing: this one waits for it.\n"]
    assert errors == ["", ""]


def test_what_a_link_leads_to_is_left_alone(checkout):
    """Where somebody has put a link in the place of `.venv`, the link is taken away, never what it leads to."""
    (checkout / "theirs").mkdir()
    (checkout / "theirs/kept").touch()
    (checkout / ".venv").symlink_to("theirs")

    assert made(checkout, "site") == (0, "")
    assert [path.name for path in (checkout / "theirs").iterdir()] == ["kept"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda at: (at / ".venv/bin/python").unlink(), ALL, id="its-python-is-gone"),
        pytest.param(lambda at: (at / ".venv/pip").unlink(), ALL, id="pip-is-gone"),
        pytest.param(lambda at: shutil.rmtree(at / ".venv"), ALL, id="nothing-is-there"),
        pytest.param(lambda at: os.utime(at / ".venv/.site", (0, 0)), [*SITE[1:], ALL[3]], id="newer-lock"),
        pytest.param(lambda at: os.utime(at / ".venv/.test", (0, 0)), [ALL[3]], id="newer-test-lock"),
    ],
)
def test_what_is_not_whole_is_made_anew(checkout, change, expected):
    """Without its Python, or without pip, all is made again; with a newer lock, what that lock names."""
    assert made(checkout, ".venv/.test") == (0, "")
    asked(checkout)
    change(checkout)

    assert made(checkout, ".venv/.test") == (0, "")
    assert asked(checkout) == expected


@pytest.mark.parametrize(
    ("lack", "says"),
    [
        pytest.param("too-old", "Python 3.11 or newer is needed: install it, or name it", id="python"),
        pytest.param("no-venv", "Python needs its module venv, with pip: install it (Debian: apt-get", id="venv"),
        pytest.param("full-disk", "OSError: No space left on device\nNo .venv could be made", id="disk"),
        pytest.param("no-network", "Not installed, for what pip says above: mend that (the network", id="network"),
    ],
)
def test_what_a_machine_lacks_is_said(checkout, lack, says):
    """What is missing is one sentence with the way; once it is there, the same command goes through."""
    (checkout / lack).touch()
    status, errors = made(checkout, "site")
    (checkout / lack).unlink()
    asked(checkout)

    assert status == 2
    assert errors.startswith(says)
    assert [line for line in errors.splitlines()[says.count("\n") + 1 :] if not line.startswith("make")] == []
    assert made(checkout, "site") == (0, "")
    assert asked(checkout) == SITE


@pytest.mark.parametrize("python", ["./none", "./too-old/bin/python"])
def test_a_python_that_is_not_there_is_said(checkout, python):
    """A command that does not exist is no `not found` of a shell."""
    status, errors = made(checkout, "site", f"PYTHON={python}")

    assert status == 2
    assert errors.startswith("Python 3.11 or newer is needed: ")


def test_the_tests_say_that_they_need_git(checkout):
    """The tests alone need git; a machine without it is told before they begin."""
    status, errors = made(checkout, "git", PATH=str(checkout))

    assert status == 2
    assert errors.startswith("The tests need git: ")
    assert made(checkout, "git") == (0, "")
