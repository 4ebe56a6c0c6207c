import logging
import os
import shutil
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from lighthouse import LIGHTHOUSE, synopsis
from synopsis.cli import main

GOOD = ["check", "--config", str(LIGHTHOUSE / "mkdocs.yml")]
BAD = ["check", "--sources", "none"]


@contextmanager
def nobody():
    """Give a pipe whose reader has gone, as `head` goes."""
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w", encoding="utf-8", buffering=1) as file:  # noqa: PTH123 -- a descriptor
        yield file


@contextmanager
def full():
    """Give a device on which there is no room."""
    with open("/dev/full", "w", encoding="utf-8") as file:  # noqa: PTH123 -- a device
        yield file


def ended(words):
    """Give the status with which a command ends."""
    try:
        return main(words)
    except SystemExit as left:
        return left.code


@pytest.mark.parametrize("words", [GOOD, ["--help"]], ids=" ".join)
def test_a_reader_who_goes_ends_the_command(words):
    """A command whose output is cut off, by `head` for example, ends without a word."""
    with nobody() as out, redirect_stdout(out), redirect_stderr(StringIO()) as errors:
        status = ended(words)

    assert (status, errors.getvalue()) == (141, "")


def test_problems_that_nobody_reads():
    """Problems that go into a pipe end with their reader, too."""
    with nobody() as errors, redirect_stderr(errors), redirect_stdout(StringIO()):
        assert ended(BAD) == 141


def test_a_full_disk_behind_the_output_is_told():
    """What could not be written is no success."""
    with full() as out, redirect_stdout(out), redirect_stderr(StringIO()) as errors:
        status = ended(GOOD)

    assert (status, errors.getvalue()) == (
        2,
        "synopsis: output must be taken whole, not refused with 'No space left on device'\n",
    )


def test_letters_that_the_output_does_not_know(tmp_path):
    """Where a terminal knows ASCII alone, other letters are shown by their numbers."""
    sources = shutil.copytree(LIGHTHOUSE / "sources", tmp_path / "ü")
    (tmp_path / "x.txt").write_text("A text.", encoding="utf-8")
    said = ["--label", "A 2020", "--where", "B", "--author", "ren-tanaka", "--csl-type", "book", "--csl-language", "en"]
    words = ["add", "article", str(tmp_path / "x.txt"), *said, "--sources", str(sources)]
    with TextIOWrapper(BytesIO(), "ascii") as out, redirect_stdout(out), redirect_stderr(StringIO()) as errors:
        status = main([*words, *GOOD[1:]])
        told = out.buffer.getvalue().decode("ascii")

    assert (status, errors.getvalue()) == (0, "")
    assert "\\xfc/sentences/a-2020.yml: +9 -0" in told


def test_a_folder_that_is_gone_is_told(tmp_path, monkeypatch):
    """A command that is given in a folder which somebody has removed says so."""
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    ran = synopsis("check")

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Traceback" not in ran.stderr
    settings, sources = ran.stderr.splitlines()
    assert settings.startswith("mkdocs.yml:0:0: ")
    assert sources.endswith("[unreadable]")


def test_names_give_a_terminal_no_orders():
    """A folder or file whose name has controls is shown by their numbers, whatever is wrong with it."""
    ran = synopsis("check", "--sources", "a\x1b[31m\u202e")

    assert ran.stderr == "a\\u001b[31m\\u202e:0:0: sources must be a folder that exists [unreadable]\n"


def test_libraries_say_nothing_beside_us(monkeypatch):
    """What a library logs is none of our problems; afterwards its loggers are as they were."""
    loggers = [logging.getLogger(name) for name in ("pypandoc", "pypandoc.deeper", "some.library")]
    handlers = [list(logger.handlers) for logger in loggers]

    def run(*_):
        for logger in loggers:
            logger.error("beside")
        return 0

    monkeypatch.setattr("synopsis.cli.check.run", run)
    with redirect_stderr(StringIO()) as errors:
        assert main(GOOD) == 0

    assert errors.getvalue() == ""
    assert [list(logger.handlers) for logger in loggers] == handlers
