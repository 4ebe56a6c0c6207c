import logging
import os
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO

import pytest

from lighthouse import LIGHTHOUSE
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
