import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from lighthouse import BUILD, LIGHTHOUSE, synopsis
from synopsis.cli import check

CHECK = ["check", "--config", str(LIGHTHOUSE / "mkdocs.yml")]


@pytest.fixture
def failing(monkeypatch, tmp_path):
    """Let `check` fail; temporary files are below a folder that is looked at."""

    def fail(error):
        def run(*_):
            raise error

        monkeypatch.setattr(check, "run", run)
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    return fail


@pytest.mark.parametrize(
    "error", [ZeroDivisionError("on\ntwo lines"), RecursionError("deep"), AssertionError(), KeyError("\x1b[31m")]
)
def test_what_nobody_foresaw_is_one_line(failing, tmp_path, error):
    """The line names version, kind of failure, tracker and a file; the traceback stands in the file alone."""
    failing(error)

    ran = synopsis(*CHECK, GITHUB_SERVER_URL="https://git.example.org", GITHUB_REPOSITORY="ada/lights")

    (file,) = tmp_path.iterdir()
    (line,) = ran.stderr.splitlines()
    assert (ran.returncode, ran.stdout) == (2, "")
    assert re.match(rf"synopsis \d+\.\d+\.\d+ failed, .*\({type(error).__name__}\); report it ", line)
    assert f"at https://git.example.org/ada/lights/issues with the file {file}, " in line
    written = file.read_text(encoding="utf-8")
    assert "Traceback" in written
    assert type(error).__name__ in written


def test_a_failure_that_cannot_be_written_is_told_all_the_same(failing, tmp_path):
    """On a full or closed disk the line stands alone."""
    failing(ZeroDivisionError())
    tmp_path.rmdir()

    ran = synopsis(*CHECK)

    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)
    assert "could not be written: No such file or directory" in ran.stderr


@pytest.mark.parametrize(
    ("error", "line"),
    [
        pytest.param(MemoryError(), "more memory is needed than this machine gives", id="memory"),
        pytest.param(ImportError("cannot import name 'CSafeLoader'"), "run `make clean site`", id="installation"),
    ],
)
def test_what_the_machine_lacks_is_told(failing, tmp_path, error, line):
    """What is no fault of the program says what to do, and leaves no file."""
    failing(error)

    ran = synopsis(*CHECK)

    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)
    assert line in ran.stderr
    assert [*tmp_path.iterdir()] == []


def test_an_interrupt_says_nothing(failing):
    """Whoever presses Ctrl-C knows why it ended."""
    failing(KeyboardInterrupt())

    assert synopsis(*CHECK) == (130, "", "")


def test_a_thread_is_told_in_a_line(monkeypatch, capsys):
    """What fails beside the command is a line, too; afterwards the process has back what it had."""
    before = threading.excepthook

    def run(*_):
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        return 0

    monkeypatch.setattr(check, "run", run)

    ran = synopsis(*CHECK)

    named = re.search(r"\(ZeroDivisionError\); report it .* with the file ([^,]+), ", ran.stderr)
    Path(named[1]).unlink()
    assert (ran.returncode, len(ran.stderr.splitlines()), capsys.readouterr().err) == (0, 1, "")
    assert threading.excepthook is before


def test_without_its_dependencies_it_says_how_to_get_them():
    """A Python that has nothing installed is told the way, not where an import failed."""
    ran = subprocess.run([sys.executable, "-S", BUILD, "check"], capture_output=True, encoding="utf-8", check=False)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert re.fullmatch(r"synopsis: what it needs is not installed: .* run `make clean site`, .*\n", ran.stderr)
